import { choiceOf } from '../decisions/choice-of.ts';
import { counted, listed } from '../decisions/figures.ts';
import type { Finding } from '../sizing/finding.ts';
import type { Design } from './design.ts';
import { secretsPlace } from './implementation-places.ts';
import type { Task } from './plan-task.ts';
import { tightestLimits } from './tightest-limits.ts';

/** Blockers and open questions first, then trials of the limits that the design comes nearest to: at most six steps. */
export function trialSteps(design: Design): readonly Task[] {
  const { findings } = design.sizing;
  const blockers = findings.filter(({ severity }) => severity === 'blocker');
  const open = findings.filter(({ severity }) => severity === 'cannot_determine');
  return [
    ...blockers.slice(0, mostBlockers).map(settle),
    ...settleTogether(blockers.slice(mostBlockers), 'blocker'),
    ...settleTogether(open, 'open question'),
    accessTask(design),
    ...tightestLimits(design)
      .slice(0, 2)
      .map(({ action, acceptance }) => ({ action, acceptance })),
  ];
}

const mostBlockers = 2;

function settle({ id, title, remedies }: Finding): Task {
  return {
    action: `Settle ${id} with whoever owns the answer: ${title}`,
    acceptance: `One of these is agreed and the answer changed, after which what-if lists ${id} no more: ${remedies.map((remedy) => remedy.replace(/\.$/, '')).join('; or ')}.`,
  };
}

function settleTogether(findings: readonly Finding[], noun: string): readonly Task[] {
  if (findings.length === 0) return [];
  return [
    {
      action: `Settle ${counted(findings.length, `more ${noun}`, `more ${noun}s`).replace('more open', 'open')}: ${listed(findings.map(({ id }) => id))}.`,
      acceptance:
        'Each answer is stated instead of assumed, and the design made again from the answers lists none of them.',
    },
  ];
}

function accessTask(design: Design): Task {
  const { sources } = design.sizing.workload;
  const remote = sources.filter(({ kind }) => kind.value !== 'uploads').map(({ id }) => id);
  const uploaded = sources.filter(({ kind }) => kind.value === 'uploads').map(({ id }) => id);
  const signIn = choiceOf(design.decided, 'sign_in');
  const wanted = [
    ...(remote.length > 0 ? [`read-only credentials for ${listed(remote)}`] : []),
    ...(uploaded.length > 0 ? [`twenty real files of ${listed(uploaded)} from different senders`] : []),
    ...(signIn === 'oidc' || signIn === 'proxy_headers' ? ['two test identities'] : []),
  ];
  const refused = remote.length > 0 ? 'a write with any of them is refused by its source; ' : '';
  return {
    action: `Obtain ${listed(wanted)}; secrets go into ${secretsPlace(design)}.`,
    acceptance: `settings.setting reads each secret where the app will run; ${refused}git log -S finds none in the repository.`,
  };
}

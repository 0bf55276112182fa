import { choiceOf } from '../decisions/choice-of.ts';
import { listed } from '../decisions/figures.ts';
import type { Finding } from '../sizing/finding.ts';
import type { Design } from './design.ts';
import { secretsPlace } from './implementation-places.ts';
import type { Task } from './plan-task.ts';
import { tightestLimits } from './tightest-limits.ts';

/**
 * Blockers and open questions first, then access, then trials of the limits that the design comes nearest to. `room` is
 * the most steps, at least 3: with little room, what has to be settled shares one step.
 */
export function trialSteps(design: Design, room: number): readonly Task[] {
  const settled = settleTasks(design.sizing.findings, Math.min(mostSettled, room - 2));
  return [
    ...settled,
    accessTask(design),
    ...tightestLimits(design)
      .slice(0, Math.min(mostTrials, room - settled.length - 1))
      .map(({ action, acceptance }) => ({ action, acceptance })),
  ];
}

const mostSettled = 3;
const mostTrials = 2;

function settleTasks(findings: readonly Finding[], most: number): readonly Task[] {
  const open = [
    ...findings.filter(({ severity }) => severity === 'blocker'),
    ...findings.filter(({ severity }) => severity === 'cannot_determine'),
  ];
  if (open.length <= most) return open.map(settle);
  return [...open.slice(0, most - 1).map(settle), settleTogether(open.slice(most - 1))];
}

function settle({ id, title, remedies }: Finding): Task {
  const ways = remedies.map((remedy) => remedy.replace(/\.$/, ''));
  return {
    action: `Settle ${id} with whoever owns the answer: ${title}.`,
    acceptance:
      ways.length > 0
        ? `One of these is agreed and the answer changed, after which what-if lists ${id} no more: ${ways.join('; or ')}.`
        : `The answer is known instead of assumed, and the design made again from it lists ${id} no more.`,
  };
}

function settleTogether(findings: readonly Finding[]): Task {
  return {
    action: `Settle with whoever owns the answers: ${listed(findings.map(({ id }) => id))}.`,
    acceptance:
      'Each answer is changed or known instead of assumed, and the design made again from them lists none of these.',
  };
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

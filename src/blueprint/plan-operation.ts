import { choiceOf } from '../decisions/choice-of.ts';
import { counted, figure, listed, quoteAnswer, quoteSeconds } from '../decisions/figures.ts';
import { regimeNames } from '../decisions/regime-names.ts';
import { planBenchmarks } from './benchmarks.ts';
import { type Design, hasStore, instances } from './design.ts';
import { alertRoute, monitorWords } from './design-names.ts';
import { retentionPlace } from './implementation-places.ts';
import type { Task } from './plan-task.ts';
import { setSlos } from './slos.ts';

/** What tells the team that something is wrong, and the ways back that it has practised. */
export function operationSteps(design: Design): readonly Task[] {
  return [watchTask(design), deployTask(design), recoveryTask(design), ...complianceTask(design)];
}

/** The measurements that let the app open to its viewers. */
export function proofSteps(design: Design): readonly Task[] {
  const { viewers, availability } = design.sizing.workload;
  const benchmarks = planBenchmarks(design).filter(({ id }) => id !== 'B-viewers');
  return [
    ...comparisonTask(design),
    {
      action: `Run the benchmarks at full volume: ${listed(benchmarks.map(({ id }) => id))}.`,
      acceptance:
        'Each is within its budget on a machine like the host; a figure that is not goes back into the answers, and the decisions that change are made again before opening.',
    },
    {
      action: `Open the app to ${viewers.value >= 10 ? 'a tenth of the viewers' : 'one viewer'} for a week, then to everybody (${counted(viewers.value, 'viewer')} at a time; B-viewers beforehand).`,
      acceptance: `Over the week the age of the data, the p95 of pages and ${quoteAnswer(availability, 'ratio')} hold; memory at the same hour grows by less than a tenth; no alert was false.`,
    },
  ];
}

/** What exists is the only measure of "right" and "quicker" that viewers already trust. */
function comparisonTask({ sizing }: Design): readonly Task[] {
  const existing = sizing.workload.existing.value;
  if (existing === 'none') return [];
  const today = existingWords[existing];
  return [
    {
      action: `Run ${today} beside it on the same data for a week, and compare each page with what it replaces.`,
      acceptance: `Every figure equals that of ${today} for the same filters, or the difference is explained in writing; no page takes longer; ${today} stays within reach until the week is over.`,
    },
  ];
}

const existingWords = {
  streamlit_app: 'the app of today',
  notebooks: 'the notebooks of today',
  bi_tool: 'the reports of today',
} as const;

function watchTask(design: Design): Task {
  const slos = setSlos(design);
  return {
    action: `Emit runs, reads and loads through logs.py, and set up the alerts of the ${counted(slos.length, 'SLO')} in ${monitorWords(design)}.`,
    acceptance: `Each alert was made to fire once by hand (a stopped job, a failing page, a slow query) and arrived by ${alertRoute(design)} within 10 min; no line or label holds a value of a row, a token or a name.`,
  };
}

function deployTask(design: Design): Task {
  const label = design.decided.find(({ topic }) => topic === 'deployment')?.choice.label ?? 'One instance';
  const count = instances(design);
  const isHosted = ['community_cloud', 'snowflake'].includes(choiceOf(design.decided, 'deployment') ?? '');
  const affinity =
    count > 1 && !isHosted
      ? ' A viewer who reconnects finds the session (affinity by cookie, one cookieSecret); one instance can be taken away while viewers work.'
      : '';
  const probes = isHosted
    ? 'A deploy and the way back to the version before take one command each, and the locked dependencies are what runs.'
    : 'The probe asks /_stcore/health and fails when the process hangs; /_stcore/metrics and error details do not reach a browser; a deploy and the way back take one command each.';
  return {
    action: isHosted
      ? `Deploy to ${label.replace(/^Streamlit in /, '')}, configured by .streamlit/config.toml.`
      : `Deploy ${counted(count, 'instance')} with ${quoteAnswer(design.sizing.workload.hostMemory, 'B')}${count > 1 ? ' each' : ''} (${label.charAt(0).toLowerCase()}${label.slice(1)}), configured by .streamlit/config.toml.`,
    acceptance: `${probes}${affinity}`,
  };
}

function recoveryTask(design: Design): Task {
  const { rpo, rto } = design.sizing.workload;
  const what = hasStore(design)
    ? 'the loss of the store and of the host'
    : 'the loss of the host and a long absence of each source';
  return {
    action: `Practise ${what}, following the runbook, with somebody who did not write it.`,
    acceptance: `Service is back within ${promised(rto.value, figure(design, 'app.rto_reached'))} with at most ${promised(rpo.value, figure(design, 'app.rpo_reached'))} of data lost; counts by day equal the sources'; the time of each step is written into the runbook.`,
  };
}

/** Seconds that were asked for, beside those that the arithmetic gives. */
function promised(asked: number, reached: number): string {
  return reached > asked
    ? `${quoteSeconds(asked)} (arithmetic says ${quoteSeconds(reached)}: settle that first)`
    : `${quoteSeconds(asked)} (${quoteSeconds(reached)} by arithmetic)`;
}

function complianceTask(design: Design): readonly Task[] {
  const { regimes, personalData, classification } = design.sizing.workload;
  const isSensitive = classification.value === 'confidential' || classification.value === 'restricted';
  if (regimes.value.length === 0 && personalData.value === 'none' && !isSensitive) return [];
  const names = listed(regimes.value.map((regime) => regimeNames[regime]));
  return [
    {
      action: `Verify each control for ${names || (isSensitive ? `${classification.value} data` : 'data about people')} on the running system, and switch on the deletion (${retentionPlace(design)}).`,
      acceptance: `Every row of the control table has its evidence (a query, a screenshot or a log line) and a date, signed by its owner; the oldest row is younger than ${quoteSeconds(design.sizing.workload.retention.value)} and one day.`,
    },
  ];
}

import type { Blueprint } from '../../../blueprint/blueprint.ts';
import { codeBlocks } from '../code-blocks.ts';
import { decisionOn, figure } from '../figures.ts';
import { bullets, heading, plain, table } from '../markdown-blocks.ts';
import type { SectionWriter } from '../section-writer.ts';

/** The objectives and their alerts, what is emitted, who runs what, and how it is changed. */
export const writeObservability: SectionWriter = (context) => {
  const { blueprint } = context;
  const observability = decisionOn(blueprint, 'observability');
  return [
    ...(observability === null
      ? []
      : [
          `${observability.id}: **${observability.choice.label}**. ${observability.because}`,
          ...bullets(observability.consequences),
        ]),
    heading('Objectives and alerts'),
    ...table(
      ['Objective', 'Indicator', 'Target', 'Window', 'Alert', 'To'],
      blueprint.slos.map(({ id, indicator, objective, window, alert, route }) =>
        [id, indicator, objective, window, alert, route].map(plain),
      ),
    ),
    `The error budget is ${figure(blueprint, 'app.error_budget')} in 30 days. An alert says which runbook to open and what viewers see meanwhile.`,
    heading('Health'),
    'The probe asks `/_stcore/health` and nothing else: an unknown path answers 200 with the page itself, so a wrong probe never fails. `/_stcore/metrics` is closed at the proxy.',
    heading('Who runs it'),
    ...operation(blueprint),
    heading('Changing it'),
    ...bullets(changing(blueprint)),
    heading('Code'),
    ...codeBlocks(context, 'observability'),
  ];
};

function operation(blueprint: Blueprint): readonly string[] {
  const decisions = [decisionOn(blueprint, 'orchestration'), decisionOn(blueprint, 'deployment')].filter(
    (decision) => decision !== null,
  );
  return decisions.flatMap((decision) => [
    `${decision.id}: **${decision.choice.label}**. ${decision.because}`,
    ...bullets(decision.consequences),
  ]);
}

function changing({ workload }: Blueprint): readonly string[] {
  const cadence = { daily: 'every day', weekly: 'every week', monthly: 'every month or less' } as const;
  const schema = {
    rare: 'Sources change their fields rarely: a missing or retyped column stops the load, a new one is logged.',
    monthly:
      'Sources change their fields about monthly: the contract lives in one file with an owner, and a change is rehearsed on a copy first.',
    weekly:
      'Sources change their fields weekly: views with a version stand between their columns and the pages, so that a rename is one line.',
  } as const;
  return [
    `Deployed ${cadence[workload.deployCadence.value]}: a deployment empties the caches and ends the sessions of an instance, so instances are replaced one at a time${workload.availability.value >= 0.999 ? ' and never the last one' : ''}, outside the busiest hour.`,
    'A change of schema is made in three deployments: add the new, move readers, remove the old; each can be rolled back by itself.',
    schema[workload.schemaChanges.value],
    'Versions are pinned; an update runs the tests of this design with the new versions before it is merged.',
  ];
}

import { type Design, hasWorker, instances } from '../../../blueprint/design.ts';
import { alertRoute, monitorWords, workerName } from '../../../blueprint/design-names.ts';
import { choiceOf } from '../../../decisions/choice-of.ts';
import { jobsOf } from '../../../decisions/jobs.ts';
import { codeBlocks, hasFile } from '../code-blocks.ts';
import { emittedEvents, emittedMetrics } from '../emitted.ts';
import { decisionOn, figure } from '../figures.ts';
import { chosen } from '../links.ts';
import { bullets, fence, heading, listed, plain, table } from '../markdown-blocks.ts';
import { rollout } from '../rollout.ts';
import type { SectionContext, SectionWriter } from '../section-writer.ts';

/** The objectives and their alerts, what is emitted, who runs what, and how it is changed. */
export const writeObservability: SectionWriter = (context) => {
  const { blueprint } = context;
  const observability = decisionOn(blueprint, 'observability');
  return [
    heading('Objectives and alerts'),
    ...(observability === null ? [] : [`${chosen(observability)}; alerts go by ${alertRoute(context.design)}.`]),
    ...table(
      ['Objective', 'Indicator', 'Target', 'Window', 'Alert', 'To'],
      blueprint.slos.map(({ id, indicator, objective, window, alert, route }) =>
        [id, indicator, objective, window, alert, route].map(plain),
      ),
    ),
    `The error budget is ${figure(blueprint, 'app.error_budget')} in 30 days. When half of it is gone before half of the time, releases wait until the cause is mended.`,
    heading('What is emitted'),
    ...emitted(context),
    heading('Who runs it'),
    ...operation(context),
    heading('Releasing and taking back'),
    ...rollout(context),
    heading('Maintenance'),
    ...bullets(maintenance(context)),
    ...codeBlocks(context, 'observability'),
  ];
};

function emitted(context: SectionContext): readonly string[] {
  const metrics = emittedMetrics(context);
  return [
    ...table(['Log event', 'Fields', 'When'], emittedEvents(context)),
    ...(metrics.length === 0
      ? [
          `Every line also has \`timestamp\`, \`level\` and \`app\`. ${capital(monitorWords(context.design))} counts them.`,
        ]
      : [
          ...table(['Metric', 'Labels', 'Kind'], metrics),
          'Each instance and the worker serve their metrics on the loopback address; a scraper beside them collects. Streamlit’s own `/_stcore/metrics` has sessions and cache sizes, and is closed to the outside.',
        ]),
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function operation(context: SectionContext): readonly string[] {
  const { blueprint, design } = context;
  const orchestration = decisionOn(blueprint, 'orchestration');
  const deployment = decisionOn(blueprint, 'deployment');
  const people = blueprint.workload.teamSize.value;
  return [
    ...bullets([
      ...(deployment === null ? [] : [`The app: ${chosen(deployment)}.`]),
      ...(orchestration === null ? [] : [`The jobs: ${chosen(orchestration)}.${jobs(design)}`]),
      `Health: the probe asks \`/_stcore/health\` and nothing else, since any other path answers 200 with the page.`,
      people === 1
        ? 'One person looks after it: name who does when that person is away, or the objectives hold on working days only.'
        : `${people} people look after it; one of them has the alerts of the week.`,
    ]),
    ...crontab(context),
  ];
}

function jobs(design: Design): string {
  const all = jobsOf(design).map(({ does }) => does);
  return hasWorker(design) && all.length > 0 ? ` The ${workerName(design)}: ${listed(all)}.` : '';
}

/** The crontab of the tasks of worker.py, with a lock for each. */
function crontab({ design, code }: SectionContext): readonly string[] {
  if (choiceOf(design.decided, 'orchestration') !== 'cron') return [];
  const worker = code.find(({ path }) => path === 'worker.py')?.text ?? '';
  const tasks = [...worker.matchAll(/^ {4}"(\w+)": Task\(\s*every=(\d+)/gm)];
  if (tasks.length === 0) return [];
  const lines = tasks.map((match) => {
    const [, name = '', every = '0'] = match;
    return `${cronTime(Number(every))} flock -n /run/lock/${name} python worker.py ${name} 2>&1 | logger -t worker`;
  });
  return [
    'The crontab, in the folder of the project; a run that is still busy is not joined by a second.',
    fence('text', lines.join('\n')),
  ];
}

/** The cron time of the longest interval that divides an hour or a day and is not longer than asked. */
function cronTime(seconds: number): string {
  const minutes = Math.max(1, Math.floor(seconds / 60));
  const within = (steps: readonly number[], most: number) => steps.filter((step) => step <= most).at(-1) ?? 1;
  if (minutes < 60) return `*/${within([1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30], minutes)} * * * *`.replace('*/1 ', '* ');
  if (minutes < 1440)
    return `0 */${within([1, 2, 3, 4, 6, 8, 12], Math.floor(minutes / 60))} * * *`.replace('*/1 ', '* ');
  return '30 4 * * *';
}

function maintenance(context: SectionContext): readonly string[] {
  const { blueprint, design } = context;
  const schema = {
    rare: 'Sources change their fields rarely: a required one that is missing or of another type stops the load; a new one is ignored until it is named.',
    monthly:
      'Sources change their fields about monthly: columns and their owner stand in one file, and a change is rehearsed on a copy first.',
    weekly:
      'Sources change their fields weekly: `FIELDS` maps their names to ours in one place, so that a rename is one line.',
  } as const;
  return [
    schema[blueprint.workload.schemaChanges.value],
    ...(hasFile(context, 'sql/retention.sql') ? ['Daily: `sql/retention.sql`, as the owner.'] : []),
    ...(hasFile(context, 'sql/partitions.sql')
      ? ['Monthly: `sql/partitions.sql` makes the partitions ahead; anything in the default partition is an alert.']
      : []),
    ...(choiceOf(design.decided, 'store') === 'postgres'
      ? [
          'Quarterly: restore the newest backup beside the store and compare counts by day; the time it took replaces the estimate of the RTO.',
        ]
      : []),
    `Quarterly: versions. An update is a change of its own, ${instances(design) > 1 ? 'on one instance first' : 'tried beside the running one first'}.`,
  ];
}

import { formatQuantity } from '../../intake/quantities/format-quantity.ts';
import { appLimits } from '../../knowledge/limits-app.ts';
import { appSources } from '../../knowledge/sources-app.ts';
import type { DecisionContext, Topic } from '../decision.ts';
import { counted, figure, quote, quoteAnswer } from '../figures.ts';
import { transformFigures } from '../transform-figures.ts';

type Context = DecisionContext;

/** How much of production a test has to resemble. */
export const testingTopic: Topic<'testing'> = {
  id: 'testing',
  title: 'Testing',
  question: 'How much of production does a test have to resemble?',
  applies: () => true,
  weights: { performance: 1, simplicity: 3, cost: 2, skills: 1, robustness: 3 },
  options: [
    {
      id: 'apptest_only',
      label: 'Unit tests and AppTest on small fixtures',
      excluded: (context) => whyLoad(context) ?? whyVolume(context),
      scores: () => ({ performance: 4, simplicity: 5, cost: 5, skills: 5, robustness: 4 }),
      because: (context) =>
        `${rows(context)} at most, a transform of ${transformMemory(context)} in a budget of ${quote(context, 'app.memory_budget')} and ${viewers(context)}: what can go wrong is logic, and AppTest with a fixture of a few hundred rows shows it in seconds.`,
      passedOver: () => 'A fixture of a few hundred rows says nothing about memory, time or sessions.',
      consequences: (context) => [
        'AppTest runs pages without a browser (3 s timeout by default): it sees exceptions, elements and state, not charts, clicks on tables or a second session.',
        'Transforms and validation are plain functions with tests of their own; pages stay thin.',
        ...identities(context),
      ],
      settings: () => ({ fixtures: 'a few hundred rows, kept in the repository' }),
    },
    {
      id: 'apptest_and_volume',
      label: 'The same, and the pipeline at full volume',
      excluded: (context) => whyLoad(context),
      scores: () => ({ performance: 4, simplicity: 3, cost: 3, skills: 4, robustness: 5 }),
      because: (context) =>
        `${whyVolume(context) ?? 'Volume is the open question.'} A generator makes that volume with the skew, nulls and duplicates of the real data, and load, transform and page are timed on a machine like the host.`,
      passedOver: (context) =>
        `${rows(context)} at most need ${transformMemory(context)} of ${quote(context, 'app.memory_budget')}: a test at volume would confirm arithmetic.`,
      consequences: (context) => [
        `The generator has a seed, so that a figure can be reproduced; the run is limited to the host's ${quoteAnswer(context.sizing.workload.hostMemory, 'B')}, so that a breach is an error and not a swap.`,
        'It runs nightly and before a release, not at each commit; the figures are kept, and a fifth more is a failure.',
        ...identities(context),
      ],
      settings: (context) => ({ volume: rows(context), budget: quote(context, 'app.memory_budget') }),
    },
    {
      id: 'volume_and_load',
      label: 'The same, and as many sessions as viewers',
      excluded: () => null,
      scores: (context) =>
        whyLoad(context) === null
          ? { performance: 4, simplicity: 1, cost: 1, skills: 3, robustness: 5 }
          : { performance: 5, simplicity: 3, cost: 3, skills: 3, robustness: 5 },
      because: (context) =>
        `${whyLoad(context) ?? 'Concurrency is the open question.'} Only real sessions on a real server show what that does to memory, pool and cache; AppTest has one session and no network.`,
      passedOver: (context) =>
        `${viewers(context)} keep ${quote(context, 'app.runs_in_flight')} runs in flight: sessions do not compete yet.`,
      consequences: (context) => [
        `${viewers(context)} are opened as WebSocket sessions, clicking at the answered pace over full caches; passed is a p95 of ${quoteAnswer(context.sizing.workload.pageLoad, 's')} and memory within ${quote(context, 'app.memory_budget')}.`,
        'One session clicks faster than a run lasts: fast reruns overlap its script threads, and the pool has to hold.',
        context.sizing.workload.sources.some(({ api }) => api !== null)
          ? "What is read holds the full volume; vendors are replaced by recorded answers, so that nobody's rate limit is tested by accident."
          : 'What is read holds the full volume, on a server like the one in use.',
        ...identities(context),
      ],
      settings: (context) => ({
        sessions: formatQuantity(context.sizing.workload.viewers.value, 'count'),
        volume: rows(context),
        p95: quoteAnswer(context.sizing.workload.pageLoad, 's'),
      }),
    },
  ],
  inputs: ({ sizing }) => [
    'viewers',
    'page_load',
    'row_access',
    ...sizing.workload.sources.map(({ id }) => `${id}.rows`),
    'app.scan_rows',
    'app.memory_budget',
    'app.runs_in_flight',
  ],
  sources: [appSources.appTest, appSources.fastReruns, appSources.judgement],
};

function whyVolume(context: Context): string | null {
  const scanned = figure(context, 'app.scan_rows');
  if (scanned >= appLimits.volumeTestRows.value) {
    return `A transform reads ${quote(context, 'app.scan_rows')}, and a fixture of a few hundred says nothing about their memory and time.`;
  }
  const share = figure(context, transformFigures(context.decided).memory) / figure(context, 'app.memory_budget');
  return share > appLimits.volumeTestMemory.value
    ? `A transform needs ${transformMemory(context)} of a budget of ${quote(context, 'app.memory_budget')}: too close to leave it to arithmetic.`
    : null;
}

function whyLoad(context: Context): string | null {
  const { viewers: concurrent } = context.sizing.workload;
  if (concurrent.value >= appLimits.loadTestViewers.value) {
    return `${viewers(context)} at a time share one process per instance, its cores and its pool.`;
  }
  return figure(context, 'app.runs_in_flight') >= appLimits.loadTestRuns.value
    ? `${quote(context, 'app.runs_in_flight')} script runs are in flight at a time and compete for cores and connections.`
    : null;
}

function transformMemory(context: Context): string {
  return quote(context, transformFigures(context.decided).memory);
}

function rows(context: Context): string {
  return quote(context, 'app.scan_rows');
}

function viewers({ sizing }: Context): string {
  return counted(sizing.workload.viewers.value, 'viewer');
}

function identities({ sizing }: Context): readonly string[] {
  return sizing.workload.rowAccess.value === 'same_for_all'
    ? []
    : [
        "Two identities on one real server, with warm caches, must not see each other's rows: AppTest, with its one session, cannot show that.",
      ];
}

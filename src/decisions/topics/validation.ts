import { dataSources } from '../../knowledge/sources-data.ts';
import { choiceOf } from '../choice-of.ts';
import { copiedSources } from '../copied-sources.ts';
import type { DecisionContext, Topic } from '../decision.ts';
import { formatCount, listed, quoteSeconds, sourceFigure } from '../figures.ts';

type Context = DecisionContext;

/** What states and enforces the schema. */
export const validationTopic: Topic<'validation'> = {
  id: 'validation',
  title: 'Validation',
  question: 'What states the schema and holds the data to it?',
  applies: () => true,
  weights: { performance: 3, simplicity: 3, cost: 1, skills: 1, robustness: 2 },
  options: [
    {
      id: 'pandera',
      label: 'pandera, column by column',
      excluded: (context) => (passes(context) === 0 ? nothingPasses(context) : null),
      scores: (context) => ({
        performance: 5,
        simplicity: passesInFrames(context) ? 5 : 3,
        cost: 5,
        skills: 4,
        robustness: 4,
      }),
      because: (context) =>
        `Up to ${formatCount(passes(context))} rows at a time pass through Python as a frame: columns are checked at the engine’s speed, where row by row would take ${quoteSeconds(passes(context) / rowRate)}, and lazy validation reports every fault at once.`,
      passedOver: (context) =>
        `Batches of at most ${formatCount(passes(context))} records are checked where they are parsed; a frame would be made only to check it.`,
      consequences: () => [
        'The index is made unique before drop_invalid_rows or reports by row: pandera drops by index.',
        'The schema is the one place that names columns, types and ranges; the load reads them from it.',
      ],
    },
    {
      id: 'pydantic',
      label: 'pydantic, record by record',
      excluded: (context) => {
        if (passes(context) === 0) return nothingPasses(context);
        return passes(context) / rowRate > patience
          ? `${formatCount(passes(context))} rows at a time take ${quoteSeconds(passes(context) / rowRate)} record by record, at 250,000 a second; somebody waits for it.`
          : null;
      },
      scores: (context) => ({
        performance: passesInFrames(context) ? 2 : 5,
        simplicity: passesInFrames(context) ? 2 : 5,
        cost: 5,
        skills: 4,
        robustness: passesInFrames(context) ? 3 : 4,
      }),
      because: (context) =>
        `${listed(sourcesOf(context))} bring records one message or page at a time, ${formatCount(passes(context))} at most: they are validated as they are parsed, in ${quoteSeconds(passes(context) / rowRate)}, and a record that fails is whole in hand.`,
      passedOver: (context) =>
        `Rows arrive as tables: checking ${formatCount(passes(context))} of them record by record takes ${quoteSeconds(passes(context) / rowRate)} and gives column faults one row at a time.`,
      consequences: () => [
        'model_validate_json on the bytes, a TypeAdapter made once, extra="forbid" so that a new field is noticed.',
      ],
    },
    {
      id: 'great_expectations',
      label: 'Great Expectations',
      excluded: (context) => (passes(context) === 0 && !hasServer(context) ? nothingPasses(context) : null),
      scores: (context) => ({
        performance: 3,
        simplicity: isGoverned(context) ? 4 : 1,
        cost: isGoverned(context) ? 5 : 3,
        skills: isGoverned(context) ? 5 : 2,
        robustness: isGoverned(context) ? 5 : 3,
      }),
      because: (context) =>
        `A team of ${formatCount(context.sizing.workload.teamSize.value)} under ${listed(context.sizing.workload.regimes.value.map((regime) => regime.toUpperCase()))} has to show what was checked and when: suites, checkpoints and their results are that record.`,
      passedOver: (context) =>
        `Contexts, suites and checkpoints are for an organisation’s shared suites; here a team of ${formatCount(context.sizing.workload.teamSize.value)} looks after ${context.sizing.workload.sources.length === 1 ? 'one source' : `${context.sizing.workload.sources.length} sources`}.`,
      consequences: () => [
        'result_format stays at SUMMARY: COMPLETE copies failing values, personal ones too, into the results.',
        'The checkpoint stops the load before the swap, not after it.',
      ],
    },
    {
      id: 'sql_constraints',
      label: 'Constraints and checks in SQL',
      excluded: (context) => {
        if (!hasServer(context)) return 'There is no database server that could hold constraints.';
        return context.sizing.workload.sources.some(({ kind }) => kind.value === 'uploads')
          ? 'An uploader needs every fault of a file at once; a constraint stops at the first.'
          : null;
      },
      scores: (context) => ({
        performance: 5,
        simplicity: passes(context) === 0 ? 5 : 2,
        cost: 5,
        skills: context.sizing.workload.skills.value.includes('sql') ? 5 : 3,
        robustness: passes(context) === 0 ? 5 : 3,
      }),
      because: (context) =>
        `No row passes through Python on its way to the page: checks on ${listed(context.sizing.workload.sources.map(({ id }) => id))} run in the database, as queries that count what breaks a rule.`,
      passedOver: () =>
        'Rows pass through Python anyway, where all their faults can be told at once instead of the first.',
      consequences: () => [
        'Each check is a query that returns the rows that break it; a job runs them after each refresh and writes the counts to a table that the alerts read.',
      ],
    },
  ],
  inputs: ({ sizing }) => [
    'team_size',
    'regimes',
    'skills',
    ...sizing.workload.sources.flatMap(({ id }) => [
      `${id}.kind`,
      `${id}.rows_per_day`,
      `${id}.file_size`,
      `${id}.rows_per_file`,
    ]),
  ],
  sources: [dataSources.msgspecBenchmark, dataSources.panderaLazy, dataSources.gxResults],
};

/** Records that pydantic validates in a second on one core. */
const rowRate = 250_000;
/** Seconds for which an uploader or a scheduled load waits without harm (judgement). */
const patience = 2;
/** Batches above this are worth a frame, below it a list of records is as quick (judgement). */
const frameRows = 10_000;
const governedTeam = 4;

/** Rows that pass through Python at a time, at most. */
function passes(context: Context): number {
  const batches = copiedSources(context).map(({ id, kind, rows }) => {
    if (kind.value === 'uploads' || kind.value === 'files')
      return sourceFigure(context, id, 'rows_per_file') ?? rows.value;
    if (kind.value === 'stream') return sourceFigure(context, id, 'events_peak') ?? 0;
    const interval = sourceFigure(context, id, 'sync_interval') ?? 0;
    return Math.max(1, (sourceFigure(context, id, 'rate_peak') ?? 0) * interval);
  });
  return Math.max(0, ...batches);
}

function sourcesOf(context: Context): readonly string[] {
  return copiedSources(context).map(({ id }) => id);
}

function passesInFrames(context: Context): boolean {
  return passes(context) > frameRows || copiedSources(context).some(({ files }) => files !== null);
}

function nothingPasses(context: Context): string {
  return `Nothing passes through Python: ${listed(context.sizing.workload.sources.map(({ id }) => id))} ${context.sizing.workload.sources.length === 1 ? 'is' : 'are'} read in place.`;
}

function hasServer(context: Context): boolean {
  const store = choiceOf(context.decided, 'store');
  return (
    store === 'postgres' ||
    store === 'existing_warehouse' ||
    (store === 'in_place' && context.sizing.workload.sources.some(({ database }) => database !== null))
  );
}

function isGoverned({ sizing }: Context): boolean {
  const { teamSize, regimes } = sizing.workload;
  return teamSize.value >= governedTeam && regimes.value.length > 0;
}

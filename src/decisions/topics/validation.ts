import { formatQuantity } from '../../intake/quantities/format-quantity.ts';
import { engineConstants } from '../../knowledge/engines.ts';
import { fileConstants } from '../../knowledge/files.ts';
import { dataLimits } from '../../knowledge/limits-data.ts';
import { dataSources } from '../../knowledge/sources-data.ts';
import type { Regime, SourceWorkload } from '../../sizing/workload.ts';
import { choiceOf } from '../choice-of.ts';
import { copiedSources } from '../copied-sources.ts';
import type { DecisionContext, Topic } from '../decision.ts';
import { hasServer } from '../engine-work.ts';
import { counted, listed, quoteSeconds, sourceFigure } from '../figures.ts';
import { regimeNames } from '../regime-names.ts';

type Context = DecisionContext;

/** What states the schema and enforces it. */
export const validationTopic: Topic<'validation'> = {
  id: 'validation',
  title: 'Validation',
  question: 'What states the schema and holds the data to it?',
  applies: () => true,
  weights: { performance: 3, simplicity: 3, cost: 1, skills: 1, robustness: 3 },
  options: [
    {
      id: 'pydantic',
      label: 'pydantic, record by record',
      excluded: (context) => whyNothing(context) ?? whyTooSlow(context),
      scores: (context) => ({
        performance: isTable(context) ? 2 : 5,
        simplicity: isTable(context) ? 2 : 5,
        cost: 5,
        skills: 4,
        robustness: isGoverned(context) ? 1 : isTable(context) ? 3 : 4,
      }),
      because: (context) =>
        `${suppliers(context)} ${isOne(context) ? 'sends' : 'send'} records, at most ${rows(context)} at a time: each is checked where it is parsed, ${recordSeconds(context)} for all of them, and one that fails is whole in hand for the quarantine.`,
      passedOver: (context) =>
        noRecord(context) ??
        `Rows arrive as a table: ${rows(context)} one by one take ${recordSeconds(context)}, column by column ${columnSeconds(context)}, and a fault of a whole column is told once for each row.`,
      consequences: () => [
        'One model for each table; constraints stand in the types (Annotated), since own Python validators are 10 to 50 times slower.',
        'Fields that no page needs are dropped before the check, so a new one breaks nothing; a missing one fails every row and stops the load.',
      ],
      settings: (context) => ({ 'at a time': rows(context), takes: recordSeconds(context) }),
    },
    {
      id: 'pandera',
      label: 'pandera, column by column',
      excluded: whyNothing,
      scores: (context) => ({
        performance: 5,
        simplicity: isFrame(context) ? 5 : isTable(context) ? 3 : 2,
        cost: 5,
        skills: 4,
        robustness: isGoverned(context) ? 1 : 4,
      }),
      because: (context) =>
        `${rows(context)} at a time are checked column by column in about ${columnSeconds(context)}; record by record they would take ${recordSeconds(context)}. With lazy=True one pass reports every fault with its row and its rule.`,
      passedOver: (context) =>
        noRecord(context) ??
        (isTable(context)
          ? `${rows(context)} at a time never are a frame of Python here; making one only to check it costs their memory again.`
          : `At most ${rows(context)} at a time arrive as records: a frame would be made only to check it.`),
      consequences: (context) => [
        'The schema is the one place that names columns, types and ranges; cleaning, load and report read them from it.',
        'drop_invalid_rows drops by index: the row number of the file is the index, and it is unique.',
        ...(choiceOf(context.decided, 'engine') === 'polars'
          ? ['Values are checked only on a collected DataFrame; on a LazyFrame pandera checks the schema alone.']
          : []),
      ],
      settings: (context) => ({ 'at a time': rows(context), takes: columnSeconds(context) }),
    },
    {
      id: 'sql_constraints',
      label: 'Constraints and checks in SQL',
      excluded: (context) => {
        if (!hasServer(context) && choiceOf(context.decided, 'engine') !== 'duckdb')
          return 'No database holds the rows, so none can check them.';
        const uploads = heaviest(context)?.source.kind.value === 'uploads';
        return uploads
          ? `Who uploads ${rows(context)} needs all their faults at once; a constraint stops at the first.`
          : null;
      },
      scores: (context) => ({
        performance: 5,
        simplicity: isInSql(context) ? 5 : 2,
        cost: 5,
        skills: context.sizing.workload.skills.value.includes('sql') ? 5 : 3,
        robustness: isGoverned(context) ? 1 : isInSql(context) ? 5 : 3,
      }),
      because: (context) =>
        heaviest(context) === null
          ? `None of ${held(context)} passes through Python on its way to the page: what ${names(context)} must be is stated as queries that return the rows which break a rule, run where the rows lie, at most as often as the page needs them.`
          : `${rows(context)} at a time are loaded by SQL and never are a frame of Python: they are cast and checked in the same statements, and what fails goes to a reject table with its reason.`,
      passedOver: (context) =>
        noRecord(context) ??
        'Rows pass through Python anyway, where every fault of a row can be told; a constraint tells the first and stops.',
      consequences: () => [
        'Each check is a query that returns the rows which break it; a job runs all of them after each refresh and writes the counts to a table that the alerts read.',
        'NOT NULL, CHECK and UNIQUE stand in the schema where the app owns the table; where it does not, the checks are all there is.',
      ],
    },
    {
      id: 'great_expectations',
      label: 'Great Expectations',
      excluded: (context) => (hasServer(context) ? null : whyNothing(context)),
      scores: (context) => ({
        performance: isGoverned(context) ? 4 : 3,
        simplicity: isGoverned(context) ? 3 : 1,
        cost: isGoverned(context) ? 4 : 2,
        skills: isGoverned(context) ? 4 : 2,
        robustness: isGoverned(context) ? 5 : 3,
      }),
      because: (context) =>
        `${listed(evidence(context))} ${evidence(context).length === 1 ? 'asks' : 'ask'} to show what was checked and when, lineage has to be kept, and ${counted(team(context), 'person', 'people')} look after it: suites, checkpoints and their results are that record, and others than the author can read them.`,
      passedOver: (context) =>
        `A context, suites and checkpoints for ${counted(context.sizing.workload.sources.length, 'source')} and a team of ${team(context)}: it pays where several teams share and read the checks.`,
      consequences: () => [
        'result_format stays at SUMMARY: COMPLETE copies failing values, personal ones too, into the results.',
        'The checkpoint runs before the swap or the commit, and stops the load.',
      ],
    },
  ],
  inputs: ({ sizing }) => [
    'skills',
    'team_size',
    'regimes',
    'lineage',
    'freshness',
    ...sizing.workload.sources.flatMap(({ id }) => [
      `${id}.kind`,
      `${id}.rows_per_day`,
      `${id}.peak_factor`,
      `${id}.file_size`,
      `${id}.row_bytes`,
      `${id}.events_per_second`,
      `${id}.rows_per_file`,
      `${id}.validate_seconds`,
      `${id}.validate_columns_seconds`,
    ]),
  ],
  sources: [
    dataSources.msgspecBenchmark,
    dataSources.pydanticPerformance,
    dataSources.panderaLazy,
    dataSources.gxResults,
  ],
};

interface Batch {
  readonly source: SourceWorkload;
  readonly rows: number;
  /** Seconds within which checking it is not noticed. */
  readonly patience: number;
}

/** The largest number of rows that pass through Python at a time; null when none do. */
function heaviest(context: Context): Batch | null {
  return copiedSources(context)
    .map((source) => batchOf(source, context))
    .reduce<Batch | null>((largest, batch) => (largest === null || batch.rows > largest.rows ? batch : largest), null);
}

function batchOf(source: SourceWorkload, context: Context): Batch {
  const { id, kind } = source;
  const interval = sourceFigure(context, id, 'sync_interval') ?? context.sizing.workload.freshness.value;
  const patience = kind.value === 'uploads' ? dataLimits.flow.value : interval * unnoticedShare;
  if (source.files !== null) return { source, rows: sourceFigure(context, id, 'rows_per_file') ?? 0, patience };
  const isWhole =
    source.changePattern.value === 'full_replace' || sourceFigure(context, id, 'calls_increment') === null;
  const whole = source.api !== null && isWhole ? source.rows.value : 0;
  return { source, rows: Math.max(1, whole, (sourceFigure(context, id, 'rate_peak') ?? 0) * interval), patience };
}

/** Part of the time between two loads that checking may take (judgement). */
const unnoticedShare = 0.2;

function whyNothing(context: Context): string | null {
  return heaviest(context) === null
    ? `Nothing passes through Python: ${names(context)} ${context.sizing.workload.sources.length === 1 ? 'is' : 'are'} read in place, and none of ${held(context)} is loaded.`
    : null;
}

function whyTooSlow(context: Context): string | null {
  const batch = heaviest(context);
  if (batch === null) return null;
  const seconds = batch.rows / fileConstants.validateRows.value;
  if (seconds <= batch.patience) return null;
  return batch.source.kind.value === 'uploads'
    ? `${rows(context)} take ${recordSeconds(context)} record by record, at ${formatQuantity(fileConstants.validateRows.value, 'rows/s')}, while the uploader waits; column by column ${columnSeconds(context)}.`
    : `${rows(context)} at a time take ${recordSeconds(context)} record by record, more than ${formatQuantity(unnoticedShare, 'ratio')} of the time between two loads.`;
}

/** Rows that come as a table rather than as records of an API or a stream. */
function isTable(context: Context): boolean {
  const kind = heaviest(context)?.source.kind.value;
  return kind !== 'api' && kind !== 'stream';
}

/** A table that is a frame of Python on its way in: a SQL engine loads files without making one, except to report on them. */
function isFrame(context: Context): boolean {
  const batch = heaviest(context);
  if (batch === null || !isTable(context)) return false;
  return batch.source.kind.value === 'uploads' || !isInSql(context);
}

/** Rows that stay in SQL all the way. */
function isInSql(context: Context): boolean {
  const batch = heaviest(context);
  if (batch === null) return true;
  const isSql = choiceOf(context.decided, 'engine') === 'duckdb' || batch.source.database !== null;
  return isSql && isTable(context) && batch.source.kind.value !== 'uploads';
}

/** Others than the author read what was checked, and somebody asks for the record of it. */
function isGoverned(context: Context): boolean {
  return (
    evidence(context).length > 0 &&
    team(context) >= dataLimits.suiteTeam.value &&
    context.sizing.workload.lineage.value !== 'none' &&
    heaviest(context)?.source.kind.value !== 'uploads'
  );
}

function noRecord(context: Context): string | null {
  return isGoverned(context)
    ? `It checks as well, but leaves no record that the ${team(context)} people and ${listed(evidence(context))} can be shown.`
    : null;
}

/** The regimes that ask for evidence that processing is complete and correct. */
function evidence({ sizing }: Context): readonly string[] {
  const asking: readonly Regime[] = ['soc2', 'hipaa', 'pci', 'iso27001'];
  return sizing.workload.regimes.value.filter((regime) => asking.includes(regime)).map((regime) => regimeNames[regime]);
}

function rows(context: Context): string {
  return formatQuantity(Math.round(heaviest(context)?.rows ?? 0), 'rows');
}

function recordSeconds(context: Context): string {
  return quoteSeconds((heaviest(context)?.rows ?? 0) / fileConstants.validateRows.value);
}

function columnSeconds(context: Context): string {
  return quoteSeconds((heaviest(context)?.rows ?? 0) / engineConstants.pandasRate.value);
}

function suppliers(context: Context): string {
  return listed(copiedSources(context).map(({ id }) => id));
}

function isOne(context: Context): boolean {
  return copiedSources(context).length === 1;
}

/** The rows that the sources hold, all together. */
function held(context: Context): string {
  const { sources } = context.sizing.workload;
  return formatQuantity(
    sources.reduce((sum, { id }) => sum + (sourceFigure(context, id, 'rows_now') ?? 0), 0),
    'rows',
  );
}

function names({ sizing }: Context): string {
  return listed(sizing.workload.sources.map(({ id }) => id));
}

function team({ sizing }: Context): number {
  return sizing.workload.teamSize.value;
}

import { type Design, hasStore, hasWorker, loadedSources } from '../../../blueprint/design.ts';
import { brokerName, workerName } from '../../../blueprint/design-names.ts';
import { choiceOf, sourceChoiceOf } from '../../../decisions/choice-of.ts';
import { roundsOf } from '../../../decisions/jobs.ts';
import { formatQuantity } from '../../../intake/quantities/format-quantity.ts';
import { sourceQuantity } from '../../../sizing/sizing.ts';
import type { SourceWorkload } from '../../../sizing/workload.ts';
import { codeBlocks, hasFile } from '../code-blocks.ts';
import { decisionOn, sourceFigure } from '../figures.ts';
import { chosen } from '../links.ts';
import { bullets, heading, plain, table } from '../markdown-blocks.ts';
import type { SectionContext, SectionWriter } from '../section-writer.ts';

/** For each source: how its rows come, how often, how much at a time, and what a second or a killed run leaves. */
export const writeIngestion: SectionWriter = (context) => [
  ...table(
    ['Source', 'Mode', 'Starts', 'Rows at a time', 'Takes', 'Boundary'],
    context.blueprint.workload.sources.map((source) => sourceRow(source, context)),
  ),
  ...context.blueprint.workload.sources.flatMap((source) => sourceBlocks(source, context)),
  ...transform(context),
  ...again(context),
  ...backfill(context),
  ...schedule(context),
  ...codeBlocks(context, 'ingestion'),
];

function sourceRow(source: SourceWorkload, { blueprint, design }: SectionContext): readonly string[] {
  const { id } = source;
  const of = (metric: Parameters<typeof sourceFigure>[2]) => sourceFigure(blueprint, id, metric) ?? 'as it comes';
  const label = decisionOn(blueprint, 'ingestion', id)?.choice.label ?? '';
  const mode = sourceChoiceOf(design.decided, 'ingestion', id);
  if (sourceChoiceOf(design.decided, 'api_sync', id) === 'on_demand')
    return [
      id,
      'Asked when a viewer looks',
      'each cache fill',
      of('page_rows'),
      'within the page load',
      'none: nothing is kept',
    ];
  switch (mode) {
    case 'query_in_place':
      return [id, label, 'each cache fill', of('page_rows'), of('query_budget'), 'none: nothing is copied'];
    case 'on_upload':
      return [
        id,
        label,
        'each upload',
        of('rows_per_file'),
        `${of('parse_seconds')} to parse, ${of('load_increment_seconds')} to write`,
        'the digest of the file',
      ];
    case 'consume':
      return [
        id,
        label,
        'never ends',
        `up to ${of('events_peak')}`,
        of('load_increment_seconds'),
        hasStore(design) && brokerName(design, id) !== null && brokerName(design, id) !== 'Redis Pub/Sub'
          ? 'the offset, confirmed after the commit'
          : 'none: it starts from now',
      ];
    case 'full_reload':
      return [id, label, starts(id, design), of('rows_now'), of('load_full_seconds'), 'none: all of it, each time'];
    case 'incremental':
    case 'cdc':
    case null:
      return [id, label, starts(id, design), atATime(id, design), of('load_increment_seconds'), boundary(source)];
  }
}

function starts(id: string, design: Design): string {
  return roundsOf(design)[id] ?? 'by hand';
}

/** Rows of one load at the peak, as the ledger's rate and interval give them. */
function atATime(id: string, { sizing }: Design): string {
  const rate = sourceQuantity(sizing.ledger, id, 'rate_peak');
  const interval = sourceQuantity(sizing.ledger, id, 'sync_interval');
  return rate === null || interval === null
    ? 'what changed'
    : `${formatQuantity(Math.ceil(rate.value * interval.value), 'rows')} at the peak`;
}

function boundary({ timeColumn, files }: SourceWorkload): string {
  return files === null ? `\`${timeColumn.value}\` of what was written` : 'the time at which a file was last changed';
}

function sourceBlocks(source: SourceWorkload, context: SectionContext): readonly string[] {
  const { blueprint, design } = context;
  const ingestion = decisionOn(blueprint, 'ingestion', source.id);
  const isCopied = loadedSources(design).some(({ id }) => id === source.id);
  const lines = [
    ...(ingestion === null ? [] : [`${chosen(ingestion)}.`]),
    ...deletes(source, isCopied),
    ...late(source, context, isCopied),
    ...peak(source, context, isCopied),
  ];
  return [heading(source.id), ...bullets(lines)];
}

function deletes({ id, changePattern, files }: SourceWorkload, isCopied: boolean): readonly string[] {
  if (!isCopied) return ['Deletes and late rows: seen at the next read, since nothing is copied.'];
  if (files !== null && changePattern.value !== 'full_replace')
    return [
      'Deletes: a file adds and changes rows and takes none away; a row that has to go is removed by the owner of the store, by its key.',
    ];
  switch (changePattern.value) {
    case 'append_only':
      return [`Deletes: ${id} only adds rows, so a key that is missing at the source is an alarm and no delete.`];
    case 'updates':
      return [`Deletes: none are expected; the daily count of keys against ${id} shows when one happens after all.`];
    case 'updates_and_deletes':
      return [
        `Deletes: an increment does not show them. A pass a night reads all keys of ${id} and removes what is gone, in one transaction; it is a task of its own, not among the files below, since the call that lists keys is the source’s.`,
      ];
    case 'full_replace':
      return ['Deletes: what a new copy no longer holds is gone with the old one.'];
  }
}

function late(
  { id, timeColumn, kind }: SourceWorkload,
  { blueprint, design }: SectionContext,
  isCopied: boolean,
): readonly string[] {
  const mode = sourceChoiceOf(design.decided, 'ingestion', id);
  const lateness = blueprint.workload.lateData.value;
  if (!isCopied || mode === 'full_reload' || kind.value === 'uploads' || lateness === 0) return [];
  return [
    `Late rows: they come up to ${formatQuantity(lateness, 's')} late by \`${timeColumn.value}\`; ${rereads(kind.value, lateness)}, and figures of the last ${formatQuantity(lateness, 's')} are not final.`,
  ];
}

/** As the extraction of each kind does it. */
function rereads(kind: SourceWorkload['kind']['value'], lateness: number): string {
  switch (kind) {
    case 'api':
      return `the first load of each ${formatQuantity(lateness, 's')} reads that far back again`;
    case 'files':
      return 'whatever file brings them is read when it comes';
    case 'stream':
      return 'they are stored when they come';
    case 'database':
    case 'warehouse':
    case 'uploads':
      return 'each load reads that far back again';
  }
}

function peak({ id, peakFactor }: SourceWorkload, { blueprint }: SectionContext, isCopied: boolean): readonly string[] {
  const rate = sourceFigure(blueprint, id, 'rate_peak');
  return isCopied && rate !== null
    ? [
        `At the peak, ${formatQuantity(peakFactor.value, 'x')} the mean, ${rate} arrive; the times above are for that hour.`,
      ]
    : [];
}

function transform(context: SectionContext): readonly string[] {
  const engine = decisionOn(context.blueprint, 'engine');
  if (engine === null) return [];
  const isPushed = engine.choice.id === 'pushdown';
  const lines = [
    `${chosen(engine)}. ${isPushed ? 'Totals are SQL files under `queries/`, run where the rows lie.' : ''}`.trim(),
    ...(hasFile(context, 'transform.py')
      ? [
          '`transform.clean` types and trims each batch, and of two rows with one key keeps the newest; what cannot be read becomes missing, so that the check names its line instead of a stack trace.',
        ]
      : []),
  ];
  return [heading('Transform'), ...bullets(lines)];
}

/** What a second run and a killed run leave. */
function again({ blueprint, design }: SectionContext): readonly string[] {
  const loading = decisionOn(blueprint, 'loading');
  const choice = choiceOf(design.decided, 'loading');
  if (loading === null || choice === null || choice === 'read_only') return [];
  return [
    heading('A second run, a killed run'),
    `${chosen(loading)}.`,
    ...table(
      ['', 'Leaves'],
      [
        ['The same batch again', secondRun[choice]],
        ['Killed before the commit', 'the rows and the watermark of the load before: they are committed together'],
        ['Killed after the commit', 'a complete load; the next one begins at its watermark'],
        ['Two at once', 'the second finds the lock taken, logs `task_skipped` and ends'],
      ],
    ),
  ];
}

const secondRun = {
  upsert: 'the same rows: each lands on its own key, and only a newer version overwrites',
  staging_swap: 'the same table: it is replaced as a whole, after the checks',
  partition_overwrite: 'the same days: each day of the batch is deleted and written again in one transaction',
  append_dedup: 'the rows twice in the table and once in the view that pages read',
} as const;

function backfill(context: SectionContext): readonly string[] {
  const { blueprint, design } = context;
  const copied = loadedSources(design).filter(({ id }) =>
    ['incremental', 'cdc'].includes(sourceChoiceOf(design.decided, 'ingestion', id) ?? ''),
  );
  if (copied.length === 0) return [];
  const rows = copied.map(({ id, api, database }) => [
    id,
    sourceFigure(blueprint, id, 'rows_now') ?? '',
    api !== null && database === null ? (sourceFigure(blueprint, id, 'calls_full') ?? '') : 'none',
    sourceFigure(blueprint, id, 'load_full_seconds') ?? '',
    sliceOf(
      copied.find((source) => source.id === id),
      design,
    ),
  ]);
  return [
    heading('Backfill'),
    `The first loads read ${formatQuantity(blueprint.workload.backfill.value, 's')} back. Run them before the schedule is switched on (\`python worker.py load_${copied[0]?.id ?? ''}\`, again until a run brings no new day), outside the busiest hours of the source; a slice that fails is run again. Then compare counts by day with the source.`,
    ...table(['Source', 'Rows today', 'Calls', 'All of it, at full speed', 'In slices of'], rows),
  ];
}

function sliceOf(source: SourceWorkload | undefined, design: Design): string {
  if (source === undefined || sourceChoiceOf(design.decided, 'ingestion', source.id) === 'full_reload')
    return 'one piece';
  if (source.api !== null) return '`MAX_PAGES` pages for each resource and run; the watermark moves with each';
  return source.files === null
    ? '`STRIDE` of time for each run; the watermark moves with each'
    : 'the files that are there';
}

function schedule({ blueprint, design, code }: SectionContext): readonly string[] {
  const orchestration = decisionOn(blueprint, 'orchestration');
  if (orchestration === null) return [];
  const rounds = Object.entries(roundsOf(design)).map(([id, round]) => [plain(id), round]);
  const isTasks = code.some(({ path }) => path === 'worker.py');
  return [
    heading('Schedule'),
    `${chosen(orchestration)}.${hasWorker(design) && isTasks ? ` The tasks are those of \`worker.py\`, started by the ${workerName(design)}; \`python worker.py NAME\` runs one by hand.` : ''}`,
    ...table(['Source', 'Task'], rounds),
  ];
}

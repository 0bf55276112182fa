import { formatQuantity } from '../../intake/quantities/format-quantity.ts';
import { dataLimits } from '../../knowledge/limits-data.ts';
import { dataSources } from '../../knowledge/sources-data.ts';
import { warehouseConstants } from '../../knowledge/warehouses.ts';
import type { SourceWorkload, Workload } from '../../sizing/workload.ts';
import { copiedSources } from '../copied-sources.ts';
import type { DecisionContext, Scores, Topic } from '../decision.ts';
import { mostOfOneNode } from '../engine-work.ts';
import { counted, figure, listed, quoteBytes, quoteSeconds, sourceFigure } from '../figures.ts';

type Context = DecisionContext;

/** Where the app reads from. */
export const storeTopic: Topic<'store'> = {
  id: 'store',
  title: 'Store',
  question: 'Where do the rows lie that the app reads?',
  applies: () => true,
  weights: { performance: 2, simplicity: 2, cost: 1, skills: 1, robustness: 3 },
  options: [
    {
      id: 'in_place',
      label: 'The sources themselves',
      excluded: (context) =>
        copied(context).length > 0
          ? `${copiedNames(context)} ${are(context)} copied (${quoteBytes(bytes(context, 'bytes_now'))} today), so there has to be a place to copy to.`
          : null,
      scores: (context) =>
        copied(context).length > 0 ? none : { performance: 4, simplicity: 5, cost: 5, skills: 5, robustness: 4 },
      because: (context) =>
        `Nothing is copied: ${listed(context.sizing.workload.sources.map(({ id }) => id))} ${context.sizing.workload.sources.length === 1 ? 'answers' : 'answer'} where the rows are, and a second copy of ${quoteBytes(figure(context, 'app.bytes_now'))} would have to be kept in step with the first.`,
      passedOver: () => 'The rows have to be copied.',
      consequences: (context) => [
        ...(hasDatabase(context)
          ? [
              'What makes a page quick (an index, a view, an aggregate) is made in the source’s own database, agreed with whoever runs it.',
            ]
          : []),
        'When a source is down, the app has what its cache holds and nothing else.',
      ],
    },
    {
      id: 'duckdb_file',
      label: 'A DuckDB file beside the app',
      excluded: whyNoFile,
      scores: (context) => ({
        performance: 5,
        simplicity: 5,
        cost: 5,
        skills: knows(context, 'duckdb') ? 5 : 4,
        robustness: 3,
      }),
      because: (context) =>
        `One instance reads ${quoteBytes(bytes(context, 'bytes_now'))}, ${quoteBytes(bytes(context, 'parquet_bytes'))} compressed after a year, and loads are ${quoteSeconds(shortestInterval(context))} apart: a file that the loader writes anew and renames into place answers in column order, without a server to run.`,
      passedOver: (context) =>
        `A file for ${quoteBytes(bytes(context, 'bytes_horizon'))} has no point-in-time restore, one writing process, and ends with the second instance of the app.`,
      consequences: (context) => [
        `The loader writes a new file and renames it; readers open it read-only and reopen at the next ttl. Disk for twice ${quoteBytes(bytes(context, 'parquet_bytes'))}.`,
        'A volume that outlives the container, and a copy of each file in object storage: that copy is the backup.',
        'A second instance of the app ends this choice: that is the day to move to PostgreSQL.',
      ],
    },
    {
      id: 'parquet_files',
      label: 'Parquet files in object storage',
      excluded: whyNoParquet,
      scores: (context) => ({
        performance: isHuge(context) ? 5 : isTooWide(context) ? 1 : 3,
        simplicity: isHuge(context) || !isTooWide(context) ? 4 : 1,
        cost: 5,
        skills: knows(context, 'duckdb') || knows(context, 'polars') ? 5 : 3,
        robustness: isHuge(context) || hasManyReaders(context) ? 5 : 4,
      }),
      because: (context) =>
        `Rows are only appended, ${quoteBytes(bytes(context, 'bytes_horizon'))} after a year: by day, as Parquet, that is ${quoteBytes(bytes(context, 'parquet_bytes'))} in object storage${hasManyReaders(context) ? `, which ${counted(figure(context, 'app.replicas'), 'instance')} can read at once` : ''}, and a query fetches only the days and columns it asks for.`,
      passedOver: (context) =>
        `${quoteBytes(bytes(context, 'postgres_bytes'))} after a year fit a database server, which also takes corrections, row policies and many small reads.`,
      consequences: (context) => [
        `Files of 100 MB or more, one for each source and day where the rows suffice; a nightly job merges smaller ones (${quoteBytes(bytes(context, 'bytes_per_day'))} arrive a day).`,
        'A file is written under another name, checked, then renamed; a day is corrected by writing its file again.',
      ],
    },
    {
      id: 'existing_warehouse',
      label: 'The warehouse that is there',
      excluded: whyNoWarehouse,
      scores: (context) =>
        hasWarehouse(context)
          ? {
              performance: isHuge(context) ? 5 : 3,
              simplicity: 5,
              cost: 4,
              skills: knows(context, 'sql') ? 5 : 3,
              robustness: 5,
            }
          : none,
      because: (context) =>
        `${copiedNames(context)} ${are(context)} loaded every ${quoteSeconds(shortestInterval(context))} beside what the warehouse holds already: ${quoteBytes(bytes(context, 'bytes_now'))} more are little there, joins happen where the large tables are, and no further server has to be run.`,
      passedOver: () =>
        `It answers hardly any query in less than ${quoteSeconds(warehouseConstants.answerFloor.value)} and bills each waking.`,
      consequences: () => [
        'Loads come in batches (COPY from staged files), never row by row: each statement wakes the warehouse.',
        'Every read goes through the cache, whose ttl bounds the bill; the app has a small warehouse of its own with a credit limit.',
      ],
    },
    {
      id: 'postgres',
      label: 'PostgreSQL',
      excluded: (context) => {
        if (copied(context).length === 0) return nothingCopied;
        return isHuge(context)
          ? `${quoteBytes(bytes(context, 'postgres_bytes'))} after a year are more than the ${quoteBytes(dataLimits.postgresLargest.value)} that one server is still backed up and restored from in a night.`
          : null;
      },
      scores: (context) => ({
        performance: 4,
        simplicity: 3,
        cost: 3,
        skills: knows(context, 'sql') ? 5 : 3,
        robustness: 5,
      }),
      because: (context) => whyPostgres(context),
      passedOver: (context) =>
        `A server with backups and roles for ${quoteBytes(bytes(context, 'bytes_now'))}${hasManyReaders(context) ? '' : ' that one process reads'} is more to run than the data need.`,
      consequences: (context) => [
        `Disk for ${quoteBytes(bytes(context, 'postgres_bytes'))} of tables after a year, about as much again for indexes and staging; backups with a restore that was tried.`,
        'Two roles: a loader that writes and a reader that can only select; the app never has the first.',
        ...(knows(context, 'sql')
          ? []
          : [
              'The team has not named SQL among what it knows: views, roles and restores have to be learned or bought.',
            ]),
      ],
    },
  ],
  inputs: ({ sizing }) => [
    'host',
    'host_memory',
    'row_access',
    'features',
    'freshness',
    'skills',
    'viewers',
    'app.replicas',
    ...sizing.workload.sources.flatMap(({ id }) => [
      `${id}.change_pattern`,
      `${id}.rows`,
      `${id}.rows_per_day`,
      `${id}.file_size`,
      `${id}.files_per_day`,
      `${id}.events_per_second`,
      `${id}.bytes_now`,
      `${id}.postgres_bytes`,
      `${id}.scan_bytes`,
      `${id}.sync_interval`,
    ]),
  ],
  sources: [
    dataSources.duckdbConcurrency,
    dataSources.duckdbFiles,
    dataSources.postgresPartitioning,
    dataSources.snowflakeCost,
  ],
};

const none: Scores = { performance: 0, simplicity: 0, cost: 0, skills: 0, robustness: 0 };
const nothingCopied = 'Every source is queried where it is, so there is nothing to keep.';

function whyNoFile(context: Context): string | null {
  if (copied(context).length === 0) return nothingCopied;
  const { host, rowAccess } = context.sizing.workload;
  const replicas = figure(context, 'app.replicas');
  if (host.value !== 'vm' && host.value !== 'container')
    return `${hostNames[host.value]} keeps no local file across a restart.`;
  if (replicas > 1)
    return `${counted(replicas, 'instance')} would read it, each from its own disk, and only one process at a time may write a DuckDB file.`;
  if (isEdited(context)) return 'Viewers edit rows: app and loader would both write, and only one process may.';
  if (rowAccess.value === 'by_tenant')
    return 'Tenants must never see one another, and a file has no row policies: one forgotten filter shows everything.';
  if (isTooWide(context))
    return `${quoteBytes(bytes(context, 'scan_bytes'))} are read for the history shown, and one machine of ${quoteBytes(context.sizing.workload.hostMemory.value)} reads up to ${quoteBytes(mostOfOneNode(context.sizing.workload))} from its disk.`;
  const swap = swapInterval(context);
  return shortestInterval(context) < swap
    ? `Loads every ${quoteSeconds(shortestInterval(context))} would each write the whole file anew (${quoteBytes(bytes(context, 'parquet_bytes'))} after a year) and swap it under its readers: ${quoteSeconds(swap)} apart is the least for that.`
    : null;
}

function whyNoParquet(context: Context): string | null {
  if (copied(context).length === 0) return nothingCopied;
  const changing = copied(context).filter(({ changePattern }) => changePattern.value.startsWith('updates'));
  if (changing.length > 0) {
    const rows = changing.reduce((sum, { id }) => sum + (sourceFigure(context, id, 'rows_per_day') ?? 0), 0);
    return `Rows of ${listed(changing.map(({ id }) => id))} change after they were loaded (${formatQuantity(rows, 'rows')} a day are new or changed), and a Parquet file cannot be changed in place.`;
  }
  if (isEdited(context)) return 'Viewers edit rows, and a Parquet file cannot be changed in place.';
  if (context.sizing.workload.rowAccess.value === 'by_tenant')
    return 'Tenants must never see one another, and files have no row policies: one forgotten filter shows everything.';
  return shortestInterval(context) < dataLimits.smallFiles.value
    ? `A load every ${quoteSeconds(shortestInterval(context))} would leave ${formatQuantity(Math.round(86_400 / shortestInterval(context)), 'count')} small files a day and source.`
    : null;
}

function whyNoWarehouse(context: Context): string | null {
  const { host } = context.sizing.workload;
  if (!hasWarehouse(context)) return 'There is no warehouse among the sources.';
  if (copied(context).length === 0) return nothingCopied;
  const idle = warehouseConstants.snowflakeSuspend.value;
  return shortestInterval(context) < idle && host.value !== 'snowflake'
    ? `A load every ${quoteSeconds(shortestInterval(context))} would never let it suspend (${quoteSeconds(idle)} idle by default, and at least ${quoteSeconds(warehouseConstants.snowflakeMinimum.value)} billed at each waking).`
    : null;
}

function whyPostgres(context: Context): string {
  const changing = copied(context).filter(({ changePattern }) => changePattern.value.startsWith('updates'));
  const replicas = figure(context, 'app.replicas');
  const reasons = [
    ...(changing.length > 0 ? [`rows of ${listed(changing.map(({ id }) => id))} change after they were loaded`] : []),
    ...(replicas > 1 ? [`${counted(replicas, 'instance')} read while a loader writes`] : []),
    ...(context.sizing.workload.rowAccess.value === 'same_for_all'
      ? []
      : ['who sees which row can be a policy of the database']),
    `loads are ${quoteSeconds(shortestInterval(context))} apart, rows and watermark in one transaction`,
  ];
  return `${copiedNames(context)} ${are(context)} copied: ${listed(reasons)}. ${quoteBytes(bytes(context, 'postgres_bytes'))} after a year fit one server.`;
}

const hostNames: Readonly<Record<Workload['host']['value'], string>> = {
  community_cloud: 'Community Cloud',
  vm: 'A virtual machine',
  container: 'A container',
  kubernetes: 'A pod that Kubernetes moves',
  snowflake: 'Streamlit in Snowflake',
};

function copied(context: Context): readonly SourceWorkload[] {
  return copiedSources(context);
}

function copiedNames(context: Context): string {
  return listed(copied(context).map(({ id }) => id));
}

function are(context: Context): string {
  return copied(context).length === 1 ? 'is' : 'are';
}

type Size = 'scan_bytes' | 'bytes_now' | 'bytes_horizon' | 'parquet_bytes' | 'postgres_bytes' | 'bytes_per_day';

/** The copied sources together: what is read in place needs no store. */
function bytes(context: Context, size: Size): number {
  return copied(context).reduce((sum, { id }) => sum + (sourceFigure(context, id, size) ?? 0), 0);
}

/** Seconds between writes: uploads come when people please, which a reader notices at the freshness they asked for. */
function shortestInterval(context: Context): number {
  const { freshness } = context.sizing.workload;
  const intervals = copied(context).map(({ id }) => sourceFigure(context, id, 'sync_interval') ?? freshness.value);
  return Math.max(1, intervals.length === 0 ? freshness.value : Math.min(...intervals));
}

function isHuge(context: Context): boolean {
  return bytes(context, 'postgres_bytes') > dataLimits.postgresLargest.value;
}

function isEdited({ sizing }: Context): boolean {
  return sizing.workload.features.value.includes('edit');
}

/** Seconds between two loads that leave time to write the file and let readers notice. */
function swapInterval(context: Context): number {
  const writing = bytes(context, 'parquet_bytes') / dataLimits.fileWrite.value;
  return Math.max(dataLimits.fileSwap.value, writing / dataLimits.swapShare.value);
}

/** More than the instance itself could scan; a server or a cluster has to. */
function isTooWide(context: Context): boolean {
  return bytes(context, 'scan_bytes') > mostOfOneNode(context.sizing.workload);
}

function hasManyReaders(context: Context): boolean {
  return figure(context, 'app.replicas') > 1;
}

/** An app inside Snowflake has it at hand, whatever its sources are. */
function hasWarehouse({ sizing }: Context): boolean {
  const { host, sources } = sizing.workload;
  return host.value === 'snowflake' || sources.some(({ kind }) => kind.value === 'warehouse');
}

function hasDatabase({ sizing }: Context): boolean {
  return sizing.workload.sources.some(({ database }) => database !== null);
}

function knows({ sizing }: Context, skill: 'sql' | 'duckdb' | 'polars'): boolean {
  return sizing.workload.skills.value.includes(skill);
}

import { dataSources } from '../../knowledge/sources-data.ts';
import { copiedSources } from '../copied-sources.ts';
import type { DecisionContext, Topic } from '../decision.ts';
import { counted, figure, listed, quote, quoteBytes, quoteSeconds, sourceFigure } from '../figures.ts';

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
          ? `${listed(copied(context))} ${copied(context).length === 1 ? 'has' : 'have'} to be copied somewhere: reading in place is not possible there.`
          : null,
      scores: () => ({ performance: 4, simplicity: 5, cost: 5, skills: 5, robustness: 4 }),
      because: (context) =>
        `Nothing has to be copied: every source answers queries where it is, and a second copy of ${quote(context, 'app.bytes_now')} would only have to be kept in step.`,
      passedOver: () => 'Another store answers faster than the sources do.',
      consequences: () => [
        'What speeds a page up (index, view, aggregate) is made in the source’s own database, with the consent of whoever runs it.',
      ],
    },
    {
      id: 'duckdb_file',
      label: 'A DuckDB file beside the app',
      excluded: (context) => {
        if (copied(context).length === 0) return nothingCopied;
        const replicas = figure(context, 'app.replicas');
        if (replicas > 1)
          return `${counted(replicas, 'instance')} read it, and a DuckDB file is opened for writing by one process only.`;
        const { host, rowAccess } = context.sizing.workload;
        if (host.value !== 'vm' && host.value !== 'container') return 'That host keeps no local file across a restart.';
        if (rowAccess.value === 'by_tenant')
          return 'Tenants must never see one another, and a file has no row policies: one forgotten filter shows everything.';
        return shortestInterval(context) < fileSwapSeconds
          ? `A load every ${quoteSeconds(shortestInterval(context))} by another process would need the file that the app holds open.`
          : null;
      },
      scores: (context) => ({
        performance: 5,
        simplicity: 5,
        cost: 5,
        skills: knows(context, 'duckdb') ? 5 : 4,
        robustness: 3,
      }),
      because: (context) =>
        `One process reads ${quote(context, 'app.bytes_now')} (${quote(context, 'app.parquet_bytes')} compressed at the horizon); a file that the loader replaces every ${quoteSeconds(shortestInterval(context))} needs no server.`,
      passedOver: (context) =>
        `With ${quote(context, 'app.bytes_horizon')} at the horizon, a server that several processes can write and that is backed up is worth its running.`,
      consequences: () => [
        'The loader writes a new file and renames it; readers open it read-only and notice the new one at the next ttl.',
        'A second instance of the app ends this choice: that is the moment for PostgreSQL.',
      ],
    },
    {
      id: 'parquet_files',
      label: 'Parquet files in object storage',
      excluded: (context) => {
        if (copied(context).length === 0) return nothingCopied;
        const changing = changingSources(context);
        if (changing.length > 0)
          return `Rows of ${listed(changing)} change after they were loaded, and a Parquet file cannot be changed in place.`;
        if (context.sizing.workload.rowAccess.value === 'by_tenant')
          return 'Tenants must never see one another, and files have no row policies.';
        return shortestInterval(context) < smallFileSeconds
          ? `A load every ${quoteSeconds(shortestInterval(context))} would make ${counted(Math.round(86_400 / Math.max(1, shortestInterval(context))), 'small file')} a day.`
          : null;
      },
      scores: (context) => ({
        performance: isHuge(context) ? 5 : 3,
        simplicity: isHuge(context) ? 5 : 4,
        cost: 5,
        skills: knows(context, 'duckdb') || knows(context, 'polars') ? 5 : 3,
        robustness: isHuge(context) ? 5 : 4,
      }),
      because: (context) =>
        `Rows are only appended, ${quote(context, 'app.bytes_horizon')} of them at the horizon: as Parquet by day that is ${quote(context, 'app.parquet_bytes')} at object-storage prices, and a query reads only the days and columns it needs.`,
      passedOver: (context) =>
        `${quote(context, 'app.bytes_horizon')} fit a database server, which takes corrections and row policies as well.`,
      consequences: () => [
        'One file for each source and day of 100 MB or more; a nightly job compacts what is smaller.',
      ],
    },
    {
      id: 'postgres',
      label: 'PostgreSQL',
      excluded: (context) => {
        if (copied(context).length === 0) return nothingCopied;
        return isHuge(context)
          ? `${quote(context, 'app.postgres_bytes')} at the horizon are beyond one PostgreSQL server that a small team runs; ${quoteBytes(largestServer)} is where that ends.`
          : null;
      },
      scores: (context) => ({
        performance: 4,
        simplicity: 3,
        cost: 3,
        skills: knows(context, 'sql') ? 5 : 4,
        robustness: 5,
      }),
      because: (context) =>
        `${listed(copied(context))} ${copied(context).length === 1 ? 'is' : 'are'} copied and ${changingSources(context).length > 0 ? `rows of ${listed(changingSources(context))} change later` : 'read by several processes'}: transactions for rows and watermark together, ${figure(context, 'app.replicas') > 1 ? `${counted(figure(context, 'app.replicas'), 'instance')} reading at once` : 'readers beside the loader'}, row policies and backups. ${quote(context, 'app.postgres_bytes')} at the horizon fit one server.`,
      passedOver: (context) => `A server for ${quote(context, 'app.bytes_now')} is more to run than these data need.`,
      consequences: (context) => [
        `Disk for ${quote(context, 'app.postgres_bytes')} of tables at the horizon, indexes besides; daily backups with a tested restore.`,
        'Two roles: a loader that writes and a reader that can only select.',
      ],
    },
    {
      id: 'existing_warehouse',
      label: 'The warehouse that is there',
      excluded: (context) => {
        if (!context.sizing.workload.sources.some(({ kind }) => kind.value === 'warehouse'))
          return 'There is no warehouse among the sources.';
        if (copied(context).length === 0) return nothingCopied;
        return shortestInterval(context) < warehouseSeconds
          ? `A load every ${quoteSeconds(shortestInterval(context))} would keep the warehouse running, and it bills at least 60 s at each resume.`
          : null;
      },
      scores: (context) => ({
        performance: isHuge(context) ? 5 : 3,
        simplicity: 5,
        cost: 3,
        skills: knows(context, 'sql') ? 5 : 4,
        robustness: 5,
      }),
      because: (context) =>
        `The other data are there already; ${listed(copied(context))} ${copied(context).length === 1 ? 'is' : 'are'} loaded beside them every ${quoteSeconds(shortestInterval(context))}, and joins happen where the large tables are.`,
      passedOver: () => 'Its answers take seconds and are paid for by the second.',
      consequences: () => [
        'Pages never query it directly: every read goes through the cache, whose ttl bounds the bill.',
      ],
    },
  ],
  inputs: ({ sizing }) => [
    'host',
    'row_access',
    'freshness',
    'skills',
    'app.replicas',
    'app.bytes_now',
    'app.bytes_horizon',
    'app.postgres_bytes',
    ...sizing.workload.sources.flatMap(({ id }) => [`${id}.kind`, `${id}.change_pattern`]),
  ],
  sources: [dataSources.duckdbEnvironment, dataSources.postgresPartitioning, dataSources.snowflakeCost],
};

const nothingCopied = 'Nothing is copied, so there is nothing to store.';

/** A file cannot be swapped under its readers more often than this without them noticing (judgement). */
const fileSwapSeconds = 60;
/** Loads more frequent than this leave more small files than a scan forgives (judgement). */
const smallFileSeconds = 900;
/** Twice the default auto-suspend of a Snowflake warehouse. */
const warehouseSeconds = 1200;
/** Bytes of one PostgreSQL database that a small team still backs up and restores in a night (judgement). */
const largestServer = 2e12;

function copied(context: Context): readonly string[] {
  return copiedSources(context).map(({ id }) => id);
}

function changingSources(context: Context): readonly string[] {
  return copiedSources(context)
    .filter(({ changePattern }) => changePattern.value.startsWith('updates'))
    .map(({ id }) => id);
}

function shortestInterval(context: Context): number {
  const intervals = copiedSources(context).map(({ id, kind }) =>
    kind.value === 'stream'
      ? 1
      : (sourceFigure(context, id, 'sync_interval') ?? context.sizing.workload.freshness.value),
  );
  return Math.min(context.sizing.workload.freshness.value, ...intervals);
}

function isHuge(context: Context): boolean {
  return figure(context, 'app.postgres_bytes') > largestServer;
}

function knows({ sizing }: Context, skill: 'sql' | 'duckdb' | 'polars'): boolean {
  return sizing.workload.skills.value.includes(skill);
}

import { derived, documented, judged } from './constant.ts';
import { appSources } from './sources-app.ts';
import { dataSources } from './sources-data.ts';

/** What decisions about the data compare with: where an engine, a store, a query or a broker stops being the right one. */
export const dataLimits = {
  singleNode: judged(
    'single-node',
    20,
    'x',
    'Data up to this multiple of the memory is read from local disk by one machine; beyond it the work is divided.',
  ),
  singleNodeBytes: documented(
    'single-node-bytes',
    1e12,
    'B',
    'Below about 1 TB one machine is usually enough; a claim of the vendor of Polars.',
    dataSources.polarsComparison,
  ),
  fileTransform: judged(
    'polars-file',
    2,
    'x',
    'Memory of Polars while one file is read and cleaned column by column, without joins: the low end of 2 to 4.',
  ),
  interactiveRows: judged(
    'interactive-rows',
    1e6,
    'rows',
    'Up to here pandas answers an interaction without being noticed.',
  ),
  indexShare: judged(
    'index-share',
    0.1,
    'ratio',
    'A query that takes more than this share of a table reads all of it, whatever is indexed.',
  ),
  viewRefresh: judged(
    'view-refresh',
    3,
    'x',
    'The interval between two refreshes of a view is at least this multiple of what one takes.',
  ),
  postgresLargest: judged(
    'postgres-largest',
    2e12,
    'B',
    'One PostgreSQL database that a small team still backs up and restores in a night.',
  ),
  postgresMemory: judged(
    'postgres-memory',
    16e9,
    'B',
    'Memory of the PostgreSQL server that the design brings along, which nobody has sized yet.',
  ),
  mostPartitions: documented(
    'most-partitions',
    2000,
    'partitions',
    'The planner copes with up to a few thousand partitions, as long as queries prune to few.',
    dataSources.postgresPartitioning,
  ),
  fileSwap: judged(
    'file-swap',
    60,
    's',
    'A database file is replaced under its readers at most this often; each replacement writes the whole file.',
  ),
  fileWrite: judged('file-write', 200e6, 'B/s', 'Bytes of a compressed database file that a loader writes a second.'),
  swapShare: judged('swap-share', 0.2, 'ratio', 'Part of the time between two loads that writing the file may take.'),
  smallFiles: judged(
    'small-files',
    15 * 60,
    's',
    'Loads that write a Parquet file each, more often than this, leave more small files than a scan forgives.',
  ),
  pollEvents: judged(
    'poll-events',
    5000,
    'count',
    'Events that one poll fetches, a few pages of them, before the next is due.',
  ),
  redisMemory: judged('redis-log-memory', 8e9, 'B', 'Memory of a Redis server that keeps a log of events.'),
  redisRate: documented(
    'redis-rate',
    180_000,
    'events/s',
    'Writes a second of one Redis server without pipelining, in its own benchmark over loopback.',
    dataSources.redisBenchmark,
  ),
  socketMessage: documented(
    'websocket-message',
    1_048_576,
    'B',
    'The largest message that the Python websockets package takes by default.',
    dataSources.websocketsMemory,
  ),
  conflatedShare: judged(
    'conflated-share',
    0.5,
    'ratio',
    'Keeping the last value of each key pays when it leaves at most this share of the events.',
  ),
  flow: derived(
    'response-flow',
    1,
    's',
    'The longest wait that does not break a train of thought.',
    appSources.responseLimits,
  ),
  suiteTeam: judged(
    'suite-team',
    4,
    'count',
    'From this many people on, somebody other than the author reads what was checked.',
  ),
} as const;

import { derived, documented, judged } from './constant.ts';
import { dataSources } from './sources-data.ts';

/** Sizes, rates and connection limits of PostgreSQL; other row stores are taken as alike. */
export const postgresConstants = {
  page: documented('pg-page', 8192, 'B', 'A page of a table.', dataSources.postgresPage),
  pageHeader: documented('pg-page-header', 24, 'B', 'The header of a page.', dataSources.postgresPage),
  rowHeader: derived(
    'pg-row-header',
    24,
    'B',
    'The header of a row: 23 bytes, padded to 24.',
    dataSources.postgresPage,
  ),
  rowPointer: documented('pg-row-pointer', 4, 'B', "A row's line pointer.", dataSources.postgresPage),
  indexEntry: derived(
    'pg-index-entry',
    24,
    'B',
    'A B-tree entry of an 8-byte key: key, header and pointer in pages that are about 90 % full.',
    dataSources.postgresPage,
  ),
  indexes: judged('indexes', 2, 'count', 'Indexes sized: the key and the time column.'),
  copyRate: documented(
    'copy-rate',
    136_000,
    'rows/s',
    'COPY from Python with psycopg 3 (one laptop, localhost, 17 columns).',
    dataSources.copyBenchmark,
  ),
  maxConnections: documented(
    'pg-max-connections',
    100,
    'connections',
    'max_connections of a PostgreSQL server that nobody has set otherwise.',
    dataSources.postgresConnections,
  ),
  reserved: documented(
    'pg-reserved',
    3,
    'connections',
    'Connections kept for superusers.',
    dataSources.postgresConnections,
  ),
  admin: judged('pg-admin', 5, 'connections', 'Connections kept for people, backups and monitoring.'),
  poolPerCore: documented(
    'pool-per-core',
    2,
    'connections',
    'Active connections a core serves well, plus one; for the whole server, and not analysed for SSDs.',
    dataSources.poolSizing,
  ),
  poolHeadroom: judged('pool-headroom', 1.5, 'x', 'Room for bursts over the mean need, the middle of 1.2 to 2.'),
  overflow: judged(
    'pool-overflow',
    2,
    'connections',
    "max_overflow of the pool; SQLAlchemy's 10 would triple a pool of 5 unseen.",
  ),
  workerConnections: judged('worker-connections', 2, 'connections', 'Connections of the process that loads.'),
  queriesPerRun: judged('queries-per-run', 1, 'count', 'Queries of one script run on one source.'),
  deepOffset: judged('deep-offset', 10_000, 'rows', 'Beyond this many skipped rows a key beats an offset.'),
} as const;

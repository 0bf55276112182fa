import { documented, judged } from './constant.ts';
import { dataSources } from './sources-data.ts';

/** What a warehouse bills for, and the least it takes to answer. */
export const warehouseConstants = {
  snowflakeMinimum: documented(
    'snowflake-minimum',
    60,
    's',
    'Billed at each resume, however short the query.',
    dataSources.snowflakeCost,
  ),
  snowflakeSuspend: documented(
    'snowflake-suspend',
    600,
    's',
    'Default auto-suspend: idle time that is billed after the last query.',
    dataSources.snowflakeCost,
  ),
  bigqueryPrice: documented(
    'bigquery-price',
    6.25,
    'count',
    'US dollars for 1 TiB scanned on demand (US); the first TiB of a month is free.',
    dataSources.bigqueryPricing,
  ),
  bigqueryMinimum: documented(
    'bigquery-minimum',
    10e6,
    'B',
    'Least that a query is billed for on each table.',
    dataSources.bigqueryPricing,
  ),
  tebibyte: documented('tebibyte', 2 ** 40, 'B', '1 TiB, the unit of the price.', dataSources.bigqueryPricing),
  dynamicTableLag: documented(
    'dynamic-table-lag',
    60,
    's',
    'The shortest TARGET_LAG of a dynamic table in Snowflake.',
    dataSources.snowflakeDynamicTables,
  ),
  answerFloor: judged('warehouse-floor', 1, 's', 'A warehouse answers hardly any query faster than this.'),
} as const;

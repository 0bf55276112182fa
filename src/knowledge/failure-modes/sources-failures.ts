import type { Source } from '../source.ts';

const page = (id: string, title: string, url: string): Source => ({ id, title, url });

/** What the failure modes rest on beside the sources of decisions and constants. */
export const failureSources = {
  pgRuntimeClient: page(
    'pg-runtime-client',
    'PostgreSQL: client connection defaults and timeouts',
    'https://www.postgresql.org/docs/current/runtime-config-client.html',
  ),
  pgMatview: page(
    'pg-refresh-matview',
    'PostgreSQL: REFRESH MATERIALIZED VIEW',
    'https://www.postgresql.org/docs/current/sql-refreshmaterializedview.html',
  ),
  duckdbCsv: page(
    'duckdb-csv-detection',
    'DuckDB: CSV auto detection',
    'https://duckdb.org/docs/stable/data/csv/auto_detection.html',
  ),
  charset: page(
    'charset-normalizer',
    'charset-normalizer: accuracy and speed of detection',
    'https://github.com/jawah/charset_normalizer',
  ),
  kafkaSemantics: page(
    'kafka-semantics',
    'Apache Kafka: message delivery semantics',
    'https://kafka.apache.org/documentation/#semantics',
  ),
  redisEviction: page(
    'redis-eviction',
    'Redis: key eviction and maxmemory',
    'https://redis.io/docs/latest/develop/reference/eviction/',
  ),
  fragmentsWait: page(
    'st-fragment-waits',
    'Streamlit issue 10928: fragment ticks wait for a full run',
    'https://github.com/streamlit/streamlit/issues/10928',
  ),
  memoryNeverFalls: page(
    'st-memory-after-close',
    'Streamlit issue 12506: memory after tabs are closed',
    'https://github.com/streamlit/streamlit/issues/12506',
  ),
  affinity: page(
    'st-affinity',
    'Streamlit issue 4173: replicas without session affinity',
    'https://github.com/streamlit/streamlit/issues/4173',
  ),
  scriptRunner: page(
    'st-script-runner',
    'Streamlit 1.64: script_runner.py',
    'https://github.com/streamlit/streamlit/blob/1.64.0/lib/streamlit/runtime/scriptrunner/script_runner.py',
  ),
  cacheUtils: page(
    'st-cache-utils',
    'Streamlit 1.64: cache_utils.py',
    'https://github.com/streamlit/streamlit/blob/1.64.0/lib/streamlit/runtime/caching/cache_utils.py',
  ),
} as const satisfies Readonly<Record<string, Source>>;

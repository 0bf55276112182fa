import type { Source } from './source.ts';

const page = (id: string, title: string, url: string): Source => ({ id, title, url });

/** What the figures about engines, databases, APIs, streams and files rest on. */
export const dataSources = {
  pandasMemory: page(
    'mckinney-arrow',
    'Wes McKinney: Apache Arrow and the "10 things I hate about pandas"',
    'https://wesmckinney.com/blog/apache-arrow-pandas-internals/',
  ),
  arrowLayout: page(
    'arrow-columnar',
    'Apache Arrow: columnar format',
    'https://arrow.apache.org/docs/format/Columnar.html',
  ),
  duckdbEnvironment: page(
    'duckdb-environment',
    'DuckDB: environment, memory and threads',
    'https://duckdb.org/docs/stable/guides/performance/environment.html',
  ),
  dbBenchmark: page(
    'db-benchmark',
    'DuckDB Labs: database-like operations benchmark',
    'https://duckdblabs.github.io/db-benchmark/',
  ),
  postgresPage: page(
    'pg-page-layout',
    'PostgreSQL: database page layout',
    'https://www.postgresql.org/docs/current/storage-page-layout.html',
  ),
  postgresConnections: page(
    'pg-connections',
    'PostgreSQL: connection settings',
    'https://www.postgresql.org/docs/current/runtime-config-connection.html',
  ),
  postgresPartitioning: page(
    'pg-partitioning',
    'PostgreSQL: table partitioning',
    'https://www.postgresql.org/docs/current/ddl-partitioning.html',
  ),
  copyBenchmark: page(
    'carson-copy',
    'J. Carson: COPY and inserts from Python to PostgreSQL (one laptop, localhost)',
    'https://j-carson.github.io/2023/04/22/Python-to-Postgres',
  ),
  poolSizing: page(
    'hikari-pool-size',
    'HikariCP: about pool sizing',
    'https://github.com/brettwooldridge/HikariCP/wiki/About-Pool-Sizing',
  ),
  refreshView: page(
    'pg-refresh-view',
    'PostgreSQL: REFRESH MATERIALIZED VIEW',
    'https://www.postgresql.org/docs/current/sql-refreshmaterializedview.html',
  ),
  panderaLazy: page(
    'pandera-invalid-rows',
    'pandera: dropping invalid rows',
    'https://pandera.readthedocs.io/en/stable/drop_invalid_rows.html',
  ),
  gxResults: page(
    'gx-overview',
    'Great Expectations: GX Core overview',
    'https://docs.greatexpectations.io/docs/core/introduction/gx_overview',
  ),
  noOffset: page('no-offset', 'Use The Index, Luke: paging without offset', 'https://use-the-index-luke.com/no-offset'),
  snowflakeCost: page(
    'snowflake-compute-cost',
    'Snowflake: understanding compute cost',
    'https://docs.snowflake.com/en/user-guide/cost-understanding-compute',
  ),
  snowflakeDynamicTables: page(
    'snowflake-dynamic-tables',
    'Snowflake: target lag of dynamic tables',
    'https://docs.snowflake.com/en/user-guide/dynamic-tables-target-lag',
  ),
  bigqueryPricing: page('bigquery-pricing', 'BigQuery: pricing', 'https://cloud.google.com/bigquery/pricing'),
  dltIncremental: page(
    'dlt-cursor',
    'dlt: incremental loading with a cursor',
    'https://dlthub.com/docs/general-usage/incremental/cursor',
  ),
  oauth: page(
    'owasp-oauth2',
    'OWASP: OAuth 2 cheat sheet',
    'https://cheatsheetseries.owasp.org/cheatsheets/OAuth2_Cheat_Sheet.html',
  ),
  msgspecBenchmark: page(
    'msgspec-benchmark',
    'msgspec: benchmarks, with pydantic 2.5',
    'https://jcristharif.com/msgspec/benchmarks.html',
  ),
  kafkaPartitions: page(
    'confluent-partitions',
    'Confluent: how to choose the number of partitions',
    'https://www.confluent.io/blog/how-choose-number-topics-partitions-kafka-cluster/',
  ),
  kafkaDurability: page(
    'kafka-topic-config',
    'Apache Kafka: topic configuration',
    'https://kafka.apache.org/documentation/#topicconfigs_min.insync.replicas',
  ),
  kafkaRetention: page(
    'kafka-server-properties',
    'Apache Kafka: server.properties',
    'https://github.com/apache/kafka/blob/trunk/config/server.properties',
  ),
  redisPubSub: page('redis-pubsub', 'Redis: Pub/Sub', 'https://redis.io/docs/latest/develop/pubsub/'),
  redisPersistence: page(
    'redis-persistence',
    'Redis: persistence',
    'https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/',
  ),
  redisClients: page(
    'redis-clients',
    'Redis: client handling and output buffers',
    'https://redis.io/docs/latest/develop/reference/clients/',
  ),
  polarsComparison: page(
    'polars-comparison',
    'Polars: comparison with other tools',
    'https://docs.pola.rs/user-guide/misc/comparison/',
  ),
  postgresBrin: page('pg-brin', 'PostgreSQL: BRIN indexes', 'https://www.postgresql.org/docs/current/brin.html'),
  redisBenchmark: page(
    'redis-benchmark',
    'Redis: benchmark',
    'https://redis.io/docs/latest/operate/oss_and_stack/management/optimization/benchmarks/',
  ),
  websocketsMemory: page(
    'websockets-memory',
    'websockets: memory and buffers',
    'https://websockets.readthedocs.io/en/stable/topics/memory.html',
  ),
  debezium: page(
    'debezium-postgres',
    'Debezium: PostgreSQL connector',
    'https://debezium.io/documentation/reference/stable/connectors/postgresql.html',
  ),
  duckdbConcurrency: page(
    'duckdb-concurrency',
    'DuckDB: concurrency, one writing process',
    'https://duckdb.org/docs/stable/connect/concurrency',
  ),
  duckdbFiles: page(
    'duckdb-file-formats',
    'DuckDB: file formats, row groups and file sizes',
    'https://duckdb.org/docs/stable/guides/performance/file_formats.html',
  ),
  pgbouncer: page('pgbouncer-config', 'PgBouncer: configuration', 'https://www.pgbouncer.org/config.html'),
  pydanticPerformance: page(
    'pydantic-performance',
    'pydantic: performance',
    'https://docs.pydantic.dev/latest/concepts/performance/',
  ),
  queueing: page(
    'millsap-performance',
    'C. Millsap: Thinking Clearly about Performance',
    'https://queue.acm.org/detail.cfm?id=1854041',
  ),
} as const satisfies Readonly<Record<string, Source>>;

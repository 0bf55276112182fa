/** Every topic that concerns the design as a whole, with the options it decides between. */
export interface DesignChoices {
  /** Where dataframes and aggregations are computed. */
  engine: 'pandas' | 'polars' | 'duckdb' | 'dask' | 'pushdown';
  /** Where the app reads from. */
  store: 'in_place' | 'duckdb_file' | 'parquet_files' | 'postgres' | 'existing_warehouse';
  /** How the store's large tables are laid out. */
  layout: 'single_table' | 'monthly_partitions' | 'daily_partitions' | 'brin_append';
  validation: 'pydantic' | 'pandera' | 'great_expectations' | 'sql_constraints';
  bad_rows: 'quarantine' | 'reject_file' | 'fix_and_flag' | 'drop';
  /** How an open page gets newer data. */
  refresh: 'on_interaction' | 'fragment_poll' | 'background_refresh' | 'push_snapshot';
  /** Where reads are cached. */
  cache: 'cache_data_global' | 'cache_data_keyed' | 'cache_data_session' | 'cache_resource_shared' | 'no_cache';
  sign_in: 'oidc' | 'proxy_headers' | 'network_only' | 'open';
  row_access: 'same_for_all' | 'role_in_query' | 'database_rls';
  secrets: 'secrets_toml' | 'environment' | 'cloud_manager' | 'vault';
  outage: 'stale_with_banner' | 'degrade_by_source' | 'fail_closed';
  /** How a load stays correct when it runs twice or dies. */
  loading: 'upsert' | 'staging_swap' | 'partition_overwrite' | 'append_dedup' | 'read_only';
  observability: 'structured_logs' | 'prometheus' | 'cloud_native' | 'vendor_agent';
  orchestration: 'in_app' | 'cron' | 'github_actions' | 'prefect' | 'airflow' | 'dagster' | 'worker';
  deployment: 'community_cloud' | 'single_container' | 'replicas_sticky' | 'kubernetes' | 'snowflake';
  testing: 'apptest_only' | 'apptest_and_volume' | 'volume_and_load';
}

/** Every topic that is decided for each source it applies to. */
export interface SourceChoices {
  ingestion: 'query_in_place' | 'full_reload' | 'incremental' | 'cdc' | 'on_upload' | 'consume';
  /** Database and warehouse sources, and a Postgres store. */
  pooling: 'app_pool' | 'pgbouncer' | 'driver_session';
  /** Database and warehouse sources. */
  acceleration: 'none' | 'index' | 'materialised_view' | 'aggregate_table';
  /** API sources. */
  api_sync: 'poll_full' | 'poll_incremental' | 'webhook_reconcile' | 'on_demand';
  /** Stream sources. */
  transport: 'kafka' | 'redis_streams' | 'redis_pubsub' | 'websocket' | 'http_poll';
  /** Stream sources. */
  backpressure: 'block' | 'drop_oldest' | 'conflate' | 'aggregate' | 'spill';
}

export type DesignTopicId = keyof DesignChoices;
export type SourceTopicId = keyof SourceChoices;
export type TopicId = DesignTopicId | SourceTopicId;
export type ChoiceOf<T extends TopicId> = T extends DesignTopicId
  ? DesignChoices[T]
  : T extends SourceTopicId
    ? SourceChoices[T]
    : never;

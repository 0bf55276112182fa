/** Figures about the app as a whole; the ledger holds each under exactly this id. */
export type AppQuantityId =
  // volume and memory
  | 'app.bytes_now' // all sources together
  | 'app.bytes_horizon' // after retention or the planning horizon
  | 'app.frame_rows' // rows one viewer's page works on, all sources (a query's result, at most what a table shows whole; of copied sources, what a page asks the store for)
  | 'app.frame_bytes' // the same in memory, dtype arithmetic
  | 'app.memory_pandas' // peak of one process doing the transform in pandas
  | 'app.memory_polars'
  | 'app.memory_duckdb'
  | 'app.spill_bytes' // of a full transform in DuckDB, beyond its memory limit
  | 'app.memory_budget' // usable share of the host's memory
  | 'app.scan_rows' // rows a full transform reads: the history shown
  | 'app.scan_bytes'
  | 'app.memory_live' // frames that the runs in flight work on
  | 'app.transform_pandas' // seconds for one full transform
  | 'app.transform_polars'
  | 'app.transform_duckdb'
  // storage
  | 'app.parquet_bytes'
  | 'app.postgres_bytes'
  | 'app.storage_retained'
  // app
  | 'app.run_seconds' // one script run when the cache is warm
  | 'app.rerun_rate' // script runs per second: interactions plus automatic refreshes
  | 'app.runs_in_flight' // Little's law
  | 'app.cores_needed'
  | 'app.replicas' // instances of the app
  | 'app.store_pool' // per replica, on a PostgreSQL store of the app; where sources are copied
  | 'app.store_connections' // replicas × (pool + overflow) + worker
  | 'app.payload_bytes' // sent to one browser per full page
  | 'app.payload_seconds'
  | 'app.ui_update_rate' // redraws per second a viewer gets from the refresh mechanism
  // cache and freshness
  | 'app.refresh_interval' // seconds between looks at the store by an open page
  | 'app.cache_ttl'
  | 'app.cache_entries'
  | 'app.cache_bytes' // per replica: entries × frame
  | 'app.cache_hit_seconds' // cache_data copies at each hit
  | 'app.staleness_worst' // the worst age a viewer can see
  // reliability
  | 'app.error_budget' // seconds of unavailability in 30 days
  | 'app.rpo_reached'
  | 'app.rto_reached'
  | 'app.alert_fast_burn'; // share of bad minutes that pages

/** Figures about one source; the ledger holds them as `<source id>.<metric>`; kinds that lack one omit it. */
export type SourceMetric =
  // every kind
  | 'rows_now' // held today; of files and streams, in the history shown
  | 'bytes_now'
  | 'frame_row_bytes' // one row in a frame
  | 'page_rows' // rows of it that one page works on
  | 'page_bytes' // the same in memory
  | 'table_bytes' // of one page's table on its way to the browser
  | 'message_share' // the same ÷ the largest message
  | 'result_bytes' // today's query result in memory; database and warehouse
  | 'scan_rows' // rows of it in the history shown
  | 'scan_bytes' // the same in memory
  | 'staleness' // the worst age of its data on the screen
  | 'rows_per_day'
  | 'bytes_per_day'
  | 'rate_mean'
  | 'rate_peak'
  | 'rows_added' // in one planning horizon
  | 'rows_horizon'
  | 'bytes_horizon'
  | 'parquet_bytes'
  | 'postgres_bytes'
  | 'load_full_seconds'
  | 'load_increment_seconds'
  | 'sync_interval' // seconds between loads that the freshness target and the floor allow
  | 'loss_window' // seconds of its data that a failure can lose
  // database and warehouse
  | 'queries_uncached' // per second
  | 'queries_cached'
  | 'pool_today' // connections busy with today's query time
  | 'pool_needed' // Little's law with the query inside its budget
  | 'pool_size' // per replica, with headroom
  | 'connections_used' // replicas × (pool + overflow) + worker
  | 'connections_free' // limit less reserve
  | 'query_budget' // seconds a query may take for the page-load target
  | 'speedup_needed' // × today's query time
  | 'index_bytes'
  | 'offset_rows' // rows an offset page would discard
  | 'billed_seconds' // a day, of a Snowflake warehouse
  | 'scan_cost' // of BigQuery, USD a month
  // api
  | 'rate_usable' // calls per second: the limit, or what latency allows
  | 'calls_full' // per full sync
  | 'calls_increment' // per incremental sync
  | 'floor_full' // seconds: the freshest that a full sync can be
  | 'floor_increment'
  | 'floor' // the one that applies
  | 'calls_wanted' // per second, at the freshness asked for
  | 'calls_used' // per second, at sync_interval
  | 'calls_burst' // per second, while a sync runs unthrottled
  | 'burst_share' // calls of the first minute ÷ what the limit allows in one
  | 'rate_share' // calls_used ÷ limit
  // files and uploads
  | 'files_bytes_per_day'
  | 'upload_share' // of the largest upload
  | 'parse_seconds'
  | 'parse_memory'
  | 'upload_memory' // of all files that are uploaded at once
  | 'validate_seconds' // row by row
  | 'validate_columns_seconds' // column by column
  | 'rows_per_file'
  // stream
  | 'events_peak'
  | 'throughput_peak' // B/s
  | 'partitions'
  | 'consumer_capacity' // events per second, all partitions
  | 'consumer_utilisation'
  | 'outage_backlog' // events after the longest outage
  | 'catch_up_seconds'
  | 'buffer_events' // bounded buffer in the consumer
  | 'buffer_bytes'
  | 'retention_needed' // seconds that the broker must keep events
  | 'retention_bytes' // broker disk
  | 'updates_conflated'; // per second after last-value-per-key

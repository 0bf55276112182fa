import type { ChoiceOf, TopicId } from '../../src/decisions/choices.ts';
import type { Answers } from '../../src/intake/answers.ts';
import type { DataTopicId } from './data-routes.ts';

/** Answers that lead to each option of the topics about the app; what is not answered has its default. */
export const appRoutes: {
  readonly [T in Exclude<TopicId, DataTopicId>]: { readonly [C in ChoiceOf<T>]: Answers };
} = {
  cache: {
    cache_data_global: { design: {}, sources: [] },
    cache_data_keyed: { design: { row_access: 'by_role' }, sources: [] },
    cache_data_session: { design: { classification: 'restricted', row_access: 'by_tenant' }, sources: [] },
    cache_resource_shared: { design: { situation: 'live_dashboard', freshness: '1 s' }, sources: [] },
    no_cache: { design: { freshness: '1 s', viewers: '1' }, sources: [] },
  },
  deployment: {
    community_cloud: { design: { host: 'community_cloud' }, sources: [] },
    kubernetes: { design: { host: 'kubernetes' }, sources: [] },
    replicas_sticky: { design: { availability: '99.9999 %' }, sources: [] },
    single_container: { design: {}, sources: [] },
    snowflake: { design: { host: 'snowflake' }, sources: [] },
  },
  loading: {
    append_dedup: { design: { situation: 'live_dashboard' }, sources: [] },
    partition_overwrite: { design: { page_load: '100 ms' }, sources: [] },
    read_only: { design: {}, sources: [] },
    staging_swap: { design: {}, sources: [{ id: 'source_1', answers: { change_pattern: 'full_replace' } }] },
    upsert: { design: { situation: 'live_dashboard', retention: '70 d 22 h' }, sources: [] },
  },
  observability: {
    cloud_native: { design: { host: 'snowflake' }, sources: [] },
    prometheus: { design: { availability: '99.9972 %' }, sources: [] },
    structured_logs: { design: {}, sources: [] },
    vendor_agent: { design: { monitoring: 'datadog' }, sources: [] },
  },
  orchestration: {
    airflow: { design: { page_load: '1 s', orchestrator: 'airflow' }, sources: [] },
    cron: { design: { page_load: '100 ms' }, sources: [] },
    dagster: { design: { page_load: '1 s', orchestrator: 'dagster' }, sources: [] },
    github_actions: { design: { page_load: '100 ms', host: 'community_cloud' }, sources: [] },
    in_app: { design: {}, sources: [] },
    prefect: { design: { page_load: '1 s', orchestrator: 'prefect' }, sources: [] },
    worker: { design: { situation: 'live_dashboard' }, sources: [] },
  },
  outage: {
    degrade_by_source: {
      design: { outage_behaviour: 'degrade' },
      sources: [
        { id: 'source_1', answers: {} },
        { id: 'source_2', answers: {} },
      ],
    },
    fail_closed: { design: { freshness: '1 s', viewers: '1' }, sources: [] },
    stale_with_banner: { design: {}, sources: [] },
  },
  refresh: {
    background_refresh: { design: {}, sources: [] },
    fragment_poll: { design: { situation: 'live_dashboard' }, sources: [] },
    on_interaction: { design: { host: 'snowflake' }, sources: [] },
    push_snapshot: { design: { situation: 'live_dashboard', freshness: '1 s' }, sources: [] },
  },
  row_access: {
    database_rls: {
      design: { personal_data: 'special', row_access: 'by_tenant' },
      sources: [{ id: 'source_1', answers: { kind: 'database', engine: 'postgres' } }],
    },
    role_in_query: { design: { row_access: 'by_tenant' }, sources: [] },
    same_for_all: { design: {}, sources: [] },
  },
  secrets: {
    cloud_manager: { design: { secret_store: 'cloud_manager' }, sources: [] },
    environment: { design: { secret_store: 'environment' }, sources: [] },
    secrets_toml: { design: {}, sources: [] },
    vault: { design: { secret_store: 'vault' }, sources: [] },
  },
  sign_in: {
    network_only: { design: { sign_in: 'network' }, sources: [] },
    oidc: { design: {}, sources: [] },
    open: { design: { classification: 'public' }, sources: [] },
    proxy_headers: { design: { sign_in: 'proxy' }, sources: [] },
  },
  testing: {
    apptest_and_volume: { design: {}, sources: [] },
    apptest_only: { design: { situation: 'live_dashboard', host_memory: '1 TB' }, sources: [] },
    volume_and_load: { design: { interactions: '10/s' }, sources: [] },
  },
};

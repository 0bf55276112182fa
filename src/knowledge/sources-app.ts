import type { Source } from './source.ts';

const page = (id: string, title: string, url: string): Source => ({ id, title, url });

/** What decisions about the Streamlit app and its operation rest on. */
export const appSources = {
  caching: page(
    'st-caching',
    'Streamlit: caching overview',
    'https://docs.streamlit.io/develop/concepts/architecture/caching',
  ),
  cacheData: page(
    'st-cache-data',
    'Streamlit: st.cache_data',
    'https://docs.streamlit.io/develop/api-reference/caching-and-state/st.cache_data',
  ),
  cacheResource: page(
    'st-cache-resource',
    'Streamlit: st.cache_resource',
    'https://docs.streamlit.io/develop/api-reference/caching-and-state/st.cache_resource',
  ),
  fragments: page(
    'st-fragments',
    'Streamlit: working with fragments',
    'https://docs.streamlit.io/develop/concepts/architecture/fragments',
  ),
  fastReruns: page(
    'st-fast-reruns',
    'Streamlit: fast reruns start a new script thread at once',
    'https://github.com/streamlit/streamlit/pull/4628',
  ),
  backgroundRefresh: page(
    'st-background-refresh',
    'Streamlit: background refresh of caches',
    'https://github.com/streamlit/streamlit/pull/16057',
  ),
  multithreading: page(
    'st-multithreading',
    'Streamlit: multithreading',
    'https://docs.streamlit.io/develop/concepts/design/multithreading',
  ),
  architecture: page(
    'st-architecture',
    'Streamlit: client-server architecture',
    'https://docs.streamlit.io/develop/concepts/architecture/architecture',
  ),
  configuration: page(
    'st-config',
    'Streamlit: config.toml',
    'https://docs.streamlit.io/develop/api-reference/configuration/config.toml',
  ),
  login: page('st-login', 'Streamlit: st.login', 'https://docs.streamlit.io/develop/api-reference/user/st.login'),
  authentication: page(
    'st-authentication',
    'Streamlit: authentication and user information',
    'https://docs.streamlit.io/develop/concepts/connections/authentication',
  ),
  requestContext: page(
    'st-context',
    'Streamlit: st.context',
    'https://docs.streamlit.io/develop/api-reference/caching-and-state/st.context',
  ),
  secrets: page(
    'st-secrets',
    'Streamlit: secrets management',
    'https://docs.streamlit.io/develop/concepts/connections/secrets-management',
  ),
  sqlConnection: page(
    'st-sql-connection',
    'Streamlit: SQLConnection',
    'https://docs.streamlit.io/develop/api-reference/connections/st.connections.sqlconnection',
  ),
  communityCloud: page(
    'st-community-cloud',
    'Streamlit Community Cloud: manage your app (resource limits of February 2024)',
    'https://docs.streamlit.io/deploy/streamlit-community-cloud/manage-your-app',
  ),
  communityCloudStatus: page(
    'st-community-cloud-status',
    'Streamlit Community Cloud: status and limitations',
    'https://docs.streamlit.io/deploy/streamlit-community-cloud/status',
  ),
  communityCloudSecrets: page(
    'st-community-cloud-secrets',
    'Streamlit Community Cloud: secrets management',
    'https://docs.streamlit.io/deploy/streamlit-community-cloud/deploy-your-app/secrets-management',
  ),
  kubernetes: page(
    'st-kubernetes',
    'Streamlit: deploy with Kubernetes',
    'https://docs.streamlit.io/deploy/tutorials/kubernetes',
  ),
  appTest: page(
    'st-apptest',
    'Streamlit: app testing',
    'https://docs.streamlit.io/develop/concepts/app-testing/beyond-the-basics',
  ),
  metrics: page(
    'st-metrics',
    'Streamlit release notes 2026: metrics endpoint',
    'https://docs.streamlit.io/develop/quick-reference/release-notes/2026',
  ),
  snowflakeLimits: page(
    'snowflake-streamlit-limits',
    'Streamlit in Snowflake: limitations',
    'https://docs.snowflake.com/en/developer-guide/streamlit/limitations',
  ),
  snowflakeUser: page(
    'snowflake-streamlit-user',
    'Streamlit in Snowflake: user information',
    'https://docs.snowflake.com/developer-guide/streamlit/app-development/personalization',
  ),
  responseLimits: page(
    'nngroup-response',
    'Nielsen Norman Group: response times, the three limits',
    'https://www.nngroup.com/articles/response-times-3-important-limits/',
  ),
  batchMonitoring: page(
    'prometheus-instrumentation',
    'Prometheus: instrumentation of batch jobs',
    'https://prometheus.io/docs/practices/instrumentation/',
  ),
  airflow: page(
    'airflow-scope',
    'Apache Airflow: what it is for, and what it is not',
    'https://airflow.apache.org/docs/apache-airflow/stable/index.html',
  ),
  prefect: page('prefect-retries', 'Prefect: retries', 'https://docs.prefect.io/v3/how-to-guides/workflows/retries'),
  dagster: page('dagster-docs', 'Dagster documentation', 'https://docs.dagster.io/'),
  githubSchedule: page(
    'github-schedule',
    'GitHub Actions: the schedule event',
    'https://docs.github.com/en/actions/using-workflows/events-that-trigger-workflows#schedule',
  ),
  postgresMerge: page(
    'pg-merge',
    'PostgreSQL: MERGE and ON CONFLICT',
    'https://www.postgresql.org/docs/current/sql-merge.html',
  ),
  postgresRls: page(
    'pg-row-security',
    'PostgreSQL: row security policies',
    'https://www.postgresql.org/docs/current/ddl-rowsecurity.html',
  ),
  dltFullLoad: page(
    'dlt-full-load',
    'dlt: full loading and its staging strategies',
    'https://dlthub.com/docs/general-usage/full-loading',
  ),
  owaspSecrets: page(
    'owasp-secrets',
    'OWASP: secrets management cheat sheet',
    'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
  ),
  owaspLogging: page(
    'owasp-logging',
    'OWASP: logging cheat sheet',
    'https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html',
  ),
  hipaaSafeguards: page(
    'hipaa-164-312',
    'HIPAA Security Rule: technical safeguards, 45 CFR 164.312',
    'https://www.ecfr.gov/current/title-45/section-164.312',
  ),
  pciDss: page('pci-dss', 'PCI DSS v4.0.1', 'https://www.pcisecuritystandards.org/document_library/'),
  sreAlerting: page(
    'sre-alerting',
    'Google SRE workbook: alerting on SLOs',
    'https://sre.google/workbook/alerting-on-slos/',
  ),
  judgement: { id: 'judgement', title: 'Engineering judgement of this tool', url: null },
} as const satisfies Readonly<Record<string, Source>>;

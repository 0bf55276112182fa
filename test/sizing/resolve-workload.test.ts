import { describe, expect, test } from 'vitest';
import { questionById } from '../../src/intake/catalogue.ts';
import type { QuestionId } from '../../src/intake/answers.ts';
import { resolveWorkload } from '../../src/sizing/resolve-workload.ts';
import type {
  ApiWorkload,
  DatabaseWorkload,
  FileWorkload,
  SourceWorkload,
  StreamWorkload,
  Workload,
} from '../../src/sizing/workload.ts';

/** Written out once more, so that an option added to the catalogue alone fails here. */
type Options<T extends string> = Readonly<Record<T, true>>;
const listed = {
  situation: {
    new_app: true,
    slow_app: true,
    messy_uploads: true,
    live_dashboard: true,
    migration: true,
  } satisfies Options<Workload['situation']['value']>,
  existing: { none: true, streamlit_app: true, notebooks: true, bi_tool: true } satisfies Options<
    Workload['existing']['value']
  >,
  features: { filter: true, drill_down: true, export: true, edit: true } satisfies Options<
    Workload['features']['value'][number]
  >,
  host: { community_cloud: true, vm: true, container: true, kubernetes: true, snowflake: true } satisfies Options<
    Workload['host']['value']
  >,
  classification: { public: true, internal: true, confidential: true, restricted: true } satisfies Options<
    Workload['classification']['value']
  >,
  personal_data: { none: true, pseudonymous: true, personal: true, special: true } satisfies Options<
    Workload['personalData']['value']
  >,
  regimes: {
    gdpr: true,
    hipaa: true,
    pci: true,
    soc2: true,
    ccpa: true,
    ferpa: true,
    iso27001: true,
  } satisfies Options<Workload['regimes']['value'][number]>,
  sign_in: { none: true, oidc: true, proxy: true, network: true } satisfies Options<Workload['signIn']['value']>,
  row_access: { same_for_all: true, by_role: true, by_tenant: true } satisfies Options<Workload['rowAccess']['value']>,
  residency: { none: true, eu: true, us: true, single_country: true } satisfies Options<Workload['residency']['value']>,
  secret_store: { secrets_toml: true, environment: true, cloud_manager: true, vault: true } satisfies Options<
    Workload['secretStore']['value']
  >,
  lineage: { none: true, table: true, column: true } satisfies Options<Workload['lineage']['value']>,
  outage_behaviour: { show_stale: true, degrade: true, block: true } satisfies Options<
    Workload['outageBehaviour']['value']
  >,
  duplicates: { never: true, possible: true, expected: true } satisfies Options<Workload['duplicates']['value']>,
  bad_rows: { quarantine: true, reject_file: true, fix_and_flag: true, drop: true } satisfies Options<
    Workload['badRows']['value']
  >,
  alert_route: { none: true, email: true, chat: true, pager: true } satisfies Options<Workload['alertRoute']['value']>,
  monitoring: { none: true, prometheus: true, cloud: true, datadog: true, sentry: true } satisfies Options<
    Workload['monitoring']['value']
  >,
  orchestrator: {
    none: true,
    cron: true,
    github_actions: true,
    prefect: true,
    airflow: true,
    dagster: true,
  } satisfies Options<Workload['orchestrator']['value']>,
  deploy_cadence: { daily: true, weekly: true, monthly: true } satisfies Options<Workload['deployCadence']['value']>,
  schema_changes: { rare: true, monthly: true, weekly: true } satisfies Options<Workload['schemaChanges']['value']>,
  kind: { database: true, warehouse: true, api: true, files: true, uploads: true, stream: true } satisfies Options<
    SourceWorkload['kind']['value']
  >,
  change_pattern: { append_only: true, updates: true, updates_and_deletes: true, full_replace: true } satisfies Options<
    SourceWorkload['changePattern']['value']
  >,
  engine: {
    postgres: true,
    mysql: true,
    sqlserver: true,
    snowflake: true,
    bigquery: true,
    redshift: true,
  } satisfies Options<DatabaseWorkload['engine']['value']>,
  indexes: { primary_key_only: true, some: true, tuned: true } satisfies Options<DatabaseWorkload['indexes']['value']>,
  shared_load: { dedicated: true, replica: true, shared_primary: true } satisfies Options<
    DatabaseWorkload['sharedLoad']['value']
  >,
  auth: { none: true, api_key: true, oauth2_client: true, oauth2_user: true, basic: true } satisfies Options<
    ApiWorkload['auth']['value']
  >,
  pagination: { cursor: true, offset: true, link_header: true, none: true } satisfies Options<
    ApiWorkload['pagination']['value']
  >,
  versioning: { path: true, header: true, none: true } satisfies Options<ApiWorkload['versioning']['value']>,
  file_format: { csv: true, excel: true, json: true, parquet: true, mixed: true } satisfies Options<
    FileWorkload['format']['value']
  >,
  uploaders: { staff: true, customers: true, partners: true, system: true } satisfies Options<
    FileWorkload['uploaders']['value']
  >,
  transport: {
    kafka: true,
    redis_streams: true,
    redis_pubsub: true,
    websocket: true,
    undecided: true,
  } satisfies Options<StreamWorkload['transport']['value']>,
  ordering: { none: true, per_key: true, total: true } satisfies Options<StreamWorkload['ordering']['value']>,
};

test.each(Object.entries(listed))('the options of %s are those of the workload', (id, options) => {
  const question = questionById(id as QuestionId);
  const offered = question.kind === 'choice' || question.kind === 'choices' ? question.options : [];
  const none = question.kind === 'choices' ? question.none : undefined;
  expect(
    offered
      .map((option) => option.id)
      .filter((option) => option !== none)
      .toSorted(),
  ).toEqual(Object.keys(options).toSorted());
});

describe('values in base units', () => {
  const resolve = (answers: Readonly<Record<string, string>>, design: Readonly<Record<string, string>> = {}) => {
    const workload = resolveWorkload({ design, sources: [{ id: 'src', answers }] });
    const [source] = workload.sources;
    if (!source) throw new Error('no source');
    return { workload, source };
  };

  test('per minute becomes per second, and says who vouches for it', () => {
    const { source } = resolve({ kind: 'api', rate_limit: '120/min' });
    expect(source.api?.rateLimit).toEqual({ value: 2, provenance: 'stated', key: 'src.rate_limit' });
    expect(source.api?.pageSize.provenance).toBe('defaulted');
  });

  test('"I don\'t know" keeps a value to go on with, marked unknown', () => {
    const { workload } = resolve({ kind: 'api' }, { viewers: 'unknown' });
    expect(workload.viewers).toEqual({ value: 20, provenance: 'unknown', key: 'viewers' });
  });

  test('bytes for rows are divided by the width of a row', () => {
    const { source } = resolve({ kind: 'database', rows: '2 GB', row_bytes: '100 B', rows_per_day: '8.64 MB/day' });
    expect(source.rows.value).toBe(20e6);
    expect(source.rowRate.value).toBeCloseTo(1, 9);
  });

  test('a stream brings its events as rows, for the history shown', () => {
    const { source } = resolve({ kind: 'stream', events_per_second: '10/s', event_bytes: '300 B' }, { history: '1 d' });
    expect(source.rows.value).toBe(864_000);
    expect([source.rowRate.value, source.rowBytes.value, source.changePattern.value]).toEqual([10, 300, 'append_only']);
  });

  test('uploads bring a quarter of a large file each: 100 MB × 0.25 ÷ 100 B × 8 a day', () => {
    const { source } = resolve(
      { kind: 'uploads', file_size: '100 MB', files_per_day: '8', row_bytes: '100 B' },
      { history: '10 d' },
    );
    expect(source.rowRate.value * 86_400).toBeCloseTo(2e6, 3);
    expect(source.rows.value).toBe(20e6);
  });

  test('only the parts of its kind are there', () => {
    const { source } = resolve({ kind: 'warehouse' });
    expect([source.database?.engine.value, source.api, source.files, source.stream]).toEqual([
      'snowflake',
      null,
      null,
      null,
    ]);
  });
});

import type { TopicId } from '../../decisions/choices.ts';
import type { Decision } from '../../decisions/decision.ts';
import { listed } from './markdown-blocks.ts';
import type { SectionContext } from './section-writer.ts';

/** From a decision to the files that carry it out and the tests and benchmarks that show it; null where it leaves none. */
export function decisionTrace({ topic, sourceId }: Decision, { code, blueprint }: SectionContext): string | null {
  const { built, shown } = traces[topic];
  const files = (patterns: readonly string[]) =>
    code.map(({ path }) => path).filter((path) => patterns.some((pattern) => isMatch(path, pattern, sourceId)));
  const benchmarks = blueprint.benchmarks
    .map(({ id }) => id)
    .filter((id) => shown.some((pattern) => isMatch(id, pattern, sourceId)));
  const sources = files(built).slice(0, most);
  const tests = [...files(shown), ...benchmarks].slice(0, most);
  const parts = [
    ...(sources.length > 0 ? [`Built in ${listed(sources.map((path) => `\`${path}\``))}`] : []),
    ...(tests.length > 0
      ? [
          `${sources.length > 0 ? 'shown' : 'Shown'} by ${listed(tests.map((name) => (name.startsWith('B-') ? name : `\`${name}\``)))}`,
        ]
      : []),
  ];
  return parts.length === 0 ? null : `${parts.join(', ')}.`;
}

const most = 5;

/** `*` stands for any name; `{source}` for the source in hand. */
function isMatch(path: string, pattern: string, sourceId: string | null): boolean {
  const text = pattern.replaceAll('{source}', sourceId ?? '*');
  const expression = text.replaceAll(/[.+?^$()|[\]\\]/g, String.raw`\$&`).replaceAll('*', '[^/]*');
  return new RegExp(`^${expression}$`).test(path);
}

interface Trace {
  readonly built: readonly string[];
  readonly shown: readonly string[];
}

const traces: Readonly<Record<TopicId, Trace>> = {
  engine: {
    built: ['transform.py', 'lake.py', 'queries/*_daily.sql'],
    shown: ['tests/test_transform.py', 'B-transform', 'B-parse-*'],
  },
  store: { built: ['sql/schema.sql', 'db.py', 'lake.py', 'load.py'], shown: ['B-load-*'] },
  layout: { built: ['sql/partitions.sql', 'sql/indexes*.sql', 'sql/retention.sql'], shown: ['bench/query_latency.py'] },
  validation: {
    built: ['validate.py', 'quality.py', 'queries/*_check.sql'],
    shown: ['tests/test_transform.py', 'B-parse-*'],
  },
  bad_rows: { built: ['ingest.py', 'queries/quarantine.sql'], shown: [] },
  refresh: { built: ['overview.py', 'live.py', 'serving.py'], shown: ['tests/test_app.py', 'B-page'] },
  cache: { built: ['serving.py', 'freshness.py'], shown: ['B-cache'] },
  sign_in: { built: ['auth.py', 'app.py'], shown: ['tests/test_app.py'] },
  row_access: { built: ['auth.py', 'serving.py', 'sql/roles.sql'], shown: ['tests/test_app.py'] },
  secrets: { built: ['settings.py', '.streamlit/secrets.toml.example'], shown: ['tests/test_app.py'] },
  outage: { built: ['freshness.py'], shown: ['tests/test_app.py'] },
  loading: { built: ['load.py', 'queries/*_save.sql', 'queries/mark_loaded.sql'], shown: ['B-load-*'] },
  observability: { built: ['logs.py'], shown: [] },
  orchestration: {
    built: ['worker.py', '.github/workflows/load.yml', '*_flow.py', '*_dag.py', '*_definitions.py'],
    shown: [],
  },
  deployment: { built: ['.streamlit/config.toml', 'asgi.py'], shown: ['B-viewers'] },
  testing: { built: ['tests/*.py', 'bench/*.py'], shown: [] },
  ingestion: {
    built: [
      'extract_{source}.py',
      'upload_{source}.py',
      'consumer_{source}.py',
      'queries/{source}_daily.sql',
      'queries/{source}_rows.sql',
    ],
    shown: ['B-load-{source}', 'B-parse-{source}', 'B-query-{source}', 'B-catch-up-{source}'],
  },
  pooling: { built: ['db.py'], shown: ['B-viewers'] },
  acceleration: {
    built: ['sql/views*.sql', 'sql/indexes*.sql', 'refresh.py', 'queries/{source}_refresh.sql'],
    shown: ['B-query-{source}', 'B-refresh-{source}'],
  },
  api_sync: { built: ['http_client.py', 'extract_{source}.py', 'asgi.py'], shown: ['B-sync-{source}'] },
  transport: { built: ['consumer_{source}.py'], shown: ['B-catch-up-{source}'] },
  backpressure: { built: ['snapshot_{source}.py', 'spill.py'], shown: ['B-catch-up-{source}'] },
};

import type { Provenance } from '../../../src/intake/answers.ts';
import type { DesignTopicId } from '../../../src/decisions/choices.ts';
import type { Criterion, Decision, DecisionContext, Topic, TopicOption } from '../../../src/decisions/decision.ts';
import type { Unit } from '../../../src/knowledge/unit.ts';
import type { Quantity } from '../../../src/sizing/ledger.ts';
import type { AppQuantityId } from '../../../src/sizing/quantity-ids.ts';
import type {
  ApiWorkload,
  DatabaseWorkload,
  FileWorkload,
  Known,
  SourceWorkload,
  StreamWorkload,
  Workload,
} from '../../../src/sizing/workload.ts';

type Values<T> = { [K in keyof T]?: T[K] extends Known<infer V> ? V : T[K] };

export interface SourceSpec extends Omit<Values<SourceWorkload>, 'database' | 'api' | 'files' | 'stream'> {
  readonly id: string;
  readonly database?: Values<DatabaseWorkload>;
  readonly api?: Values<ApiWorkload>;
  readonly files?: Values<FileWorkload>;
  readonly stream?: Values<StreamWorkload>;
}

/** A situation to decide in: a modest app over one copied table, except for what the test says. */
export interface Situation {
  readonly answers?: Omit<Values<Workload>, 'sources'>;
  readonly sources?: readonly SourceSpec[];
  /** Ledger figures in base units, by id. */
  readonly figures?: Readonly<Record<string, number>>;
  /** Earlier choices, by topic, or by `topic.source`. */
  readonly decided?: Readonly<Record<string, string>>;
}

/** What a topic's rules see in this situation. */
export function contextOf<T extends DesignTopicId>(topic: T, situation: Situation = {}): DecisionContext<T> {
  const sources = (situation.sources ?? [{ id: 'orders' }]).map(sourceOf);
  const figures: Readonly<Record<string, number>> = {
    ...modestFigures,
    ...Object.fromEntries(sources.flatMap(({ id }) => Object.entries(modestSource).map(([k, v]) => [`${id}.${k}`, v]))),
    ...situation.figures,
  };
  return {
    topic,
    source: null,
    decided: Object.entries(situation.decided ?? {}).map(decisionOf),
    sizing: {
      workload: workloadOf(situation.answers ?? {}, sources),
      findings: [],
      ledger: { constants: [], quantities: Object.entries(figures).map(([id, value]) => quantityOf(id, value)) },
    },
  };
}

/** The option with the highest weighted score among those that break no constraint. */
export function winnerOf<T extends DesignTopicId>(topic: Topic<T>, situation: Situation = {}): string {
  return bestOf(topic, contextOf(topic.id, situation)).id;
}

/** Every sentence that the document would take from the topic in this situation. */
export function sentencesOf<T extends DesignTopicId>(topic: Topic<T>, situation: Situation = {}): readonly string[] {
  const context = contextOf(topic.id, situation);
  const best = bestOf(topic, context);
  const others = topic.options.filter(({ id }) => id !== best.id);
  return [
    best.because(context),
    ...best.consequences(context),
    ...Object.values(best.settings?.(context) ?? {}),
    ...others.map((option) => option.excluded(context) ?? option.passedOver(context)),
  ];
}

function bestOf<T extends DesignTopicId>(topic: Topic<T>, context: DecisionContext<T>): TopicOption<T> {
  const possible = topic.options.filter((option) => option.excluded(context) === null);
  const weigh = (option: TopicOption<T>) =>
    Object.entries(option.scores(context)).reduce(
      (sum, [criterion, score]) => sum + score * topic.weights[criterion as Criterion],
      0,
    );
  const best = [...possible].sort((a, b) => weigh(b) - weigh(a))[0];
  if (!best) throw new Error(`${topic.id}: every option is excluded`);
  return best;
}

/** Why an option is impossible in this situation; null when it is possible. */
export function constraintOn<T extends DesignTopicId>(
  topic: Topic<T>,
  id: string,
  situation: Situation = {},
): string | null {
  const option = topic.options.find((candidate) => candidate.id === id);
  if (!option) throw new Error(`${topic.id} has no option ${id}`);
  return option.excluded(contextOf(topic.id, situation));
}

function workloadOf(answers: object, sources: readonly SourceWorkload[]): Workload {
  const values: object = { ...known(modestApp), ...known(answers), sources };
  return values as Workload;
}

function sourceOf({ id, database, api, files, stream, ...rest }: SourceSpec): SourceWorkload {
  const kind = stream ? 'stream' : files ? 'uploads' : api ? 'api' : 'database';
  const values: object = {
    ...known({ ...modestTable, kind, ...rest }),
    id,
    database: kind === 'database' ? known({ ...modestDatabase, ...database }) : null,
    api: api ? known({ ...modestApi, ...api }) : null,
    files: files ? known({ ...modestFiles, ...files }) : null,
    stream: stream ? known({ ...modestStream, ...stream }) : null,
  };
  return values as SourceWorkload;
}

function known(values: object): object {
  const provenance: Provenance = 'stated';
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      value === unsaid ? { value: '', provenance: 'unknown', key } : { value, provenance, key },
    ]),
  );
}

/** Stands for an answer that the person does not know. */
export const unsaid = '(unsaid)';

function quantityOf(id: string, value: number): Quantity {
  return {
    id,
    label: id,
    group: 'app',
    sourceId: null,
    value,
    unit: unitOf(id),
    formula: '',
    working: '',
    inputs: [],
    provenance: 'stated',
  };
}

function unitOf(id: string): Unit {
  if (/bytes|memory/.test(id)) return 'B';
  if (/cores/.test(id)) return 'cores';
  if (/rate|rate_peak/.test(id)) return id.startsWith('app.') ? '1/s' : 'rows/s';
  if (/rows/.test(id)) return 'rows';
  if (/replicas|entries|in_flight/.test(id)) return 'count';
  return /burn/.test(id) ? 'ratio' : 's';
}

function decisionOf([key, choice]: readonly [string, string]): Decision {
  const [topic, sourceId] = key.split('.');
  return {
    id: `D-${key}`,
    topic: topic as Decision['topic'],
    title: '',
    question: '',
    sourceId: sourceId ?? null,
    choice: { id: choice, label: choice },
    because: '',
    rejected: [],
    inputs: [],
    provenance: 'stated',
    consequences: [],
    settings: {},
    sources: [],
  };
}

const hour = 3600;
const MB = 1e6;
const GB = 1e9;

const modestApp: Omit<Values<Workload>, 'sources'> = {
  name: 'Orders',
  purpose: 'Find late orders.',
  situation: 'new_app',
  existing: 'none',
  freshness: hour,
  pageLoad: 2,
  viewers: 10,
  interactions: 1 / 30,
  features: ['filter'],
  history: 90 * 24 * hour,
  host: 'container',
  hostMemory: 4 * GB,
  hostCores: 2,
  budget: 200,
  skills: ['pandas', 'sql'],
  classification: 'internal',
  personalData: 'none',
  regimes: [],
  signIn: 'oidc',
  rowAccess: 'same_for_all',
  residency: 'none',
  retention: 365 * 24 * hour,
  secretStore: 'environment',
  lineage: 'none',
  rpo: hour,
  rto: 2 * hour,
  outageBehaviour: 'show_stale',
  longestOutage: 4 * hour,
  duplicates: 'never',
  lateData: 24 * hour,
  badRows: 'quarantine',
  backfill: 0,
  availability: 0.995,
  alertRoute: 'email',
  monitoring: 'none',
  orchestrator: 'none',
  deployCadence: 'weekly',
  schemaChanges: 'rare',
  teamSize: 2,
};

const modestTable: Omit<Values<SourceWorkload>, 'id' | 'database' | 'api' | 'files' | 'stream'> = {
  rows: 500_000,
  rowBytes: 200,
  columns: 20,
  textShare: 0.3,
  rowRate: 0.1,
  growth: 0.2,
  peakFactor: 3,
  changePattern: 'updates',
  keyColumn: 'id',
  timeColumn: 'changed_at',
};
const modestDatabase: Values<DatabaseWorkload> = {
  engine: 'postgres',
  queryTime: 0.4,
  resultRows: 10_000,
  connectionLimit: 100,
  indexes: 'some',
  serverCores: 4,
  serverMemory: 16 * GB,
  sharedLoad: 'replica',
};
const modestApi: Values<ApiWorkload> = {
  rateLimit: 2,
  pageSize: 200,
  endpoints: 2,
  incremental: true,
  latency: 0.3,
  auth: 'api_key',
  pagination: 'cursor',
  versioning: 'path',
  webhooks: false,
};
const modestFiles: Values<FileWorkload> = {
  format: 'csv',
  fileSize: 5 * MB,
  filesPerDay: 5,
  uploaders: 'staff',
  mess: [],
};
const modestStream: Values<StreamWorkload> = {
  transport: 'kafka',
  eventsPerSecond: 200,
  eventBytes: 300,
  eventKeys: 500,
  ordering: 'per_key',
};

const modestFigures: Readonly<Record<AppQuantityId, number>> = {
  'app.bytes_now': 100 * MB,
  'app.bytes_horizon': 200 * MB,
  'app.frame_rows': 100_000,
  'app.frame_bytes': 20 * MB,
  'app.memory_pandas': 300 * MB,
  'app.memory_polars': 200 * MB,
  'app.memory_duckdb': 200 * MB,
  'app.spill_bytes': 0,
  'app.memory_budget': 2.8 * GB,
  'app.memory_live': 50 * MB,
  'app.scan_bytes': 100 * MB,
  'app.scan_rows': 500_000,
  'app.transform_pandas': 0.2,
  'app.transform_polars': 0.1,
  'app.transform_duckdb': 0.1,
  'app.parquet_bytes': 30 * MB,
  'app.postgres_bytes': 150 * MB,
  'app.storage_retained': 300 * MB,
  'app.run_seconds': 0.3,
  'app.rerun_rate': 0.4,
  'app.runs_in_flight': 0.12,
  'app.cores_needed': 0.2,
  'app.replicas': 1,
  'app.store_pool': 2,
  'app.store_connections': 6,
  'app.payload_bytes': 2 * MB,
  'app.payload_seconds': 0.1,
  'app.ui_update_rate': 0.03,
  'app.refresh_interval': 600,
  'app.cache_ttl': 1200,
  'app.cache_entries': 10,
  'app.cache_bytes': 200 * MB,
  'app.cache_hit_seconds': 0.01,
  'app.staleness_worst': hour,
  'app.error_budget': 216 * 60,
  'app.rpo_reached': hour,
  'app.rto_reached': hour,
  'app.alert_fast_burn': 0.07,
};

const modestSource: Readonly<Record<string, number>> = {
  sync_interval: 1200,
  load_full_seconds: 30,
  load_increment_seconds: 1,
  rate_peak: 0.3,
};

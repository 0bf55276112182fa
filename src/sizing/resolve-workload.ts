import type { Answers, QuestionId } from '../intake/answers.ts';
import { planningConstants } from '../knowledge/planning.ts';
import { keyOf, type ResolvedView, viewAnswers } from '../intake/view.ts';
import { questionById } from '../intake/catalogue.ts';
import type {
  ApiWorkload,
  DatabaseWorkload,
  FileWorkload,
  Known,
  SourceWorkload,
  StreamWorkload,
  Workload,
} from './workload.ts';

const secondsPerDay = 86_400;

/** The answers as a workload in base units: rows, bytes, seconds, per second; every default filled in and marked. */
export function resolveWorkload(answers: Answers): Workload {
  const view = viewAnswers(answers);
  const read = readerOf(view);
  return {
    name: read.text('name'),
    purpose: read.text('purpose'),
    situation: read.choice('situation'),
    existing: read.choice('existing'),
    sources: view.sourceIds.map((id) => resolveSource(id, view)),
    freshness: read.number('freshness'),
    pageLoad: read.number('page_load'),
    viewers: read.number('viewers'),
    interactions: read.number('interactions'),
    features: read.choices('features'),
    history: read.number('history'),
    host: read.choice('host'),
    hostMemory: read.number('host_memory'),
    hostCores: read.number('host_cores'),
    budget: read.number('budget'),
    skills: read.choices('skills'),
    classification: read.choice('classification'),
    personalData: read.choice('personal_data'),
    regimes: read.choices('regimes'),
    signIn: read.choice('sign_in'),
    rowAccess: read.choice('row_access'),
    residency: read.choice('residency'),
    retention: read.number('retention'),
    secretStore: read.choice('secret_store'),
    lineage: read.choice('lineage'),
    rpo: read.number('rpo'),
    rto: read.number('rto'),
    outageBehaviour: read.choice('outage_behaviour'),
    longestOutage: read.number('longest_outage'),
    duplicates: read.choice('duplicates'),
    lateData: read.number('late_data'),
    badRows: read.choice('bad_rows'),
    backfill: read.number('backfill'),
    availability: read.number('availability'),
    alertRoute: read.choice('alert_route'),
    monitoring: read.choice('monitoring'),
    orchestrator: read.choice('orchestrator'),
    deployCadence: read.choice('deploy_cadence'),
    schemaChanges: read.choice('schema_changes'),
    teamSize: read.number('team_size'),
    ...(answers.measured ? { measured: answers.measured } : {}),
  };
}

function resolveSource(id: string, design: ResolvedView): SourceWorkload {
  const view = design.of(id);
  const read = readerOf(view);
  const kind = read.choice<SourceWorkload['kind']['value']>('kind');
  const isFiles = kind.value === 'files' || kind.value === 'uploads';
  const stream = kind.value === 'stream' ? resolveStream(view) : null;
  const files = isFiles ? resolveFiles(view) : null;
  const rowBytes = stream?.eventBytes ?? read.number('row_bytes');
  const volume = volumeOf({ view, rowBytes, stream, files, history: readerOf(design).number('history') });
  return {
    id,
    kind,
    rows: volume.rows,
    rowBytes,
    columns: read.number('columns'),
    textShare: read.number('text_share'),
    rowRate: volume.rowRate,
    growth: read.number('growth'),
    peakFactor: read.number('peak_factor'),
    changePattern:
      stream === null
        ? read.choice('change_pattern')
        : { value: 'append_only', provenance: kind.provenance, key: kind.key },
    keyColumn: read.text('key_column'),
    timeColumn: read.text('time_column'),
    database: kind.value === 'database' || kind.value === 'warehouse' ? resolveDatabase(view) : null,
    api: kind.value === 'api' ? resolveApi(view) : null,
    files,
    stream,
  };
}

interface VolumeInputs {
  readonly view: ResolvedView;
  readonly rowBytes: Known<number>;
  readonly stream: StreamWorkload | null;
  readonly files: FileWorkload | null;
  /** Seconds that a stream's or files' rows stay on view. */
  readonly history: Known<number>;
}

/** Rows held and rows a second: as said, or what the events or the mean files of the history come to. */
function volumeOf({ view, rowBytes, stream, files, history }: VolumeInputs): {
  readonly rows: Known<number>;
  readonly rowRate: Known<number>;
} {
  if (stream !== null) {
    const rowRate = stream.eventsPerSecond;
    return { rowRate, rows: { ...rowRate, value: Math.round(rowRate.value * history.value) } };
  }
  if (files !== null) {
    const rowsPerFile = (files.fileSize.value * planningConstants.meanFile.value) / rowBytes.value;
    const rate = (rowsPerFile * files.filesPerDay.value) / secondsPerDay;
    return {
      rowRate: { ...files.fileSize, value: rate },
      rows: { ...files.fileSize, value: Math.round(rate * history.value) },
    };
  }
  const inRows = (id: 'rows' | 'rows_per_day'): Known<number> => {
    const { value, unit } = view.quantity(id);
    const isBytes = unit === 'B' || unit === 'B/s';
    return { ...known(view, id), value: isBytes ? value / rowBytes.value : value };
  };
  const rows = inRows('rows');
  return { rows: { ...rows, value: Math.round(rows.value) }, rowRate: inRows('rows_per_day') };
}

function resolveDatabase(view: ResolvedView): DatabaseWorkload {
  const read = readerOf(view);
  return {
    engine: read.choice('engine'),
    queryTime: read.number('query_time'),
    resultRows: read.number('result_rows'),
    connectionLimit: read.number('connection_limit'),
    indexes: read.choice('indexes'),
    serverCores: read.number('server_cores'),
    serverMemory: read.number('server_memory'),
    sharedLoad: read.choice('shared_load'),
  };
}

function resolveApi(view: ResolvedView): ApiWorkload {
  const read = readerOf(view);
  return {
    rateLimit: read.number('rate_limit'),
    pageSize: read.number('page_size'),
    endpoints: read.number('endpoints'),
    incremental: read.yes('incremental'),
    latency: read.number('api_latency'),
    auth: read.choice('auth'),
    pagination: read.choice('pagination'),
    versioning: read.choice('versioning'),
    webhooks: read.yes('webhooks'),
  };
}

function resolveFiles(view: ResolvedView): FileWorkload {
  const read = readerOf(view);
  return {
    format: read.choice('file_format'),
    fileSize: read.number('file_size'),
    filesPerDay: read.number('files_per_day'),
    uploaders: read.choice('uploaders'),
    mess: read.choices('mess'),
  };
}

function resolveStream(view: ResolvedView): StreamWorkload {
  const read = readerOf(view);
  return {
    transport: read.choice('transport'),
    eventsPerSecond: read.number('events_per_second'),
    eventBytes: read.number('event_bytes'),
    eventKeys: read.number('event_keys'),
    ordering: read.choice('ordering'),
  };
}

function readerOf(view: ResolvedView) {
  return {
    text: (id: QuestionId): Known<string> => ({ ...known(view, id), value: view.text(id) }),
    // The catalogue's option ids are the workload's unions; test/sizing/resolve-workload.test.ts holds the two together.
    choice: <T extends string>(id: QuestionId): Known<T> => ({ ...known(view, id), value: view.choice(id) as T }),
    choices: <T extends string>(id: QuestionId): Known<readonly T[]> => ({
      ...known(view, id),
      value: view.choices(id) as readonly T[],
    }),
    number: (id: QuestionId): Known<number> => ({ ...known(view, id), value: view.number(id) }),
    yes: (id: QuestionId): Known<boolean> => ({ ...known(view, id), value: view.choice(id) === 'yes' }),
  };
}

function known(view: ResolvedView, id: QuestionId): Pick<Known<unknown>, 'provenance' | 'key'> {
  return { provenance: view.resolve(id).provenance, key: keyOf(questionById(id), view.sourceId) };
}

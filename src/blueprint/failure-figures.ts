import { choiceOf, sourceChoiceOf } from '../decisions/choice-of.ts';
import { counted, figure, listed, quote, quoteAnswer, quoteBytes, quoteSeconds } from '../decisions/figures.ts';
import { jobsOf } from '../decisions/jobs.ts';
import { isNamed } from '../decisions/load-facts.ts';
import { transformFigures } from '../decisions/transform-figures.ts';
import { formatFlow } from '../intake/quantities/format-flow.ts';
import { formatQuantity } from '../intake/quantities/format-quantity.ts';
import { apiConstants } from '../knowledge/apis.ts';
import { failureThresholds as thresholds } from '../knowledge/failure-modes/thresholds.ts';
import { sourceQuantity } from '../sizing/sizing.ts';
import type { SourceWorkload } from '../sizing/workload.ts';
import { cachedFrames, servedSources, ttlWords } from './caching.ts';
import {
  type Design,
  hasStore,
  hasWorker,
  instances,
  quoteSource,
  scopeWord,
  storeBytes,
  worksOnFiles,
} from './design.ts';
import { brokerName, engineName, outageWords, storeName, validatorName, workerWords } from './design-names.ts';
import type { Figures } from './fill-text.ts';
import { cachePlace, rowAccessPlace, secretsPlace } from './implementation-places.ts';
import { payloadBudget } from './page-payload.ts';
import { statementTimeout } from '../decisions/statement-timeout.ts';

/** The figures of a whole design that texts about its failures quote. */
export function designFigures(design: Design): Figures {
  const { workload } = design.sizing;
  const { memory } = transformFigures(design.decided);
  const late = jobsOf(design)
    .filter(({ start }) => start === 'schedule')
    .map(({ sourceId, interval }) => `${sourceId} ${quoteSeconds(thresholds.missedRuns.value * interval)}`);
  return {
    ...shares,
    freshness: quoteAnswer(workload.freshness, 's'),
    pageLoad: quoteAnswer(workload.pageLoad, 's'),
    longestOutage: quoteAnswer(workload.longestOutage, 's'),
    lateData: quoteAnswer(workload.lateData, 's'),
    retention: quoteAnswer(workload.retention, 's'),
    backfill: quoteAnswer(workload.backfill, 's'),
    rto: quoteAnswer(workload.rto, 's'),
    rtoReached: quote(design, 'app.rto_reached'),
    rpoReached: quote(design, 'app.rpo_reached'),
    viewers: counted(workload.viewers.value, 'viewer'),
    replicas: counted(instances(design), 'instance'),
    entries: counted(figure(design, 'app.cache_entries'), 'entry', 'entries'),
    ttl: ttlWords(design),
    refresh: quote(design, 'app.refresh_interval'),
    cacheBytes: quoteBytes(cachedFrames(design).reduce((sum, entry) => sum + entry.memory, 0)),
    budget: quote(design, 'app.memory_budget'),
    hostMemory: quoteAnswer(workload.hostMemory, 'B'),
    memoryHigh: quoteBytes(thresholds.memoryHigh.value * workload.hostMemory.value),
    runs: quote(design, 'app.runs_in_flight'),
    runSeconds: quote(design, 'app.run_seconds'),
    rerunRate: quote(design, 'app.rerun_rate'),
    payload: quote(design, 'app.payload_bytes'),
    transformMemory: worksOnFiles(design) ? null : quote(design, memory),
    scanRows: quote(design, 'app.scan_rows'),
    timeout: quoteSeconds(statementTimeout(workload)),
    engine: engineName(design),
    library: choiceOf(design.decided, 'engine') === 'pushdown' ? 'SQLAlchemy' : engineName(design),
    validator: validatorName(design),
    store: capitalised(storeName(design)),
    storeName: `the ${storeName(design)}`,
    storeBytes: quoteBytes(storeBytes(design)),
    storeBackup: storeBackup(design),
    worker: hasWorker(design) ? workerWords(design) : 'a process of its own',
    missed: late.length > 0 ? listed(late) : null,
    loading: loadingWords(design),
    secrets: secretsPlace(design),
    outage: outageWords(design),
    word: scopeWord(design),
    cacheRule: cachePlace(design).replace(/^the caching plan: /, ''),
    fills: counted(figure(design, 'app.cache_entries') * instances(design) * servedSources(design).length, 'fill'),
    payloadRoom: quoteBytes(payloadBudget(design)),
    rateCap: formatQuantity(apiConstants.share.value, 'ratio'),
    rowRule: rowAccessPlace(design),
    cadence: workload.deployCadence.value,
    schemaChanges: { rare: 'rarely', monthly: 'about monthly', weekly: 'weekly or more often' }[
      workload.schemaChanges.value
    ],
    lag: quoteSeconds(thresholds.lagGrowing.value),
  };
}

const shares: Figures = {
  badShare: formatQuantity(thresholds.badShare.value, 'ratio'),
  badWarning: formatQuantity(thresholds.badShareWarning.value, 'ratio'),
  rowsLow: formatQuantity(thresholds.rowsLow.value, 'ratio'),
  rowsHigh: formatQuantity(thresholds.rowsHigh.value, 'x'),
  connectionsBusy: formatQuantity(thresholds.connectionsBusy.value, 'ratio'),
  poolWait: quoteSeconds(thresholds.poolWait.value),
  planError: formatQuantity(thresholds.planError.value, 'x'),
  refusedCalls: formatQuantity(thresholds.refusedCalls.value, 'ratio'),
  retries: formatQuantity(thresholds.retries.value, 'ratio'),
  memorySlope: formatQuantity(thresholds.memorySlope.value, 'ratio'),
  coresBusy: formatQuantity(thresholds.coresBusy.value, 'ratio'),
  backfillShare: formatQuantity(thresholds.backfillShare.value, 'ratio'),
  diskFree: formatQuantity(thresholds.diskFree.value, 'ratio'),
};

/** The figures of one source; `names` are all the sources that the same text is about. */
export function sourceFigures(source: SourceWorkload, names: readonly string[], design: Design): Figures {
  const { id, database, api, files, stream } = source;
  const interval = sourceQuantity(design.sizing.ledger, id, 'sync_interval');
  const backpressure = design.decided.find(({ topic, sourceId }) => topic === 'backpressure' && sourceId === id);
  const of = (metric: Parameters<typeof quoteSource>[2]) => quoteSource(design, id, metric);
  return {
    source: id,
    sources: listed(names),
    key: isNamed(source.keyColumn) ? source.keyColumn.value : 'its key',
    rowsPerDay: of('rows_per_day'),
    interval: of('sync_interval'),
    twice: interval && quoteSeconds(thresholds.missedRuns.value * interval.value),
    queryTime: database && quoteAnswer(database.queryTime, 's'),
    queryBudget: of('query_budget'),
    queriesCached: of('queries_cached'),
    limit: database && quoteAnswer(database.connectionLimit, 'connections'),
    free: of('connections_free'),
    used: of('connections_used'),
    pool: of('pool_size'),
    rate: api && formatFlow(api.rateLimit.value, '1/s').replace('/', ' calls/'),
    share: of('rate_share'),
    calls: callsWords(id, design),
    callsBack: callsBack(source, design),
    pageSize: api && quoteAnswer(api.pageSize, 'rows'),
    versioning: api && { path: 'in the path', header: 'in a header', none: 'this one does not' }[api.versioning.value],
    fileSize: files && quoteBytes(files.fileSize.value),
    filesPerDay: files && counted(files.filesPerDay.value, 'file'),
    rowsPerFile: of('rows_per_file'),
    parseMemory: of('parse_memory'),
    peak: of('events_peak'),
    busy: of('consumer_utilisation'),
    catchUp: stream && (of('catch_up_seconds') ?? 'no time, since it starts from now'),
    buffer: stream && bufferWords(id, design),
    kept: of('retention_needed'),
    broker: brokerName(design, id),
    backpressure: backpressure ? lowered(backpressure.choice.label) : null,
  };
}

function callsWords(sourceId: string, { sizing }: Design): string | null {
  const used = sourceQuantity(sizing.ledger, sourceId, 'calls_used');
  return used && formatFlow(used.value, '1/s').replace('/', ' calls/');
}

/** What catching up after the longest outage costs an API. */
function callsBack({ id, api, rowRate }: SourceWorkload, design: Design): string | null {
  if (!api) return null;
  const outage = design.sizing.workload.longestOutage.value;
  if (sourceChoiceOf(design.decided, 'api_sync', id) === 'on_demand') return 'the next page that opens asks again';
  const whole = sourceQuantity(design.sizing.ledger, id, 'calls_full');
  const changed = Math.ceil((rowRate.value * outage) / api.pageSize.value) + api.endpoints.value;
  const calls = Math.min(changed, whole?.value ?? changed);
  const wait = quoteSeconds(calls / api.rateLimit.value);
  return `the next sync asks for everything since the watermark: ${formatQuantity(calls, 'calls')} after ${quoteSeconds(outage)}, ${wait} at the limit`;
}

function bufferWords(sourceId: string, { sizing }: Design): string | null {
  const buffer = sourceQuantity(sizing.ledger, sourceId, 'buffer_events');
  return buffer && counted(buffer.value, 'event');
}

/** How loads stay correct, as a clause. */
function loadingWords({ decided }: Design): string {
  const words = {
    upsert: 'upsert by key',
    staging_swap: 'staging and swap',
    partition_overwrite: 'whole days are overwritten',
    append_dedup: 'append, deduplicated on read',
    read_only: 'nothing is written',
  };
  return words[choiceOf(decided, 'loading') ?? 'read_only'];
}

function storeBackup(design: Design): string {
  const rpo = quoteAnswer(design.sizing.workload.rpo, 's');
  if (!hasStore(design)) return 'nothing is stored here that the sources do not have';
  return `the store is backed up elsewhere at least every ${rpo}, or can be loaded again from the sources`;
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

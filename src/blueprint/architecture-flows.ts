import { choiceOf, sourceChoiceOf } from '../decisions/choice-of.ts';
import { counted, quote, quoteBytes } from '../decisions/figures.ts';
import { roundsOf } from '../decisions/jobs.ts';
import { formatQuantity } from '../intake/quantities/format-quantity.ts';
import { sourceQuantity } from '../sizing/sizing.ts';
import type { SourceWorkload } from '../sizing/workload.ts';
import { keepsBadRows } from './architecture-components.ts';
import type { Flow } from './blueprint.ts';
import { cachedFrames, ttlWords } from './caching.ts';
import { brokerComponent, componentIds, sourceComponent } from './component-ids.ts';
import {
  type Design,
  hasStore,
  hasWorker,
  inPlaceSources,
  isPrecomputed,
  liveStreams,
  loadedSources,
  quoteSource,
} from './design.ts';
import { payloadBudget } from './page-payload.ts';
import { brokerName } from './design-names.ts';

const { worker, validator, quarantine, store, cache, app, identity, monitor, viewers } = componentIds;

/** The arrows of the diagram: what moves, and how often. */
export function architectureFlows(design: Design): readonly Flow[] {
  const { sources } = design.sizing.workload;
  return [
    ...sources.flatMap((source) => brokerFlow(source, design)),
    ...sources.flatMap((source) => sourceFlows(source, design)),
    ...loadFlows(design),
    ...readFlows(design),
    ...viewerFlows(design),
    ...watchFlows(design),
  ];
}

function brokerFlow(source: SourceWorkload, design: Design): readonly Flow[] {
  if (!source.stream || brokerName(design, source.id) === null) return [];
  return [
    data(sourceComponent(source.id), brokerComponent(source.id), `up to ${peakEvents(source, design)} at the peak`),
  ];
}

function sourceFlows(source: SourceWorkload, design: Design): readonly Flow[] {
  if (source.stream) return streamFlows(source, design);
  if (inPlaceSources(design).some(({ id }) => id === source.id)) return inPlaceFlows(source, design);
  return [loadFlow(source, design)];
}

function streamFlows(source: SourceWorkload, design: Design): readonly Flow[] {
  const from = brokerName(design, source.id) === null ? sourceComponent(source.id) : brokerComponent(source.id);
  const flows: Flow[] = [];
  if (loadedSources(design).some(({ id }) => id === source.id)) {
    const interval = quoteSource(design, source.id, 'sync_interval');
    flows.push(
      data(from, loader(design), `events, a batch every ${interval ?? quote(design, 'app.refresh_interval')}`),
    );
  }
  if (liveStreams(design).some(({ id }) => id === source.id)) {
    const buffer = sourceQuantity(design.sizing.ledger, source.id, 'buffer_events');
    flows.push(data(from, cache, `each event, the last ${buffer ? counted(buffer.value, 'event') : 'ones'} kept`));
  }
  return flows;
}

/** The arrow from a source that pages read where it is, and the refresh of what is computed in it. */
function inPlaceFlows(source: SourceWorkload, design: Design): readonly Flow[] {
  const to = isCached(design) ? cache : app;
  const rows = quoteSource(design, source.id, 'page_rows') ?? 'rows';
  const often = isCached(design) ? `at most every ${ttlWords(design)}, each instance` : 'for each script run';
  const read = data(sourceComponent(source.id), to, `${rows}, ${often}`);
  if (!isPrecomputed(design, source.id)) return [read];
  // A warehouse that keeps its views up by itself has no job for it.
  const round = roundsOf(design)[source.id];
  if (round === undefined) return [read];
  const what = sourceChoiceOf(design.decided, 'acceleration', source.id) === 'materialised_view';
  return [
    control(loader(design), sourceComponent(source.id), `refresh the ${what ? 'view' : 'aggregate'}, ${round}`),
    read,
  ];
}

function loadFlow(source: SourceWorkload, design: Design): Flow {
  const from = sourceComponent(source.id);
  const round = roundsOf(design)[source.id] ?? 'on schedule';
  if (source.kind.value === 'uploads') {
    return data(from, app, `files of up to ${quoteBytes(source.files?.fileSize.value ?? 0)}, ${round}`);
  }
  const isWhole =
    sourceChoiceOf(design.decided, 'ingestion', source.id) === 'full_reload' ||
    sourceChoiceOf(design.decided, 'api_sync', source.id) === 'poll_full';
  const what = source.files ? 'new files' : isWhole ? 'all rows' : 'changed rows';
  const push = sourceChoiceOf(design.decided, 'api_sync', source.id) === 'webhook_reconcile';
  return data(from, loader(design), push ? 'webhook events, reconciled by poll' : `${what}, ${round}`);
}

function loadFlows(design: Design): readonly Flow[] {
  const loaded = loadedSources(design);
  if (loaded.length === 0) return [];
  const handsOver = loaded.some(({ kind }) => kind.value === 'uploads') && hasWorker(design);
  const target = hasStore(design) ? store : app;
  return [
    ...(handsOver ? [data(app, worker, 'each uploaded file, by its digest')] : []),
    data(loader(design), validator, 'each batch before it is written'),
    data(validator, target, `valid rows, ${quoteDaily(loaded, design)} a day`),
    ...(keepsBadRows(design) ? [data(validator, quarantine, 'bad rows with reasons')] : []),
  ];
}

function quoteDaily(loaded: readonly SourceWorkload[], design: Design): string {
  const rows = loaded.reduce(
    (sum, { id }) => sum + (sourceQuantity(design.sizing.ledger, id, 'rows_per_day')?.value ?? 0),
    0,
  );
  return formatQuantity(rows, 'rows');
}

function readFlows(design: Design): readonly Flow[] {
  const reads = `${quote(design, 'app.rerun_rate')} script runs`;
  const flows: Flow[] = [];
  if (hasStore(design)) {
    flows.push(
      isCached(design)
        ? data(store, cache, `aggregates, at most every ${ttlWords(design)}, each instance`)
        : data(store, app, `aggregates, ${reads}`),
    );
  }
  if (hasCache(design)) flows.push(data(cache, app, `${quote(design, 'app.frame_bytes')} a run, ${reads}`));
  return flows;
}

function viewerFlows(design: Design): readonly Flow[] {
  const signIn = choiceOf(design.decided, 'sign_in');
  const isKnown = signIn === 'oidc' || signIn === 'proxy_headers';
  const pace =
    choiceOf(design.decided, 'refresh') === 'fragment_poll' || choiceOf(design.decided, 'refresh') === 'push_snapshot'
      ? `, redrawn every ${quote(design, 'app.refresh_interval')}`
      : ', at each interaction';
  return [
    data(app, viewers, `pages of up to ${quoteBytes(payloadBudget(design))}${pace}`),
    ...(isKnown
      ? [control(viewers, identity, 'sign-in'), control(identity, app, 'verified identity, once a session')]
      : []),
  ];
}

function watchFlows(design: Design): readonly Flow[] {
  return [
    control(app, monitor, 'duration of each run and read'),
    ...(hasWorker(design) ? [control(worker, monitor, 'last success of each job')] : []),
  ];
}

function loader(design: Design): string {
  return hasWorker(design) ? worker : app;
}

function hasCache(design: Design): boolean {
  return cachedFrames(design).length > 0;
}

/** Whether reads of the store and the sources go through a cache; a live buffer alone is none. */
function isCached(design: Design): boolean {
  const choice = choiceOf(design.decided, 'cache');
  return choice !== null && choice !== 'no_cache';
}

function peakEvents(source: SourceWorkload, design: Design): string {
  return quoteSource(design, source.id, 'events_peak') ?? formatQuantity(source.rowRate.value, 'events/s');
}

function data(from: string, to: string, label: string): Flow {
  return { from, to, label, dashed: false };
}

function control(from: string, to: string, label: string): Flow {
  return { from, to, label, dashed: true };
}

import { choiceOf, sourceChoiceOf } from '../decisions/choice-of.ts';
import { isNamed } from '../decisions/load-facts.ts';
import { failureThresholds } from '../knowledge/failure-modes/thresholds.ts';
import { formatQuantity } from '../intake/quantities/format-quantity.ts';
import type { SourceWorkload } from '../sizing/workload.ts';
import type { LineageStep } from './blueprint.ts';
import { servedSources } from './caching.ts';
import { type Design, hasStore, isPrecomputed, isScoped, liveStreams, loadedSources, scopeWord } from './design.ts';
import { storeName, validatorName } from './design-names.ts';
import { readerOf, snapshotOf } from './module-functions.ts';

/** From the fields of each source to what a viewer sees, one step for each dataset that is made of another. */
export function traceLineage(design: Design): readonly LineageStep[] {
  const served = new Set(servedSources(design).map(({ id }) => id));
  const loaded = new Set(loadedSources(design).map(({ id }) => id));
  const live = new Set(liveStreams(design).map(({ id }) => id));
  return design.sizing.workload.sources.flatMap((source) => [
    ...(loaded.has(source.id) ? loadSteps(source, design) : []),
    ...(served.has(source.id) ? readSteps(source, design) : []),
    ...(live.has(source.id) ? liveSteps(source, design) : []),
  ]);
}

function loadSteps(source: SourceWorkload, design: Design): readonly LineageStep[] {
  const { id } = source;
  const raw = rawDataset(source);
  const batch = `${id}: typed batch`;
  const valid = `${id}: valid rows`;
  const target = hasStore(design) ? storedTable(source, design) : uploadedFrame(source);
  return [
    step(design, {
      from: raw,
      to: batch,
      by: extractor(source, design),
      check: extractionCheck(source),
      columns: `every column under its own name; ${keyAndTime(source)}`,
    }),
    step(design, {
      from: batch,
      to: valid,
      by: `validate.check (${validatorName(design)})`,
      check: badRowCheck(design),
      columns: `the same; rows without ${keyOf(source)} or ${timeOf(source)} leave here`,
    }),
    step(design, {
      from: valid,
      to: target,
      by: hasStore(design) ? `load.save (${loadingOf(source, design)})` : 'transform.daily_totals',
      check: hasStore(design)
        ? 'rows written + rows refused = rows read; the same batch again changes nothing'
        : 'rows in the totals = valid rows',
      columns: isScoped(design) ? `the same and the ${scopeWord(design)}, which the load sets` : 'the same',
    }),
  ];
}

function readSteps(source: SourceWorkload, design: Design): readonly LineageStep[] {
  const { id } = source;
  const start = loadedSources(design).some((loaded) => loaded.id === id)
    ? storedTable(source, design)
    : rawDataset(source);
  const aggregate = `${id}_daily (${isMaterialised(source, design) ? 'materialised view' : 'aggregate table'})`;
  const cached = `${id}: totals in the cache`;
  const totals = `${timeOf(source)} → day; category → category; ${keyOf(source)} → row_count; amount → sum of amount`;
  const precomputed = isPrecomputed(design, id);
  return [
    ...(precomputed
      ? [
          step(design, {
            from: start,
            to: aggregate,
            by: `refresh.${id}_daily`,
            check: `row_count of all days = count of ${start}; refreshed_at within twice its interval`,
            columns: totals,
          }),
        ]
      : []),
    step(design, {
      from: precomputed ? aggregate : start,
      to: cached,
      by: readerOf(id),
      check: `as_of comes with the rows; ${isScoped(design) ? `the ${scopeWord(design)} is bound` : 'the range of days is bound'}`,
      columns: precomputed ? 'the same' : totals,
    }),
    step(design, {
      from: cached,
      to: 'page Overview',
      by: 'overview.panel',
      check: `"as of" is drawn beside the figures; the sum on the page = the sum of ${readerOf(id)}`,
      columns: 'day, category → axes; row_count, amount → figures',
    }),
  ];
}

function liveSteps(source: SourceWorkload, design: Design): readonly LineageStep[] {
  const buffer = `${source.id}: newest events`;
  return [
    step(design, {
      from: rawDataset(source),
      to: buffer,
      by: snapshotOf(source.id),
      check: 'events dropped are counted and shown; the age of the last event is shown',
      columns: `every field; ${keyAndTime(source)}`,
    }),
    step(design, {
      from: buffer,
      to: 'page Live',
      by: 'live.panel',
      check: isScoped(design)
        ? `only events of the viewer's ${scopeWord(design)} are drawn`
        : 'time of the last event is drawn',
      columns: 'the same fields',
    }),
  ];
}

/** Columns are part of the lineage only where the duty is one for each column. */
function step({ sizing }: Design, whole: LineageStep): LineageStep {
  return sizing.workload.lineage.value === 'column' ? whole : { ...whole, columns: null };
}

function rawDataset({ id, kind }: SourceWorkload): string {
  const what = {
    database: 'table at the source',
    warehouse: 'table in the warehouse',
    api: 'records of the API',
    files: 'delivered files',
    uploads: 'uploaded files',
    stream: 'events',
  }[kind.value];
  return `${id}: ${what}`;
}

function storedTable({ id }: SourceWorkload, design: Design): string {
  return `${id}: table in the ${storeName(design)}`;
}

function uploadedFrame({ id }: SourceWorkload): string {
  return `${id}: totals on the page`;
}

function extractor(source: SourceWorkload, design: Design): string {
  if (source.stream) return `consumer_${source.id}.Feed`;
  if (source.kind.value === 'uploads') return 'read_upload.read_upload';
  const isWhole = sourceChoiceOf(design.decided, 'ingestion', source.id) === 'full_reload';
  return `extract_${source.id}.${isWhole ? 'everything' : 'changed_since'}`;
}

function extractionCheck(source: SourceWorkload): string {
  if (source.files) return 'digest not seen before; encoding and delimiter recognised, every row as wide as the header';
  if (source.stream) return 'offset committed only after the rows are; sequence without gaps';
  if (source.api) return 'pages read to the end; no key twice; count compared with the vendor once a day';
  return 'count and newest time of the range compared with the source';
}

function badRowCheck(design: Design): string {
  const share = formatQuantity(failureThresholds.badShare.value, 'ratio');
  switch (choiceOf(design.decided, 'bad_rows')) {
    case 'reject_file':
      return 'one bad row rejects the batch, and its sender gets every reason';
    case 'fix_and_flag':
      return `repairs are written to flags; what cannot be repaired goes to quarantine; above ${share} bad rows the load stops`;
    case 'drop':
      return `bad rows are dropped and counted; above ${share} the load stops`;
    case 'quarantine':
    case null:
      return `bad rows go to quarantine with their reasons; above ${share} the load stops`;
  }
}

function loadingOf(source: SourceWorkload, { decided }: Design): string {
  const loading = decided.find(({ topic }) => topic === 'loading');
  return loading?.settings[source.id] ?? loading?.choice.label ?? 'in one transaction';
}

function isMaterialised({ id }: SourceWorkload, { decided }: Design): boolean {
  return sourceChoiceOf(decided, 'acceleration', id) === 'materialised_view';
}

function keyAndTime(source: SourceWorkload): string {
  return `${keyOf(source)} identifies a row, ${timeOf(source)} places it in time`;
}

function keyOf({ keyColumn }: SourceWorkload): string {
  return isNamed(keyColumn) ? keyColumn.value : 'the key';
}

function timeOf({ timeColumn }: SourceWorkload): string {
  return isNamed(timeColumn) ? timeColumn.value : 'the event time';
}

import type { Blueprint } from '../../../blueprint/blueprint.ts';
import { choiceOf, sourceChoiceOf } from '../../../decisions/choice-of.ts';
import type { ChoiceOf } from '../../../decisions/choices.ts';
import { formatQuantity } from '../../../intake/quantities/format-quantity.ts';
import type { ApiWorkload, SourceWorkload, StreamWorkload } from '../../../sizing/workload.ts';
import { day, pythonInteger, sourceFigure, wholeWithin } from './figures.ts';
import { type TableModel, titleOf } from './tables.ts';

/** What every source template can use. */
export interface SourceModel {
  readonly id: string;
  readonly title: string;
  readonly table: TableModel;
  /** Whether its loads bring increments. */
  readonly incremental: boolean;
  /** What its extract module calls its function. */
  readonly extractFunction: 'changed_since' | 'everything';
  readonly extractPurpose: string;
  readonly everySeconds: number;
  readonly overlapSeconds: number;
  readonly backfillDays: number;
  readonly strideDays: number;
}

/** A database or warehouse whose rows are copied, or files that arrive in a folder. */
export interface PulledModel extends SourceModel {
  readonly fromFiles: boolean;
  readonly anyFormat: boolean;
}

export interface ApiModel extends SourceModel {
  /** Whether a nightly comparison of keys finds what was deleted at the vendor. */
  readonly findsDeletes: boolean;
  readonly onDemand: boolean;
  readonly webhook: boolean;
  readonly auth: ApiWorkload['auth']['value'];
  readonly oauth: boolean;
  readonly pagination: ApiWorkload['pagination']['value'];
  readonly version: ApiWorkload['versioning']['value'];
  readonly sendsHeaders: boolean;
  readonly manyResources: boolean;
  readonly resources: string;
  readonly pageSize: number;
  readonly maxPages: number;
  readonly callsPerSecond: string;
}

export interface StreamModel extends SourceModel {
  readonly transport: ChoiceOf<'transport'>;
  readonly backpressure: ChoiceOf<'backpressure'>;
  readonly bufferEvents: string;
  readonly bufferWords: string;
  readonly capacityWords: string;
  readonly pollEvents: number;
  readonly queueKilobytes: number;
  readonly spillFiles: number;
  readonly spillWords: string;
  readonly persisted: boolean;
  /** Whether pages follow it through a buffer of their own process. */
  readonly live: boolean;
}

/** What is common to the models of all sources. */
function sourceModel(blueprint: Blueprint, source: SourceWorkload, table: TableModel): SourceModel {
  const ingestion = sourceChoiceOf(blueprint.decisions, 'ingestion', source.id);
  const sync = sourceChoiceOf(blueprint.decisions, 'api_sync', source.id);
  const incremental = table.ingested && ingestion !== 'full_reload' && sync !== 'poll_full';
  const backfill = blueprint.workload.backfill.value || blueprint.workload.history.value;
  return {
    id: source.id,
    title: titleOf(source.id),
    table,
    incremental,
    extractFunction: incremental ? 'changed_since' : 'everything',
    extractPurpose: table.ingested
      ? incremental
        ? 'what changed since the last load, with an overlap for late rows'
        : 'all rows, at each load'
      : 'the rows that a page asks for',
    everySeconds: table.refreshSeconds,
    overlapSeconds: wholeWithin(blueprint.workload.lateData.value, 60, 30 * day),
    backfillDays: wholeWithin(backfill / day, 1, 36_500),
    strideDays: wholeWithin(200_000 / Math.max(1, source.rowRate.value * day), 1, 366),
  };
}

/** A source of kind `files`, `database` or `warehouse` that is copied. */
export function pulledModel(blueprint: Blueprint, source: SourceWorkload, table: TableModel): PulledModel {
  const format = source.files?.format.value ?? 'csv';
  return {
    ...sourceModel(blueprint, source, table),
    fromFiles: source.files !== null,
    anyFormat: source.files !== null && format !== 'csv',
  };
}

/** A source of kind `api`. */
export function apiModel(blueprint: Blueprint, source: SourceWorkload, api: ApiWorkload, table: TableModel): ApiModel {
  const sync = sourceChoiceOf(blueprint.decisions, 'api_sync', source.id);
  const auth = api.auth.value;
  const version = api.versioning.value;
  const endpoints = wholeWithin(api.endpoints.value, 1, 200);
  const calls = sourceFigure(blueprint, source.id, 'calls_increment', 10);
  const allCalls = sourceFigure(blueprint, source.id, 'calls_full', source.rows.value / api.pageSize.value);
  const common = sourceModel(blueprint, source, table);
  return {
    ...common,
    onDemand: !table.ingested,
    findsDeletes:
      common.incremental &&
      source.changePattern.value === 'updates_and_deletes' &&
      choiceOf(blueprint.decisions, 'store') === 'postgres' &&
      table.unique,
    webhook: sync === 'webhook_reconcile',
    auth,
    oauth: auth === 'oauth2_client' || auth === 'oauth2_user',
    pagination: api.pagination.value,
    version,
    sendsHeaders: auth === 'api_key' || version === 'header',
    manyResources: endpoints > 1,
    resources: Array.from({ length: Math.min(endpoints, 8) }, (_, index) => `resource-${index + 1}`).join(','),
    pageSize: wholeWithin(api.pageSize.value, 1, 100_000),
    maxPages: common.incremental ? wholeWithin(calls * 20, 100, 5000) : wholeWithin(allCalls * 2, 100, 1_000_000),
    callsPerSecond: callRate(api.rateLimit.value),
  };
}

/** A source of kind `stream`. */
export function streamModel(
  blueprint: Blueprint,
  source: SourceWorkload,
  stream: StreamWorkload,
  table: TableModel,
): StreamModel {
  const backpressure = sourceChoiceOf(blueprint.decisions, 'backpressure', source.id) ?? 'drop_oldest';
  const peak = sourceFigure(blueprint, source.id, 'events_peak', stream.eventsPerSecond.value);
  const keys = wholeWithin(stream.eventKeys.value, 1, 1_000_000);
  const buffer = wholeWithin(sourceFigure(blueprint, source.id, 'buffer_events', peak * 60), 100, 1_000_000);
  const outageBytes = stream.eventsPerSecond.value * stream.eventBytes.value * blueprint.workload.longestOutage.value;
  const spillFiles = wholeWithin((outageBytes * 2) / 64e6, 2, 1000);
  const bufferEvents = { conflate: keys, aggregate: 3600, block: buffer, drop_oldest: buffer, spill: buffer }[
    backpressure
  ];
  return {
    ...sourceModel(blueprint, source, table),
    transport: sourceChoiceOf(blueprint.decisions, 'transport', source.id) ?? 'websocket',
    backpressure,
    bufferEvents: pythonInteger(bufferEvents),
    bufferWords: bufferWords[backpressure],
    capacityWords: capacityWords[backpressure],
    pollEvents: wholeWithin(peak, 10, 5000),
    queueKilobytes: wholeWithin((peak * stream.eventBytes.value * 10) / 1000, 1024, 65_536),
    spillFiles,
    spillWords: `${formatQuantity(spillFiles * 64e6, 'B')}: the longest outage, twice`,
    persisted: table.ingested,
    live: !table.ingested || choiceOf(blueprint.decisions, 'refresh') === 'push_snapshot',
  };
}

const bufferWords: Readonly<Record<ChoiceOf<'backpressure'>, string>> = {
  conflate: 'Of each key it keeps the latest event.',
  aggregate: 'It keeps totals by second, not events.',
  drop_oldest: 'When it is full the oldest event goes.',
  block: 'When it is full it stops reading, and the sender waits.',
  spill: 'Every event goes to disk too.',
};

const capacityWords: Readonly<Record<ChoiceOf<'backpressure'>, string>> = {
  conflate: 'keys; one more and the key that was quiet longest goes',
  aggregate: 'pairs of second and category',
  drop_oldest: 'events',
  block: 'events',
  spill: 'events in memory',
};

/** 80 % of a limit, as Python writes it: never zero, never more digits than it deserves. */
function callRate(limit: number): string {
  return String(Number(Math.min(1000, Math.max(0.0001, limit * 0.8)).toPrecision(3)));
}

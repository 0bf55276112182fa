import { warehouseConstants } from '../../knowledge/warehouses.ts';
import type { LedgerDraft } from '../draft-ledger.ts';
import { fromAnswer, fromConstant, fromQuantity } from '../ledger.ts';
import type { DatabaseWorkload, SourceWorkload } from '../workload.ts';

const secondsPerDay = 86_400;

/** What a warehouse bills when open pages keep asking it. */
export function sizeWarehouse(draft: LedgerDraft, source: SourceWorkload): void {
  if (source.database === null) return;
  if (source.database.engine.value === 'snowflake') addBilledSeconds(draft, source, source.database);
  if (source.database.engine.value === 'bigquery') addScanCost(draft, source);
}

function addBilledSeconds(draft: LedgerDraft, source: SourceWorkload, database: DatabaseWorkload): void {
  draft.addSource(source.id, 'billed_seconds', {
    label: 'warehouse time billed a day while pages are open round the clock',
    group: 'database',
    unit: 's',
    formula: 'min(1 d, 1 d × {queries} × max({minimum}, {query} + {suspend}))',
    operands: {
      queries: fromQuantity(draft.source(source.id, 'queries_cached'), 'queries'),
      query: fromAnswer(database.queryTime, 's', 'query today'),
      minimum: fromConstant(warehouseConstants.snowflakeMinimum, 'minimum'),
      suspend: fromConstant(warehouseConstants.snowflakeSuspend, 'auto-suspend'),
    },
    compute: (v) => Math.min(secondsPerDay, secondsPerDay * v.queries * Math.max(v.minimum, v.query + v.suspend)),
  });
}

function addScanCost(draft: LedgerDraft, source: SourceWorkload): void {
  draft.addSource(source.id, 'scan_cost', {
    label: 'BigQuery on demand if every query scans the whole table',
    group: 'database',
    unit: 'USD/month',
    formula: '{queries} × 30 d × max({bytes}, {minimum}) ÷ {tebibyte} × {price} USD',
    operands: {
      queries: fromQuantity(draft.source(source.id, 'queries_cached'), 'queries'),
      bytes: fromQuantity(draft.source(source.id, 'bytes_now'), 'table'),
      minimum: fromConstant(warehouseConstants.bigqueryMinimum, 'minimum'),
      tebibyte: fromConstant(warehouseConstants.tebibyte, '1 TiB'),
      price: fromConstant(warehouseConstants.bigqueryPrice, 'price of a TiB'),
    },
    compute: (v) => ((v.queries * 30 * secondsPerDay * Math.max(v.bytes, v.minimum)) / v.tebibyte) * v.price,
  });
}

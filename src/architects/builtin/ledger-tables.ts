import { formatQuantity } from '../../intake/quantities/format-quantity.ts';
import type { Ledger, LedgerGroup, Quantity } from '../../sizing/ledger.ts';
import { plain, table } from './markdown-blocks.ts';

/** The ledger as one table a group; a figure that several sources have in the same way is one row with all of them. */
export function ledgerTables(ledger: Ledger): readonly string[] {
  return groups.flatMap(({ group, title }) => {
    const alike = groupAlike(ledger.quantities.filter((quantity) => quantity.group === group));
    const rows = alike.map((quantities) => rowOf(quantities));
    return rows.length === 0 ? [] : [`#### ${title}`, ...table(['Figure', 'Formula', 'Value'], rows)];
  });
}

const groups: readonly { readonly group: LedgerGroup; readonly title: string }[] = [
  { group: 'volume', title: 'Volume' },
  { group: 'memory', title: 'Memory and transforms' },
  { group: 'storage', title: 'Storage' },
  { group: 'loading', title: 'Loading' },
  { group: 'api', title: 'API budgets' },
  { group: 'files', title: 'Files' },
  { group: 'stream', title: 'Streams' },
  { group: 'database', title: 'Database' },
  { group: 'app', title: 'App' },
  { group: 'cache', title: 'Cache and freshness' },
  { group: 'reliability', title: 'Reliability' },
];

function groupAlike(quantities: readonly Quantity[]): readonly (readonly Quantity[])[] {
  const found = new Map<string, Quantity[]>();
  for (const quantity of quantities) {
    const key =
      quantity.sourceId === null ? quantity.id : `${metricOf(quantity)} ${quantity.label} ${quantity.formula}`;
    found.set(key, [...(found.get(key) ?? []), quantity]);
  }
  return [...found.values()];
}

/** `rows_now` of `crm.rows_now`. */
function metricOf({ id, sourceId }: Quantity): string {
  return sourceId === null ? id : id.slice(sourceId.length + 1);
}

function rowOf(quantities: readonly Quantity[]): readonly string[] {
  const [first] = quantities;
  if (first === undefined) return [];
  return [
    `\`${metricOf(first)}\` ${plain(first.label)}`,
    plain(first.formula),
    quantities.map((quantity) => valueOf(quantity)).join('<br>'),
  ];
}

function valueOf(quantity: Quantity): string {
  const value = `**${formatQuantity(quantity.value, quantity.unit)}**${mark(quantity)}`;
  const working =
    quantity.working === formatQuantity(quantity.value, quantity.unit) ? '' : ` = ${plain(quantity.working)}`;
  const { measurement } = quantity;
  if (measurement !== undefined) {
    const estimate = formatQuantity(measurement.estimate, quantity.unit);
    return `${quantity.sourceId === null ? '' : `${quantity.sourceId}: `}${value} measured (${plain(measurement.from)}), in place of ${estimate}${working}`;
  }
  return `${quantity.sourceId === null ? '' : `${quantity.sourceId}: `}${value}${working}`;
}

function mark({ provenance }: Quantity): string {
  return provenance === 'unknown' ? ' ‡' : provenance === 'defaulted' ? ' †' : '';
}

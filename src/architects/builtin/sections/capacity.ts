import type { Blueprint } from '../../../blueprint/blueprint.ts';
import { formatQuantity } from '../../../intake/quantities/format-quantity.ts';
import type { Finding } from '../../../sizing/finding.ts';
import type { Ledger, LedgerGroup, Quantity } from '../../../sizing/ledger.ts';
import { findingsOf, severityWords } from '../figures.ts';
import { bullets, heading, plain, table } from '../markdown-blocks.ts';
import type { SectionWriter } from '../section-writer.ts';

/** Every figure with its working, what stands in the way, and how far the design holds. */
export const writeCapacity: SectionWriter = ({ blueprint }) => [
  ...feasibility(blueprint),
  ...headroom(blueprint),
  heading('The ledger'),
  'Every figure of this document, with the figures put into its formula. † marks one that rests on an assumption, ‡ one that rests on an answer "I don’t know".',
  ...groups.flatMap(({ group, title }) => ledgerTable(title, blueprint.ledger, group)),
  ...constants(blueprint),
];

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

function feasibility(blueprint: Blueprint): readonly string[] {
  const found = findingsOf(blueprint, 'blocker', 'cannot_determine', 'risk', 'advice');
  if (found.length === 0)
    return [heading('Findings'), 'Nothing stands in the way: no limit is passed, and none is used above 70 %.'];
  return [heading('Findings'), ...bullets(found.map(findingLine))];
}

function findingLine({ id, severity, title, because, remedies }: Finding): string {
  const change =
    remedies.length === 0
      ? ''
      : remedies.length === 1
        ? ` Change: ${remedies.join('')}.`
        : ` Any one of: ${remedies.join(' · ')}.`;
  return `**${severityWords[severity]}, ${id}.** ${title}. ${because}${change}`;
}

function headroom(blueprint: Blueprint): readonly string[] {
  if (blueprint.headroom.length === 0)
    return [heading('Headroom'), 'No single figure, moved a thousandfold either way, changes a decision.'];
  const rows = blueprint.headroom.map(({ decisionId, label, now, upTo, downTo }) => [
    decisionId,
    plain(label),
    now,
    upTo === null ? 'holds' : `${upTo.value} (×${factor(upTo.factor)}), then ${upTo.instead}`,
    downTo === null ? 'holds' : `${downTo.value} (×${factor(downTo.factor)}), then ${downTo.instead}`,
  ]);
  return [
    heading('Headroom'),
    'How far one figure can move, all others as they are, before another option wins.',
    ...table(['Decision', 'Figure', 'Now', 'Up to', 'Down to'], rows),
  ];
}

function factor(value: number): string {
  return value >= 10 ? String(Math.round(value)) : String(Number(value.toPrecision(2)));
}

function ledgerTable(title: string, ledger: Ledger, group: LedgerGroup): readonly string[] {
  const rows = ledger.quantities
    .filter((quantity) => quantity.group === group)
    .map((quantity) => [
      `\`${quantity.id}\` ${plain(quantity.label)}`,
      `${formatQuantity(quantity.value, quantity.unit)}${mark(quantity)}`,
      workingOf(quantity),
    ]);
  return rows.length === 0 ? [] : [`#### ${title}`, ...table(['Figure', 'Value', 'Working'], rows)];
}

function workingOf(quantity: Quantity): string {
  const value = formatQuantity(quantity.value, quantity.unit);
  const named = plain(quantity.formula);
  if (quantity.working === value) return named;
  return `${named}<br>${plain(quantity.working)}`;
}

function mark({ provenance }: Quantity): string {
  return provenance === 'unknown' ? ' ‡' : provenance === 'defaulted' ? ' †' : '';
}

function constants({ ledger }: Blueprint): readonly string[] {
  const rows = ledger.constants.map((constant) => [
    plain(constant.about),
    formatQuantity(constant.value, constant.unit),
    constant.source.url === null
      ? 'judgement'
      : `${constant.confidence}: [${plain(constant.source.title)}](${constant.source.url})`,
  ]);
  return ['#### Constants', ...table(['Constant', 'Value', 'From'], rows)];
}

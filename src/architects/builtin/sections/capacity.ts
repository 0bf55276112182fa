import type { Blueprint, UsedLimit } from '../../../blueprint/blueprint.ts';
import type { TurningPoint } from '../../../decisions/turning-points.ts';
import { formatQuantity } from '../../../intake/quantities/format-quantity.ts';
import type { Finding } from '../../../sizing/finding.ts';
import { answerOf } from '../finding-answers.ts';
import { count, figure, findingsOf, severityWords } from '../figures.ts';
import { farthestShown, pointsOf, thenOf } from '../headroom.ts';
import { ledgerTables } from '../ledger-tables.ts';
import { bullets, heading, plain, table } from '../markdown-blocks.ts';
import type { SectionWriter } from '../section-writer.ts';

/** Whether it can be built, how far it holds, and every figure with its working. */
export const writeCapacity: SectionWriter = ({ blueprint }) => [
  ...feasibility(blueprint),
  heading('Growth and limits'),
  ...growth(blueprint),
  ...headroom(blueprint),
  heading('The ledger'),
  'Every figure of this document: its formula, then the figures put in. † rests on an assumption, ‡ on an answer "I don’t know".',
  ...ledgerTables(blueprint.ledger),
  ...constants(blueprint),
];

function feasibility(blueprint: Blueprint): readonly string[] {
  const found = findingsOf(blueprint, 'blocker', 'cannot_determine', 'risk', 'advice');
  const blockers = found.filter(({ severity }) => severity === 'blocker');
  const verdict =
    blockers.length > 0
      ? `**Not feasible as answered**: ${count(blockers.length, 'blocker')} below.`
      : found.length === 0
        ? 'Nothing stands in the way: no limit is passed, and none is nearly used up.'
        : 'No blocker was found.';
  return [heading('Findings'), verdict, ...bullets(found.map((finding) => findingLine(finding, blueprint)))];
}

function findingLine(finding: Finding, blueprint: Blueprint): string {
  const { id, severity, title, because, remedies } = finding;
  const answer = answerOf(finding, blueprint);
  const change =
    answer !== null
      ? ` The design answers it: ${answer}.`
      : remedies.length === 0
        ? ''
        : remedies.length === 1
          ? ` Change: ${remedies.join('')}.`
          : ` Any one of: ${remedies.join(' · ')}.`;
  return `**${severityWords[severity]}, ${id}.** ${title}. ${because}${change}`;
}

function growth(blueprint: Blueprint): readonly string[] {
  const rows = blueprint.workload.sources.flatMap(({ id }) => growthRow(id, blueprint));
  const limits = blueprint.limits.slice(0, mostLimits);
  const [nearest] = limits;
  return [
    ...table(['Source', 'Rows today', 'Rows in a year', 'Bytes today', 'Bytes in a year'], rows),
    ...(nearest === undefined ? [] : [reachedFirst(nearest)]),
    ...table(
      ['Limit', 'Used', 'Of', 'Share'],
      limits.map(({ name, used, of, share }) => [plain(name), used, of, formatQuantity(share, 'ratio')]),
    ),
  ];
}

const mostLimits = 6;

function reachedFirst({ name, share }: UsedLimit): string {
  return share > 1
    ? `Passed already: ${name}.`
    : `Reached first, if everything grew alike: ${name}, ${formatQuantity(share, 'ratio')} used.`;
}

function growthRow(id: string, { ledger }: Blueprint): readonly (readonly string[])[] {
  const of = (metric: string) => {
    const quantity = ledger.quantities.find((candidate) => candidate.id === `${id}.${metric}`);
    return quantity ? formatQuantity(quantity.value, quantity.unit) : null;
  };
  const cells = [of('rows_now'), of('rows_horizon'), of('bytes_now'), of('bytes_horizon')];
  return cells.some((cell) => cell === null) ? [] : [[id, ...cells.map((cell) => cell ?? '')]];
}

function headroom(blueprint: Blueprint): readonly string[] {
  const near = pointsOf(blueprint).filter(({ distance }) => distance <= farthestShown);
  const title = heading('Headroom');
  if (near.length === 0)
    return [
      title,
      'No decision changes and no blocker arises while every figure stays within a tenth and tenfold of its answer; the decisions name the points beyond that.',
    ];
  return [
    title,
    'How far one figure can move, all others as they are, before another option wins or a finding becomes a blocker; the nearest first, the others under each decision.',
    ...table(
      ['Figure', 'Now', 'Holds until', 'Factor', 'Then'],
      near
        .filter((point, index) => near.findIndex((other) => isSamePlace(other, point)) === index)
        .slice(0, mostNear)
        .map((point) => [
          plain(point.label),
          point.now,
          point.value,
          point.shown,
          near
            .filter((other) => isSamePlace(other, point))
            .map(thenOf)
            .join('; '),
        ]),
    ),
  ];
}

function isSamePlace(a: TurningPoint, b: TurningPoint): boolean {
  return a.key === b.key && a.direction === b.direction && a.value === b.value;
}

const mostNear = 10;

function constants(blueprint: Blueprint): readonly string[] {
  const published = blueprint.ledger.constants.filter(({ source }) => source.url !== null);
  return [
    '#### Constants with a source',
    `The others are judgement and stand, with their values, under [Sources](#sources). The planning horizon is one year; ${figure(blueprint, 'app.bytes_now')} today count as kept.`,
    ...table(
      ['Constant', 'Value', 'From'],
      published.map(({ about, value, unit, source, confidence }) => [
        plain(about),
        formatQuantity(value, unit),
        `${confidence}: [${plain(source.title)}](${source.url})`,
      ]),
    ),
  ];
}

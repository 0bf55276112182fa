import { type DecisionChange, type FindingChange, isWorse } from '../blueprint/compare-blueprints.ts';
import type { Sweep, SweepSpan } from '../blueprint/sweep-design.ts';
import type { Severity } from '../sizing/finding.ts';
import { padText, wrapText } from '../ui/components/text/fit-text.ts';

/** The spans of a sweep as a table: the range of values at the left, what changes where it begins at the right. */
export function sweepText(sweep: Sweep, width: number): string {
  const { key, spans, tried } = sweep;
  const names = spans.map((span) => spanName(span, sweep));
  const left = Math.min(Math.floor(width * 0.4), Math.max(key.length, ...names.flat().map((line) => line.length)));
  const rows = spans.map((span, index) =>
    sideBySide(names[index] ?? [], index === 0 ? startLines(span, spans.length) : changeLines(span), left, width),
  );
  const heading = `${padText(key, left)}  what changes there`;
  return [
    heading,
    ...rows,
    wrapText(
      `${tried} values were tried. A change that comes and goes between two of the first ones is not seen; --steps tries more.`,
      width,
    ).join('\n'),
  ]
    .map((part) => `${part}\n`)
    .join('\n');
}

/** `10 to 312`, and whether the answer that stands lies in it. */
function spanName({ from, to }: SweepSpan, { now }: Sweep): readonly string[] {
  const range = from.text === to.text ? from.text : `${from.text} to ${to.text}`;
  const isHere = now !== null && from.value <= now && now <= to.value;
  return isHere ? [range, '(as answered)'] : [range];
}

function startLines({ findings }: SweepSpan, spans: number): readonly string[] {
  return [`${standing(findings)}.${spans === 1 ? ' Nothing changes over the whole range.' : ''}`];
}

function changeLines({ changes, findings }: SweepSpan): readonly string[] {
  const [worse, better] = [changes.findings.filter(isWorse), changes.findings.filter((change) => !isWorse(change))];
  return [
    ...worse.map(findingLine),
    ...changes.decisions.map(decisionLine),
    ...better.map(findingLine),
    ...(changes.findings.length > 0 ? [`${standing(findings)}.`] : []),
  ];
}

function findingLine({ id, title, was, is }: FindingChange): string {
  if (is === null) return `no more: ${was === null ? '' : words[was]} ${id}: ${title}`;
  return was === null ? `${words[is]} ${id}: ${title}` : `${words[was]} → ${words[is]} ${id}: ${title}`;
}

function decisionLine({ id, was, is }: DecisionChange): string {
  return `${id}: ${was?.label ?? 'nothing to decide'} → ${is?.label ?? 'nothing to decide'}`;
}

const words: Readonly<Record<Severity, string>> = {
  blocker: 'BLOCKER',
  cannot_determine: 'cannot be determined',
  risk: 'risk',
  advice: 'advice',
};

function standing({ blocker, cannot_determine, risk }: SweepSpan['findings']): string {
  const counts = [
    blocker === 0 ? 'Feasible' : `${blocker} ${blocker === 1 ? 'blocker' : 'blockers'}`,
    ...(risk === 0 ? [] : [`${risk} ${risk === 1 ? 'risk' : 'risks'}`]),
    ...(cannot_determine === 0 ? [] : [`${cannot_determine} not determined`]),
  ];
  return counts.join(', ');
}

/** Each line hangs by two columns where it wraps, so that the next one is seen to begin. */
function sideBySide(names: readonly string[], lines: readonly string[], left: number, width: number): string {
  const room = width - left - gap.length;
  const name = names.flatMap((line) => wrapText(line, left));
  const body = lines.flatMap((line) =>
    wrapText(line, room - 2).map((part, index) => (index === 0 ? part : `  ${part}`)),
  );
  return Array.from({ length: Math.max(name.length, body.length) }, (_, index) =>
    `${padText(name[index] ?? '', left)}${gap}${body[index] ?? ''}`.trimEnd(),
  ).join('\n');
}

const gap = '  ';

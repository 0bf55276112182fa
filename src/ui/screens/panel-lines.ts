import type { AnswerKey } from '../../intake/answers.ts';
import type { Finding, Severity } from '../../sizing/finding.ts';
import { padText, wrapText } from '../components/text/fit-text.ts';
import {
  decisionsNearest,
  type Figure,
  flipsBetween,
  type Implications,
  isAssumedOnly,
  isNew,
  leadingFigures,
  resolvedFindings,
  titleOf,
} from '../implications.ts';
import type { Tightest } from '../hooks/use-tightest.ts';
import type { Glyphs, Tone } from '../theme.ts';

export interface PanelLine {
  readonly text: string;
  readonly tone: Tone;
}

export interface PanelContent {
  readonly now: Implications;
  /** What it is compared with: the design before the last answer, or without the text being typed. */
  readonly before: Implications;
  /** Whether `now` is what the answer in hand would make of the design. */
  readonly isDraft: boolean;
  /** The question in hand. */
  readonly answerKey: AnswerKey;
  readonly tightest: Tightest;
}

type Item = readonly PanelLine[];

/** What the answers so far imply, in at most `height` lines: changes first, then findings, figures and decisions. */
export function panelLines(content: PanelContent, width: number, height: number, glyphs: Glyphs): PanelLine[] {
  const figures = leadingFigures(content.now, content.before, content.answerKey);
  const blocks = [
    {
      heading: content.isDraft ? 'With this answer' : 'The last answer',
      items: changes(content, width, height, glyphs),
      share: 0.45,
    },
    { heading: 'To know', items: findings(content, width, glyphs), share: 0.4 },
    {
      heading: content.tightest.isCurrent || content.tightest.points === null ? 'Headroom' : 'Headroom, as it was',
      items: headroom(content, width, height, glyphs),
      share: 0.3,
    },
    { heading: 'Sizing', items: figureItems(figures, glyphs), share: 0.6 },
    { heading: 'Decisions', items: decisions(content, width), share: 1 },
  ].filter(({ items }) => items.length > 0);
  const gap = height >= 16 ? 1 : 0;
  const lines: PanelLine[] = [];
  for (const { heading, items, share } of blocks) {
    const left = height - lines.length - (lines.length > 0 ? gap : 0);
    const fitted = fit(items, Math.max(Math.floor(height * share), 4, left - restOf(blocks, heading)), left - 1);
    if (fitted.length === 0) break;
    if (lines.length > 0 && gap > 0) lines.push({ text: '', tone: 'plain' });
    lines.push({ text: heading, tone: 'strong' }, ...fitted);
  }
  return lines.slice(0, height);
}

/** Lines that the blocks after this one would need whole; what they leave, this one may take. */
function restOf(
  blocks: readonly { readonly heading: string; readonly items: readonly Item[] }[],
  heading: string,
): number {
  const at = blocks.findIndex((block) => block.heading === heading);
  return blocks.slice(at + 1).reduce((total, { items }) => total + items.flat().length + 2, 0);
}

/** As many whole items as fit, and a line that counts the others. */
function fit(items: readonly Item[], wanted: number, most: number): PanelLine[] {
  const room = Math.min(wanted, most);
  const lines: PanelLine[] = [];
  for (const [index, item] of items.entries()) {
    const isLast = index === items.length - 1;
    if (lines.length + item.length + (isLast ? 0 : 1) > room) {
      if (lines.length < most) lines.push({ text: `  and ${items.length - index} more`, tone: 'muted' });
      break;
    }
    lines.push(...item);
  }
  return lines;
}

function changes({ now, before }: PanelContent, width: number, height: number, glyphs: Glyphs): readonly Item[] {
  const flips = flipsBetween(before, now);
  const explains = height >= 24 && flips.length <= 2;
  return [
    ...flips.map(({ title, was, is, because }): Item => [
      ...hanging(glyphs.arrow, `${title}: ${is}`, width, 'accent', 2),
      ...indented(`was: ${was}`, width, 1),
      ...(explains ? indented(because, width, 4) : []),
    ]),
    ...resolvedFindings(before, now).map((finding) =>
      hanging(glyphs.good, `no longer: ${finding.title}`, width, 'good', 2),
    ),
  ];
}

function findings({ now, before }: PanelContent, width: number, glyphs: Glyphs): readonly Item[] {
  const shown = now.findings.filter((finding) => finding.severity !== 'advice' && !isAssumedOnly(finding, now));
  const assumed = now.findings.filter((finding) => finding.severity !== 'advice').length - shown.length;
  const rank = (finding: Finding) => severities.indexOf(finding.severity) * 2 - (isNew(finding, before) ? 1 : 0);
  const items = shown
    .toSorted((a, b) => rank(a) - rank(b))
    .map((finding): Item => {
      const { glyph, tone } = marks[finding.severity];
      const [remedy] = finding.remedies;
      return [
        ...hanging(glyphs[glyph], `${finding.title}${isNew(finding, before) ? ' (new)' : ''}`, width, tone, 2),
        ...(finding.severity === 'blocker' && remedy !== undefined
          ? indented(`${glyphs.arrow} ${remedy}`, width, 1)
          : []),
      ];
    });
  if (assumed > 0) return [...items, [{ text: assumedWords(assumed, shown.length), tone: 'muted' }]];
  return items.length > 0 ? items : [[{ text: `${glyphs.good} Nothing stands in the way so far`, tone: 'good' }]];
}

function assumedWords(count: number, shown: number): string {
  const findings = `${count} ${shown > 0 ? 'more ' : ''}${count === 1 ? 'finding' : 'findings'}`;
  return `  ${findings} on assumptions alone`;
}

function headroom(
  { tightest: { points }, now, answerKey }: PanelContent,
  width: number,
  height: number,
  glyphs: Glyphs,
): readonly Item[] {
  if (points === null) return [[{ text: `  measuring${glyphs.ellipsis}`, tone: 'muted' }]];
  if (points.length === 0) {
    return height < 16 ? [] : [[{ text: '  no number that was stated is near a turn', tone: 'muted' }]];
  }
  return points.slice(0, mostPoints).map(({ key, label, now: said, value, shown, distance, turn }): Item => {
    const decision = now.decisions.find(({ id }) => turn.kind === 'decision' && id === turn.decisionId);
    const follows =
      turn.kind === 'blocker'
        ? `a blocker: ${turn.title}`
        : `${decision === undefined ? '' : `${titleOf(decision)}: `}${turn.was} ${glyphs.arrow} ${turn.is}`;
    return [
      ...hanging(
        gauge(1 / distance, glyphs),
        `${label} ${said}: holds until ${value} (${shown})`,
        width,
        key === answerKey ? 'accent' : 'plain',
        2,
      ),
      ...indented(`then ${follows}`, width, 2),
    ];
  });
}

const mostPoints = 3;
const gaugeCells = 8;

/** Full when the answer is all but there. */
function gauge(used: number, { full, empty }: Glyphs): string {
  const filled = Math.max(1, Math.round(used * gaugeCells));
  return full.repeat(filled) + empty.repeat(gaugeCells - filled);
}

function figureItems(figures: readonly Figure[], glyphs: Glyphs): readonly Item[] {
  const shown = figures.map(({ was, value }) => (was === null ? value : fromTo(was, value, glyphs.arrow)));
  const column = Math.min(20, Math.max(...shown.map(({ length }) => length)));
  return figures.map(({ label, was, isNear }, index): Item => [
    {
      text: `${padText(shown[index] ?? '', column)}  ${label}`,
      tone: was !== null ? 'accent' : isNear ? 'plain' : 'muted',
    },
  ]);
}

/** `16 → 34 connections`: a unit that both have is written once. */
function fromTo(was: string, value: string, arrow: string): string {
  const [wasFigure, wasUnit, ...wasRest] = was.split(' ');
  const [, unit, ...rest] = value.split(' ');
  const isOnce = unit !== undefined && unit === wasUnit && wasRest.length === 0 && rest.length === 0;
  return `${isOnce ? wasFigure : was} ${arrow} ${value}`;
}

function decisions({ now, answerKey }: PanelContent, width: number): readonly Item[] {
  return decisionsNearest(now, answerKey).map((decision): Item => [
    { text: `${titleOf(decision)}: ${decision.choice.label}`.slice(0, width * 2), tone: 'muted' },
  ]);
}

/** A sign and a text that wraps beside it, in at most `most` lines. */
function hanging(sign: string, text: string, width: number, tone: Tone, most: number): PanelLine[] {
  const lead = ' '.repeat(sign.length + 1);
  return clipped(text, width - lead.length, most).map((line, index) => ({
    text: index === 0 ? `${sign} ${line}` : lead + line,
    tone,
  }));
}

function indented(text: string, width: number, most: number): PanelLine[] {
  return clipped(text, width - 2, most).map((line) => ({ text: `  ${line}`, tone: 'muted' }));
}

/** The last line keeps what follows it, which the screen cuts with an ellipsis. */
function clipped(text: string, width: number, most: number): string[] {
  const lines = wrapText(text, width);
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), lines.slice(most - 1).join(' ')];
}

const severities: readonly Severity[] = ['blocker', 'risk', 'cannot_determine', 'advice'];

const marks: Readonly<Record<Severity, { readonly glyph: 'problem' | 'warning' | 'info'; readonly tone: Tone }>> = {
  blocker: { glyph: 'problem', tone: 'problem' },
  risk: { glyph: 'warning', tone: 'warning' },
  cannot_determine: { glyph: 'info', tone: 'plain' },
  advice: { glyph: 'info', tone: 'muted' },
};

import type { DecisionChange, FigureChange, FindingChange } from '../../blueprint/compare-blueprints.ts';
import { isWorse } from '../../blueprint/compare-blueprints.ts';
import type { AnswerChange, WhatIf } from '../../blueprint/what-if.ts';
import { formatQuantity } from '../../intake/quantities/format-quantity.ts';
import type { Severity } from '../../sizing/finding.ts';
import { padText, wrapText } from '../components/text/fit-text.ts';
import type { Tone } from '../theme.ts';
import type { PanelLine } from './panel-lines.ts';
import { counted } from './screen.ts';

export interface ChangeRoom {
  /** Columns of the screen or the terminal. */
  readonly width: number;
  /** How many figures are listed; the rest are counted. */
  readonly figures: number;
}

/** What changes in a design, side by side where there is room: findings, decisions, figures, only where they differ. */
export function changeLines(changes: WhatIf, { width, figures }: ChangeRoom): readonly PanelLine[] {
  const blocks = [
    block('Answers', changes.answers.map(answerRow), width),
    block('Findings', changes.findings.map(findingRow), width),
    block('Decisions', changes.decisions.map(decisionRow), width),
    block('Figures', changes.figures.slice(0, figures).map(figureRow), width),
  ].filter((lines) => lines.length > 0);
  const more = changes.figures.length - figures;
  return [
    ...blocks.flatMap((lines, index) => (index === 0 ? lines : [blank, ...lines])),
    ...(more > 0 ? [{ text: `  and ${counted(more, 'more figure')}`, tone: 'muted' as const }] : []),
  ];
}

/** The changes in one sentence: `1 new blocker, 1 risk gone; 2 decisions and 31 figures change`. */
export function changeSummary({ findings, decisions, figures }: WhatIf): string {
  const worse = findings.filter(isWorse);
  const better = findings.filter((change) => !isWorse(change));
  const ofEach = (changes: readonly FindingChange[], side: 'was' | 'is', word: string) =>
    severities.flatMap((severity) => {
      const count = changes.filter((change) => change[side] === severity).length;
      return count === 0 ? [] : [`${count} ${word}${nouns[severity](count)}`];
    });
  const found = [...ofEach(worse, 'is', 'new '), ...ofEach(better, 'was', 'fewer ')];
  const moved = [
    ...(decisions.length > 0 ? [counted(decisions.length, 'decision')] : []),
    ...(figures.length > 0 ? [counted(figures.length, 'figure')] : []),
  ];
  const changing =
    moved.length === 0
      ? []
      : [`${moved.join(' and ')} ${decisions.length + figures.length === 1 ? 'changes' : 'change'}`];
  const parts = [...(found.length === 0 ? [] : [found.join(', ')]), ...changing];
  return parts.length === 0 ? 'Nothing in the design changes.' : `${parts.join('; ')}.`;
}

const severities: readonly Severity[] = ['blocker', 'cannot_determine', 'risk', 'advice'];

const nouns: Readonly<Record<Severity, (count: number) => string>> = {
  blocker: (count) => (count === 1 ? 'blocker' : 'blockers'),
  cannot_determine: () => 'that cannot be determined',
  risk: (count) => (count === 1 ? 'risk' : 'risks'),
  advice: () => 'to consider',
};

interface Row {
  readonly name: string;
  readonly was: string;
  readonly is: string;
  readonly factor: number | null;
  readonly tone: Tone;
  /** What is said under the row, over its whole width. */
  readonly notes: readonly string[];
}

function answerRow({ key, was, is, factor }: AnswerChange): Row {
  return { name: key, was: was ?? 'not asked', is: is ?? 'not asked', factor, tone: 'accent', notes: [] };
}

function findingRow(change: FindingChange): Row {
  const { id, title, because, remedies, was, is } = change;
  const shown = (severity: Severity | null) => (severity === null ? none : severityWords[severity]);
  return {
    name: id,
    was: shown(was),
    is: shown(is),
    factor: null,
    tone: isWorse(change) ? toneOf[is ?? 'advice'] : 'good',
    notes: is === null ? [title] : [`${title}: ${because}`, ...remedies.map((remedy) => `- ${remedy}`)],
  };
}

const none = '–';

const severityWords: Readonly<Record<Severity, string>> = {
  blocker: 'blocker',
  cannot_determine: 'cannot be determined',
  risk: 'risk',
  advice: 'advice',
};

const toneOf: Readonly<Record<Severity, Tone>> = {
  blocker: 'problem',
  cannot_determine: 'warning',
  risk: 'warning',
  advice: 'plain',
};

function decisionRow({ id, title, was, is, because, against }: DecisionChange): Row {
  return {
    name: id,
    was: was?.label ?? none,
    is: is?.label ?? none,
    factor: null,
    tone: 'accent',
    notes: [
      because === null ? `${title}: there is nothing to decide any more.` : `${title}: ${because}`,
      ...(against === null || was === null ? [] : [`Not ${was.label}: ${against}`]),
    ],
  };
}

function figureRow({ sourceId, label, unit, was, is, factor }: FigureChange): Row {
  const shown = (value: number | null) => (value === null ? none : formatQuantity(value, unit));
  return {
    name: sourceId === null ? label : `${sourceId}: ${label}`,
    was: shown(was),
    is: shown(is),
    factor,
    tone: 'plain',
    notes: [],
  };
}

function block(title: string, rows: readonly Row[], width: number): readonly PanelLine[] {
  if (rows.length === 0) return [];
  const cells = columnsFor(width);
  const lines = rows.flatMap((row) => [
    ...(cells === null ? stacked(row, width) : sideBySide(row, cells)),
    ...row.notes.flatMap((note) => indented(note, width, 4, 'muted')),
  ]);
  if (cells === null) return [{ text: title, tone: 'strong' }, ...lines];
  const hasFactor = rows.some(({ factor }) => factor !== null);
  const heading = joined([[title], ['was'], ['is'], [hasFactor ? 'times' : '']], {
    ...cells,
    name: cells.name + indent,
  });
  return [{ text: heading[0]?.trimEnd() ?? title, tone: 'strong' }, ...lines];
}

interface Columns {
  readonly name: number;
  readonly was: number;
  readonly is: number;
  readonly factor: number;
}

const indent = 2;
const between = 2;
const factorWidth = 8;
/** Below this the values stand under the name: three columns would be too narrow to read. */
const leastForColumns = 64;
const mostForColumns = 140;

function columnsFor(width: number): Columns | null {
  if (width < leastForColumns) return null;
  const room = Math.min(width, mostForColumns) - indent - 3 * between - factorWidth;
  const value = Math.floor(room * 0.29);
  return { name: room - 2 * value, was: value, is: value, factor: factorWidth };
}

function sideBySide({ name, was, is, factor, tone }: Row, cells: Columns): readonly PanelLine[] {
  return joined(
    [
      wrapText(name, cells.name),
      wrapText(was, cells.was),
      wrapText(is, cells.is),
      [factor === null ? '' : formatQuantity(factor, 'x')],
    ],
    cells,
  ).map((line) => ({ text: ' '.repeat(indent) + line.trimEnd(), tone }));
}

/** Cells of several lines side by side, each padded to its column. */
function joined(cells: readonly (readonly string[])[], columns: Columns): readonly string[] {
  const widths = [columns.name, columns.was, columns.is, columns.factor];
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    cells.map((lines, at) => padText(lines[line] ?? '', widths[at] ?? 0)).join(' '.repeat(between)),
  );
}

function stacked({ name, was, is, factor, tone }: Row, width: number): readonly PanelLine[] {
  const times = factor === null ? '' : `, ${formatQuantity(factor, 'x')}`;
  return [...indented(name, width, indent, tone), ...indented(`${was} → ${is}${times}`, width, 4, tone)];
}

function indented(text: string, width: number, by: number, tone: Tone): readonly PanelLine[] {
  return wrapText(text, Math.min(width, mostForColumns) - by).map((line) => ({ text: ' '.repeat(by) + line, tone }));
}

const blank: PanelLine = { text: '', tone: 'plain' };

import type { DecisionFlip, FindingMove, Relevance } from '../../decisions/relevance.ts';
import type { CurrentQuestion } from '../../intake/interview.ts';
import type { Severity } from '../../sizing/finding.ts';
import type { Glyphs } from '../theme.ts';
import type { PanelLine } from './panel-lines.ts';
import { blankLine, wrappedLines } from './wrapped-lines.ts';

/** Why a question is asked: in an architect's words, and by what other answers to it would change; null while unknown. */
export function whyLines(
  current: Pick<CurrentQuestion, 'ask' | 'question'>,
  relevance: Relevance | null,
  width: number,
  glyphs: Glyphs,
): readonly PanelLine[] {
  return [
    ...wrappedLines(current.ask, width, 0, 'strong'),
    ...wrappedLines(current.question.why, width, 0, 'plain'),
    blankLine,
    ...(relevance === null
      ? wrappedLines('Trying what other answers would change.', width, 0, 'muted')
      : current.question.kind === 'names'
        ? wrappedLines(namesHang, width, 0, 'plain')
        : relevanceLines(relevance, width, glyphs)),
  ];
}

function relevanceLines(relevance: Relevance, width: number, glyphs: Glyphs): readonly PanelLine[] {
  const { tried, decisions, findings, opens, outcomes } = relevance;
  if (tried.length === 0)
    return wrappedLines('It goes into the document as it is; no decision hangs on it.', width, 0, 'plain');
  const intro = `Tried instead of what stands now: ${tried.join(', ')}.`;
  if (outcomes === 1 && opens.length === 0) {
    return [
      ...wrappedLines('None of the other answers tried changes a decision or a finding.', width, 0, 'plain'),
      ...wrappedLines(intro, width, 0, 'muted'),
    ];
  }
  return [
    ...wrappedLines(intro, width, 0, 'muted'),
    ...block(
      'Decisions that hang on it',
      byId(decisions).flatMap((flips) => flipLines(flips, width, glyphs)),
    ),
    ...block(
      'Findings that hang on it',
      byId(findings).flatMap((moves) => moveLines(moves, width, glyphs)),
    ),
    ...block('Questions that it opens', opens.length === 0 ? [] : wrappedLines(opens.join(', '), width, 2, 'plain')),
  ];
}

/** Other names are not tried: what matters is that a source is there, and that cannot be guessed. */
const namesHang = 'Everything that is asked and decided about a source hangs on its being named here.';

function block(heading: string, lines: readonly PanelLine[]): readonly PanelLine[] {
  return lines.length === 0 ? [] : [blankLine, { text: heading, tone: 'strong' }, ...lines];
}

/** The changes of each decision or finding together, those with most answers behind them first. */
function byId<Change extends { readonly id: string }>(changes: readonly Change[]): readonly (readonly Change[])[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const group = groups.get(change.id);
    if (group) group.push(change);
    else groups.set(change.id, [change]);
  }
  return [...groups.values()].toSorted((a, b) => b.length - a.length);
}

function flipLines(flips: readonly DecisionFlip[], width: number, glyphs: Glyphs): readonly PanelLine[] {
  const [first] = flips;
  if (first === undefined) return [];
  return [
    ...wrappedLines(`${first.id}: ${first.from ?? 'nothing to decide'}`, width, 2, 'accent'),
    ...sameOutcome(flips, ({ to }) => to ?? 'nothing to decide').flatMap(({ whens, outcome }) =>
      wrappedLines(`${whens} ${glyphs.arrow} ${outcome}`, width, 4, 'plain'),
    ),
  ];
}

function moveLines(moves: readonly FindingMove[], width: number, glyphs: Glyphs): readonly PanelLine[] {
  const [first] = moves;
  if (first === undefined) return [];
  return [
    ...wrappedLines(
      `${first.id}: ${first.from === null ? 'does not stand' : standing[first.from]}`,
      width,
      2,
      'accent',
    ),
    ...sameOutcome(moves, ({ to, title }) => (to === null ? 'it goes' : `${standing[to]}: ${title}`)).flatMap(
      ({ whens, outcome }) => wrappedLines(`${whens} ${glyphs.arrow} ${outcome}`, width, 4, 'plain'),
    ),
  ];
}

const standing: Readonly<Record<Severity, string>> = {
  blocker: 'a blocker',
  risk: 'a risk',
  advice: 'advice',
  cannot_determine: 'cannot be determined',
};

/** Answers that come to the same, in one line. */
function sameOutcome<Change extends { readonly when: string }>(
  changes: readonly Change[],
  outcomeOf: (change: Change) => string,
): readonly { readonly whens: string; readonly outcome: string }[] {
  const whens = new Map<string, string[]>();
  for (const change of changes) {
    const outcome = outcomeOf(change);
    whens.set(outcome, [...(whens.get(outcome) ?? []), change.when]);
  }
  return [...whens].map(([outcome, all]) => ({ whens: all.join(', '), outcome }));
}

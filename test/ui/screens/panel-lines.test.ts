import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { measureHeadroom } from '../../../src/decisions/headroom.ts';
import { tightestPoints, turningPoints } from '../../../src/decisions/turning-points.ts';
import type { Answers } from '../../../src/intake/answers.ts';
import { setAnswer } from '../../../src/intake/set-answer.ts';
import { implicationsOf } from '../../../src/ui/implications.ts';
import { consequenceLines } from '../../../src/ui/screens/consequence-lines.ts';
import type { Tightest } from '../../../src/ui/hooks/use-tightest.ts';
import { panelLines } from '../../../src/ui/screens/panel-lines.ts';
import { createTheme } from '../../../src/ui/theme.ts';
import { exampleAnswers } from './fakes.tsx';

const { glyphs } = createTheme({ glyphs: 'unicode', colour: false });

const nothingNear: Tightest = { points: [], isCurrent: true };

function changed(answers: Answers, key: string, raw: string): Answers {
  const outcome = setAnswer(answers, key, raw);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.answers;
}

function panel(before: Answers, after: Answers, key: string, { height = 36, isDraft = true } = {}): string {
  const content = {
    now: implicationsOf(after),
    before: implicationsOf(before),
    isDraft,
    answerKey: key,
    tightest: nothingNear,
  };
  return panelLines(content, 58, height, glyphs)
    .map(({ text }) => text)
    .join('\n');
}

describe('what the answers imply', () => {
  const live = exampleAnswers();
  const slow = exampleAnswers('slow-postgres-app');

  test('an answer that tightens a limit brings its findings first, marked new, and moves the figures', () => {
    const shown = panel(live, changed(live, 'crm.rate_limit', '10/min'), 'crm.rate_limit');
    expect(shown).toMatch(/^To know\n▲ crm takes 74\.\d % of its rate limit \(new\)/);
    expect(shown).toMatch(/8 → 74\.\d % +of crm’s rate limit used/);
    expect(shown.indexOf('(new)')).toBeLessThan(shown.indexOf('The query on warehouse'));
  });

  test('a decision that flips is told with what it was, and why it is now', () => {
    const small = changed(live, 'crm.kind', 'database');
    const shown = panel(live, small, 'crm.kind');
    expect(shown).toMatch(/^With this answer\n→ /);
    expect(shown).toContain('  was: ');
    expect(panel(live, small, 'crm.kind', { isDraft: false })).toMatch(/^The last answer\n→ /);
  });

  test('a finding that goes away is told', () => {
    const quick = changed(slow, 'orders.query_time', '200 ms');
    expect(panel(slow, quick, 'orders.query_time')).toContain('✓ no longer: ');
  });

  test('the tightest headroom is a gauge and a sentence, drawn in whatever the terminal can show', () => {
    const now = implicationsOf(slow);
    const measured = measureHeadroom(slow, now.decisions);
    const tightest = { points: tightestPoints(turningPoints(measured, now.decisions)), isCurrent: true };
    const content = { now, before: now, isDraft: false, answerKey: 'viewers', tightest };
    const shown = (symbols: typeof glyphs) =>
      panelLines(content, 58, 60, symbols)
        .map(({ text }) => text)
        .join('\n');
    expect(shown(glyphs)).toMatch(/Headroom\n█+░* .+: holds until .+ \(×[\d.]+\)/);
    expect(shown(glyphs)).toMatch(/viewers 35: holds until \d+ \(×1\.\d\)\n {2}then .+ → /);
    expect(shown(createTheme({ glyphs: 'ascii', colour: false }).glyphs)).toMatch(/Headroom\n#+\.* .+: holds until/);
  });

  test('what was found stays, marked as past, while other answers are measured', () => {
    const now = implicationsOf(slow);
    const points = tightestPoints(turningPoints(measureHeadroom(slow, now.decisions), now.decisions));
    const shown = (tightest: Tightest) =>
      panelLines({ now, before: now, isDraft: false, answerKey: 'viewers', tightest }, 58, 60, glyphs).map(
        ({ text }) => text,
      );
    const current = shown({ points, isCurrent: true });
    expect(shown({ points, isCurrent: false })).toEqual(
      current.map((text) => (text === 'Headroom' ? 'Headroom, as it was' : text)),
    );
    expect(shown({ points: null, isCurrent: false })).toContain('  measuring…');
    expect(shown(nothingNear)).toContain('  no number that was stated is near a turn');
  });

  test('what follows from assumptions alone is counted, not told', () => {
    const nothing: Answers = { design: {}, sources: [] };
    const shown = panel(nothing, nothing, 'name');
    expect(shown).toMatch(/\d findings on assumptions alone/);
    expect(shown).not.toContain('▲');
  });

  test.each([6, 8, 13, 20, 36])('fits %i lines, and says what it leaves out', (height) => {
    const after = changed(live, 'freshness', '5 s');
    const content = {
      now: implicationsOf(after),
      before: implicationsOf(live),
      isDraft: true,
      answerKey: 'freshness',
      tightest: nothingNear,
    };
    const lines = panelLines(content, 58, height, glyphs);
    expect(lines.length).toBeLessThanOrEqual(height);
    expect(lines.some(({ text }) => /and \d+ more/.test(text))).toBe(true);
  });

  test('everything that follows can be read in full, blockers and risks first, no line too wide', () => {
    const lines = consequenceLines(implicationsOf(slow), 58, glyphs);
    const text = lines.map((line) => line.text).join('\n');
    expect(text).toMatch(/^Findings\n {2}Risk: /);
    for (const heading of ['\nDecisions\n', '\nSizing\n']) expect(text).toContain(heading);
    expect(Math.max(...lines.map((line) => stringWidth(line.text)))).toBeLessThanOrEqual(58);
  });
});

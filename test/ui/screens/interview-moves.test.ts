import { describe, expect, test } from 'vitest';
import { acceptDefault, answer, type InterviewState, jumpTo } from '../../../src/intake/interview.ts';
import type { KeyPress } from '../../../src/ui/hooks/key-press.ts';
import { answered, moveFor } from '../../../src/ui/screens/interview-moves.ts';
import { exampleAnswers, interviewOn } from './fakes.tsx';

const ctrl = (text: string): KeyPress => ({ name: 'text', text, ctrl: true, alt: false, shift: false });
const escape: KeyPress = { name: 'escape', text: '', ctrl: false, alt: false, shift: false };
const first = interviewOn(null);

function given(state: InterviewState, raw: string): InterviewState {
  const outcome = answer(state, raw);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.state;
}

describe('the keys of the interview', () => {
  test('Esc goes back, and stays at the first question', () => {
    expect(moveFor(escape, acceptDefault(first))?.state.at).toBe(first.at);
    expect(moveFor(escape, first)?.state.at).toBe(first.at);
  });

  test('Ctrl-F goes forward only past what is answered, and says why not', () => {
    const second = given(first, 'Shop');
    expect(moveFor(ctrl('f'), jumpTo(second, first.at))?.state.at).toBe(second.at);
    expect(moveFor(ctrl('f'), second)).toMatchObject({ state: { at: second.at }, notice: /Answer this one first/ });
  });

  test('Ctrl-N does not know, Ctrl-R reviews, Ctrl-T changes how much is asked', () => {
    expect(moveFor(ctrl('n'), first)).toMatchObject({
      isAnswer: true,
      state: { answers: { design: { name: 'unknown' } } },
    });
    expect(moveFor(ctrl('r'), first)?.state.at).toBe('review');
    expect(moveFor(ctrl('t'), first)).toMatchObject({ state: { depth: 'standard' }, notice: /standard set: \d+/ });
  });

  test('Ctrl-Z takes the last answer back, or says that there is none', () => {
    expect(moveFor(ctrl('z'), given(first, 'Shop'))?.state).toMatchObject({ at: first.at, answers: first.answers });
    expect(moveFor(ctrl('z'), first)?.notice).toBe('There is nothing to undo.');
  });

  test('every other key is left to others', () => {
    expect(moveFor(ctrl('c'), first)).toBeNull();
    expect(moveFor({ ...escape, name: 'enter' }, first)).toBeNull();
  });

  test('an answer that lets others go names them', () => {
    const state = given(jumpTo(interviewOn(exampleAnswers()), 'inventory.kind'), 'database');
    const { notice } = answered(state, ['Understood so.']);
    expect(notice).toMatch(/^Understood so\. No longer asked, so these answers were dropped: .*inventory\.rate_limit/);
  });
});

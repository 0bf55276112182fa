import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Choice } from '../../../../src/ui/components/choice-list/choice.ts';
import {
  choose,
  highlightedChoice,
  startChoosing,
  visibleChoices,
  type ChoiceIntention,
  type ChoiceState,
} from '../../../../src/ui/components/choice-list/choose.ts';
import { windowOnList } from '../../../../src/ui/components/choice-list/list-window.ts';

const few: readonly Choice[] = [
  { id: 'gdpr', label: 'GDPR' },
  { id: 'hipaa', label: 'HIPAA' },
  { id: 'unknown', label: "I don't know", isExclusive: true },
];

const many: readonly Choice[] = [
  'Kafka',
  'Kinesis',
  'Redis Streams',
  'NATS',
  'Pulsar',
  'RabbitMQ',
  'Webhooks',
  'Café Müller',
  'gRPC',
  'Polling',
].map((label) => ({ id: label.toLowerCase(), label, hint: `about ${label}` }));

function after(state: ChoiceState, ...intentions: ChoiceIntention[]): ChoiceState {
  return intentions.reduce(choose, state);
}

describe('choosing one', () => {
  test('the earlier answer is highlighted, or the first', () => {
    expect(highlightedChoice(startChoosing(few, 'hipaa'))?.id).toBe('hipaa');
    expect(highlightedChoice(startChoosing(few, 'no such'))?.id).toBe('gdpr');
  });

  test('the highlight goes round', () => {
    expect(highlightedChoice(after(startChoosing(few, 'gdpr'), { type: 'highlightPrevious' }))?.id).toBe('unknown');
    expect(highlightedChoice(after(startChoosing(few, 'unknown'), { type: 'highlightNext' }))?.id).toBe('gdpr');
  });

  test('a digit highlights its row, one too high does nothing', () => {
    expect(highlightedChoice(after(startChoosing(few, 'gdpr'), { type: 'highlightNumber', number: 2 }))?.id).toBe(
      'hipaa',
    );
    const state = startChoosing(few, 'gdpr');
    expect(after(state, { type: 'highlightNumber', number: 4 })).toBe(state);
  });

  test('a page stops at the ends', () => {
    expect(after(startChoosing(many, 'nats'), { type: 'highlightBy', rows: 50 }).highlighted).toBe(9);
    expect(after(startChoosing(many, 'nats'), { type: 'highlightBy', rows: -50 }).highlighted).toBe(0);
  });
});

describe('narrowing a long list', () => {
  const narrow = (text: string): ChoiceIntention => ({ type: 'narrow', text });

  test('every word must occur, in any order, whatever its case and accents', () => {
    expect(visibleChoices(after(startChoosing(many, ''), narrow('MULLER cafe'))).map((one) => one.id)).toEqual([
      'café müller',
    ]);
  });

  test('what is highlighted stays so while it is shown', () => {
    const state = after(startChoosing(many, 'nats'), narrow('a'));
    expect(highlightedChoice(state)?.id).toBe('nats');
    expect(highlightedChoice(after(state, narrow('f')))?.id).toBe('kafka');
  });

  test('other words for the same choices keep the filter and what is highlighted', () => {
    const start = { ...startChoosing(many, undefined), filter: 'k', highlighted: 1 };
    const reworded = many.map((choice, index) => (index === 0 ? { ...choice, label: 'Kafka, 9 of 12' } : choice));
    const after = choose(start, { type: 'reword', choices: reworded });
    expect(visibleChoices(after)[0]?.label).toBe('Kafka, 9 of 12');
    expect(after.filter).toBe('k');
    expect(highlightedChoice(after)?.id).toBe(highlightedChoice(start)?.id);
    expect(choose(after, { type: 'reword', choices: [...reworded] })).toBe(after);
  });

  test('widening goes letter by letter, clearing at once', () => {
    const state = after(startChoosing(many, ''), narrow('ka'), narrow('é'));
    expect(after(state, { type: 'widen' }).filter).toBe('ka');
    expect(after(state, { type: 'clearFilter' }).filter).toBe('');
  });

  test('nothing left means nothing to take', () => {
    expect(highlightedChoice(after(startChoosing(many, ''), narrow('zzz')))).toBeUndefined();
  });

  test('a short list is not narrowed', () => {
    expect(after(startChoosing(few, ''), narrow('g')).filter).toBe('');
  });
});

describe('choosing several', () => {
  test('ticks stay in the order of the list', () => {
    const state = after(
      startChoosing(few, undefined),
      { type: 'toggleNumber', number: 2 },
      { type: 'toggleNumber', number: 1 },
    );
    expect(state.chosen).toEqual(['gdpr', 'hipaa']);
  });

  test('an exclusive choice drops the others, and they drop it', () => {
    const both = startChoosing(few, undefined, ['gdpr', 'hipaa']);
    const unknown = after(both, { type: 'toggleNumber', number: 3 });
    expect(unknown.chosen).toEqual(['unknown']);
    expect(after(unknown, { type: 'toggleNumber', number: 1 }).chosen).toEqual(['gdpr']);
  });

  test('a second time takes the tick off; unknown ids are forgotten', () => {
    expect(startChoosing(few, undefined, ['hipaa', 'gone']).chosen).toEqual(['hipaa']);
    expect(after(startChoosing(few, 'hipaa', ['hipaa']), { type: 'toggleHighlighted' }).chosen).toEqual([]);
  });
});

describe('the rows that are shown', () => {
  test('all when they fit', () => {
    expect(windowOnList([1, 1, 1], 0, 3)).toEqual({ start: 0, end: 3, above: 0, below: 0 });
  });

  test('the highlighted one is always among them, and they never take more lines than there are', () => {
    const heights = fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(heights, fc.nat(), fc.integer({ min: 4, max: 20 }), (rows, at, lines) => {
        const highlighted = at % rows.length;
        const { start, end, above, below } = windowOnList(rows, highlighted, lines);
        expect(start).toBeLessThanOrEqual(highlighted);
        expect(end).toBeGreaterThan(highlighted);
        const used = rows.slice(start, end).reduce((total, height) => total + height, 0);
        expect(used + (above > 0 ? 1 : 0) + (below > 0 ? 1 : 0)).toBeLessThanOrEqual(lines);
        expect([above, below]).toEqual([start, rows.length - end]);
      }),
    );
  });
});

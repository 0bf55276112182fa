import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  scroll,
  scrollIntention,
  settleScroll,
  type ScrollIntention,
} from '../../../../src/ui/components/layout/scroll.ts';
import { thumbOf } from '../../../../src/ui/components/layout/scroll-view.tsx';

const extent = { total: 100, height: 20 };

describe('scrolling', () => {
  test('a page keeps one line of the last', () => {
    expect(scroll({ offset: 0, isFollowing: false }, { type: 'scrollByPage', pages: 1 }, extent).offset).toBe(19);
  });

  test('a view that follows stays at the end while lines come', () => {
    expect(settleScroll({ offset: 80, isFollowing: true }, { total: 150, height: 20 }).offset).toBe(130);
  });

  test('going up stops following, reaching the end starts it again', () => {
    const up = scroll({ offset: 80, isFollowing: true }, { type: 'scrollBy', lines: -1 }, extent);
    expect(up).toEqual({ offset: 79, isFollowing: false });
    expect(settleScroll(up, { total: 150, height: 20 }).offset).toBe(79);
    expect(scroll(up, { type: 'scrollBy', lines: 1 }, extent)).toEqual({ offset: 80, isFollowing: true });
  });

  test('a view that has grown taller shows no emptiness below', () => {
    expect(settleScroll({ offset: 80, isFollowing: false }, { total: 100, height: 50 }).offset).toBe(50);
  });

  test('it never leaves the text', () => {
    const intention: fc.Arbitrary<ScrollIntention> = fc.oneof(
      fc.record({ type: fc.constant('scrollBy' as const), lines: fc.integer({ min: -200, max: 200 }) }),
      fc.record({ type: fc.constant('scrollByPage' as const), pages: fc.integer({ min: -3, max: 3 }) }),
      fc.record({ type: fc.constantFrom('scrollToStart' as const, 'scrollToEnd' as const) }),
    );
    fc.assert(
      fc.property(fc.array(intention), fc.nat(300), fc.integer({ min: 1, max: 60 }), (intentions, total, height) => {
        const state = intentions.reduce((now, next) => scroll(now, next, { total, height }), {
          offset: 0,
          isFollowing: false,
        });
        expect(state.offset).toBeGreaterThanOrEqual(0);
        expect(state.offset).toBeLessThanOrEqual(Math.max(0, total - height));
      }),
    );
  });

  test('Page Down is a page, Ctrl-C is left to the screen', () => {
    const key = { text: '', ctrl: false, alt: false, shift: false };
    expect(scrollIntention({ ...key, name: 'pageDown' })).toEqual({ type: 'scrollByPage', pages: 1 });
    expect(scrollIntention({ ...key, name: 'text', text: 'G' })).toEqual({ type: 'scrollToEnd' });
    expect(scrollIntention({ ...key, name: 'text', text: 'c', ctrl: true })).toBeUndefined();
  });

  test('the thumb touches an end of the bar only when the view does', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 40 }),
        fc.integer({ min: 1, max: 5000 }),
        fc.nat(5000),
        (height, more, at) => {
          const total = height + more;
          const offset = Math.min(at, more);
          const { start, end } = thumbOf(total, offset, height);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(height);
          expect({ start, end }).toMatchObject(offset === 0 ? { start: 0 } : offset === more ? { end: height } : {});
        },
      ),
    );
  });
});

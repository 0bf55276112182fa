import { useEffect, useState } from 'react';
import { headroomSteps, joinHeadroom } from '../../decisions/headroom.ts';
import { type TurningPoint, tightestPoints, turningPoints } from '../../decisions/turning-points.ts';
import type { Answers } from '../../intake/answers.ts';
import { implicationsOf } from '../implications.ts';
import { withPauses } from '../with-pauses.ts';

/** How far the answers can move, as far as it is known. */
export interface Tightest {
  /** The tightest first; null until they were searched for the first time. */
  readonly points: readonly TurningPoint[] | null;
  /** Whether they are those of these answers, and not of those before while these are searched. */
  readonly isCurrent: boolean;
}

/**
 * How far the answers can move. Other answers break the search off; until theirs are found, those before stay, so that
 * nothing jumps on the screen at each key.
 */
export function useTightest(answers: Answers): Tightest {
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    const search = new AbortController();
    void searchFor(answers, search.signal).then((points) => {
      if (points !== null) setFound({ answers, points });
    });
    return () => search.abort();
  }, [answers]);
  return { points: found?.points ?? null, isCurrent: found?.answers === answers };
}

interface Found {
  readonly answers: Answers;
  readonly points: readonly TurningPoint[];
}

async function searchFor(answers: Answers, signal: AbortSignal): Promise<readonly TurningPoint[] | null> {
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
  if (signal.aborted) return null;
  const { decisions } = implicationsOf(answers);
  const found = await withPauses(headroomSteps(answers, decisions), signal);
  return found === null ? null : tightestPoints(turningPoints(joinHeadroom(found), decisions));
}

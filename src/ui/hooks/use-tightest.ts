import { useEffect, useState } from 'react';
import { headroomSteps, joinHeadroom } from '../../decisions/headroom.ts';
import { type TurningPoint, tightestPoints, turningPoints } from '../../decisions/turning-points.ts';
import type { Answers } from '../../intake/answers.ts';
import { implicationsOf } from '../implications.ts';
import { withPauses } from '../with-pauses.ts';

/** How far the answers can move, the tightest first; null while that is searched, which other answers break off. */
export function useTightest(answers: Answers): readonly TurningPoint[] | null {
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    const search = new AbortController();
    void searchFor(answers, search.signal).then((points) => {
      if (points !== null) setFound({ answers, points });
    });
    return () => search.abort();
  }, [answers]);
  return found?.answers === answers ? found.points : null;
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

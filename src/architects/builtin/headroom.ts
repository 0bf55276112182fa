import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { Decision } from '../../decisions/decision.ts';
import { type TurningPoint, turningPoints, turningPointsOf } from '../../decisions/turning-points.ts';
import { plain } from './markdown-blocks.ts';

/** Every point at which a decision or a blocker turns up otherwise, the nearest first. */
export function pointsOf(blueprint: Blueprint): readonly TurningPoint[] {
  return turningPoints(blueprint, blueprint.decisions);
}

/** Beyond this a blocker is no concern of a single decision, and a point none of the table. */
export const farthestShown = 10;

/**
 * How far a decision holds, as one sentence: for each of its answers and each way that it can move, the nearest point at
 * which the choice is another, and before that the one at which a blocker stands; null when nothing changes it.
 */
export function holdsUntil(decision: Decision, blueprint: Blueprint): string | null {
  const points = turningPointsOf(decision, pointsOf(blueprint));
  const told = points.filter(({ key, direction, distance, turn }) => {
    if (turn.kind === 'decision') return true;
    const flip = points.find((point) => point.turn.kind === 'decision' && isSameMove(point, { key, direction }));
    return distance <= Math.min(farthestShown, flip?.distance ?? farthestShown);
  });
  const texts = told.map(
    ({ label, value, shown, turn }) =>
      `${plain(label)} ${value} (${shown}), then ${turn.kind === 'decision' ? plain(turn.is) : blocks(turn.findingId)}`,
  );
  return texts.length === 0 ? null : `Holds until ${texts.join('; ')}.`;
}

/** What follows beyond a point: `D-engine: DuckDB → Dask`. */
export function thenOf({ turn }: TurningPoint): string {
  return turn.kind === 'decision'
    ? `${turn.decisionId}: ${plain(turn.was)} → ${plain(turn.is)}`
    : `${blocks(turn.findingId)}: ${plain(turn.title)}`;
}

/** The id of the decision or the finding that turns. */
export function turningId({ turn }: TurningPoint): string {
  return turn.kind === 'decision' ? turn.decisionId : turn.findingId;
}

function blocks(findingId: string): string {
  return `${findingId} becomes a blocker`;
}

function isSameMove(point: TurningPoint, { key, direction }: Pick<TurningPoint, 'key' | 'direction'>): boolean {
  return point.key === key && point.direction === direction;
}

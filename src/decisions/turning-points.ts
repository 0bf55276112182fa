import type { AnswerKey, Provenance } from '../intake/answers.ts';
import type { Decision, HeadroomPoint } from './decision.ts';
import type { MeasuredHeadroom } from './headroom.ts';

/** One value of one answer, all others as they are, at which the design becomes another or a blocker stands. */
export interface TurningPoint {
  readonly key: AnswerKey;
  readonly label: string;
  readonly now: string;
  /** Of the answer. */
  readonly provenance: Provenance;
  /** Whether it is reached as the answer grows, or as it falls. */
  readonly direction: 'up' | 'down';
  readonly value: string;
  /** How far away, at least 1. */
  readonly distance: number;
  /** The distance as printed, with its direction: `×4`, `×0.25`. */
  readonly shown: string;
  readonly turn: Turn;
}

export type Turn =
  | { readonly kind: 'decision'; readonly decisionId: string; readonly was: string; readonly is: string }
  | { readonly kind: 'blocker'; readonly findingId: string; readonly title: string };

/** Every turning point that the search found, the nearest first; of those equally near, blockers first. */
export function turningPoints(
  { headroom, blockerHeadroom }: MeasuredHeadroom,
  decisions: readonly Decision[],
): readonly TurningPoint[] {
  const blockers = blockerHeadroom.flatMap(({ key, label, now, provenance, upTo, downTo }) =>
    sides(upTo, downTo).map(({ direction, point }): TurningPoint => ({
      ...placed({ key, label, now, provenance }, point, direction),
      turn: { kind: 'blocker', findingId: point.findingId, title: point.title },
    })),
  );
  const flips = headroom.flatMap(({ decisionId, key, label, now, provenance, upTo, downTo }) => {
    const was = decisions.find(({ id }) => id === decisionId)?.choice.label ?? '';
    return sides(upTo, downTo).map(({ direction, point }): TurningPoint => ({
      ...placed({ key, label, now, provenance }, point, direction),
      turn: { kind: 'decision', decisionId, was, is: point.instead },
    }));
  });
  return [...blockers, ...flips].toSorted((a, b) => a.distance - b.distance);
}

/** The turning points that concern a decision: where it takes another option, and blockers on the way of its inputs. */
export function turningPointsOf(decision: Decision, points: readonly TurningPoint[]): readonly TurningPoint[] {
  const inputs = new Set(decision.inputs.map(({ id }) => id));
  return points.filter(({ key, turn }) =>
    turn.kind === 'decision' ? turn.decisionId === decision.id : inputs.has(key),
  );
}

/** The nearest turning point of each answer that somebody vouches for: what stands on assumptions is no limit yet. */
export function tightestPoints(points: readonly TurningPoint[]): readonly TurningPoint[] {
  const vouched = points.filter(({ provenance }) => provenance === 'stated' || provenance === 'measured');
  return vouched.filter(({ key }, index) => vouched.findIndex((point) => point.key === key) === index);
}

function sides<Point>(upTo: Point | null, downTo: Point | null) {
  return [
    ...(upTo === null ? [] : [{ direction: 'up' as const, point: upTo }]),
    ...(downTo === null ? [] : [{ direction: 'down' as const, point: downTo }]),
  ];
}

function placed<About>(about: About, { value, distance }: HeadroomPoint, direction: TurningPoint['direction']) {
  const factor = direction === 'up' ? distance : 1 / distance;
  const shown = `×${factor >= 10 ? Math.round(factor) : Number(factor.toPrecision(2))}`;
  return { ...about, direction, value, distance, shown };
}

import type { Blueprint } from '../../blueprint/blueprint.ts';

/** One point at which a decision flips, when one figure moves alone. */
export interface Distance {
  readonly decisionId: string;
  readonly label: string;
  readonly now: string;
  readonly value: string;
  readonly direction: 'above' | 'below';
  /** How far away: at least 1, the same for ×4 and ×0.25. */
  readonly factor: number;
  /** The factor as printed: `×4`, `×0.25`. */
  readonly shown: string;
  readonly instead: string;
}

/** Every point at which a decision flips, the nearest first. */
export function distances({ headroom, workload }: Blueprint): readonly Distance[] {
  return headroom
    .flatMap(({ decisionId, key, label, now, upTo, downTo }): readonly Distance[] => {
      const point = (side: NonNullable<typeof upTo>) =>
        pointOf(key === 'availability' ? { ...side, factor: lessMissing(workload, side.factor) } : side);
      return [
        ...(upTo === null ? [] : [{ decisionId, label, now, direction: 'above' as const, ...point(upTo) }]),
        ...(downTo === null ? [] : [{ decisionId, label, now, direction: 'below' as const, ...point(downTo) }]),
      ];
    })
    .toSorted((a, b) => a.factor - b.factor);
}

/** From 99.5 % to 99.9 % is a fifth of the time to fail, not a step of 0.4 %. */
function lessMissing({ availability }: Blueprint['workload'], factor: number): number {
  return (1 - availability.value) / Math.max(Number.EPSILON, 1 - availability.value * factor);
}

function pointOf({ value, factor, instead }: { value: string; factor: number; instead: string }) {
  const away = factor < 1 ? 1 / Math.max(factor, Number.MIN_VALUE) : factor;
  const rounded = factor >= 10 ? Math.round(factor) : Number(factor.toPrecision(2));
  return { value, instead, factor: away, shown: `×${rounded}` };
}

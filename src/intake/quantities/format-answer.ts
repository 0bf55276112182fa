import type { Dimension, Unit } from './unit.ts';
import { formatFlow } from './format-flow.ts';
import { formatQuantity } from './format-quantity.ts';

/** An answered quantity, in its base unit, as a person would have said it: a flow by the day, everything else as usual. */
export function formatAnswer(value: number, unit: Unit, dimension: Dimension): string {
  return dimension === 'flow' && (unit === 'rows/s' || unit === 'B/s')
    ? formatFlow(value, unit, 'day')
    : formatQuantity(value, unit);
}

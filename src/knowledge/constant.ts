import type { Confidence, Constant, Source } from './source.ts';
import { appSources } from './sources-app.ts';
import type { Unit } from './unit.ts';

/** A number that its owner documents. */
export function documented(id: string, value: number, unit: Unit, about: string, source: Source): Constant {
  return constant('documented', id, value, unit, about, source);
}

/** A number that was measured on the package itself. */
export function measured(id: string, value: number, unit: Unit, about: string, source: Source): Constant {
  return constant('measured', id, value, unit, about, source);
}

/** Arithmetic over published numbers; `about` says which. */
export function derived(id: string, value: number, unit: Unit, about: string, source: Source): Constant {
  return constant('derived', id, value, unit, about, source);
}

/** An engineer's judgement that nobody published and that a team should tune. */
export function judged(id: string, value: number, unit: Unit, about: string): Constant {
  return constant('judgement', id, value, unit, about, appSources.judgement);
}

function constant(
  confidence: Confidence,
  id: string,
  value: number,
  unit: Unit,
  about: string,
  source: Source,
): Constant {
  return { id, value, unit, about, source, confidence };
}

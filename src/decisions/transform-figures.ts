import type { AppQuantityId } from '../sizing/quantity-ids.ts';
import { choiceOf } from './choice-of.ts';
import type { Decision } from './decision.ts';

interface TransformFigures {
  /** Peak memory of one full transform. */
  readonly memory: AppQuantityId;
  /** Duration of one full transform. */
  readonly seconds: AppQuantityId;
}

/** Which ledger figures describe a transform by the engine that was chosen; those of pandas before it was. */
export function transformFigures(decided: readonly Decision[]): TransformFigures {
  const engine = choiceOf(decided, 'engine') ?? 'pandas';
  if (engine === 'pandas') return { memory: 'app.memory_pandas', seconds: 'app.transform_pandas' };
  if (engine === 'polars') return { memory: 'app.memory_polars', seconds: 'app.transform_polars' };
  return { memory: 'app.memory_duckdb', seconds: 'app.transform_duckdb' };
}

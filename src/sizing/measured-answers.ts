import type { Answers, Measurement } from '../intake/answers.ts';
import { resolveWorkload } from './resolve-workload.ts';
import { sizeFigures } from './size-workload.ts';
import { quantityById } from './sizing.ts';

/**
 * The answers with what was measured for them, each with the estimate that it replaces: with other answers the measured
 * value moves as its formula does. An id that is neither an answer nor a figure of these answers changes nothing.
 */
export function withMeasurements(
  answers: Answers,
  measured: ReadonlyMap<string, Omit<Measurement, 'estimate'>>,
): Answers {
  const fixed = Object.fromEntries([...measured].map(([id, measurement]) => [id, { ...measurement, estimate: null }]));
  const { ledger } = sizeFigures(resolveWorkload({ ...answers, measured: fixed }));
  const calibrated = [...measured].map(([id, measurement]): [string, Measurement] => [
    id,
    { ...measurement, estimate: quantityById(ledger, id)?.measurement?.estimate ?? null },
  ]);
  return { ...answers, measured: Object.fromEntries(calibrated) };
}

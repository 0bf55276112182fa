import { appLimits } from '../knowledge/limits-app.ts';
import type { Sizing } from '../sizing/sizing.ts';
import { figure, quote, quoteBytes, quoteSeconds, sourceFigure } from './figures.ts';

interface Sized {
  readonly sizing: Sizing;
}

/** Seconds to parse and validate the largest usual upload; 0 without uploads. */
export function uploadSeconds(context: Sized): number {
  return worst(
    context,
    (id) => (sourceFigure(context, id, 'parse_seconds') ?? 0) + (sourceFigure(context, id, 'validate_seconds') ?? 0),
  );
}

/** Bytes of memory that taking in the largest usual upload needs; 0 without uploads. */
export function uploadBytes(context: Sized): number {
  return worst(context, (id) => sourceFigure(context, id, 'parse_memory') ?? 0);
}

/** Why an upload cannot be taken in within the uploader's own script run; null when it can. */
export function whyNotWhileWatched(context: Sized): string | null {
  const seconds = uploadSeconds(context);
  if (seconds > appLimits.attention.value) {
    return `Taking in an upload takes ${quoteSeconds(seconds)}: longer than the ${quoteSeconds(appLimits.attention.value)} that people wait without clicking, and a click abandons the run.`;
  }
  const bytes = uploadBytes(context);
  return 2 * bytes > figure(context, 'app.memory_budget')
    ? `Two uploads at a time would need 2 × ${quoteBytes(bytes)} in the process that serves everybody, and the budget is ${quote(context, 'app.memory_budget')}.`
    : null;
}

function worst({ sizing }: Sized, cost: (sourceId: string) => number): number {
  const uploads = sizing.workload.sources.filter(({ kind }) => kind.value === 'uploads');
  return Math.max(0, ...uploads.map(({ id }) => cost(id)));
}

import { planningConstants } from '../knowledge/planning.ts';
import { choiceOf, sourceChoiceOf } from './choice-of.ts';
import { copiedSources } from './copied-sources.ts';
import type { DecisionContext } from './decision.ts';
import { figure, listed, quote, quoteSeconds, sourceFigure } from './figures.ts';
import { transformFigures } from './transform-figures.ts';

export interface Refill {
  readonly seconds: number;
  /** As a sentence that could go on. */
  readonly said: string;
}

/** What it takes to fill one cache entry: the slowest of what the pages read. */
export function refillOf(context: DecisionContext): Refill {
  const inPlace = slowestInPlace(context);
  const read = `What is read in place takes ${quoteSeconds(inPlace)} today${afterAcceleration(context)}`;
  if (copiedSources(context).length === 0) return { seconds: inPlace, said: read };
  const store = refillFromStore(context);
  return inPlace > store.seconds ? { seconds: inPlace, said: read } : store;
}

/** A store of files is read by the app's own engine; a database serves aggregates that the loads keep. */
function refillFromStore(context: DecisionContext): Refill {
  const store = choiceOf(context.decided, 'store');
  if (store === 'postgres' || store === 'existing_warehouse') {
    const seconds = planningConstants.queryShare.value * context.sizing.workload.pageLoad.value;
    return { seconds, said: `A query of the store is given ${quoteSeconds(seconds)}` };
  }
  const { seconds } = transformFigures(context.decided);
  return {
    seconds: figure(context, seconds),
    said: `A full pass over ${quote(context, 'app.scan_rows')} takes ${quote(context, seconds)}`,
  };
}

function slowestInPlace(context: DecisionContext): number {
  const copied = new Set(copiedSources(context).map(({ id }) => id));
  const seconds = context.sizing.workload.sources.map(({ id, database, api }) => {
    if (copied.has(id)) return 0;
    if (database) return database.queryTime.value;
    return api ? (sourceFigure(context, id, 'calls_full') ?? api.endpoints.value) * api.latency.value : 0;
  });
  return Math.max(0, ...seconds);
}

/** What an acceleration promises for the queries made in place; nothing where none was decided. */
function afterAcceleration(context: DecisionContext): string {
  const promised = context.sizing.workload.sources.filter(({ id }) => {
    const acceleration = sourceChoiceOf(context.decided, 'acceleration', id);
    return acceleration !== null && acceleration !== 'none';
  });
  return promised.length === 0
    ? ''
    : ` (${listed(promised.map(({ id }) => `D-acceleration-${id}`))} shall shorten it, and until that is measured no viewer should have to wait for it)`;
}

/** What makes a query of the store as quick as the page needs it. */
export function aggregatesKept(context: DecisionContext): readonly string[] {
  const store = choiceOf(context.decided, 'store');
  return store === 'postgres' || store === 'existing_warehouse'
    ? [
        `Each load also updates the aggregates that pages read: a refill brings ${quote(context, 'app.frame_rows')}, never a pass over ${quote(context, 'app.scan_rows')}.`,
      ]
    : [];
}

import { dataLimits } from '../knowledge/limits-data.ts';
import { warehouseConstants } from '../knowledge/warehouses.ts';
import { isCopied } from '../sizing/prepared.ts';
import type { SourceKind } from '../sizing/workload.ts';
import { sourceChoiceOf } from './choice-of.ts';
import type { DecisionContext } from './decision.ts';
import { quoteAnswer, quoteSeconds } from './figures.ts';
import { isNamed } from './load-facts.ts';
import { ownFigure, ownQuote, ownSource } from './own-source.ts';

type Context = DecisionContext;

/** Why the rows cannot be queried where they are; null when they can. */
export function whyNotInPlace(context: Context): string | null {
  if (isAnyOf(context, 'database')) return null;
  if (isAnyOf(context, 'warehouse')) {
    return isOwnCopied(context)
      ? `A warehouse answers hardly any query in less than ${quoteSeconds(warehouseConstants.answerFloor.value)}, and the query has ${ownQuote(context, 'query_budget')} of a page load of ${quoteAnswer(context.sizing.workload.pageLoad, 's')}.`
      : null;
  }
  if (isAnyOf(context, 'api')) {
    return isCalledFromPage(context)
      ? null
      : `An API answers calls, not queries: filtering or joining ${ownQuote(context, 'rows_now')} would take ${ownQuote(context, 'calls_full')} and ${ownQuote(context, 'floor_full')} each time.`;
  }
  return isAnyOf(context, 'stream')
    ? `Events are gone once sent: there is no table of ${ownQuote(context, 'rows_now')} that could be asked later.`
    : `Files would be parsed again by each query, ${ownQuote(context, 'parse_seconds')} for a large one, and nothing would check them.`;
}

/** Why not everything can be copied each time; null when it can. */
export function whyNoReload(context: Context): string | null {
  const own = ownSource(context);
  if (isAnyOf(context, 'uploads')) return 'People upload new files; nobody sends the old ones again.';
  if (isAnyOf(context, 'stream'))
    return 'A stream cannot be read from its beginning at will: the broker keeps a window of it.';
  if (isAnyOf(context, 'api') && syncOf(context) !== 'poll_full') {
    return `All of it is ${ownQuote(context, 'calls_full')}, ${ownQuote(context, 'floor_full')} at the rate that the vendor allows; D-api-sync-${own.id} reads it otherwise.`;
  }
  if (isAnyOf(context, 'files') && own.changePattern.value !== 'full_replace') {
    return `Each file brings rows of its own: reading all ${ownQuote(context, 'rows_now')} of the history again would bring nothing new.`;
  }
  return ownFigure(context, 'load_full_seconds') > interval(context)
    ? `A full copy of ${ownQuote(context, 'rows_now')} takes ${ownQuote(context, 'load_full_seconds')}, and the next is due after ${quoteSeconds(interval(context))}.`
    : null;
}

/** Why not only changes can be copied; null when they can. */
export function whyNoIncrement(context: Context): string | null {
  const own = ownSource(context);
  if (isAnyOf(context, 'uploads')) return 'People decide when a file comes: there is nothing to ask for changes.';
  if (isAnyOf(context, 'stream')) return 'Events push themselves; polling a stream for changes only adds delay.';
  if (isAnyOf(context, 'api')) {
    return syncOf(context) === 'poll_incremental' || syncOf(context) === 'webhook_reconcile'
      ? null
      : `It is read otherwise: D-api-sync-${own.id} says why changes alone are not fetched.`;
  }
  if (own.changePattern.value === 'full_replace') return 'It is replaced as a whole each time: there is no "since".';
  return isAnyOf(context, 'database', 'warehouse') && !isNamed(own.timeColumn)
    ? 'No column is known that says when a row changed, so nothing tells what is new.'
    : null;
}

/** Whether a database in place can get no faster and its work hurts another system. */
export function copyPays(context: Context): boolean {
  return isAnyOf(context, 'database') && isOwnCopied(context);
}

function isOwnCopied(context: Context): boolean {
  return isCopied(ownSource(context), ownFigure(context, 'speedup_needed'), ownFigure(context, 'query_budget'));
}

/** Deletes have to show sooner than a comparison of all keys can find them. */
export function deletesAreLate(context: Context): boolean {
  return (
    hasDeletes(context) && dataLimits.viewRefresh.value * ownFigure(context, 'load_full_seconds') > interval(context)
  );
}

/** Whether rows disappear at the source. */
export function hasDeletes(context: Context): boolean {
  return ownSource(context).changePattern.value === 'updates_and_deletes';
}

/** Whether the page itself calls the API. */
export function isCalledFromPage(context: Context): boolean {
  return syncOf(context) === 'on_demand';
}

/** Whether the source is of one of these kinds. */
export function isAnyOf(context: Context, ...kinds: readonly SourceKind[]): boolean {
  return kinds.includes(ownSource(context).kind.value);
}

/** How the API was decided to be read; null for what is no API. */
export function syncOf(context: Context) {
  return sourceChoiceOf(context.decided, 'api_sync', ownSource(context).id);
}

/** Seconds between two loads. */
export function interval(context: Context): number {
  return ownFigure(context, 'sync_interval') || context.sizing.workload.freshness.value;
}

/** What the slowest page query takes today. */
export function queryTime(context: Context): string {
  const { database } = ownSource(context);
  return database === null ? 'no time' : quoteAnswer(database.queryTime, 's');
}

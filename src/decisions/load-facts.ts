import type { Known, SourceWorkload } from '../sizing/workload.ts';
import { sourceChoiceOf } from './choice-of.ts';
import { copiedSources } from './copied-sources.ts';
import type { DecisionContext } from './decision.ts';
import { sourceFigure } from './figures.ts';

/** A source whose loads bring every row. */
export function isReload(source: SourceWorkload, { decided }: DecisionContext): boolean {
  return (
    source.changePattern.value === 'full_replace' || sourceChoiceOf(decided, 'ingestion', source.id) === 'full_reload'
  );
}

/** Whether the person knows the column; one that they do not know cannot carry a load. */
export function isNamed(column: Known<string>): boolean {
  return column.provenance !== 'unknown' && column.value !== '' && column.value !== 'none';
}

/** Whether rows that were loaded can change later. */
export function someChange(context: DecisionContext): boolean {
  return copiedSources(context).some(({ changePattern }) => changePattern.value.startsWith('updates'));
}

/** The copied sources whose rows can disappear. */
export function deleters(context: DecisionContext): readonly string[] {
  return copiedSources(context)
    .filter(({ changePattern }) => changePattern.value === 'updates_and_deletes')
    .map(({ id }) => id);
}

/** Whether rows that were loaded can disappear at the source. */
export function someDelete(context: DecisionContext): boolean {
  return deleters(context).length > 0;
}

/** Seconds of one full load: what writing takes, or what the API's rate limit allows, whichever is longer. */
export function fullSeconds({ id }: SourceWorkload, context: DecisionContext): number {
  return Math.max(sourceFigure(context, id, 'load_full_seconds') ?? 0, sourceFigure(context, id, 'floor_full') ?? 0);
}

/** Seconds between two loads. */
export function loadInterval({ id }: SourceWorkload, context: DecisionContext): number {
  return sourceFigure(context, id, 'sync_interval') ?? context.sizing.workload.freshness.value;
}

/** Seconds to write one day's rows, at the pace of an increment. */
export function daySeconds(source: SourceWorkload, context: DecisionContext): number {
  const increment = sourceFigure(context, source.id, 'load_increment_seconds') ?? 0;
  return increment * Math.max(1, secondsPerDay / Math.max(1, loadInterval(source, context)));
}

const secondsPerDay = 86_400;

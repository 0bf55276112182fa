import type { Sizing } from '../sizing/sizing.ts';
import type { SourceWorkload } from '../sizing/workload.ts';
import { sourceChoiceOf } from './choice-of.ts';
import type { Decision } from './decision.ts';

interface Deciding {
  readonly sizing: Sizing;
  readonly decided: readonly Decision[];
}

/** The sources whose rows are copied into the app's own store, in the order given. */
export function copiedSources({ sizing, decided }: Deciding): readonly SourceWorkload[] {
  return sizing.workload.sources.filter(
    ({ id }) =>
      sourceChoiceOf(decided, 'ingestion', id) !== 'query_in_place' &&
      sourceChoiceOf(decided, 'api_sync', id) !== 'on_demand',
  );
}

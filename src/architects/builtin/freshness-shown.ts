import type { Design } from '../../blueprint/design.ts';
import { choiceOf } from '../../decisions/choice-of.ts';
import { formatQuantity } from '../../intake/quantities/format-quantity.ts';

/** What a page shows when one of several sources is behind, as `freshness.py` draws it. */
export function freshnessShown({ sizing, decided }: Design): string {
  const fresh = formatQuantity(sizing.workload.freshness.value, 's');
  switch (choiceOf(decided, 'outage')) {
    case 'stale_with_banner':
      return `A source that is behind keeps its last rows, and past ${fresh} its panel says so above them.`;
    case 'degrade_by_source':
      return `A source that is behind by more than ${fresh} gives way to a notice in its panel; the others go on.`;
    case 'fail_closed':
    case null:
      return `A source that is behind by more than ${fresh} closes its panel, with the time of its last success.`;
  }
}

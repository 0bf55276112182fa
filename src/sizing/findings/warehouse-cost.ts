import { formatQuantity } from '../../intake/quantities/format-quantity.ts';
import { planningConstants } from '../../knowledge/planning.ts';
import { warehouseConstants } from '../../knowledge/warehouses.ts';
import type { SourceWorkload } from '../workload.ts';
import { type FindingContext, finding, type FindingRule, seconds, secondsAtLeast } from './finding-rule.ts';

const mostOfTheDay = 12 * 3600;

/** Open pages keep a warehouse awake, or scan it too often for the budget. */
export const warehouseCost: FindingRule = (context) =>
  context.workload.sources.flatMap((source) => [...awake(context, source), ...scans(context, source)]);

function awake({ workload, of, showApp }: FindingContext, source: SourceWorkload) {
  const billed = of(source, 'billed_seconds');
  if (billed === null || billed < mostOfTheDay) return [];
  const { snowflakeMinimum, snowflakeSuspend } = warehouseConstants;
  const hours = formatQuantity(billed / 3600, 'count');
  // A gap that outlasts query, suspend and minimum, at the share of the freshness that the page waits.
  const freshness = (2 * snowflakeSuspend.value) / planningConstants.refreshShare.value;
  return [
    finding({
      name: 'warehouse-awake',
      severity: 'risk',
      source,
      title: `Open pages keep ${source.id} awake ${hours} h a day`,
      because: `A query every ${showApp('app.cache_ttl')} for each entry comes before the warehouse suspends (${seconds(snowflakeSuspend.value)} idle by default, ${seconds(snowflakeMinimum.value)} billed at least): ${hours} h a day while pages are open, ${hours} credits at X-Small, twice as many at each larger size.`,
      remedies: [
        `copy the aggregate once per load into the app's store, and let pages read that`,
        `freshness ≥ ${secondsAtLeast(freshness)} for what comes from ${source.id}`,
        `an auto-suspend of ${seconds(snowflakeMinimum.value)}, once queries are further apart than that`,
      ],
      answers: [workload.freshness],
      app: ['app.cache_ttl'],
      metrics: ['billed_seconds', 'queries_cached'],
    }),
  ];
}

function scans({ workload, of, show }: FindingContext, source: SourceWorkload) {
  const cost = of(source, 'scan_cost');
  if (cost === null || cost <= workload.budget.value) return [];
  return [
    finding({
      name: 'scan-cost',
      severity: 'risk',
      source,
      title: `Full scans of ${source.id} cost more than the budget`,
      because: `${show(source, 'queries_cached')} × 30 d × ${show(source, 'bytes_now')} at ${warehouseConstants.bigqueryPrice.value} USD/TiB = ${show(source, 'scan_cost')}; the budget is ${formatQuantity(workload.budget.value, 'USD/month')}.`,
      remedies: [
        `partition by ${source.timeColumn.value} and filter on it: only the bytes of those days are billed`,
        'an aggregate table that the pages read',
        "copy the aggregate into the app's store",
      ],
      answers: [workload.budget, workload.freshness, source.rows],
      metrics: ['scan_cost', 'queries_cached', 'bytes_now'],
    }),
  ];
}

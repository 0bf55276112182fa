import { formatQuantity } from '../../intake/quantities/format-quantity.ts';
import { planningConstants } from '../../knowledge/planning.ts';
import { warehouseConstants } from '../../knowledge/warehouses.ts';
import type { SourceWorkload } from '../workload.ts';
import { type FindingContext, finding, type FindingRule, seconds, freshnessOf } from './finding-rule.ts';

const secondsPerDay = 86_400;
const mostOfTheDay = secondsPerDay / 2;

/** Open pages keep a warehouse awake, or scan it too often for the budget. */
export const warehouseCost: FindingRule = (context) =>
  context.workload.sources.flatMap((source) => [...awake(context, source), ...scans(context, source)]);

function awake({ workload, of, app, showApp }: FindingContext, source: SourceWorkload) {
  const billed = of(source, 'billed_seconds');
  if (billed === null || billed < mostOfTheDay) return [];
  const { snowflakeMinimum, snowflakeSuspend } = warehouseConstants;
  const hours = formatQuantity(billed / 3600, 'count');
  // The ttl at which the bursts of a day, each followed by the idle time, are billed half a day.
  const burst = Math.max(snowflakeMinimum.value, (source.database?.queryTime.value ?? 0) + snowflakeSuspend.value);
  const bursts = app('app.replicas') * app('app.cache_entries');
  const ttl = (secondsPerDay / mostOfTheDay) * bursts * burst;
  const freshness = (1.01 * ttl) / planningConstants.refreshShare.value;
  return [
    finding({
      name: 'warehouse-awake',
      severity: 'risk',
      source,
      title: `Open pages keep ${source.id} awake ${hours} h a day`,
      because: `A query every ${showApp('app.cache_ttl')} for each entry comes before the warehouse suspends (${seconds(snowflakeSuspend.value)} idle by default, ${seconds(snowflakeMinimum.value)} billed at least): ${hours} h a day while pages are open, ${hours} credits at X-Small, twice as many at each larger size.`,
      remedies: [
        `copy the aggregate once per load into the app's store, and let pages read that`,
        ...(ttl < planningConstants.longestRefresh.value
          ? freshnessOf(freshness, ` for what comes from ${source.id}`)
          : []),
        `an auto-suspend of ${seconds(snowflakeMinimum.value)}, once queries are further apart than that`,
      ],
      answers: [workload.freshness],
      app: ['app.cache_ttl', 'app.cache_entries', 'app.replicas'],
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

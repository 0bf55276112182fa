import { apiConstants } from '../../knowledge/apis.ts';
import { formatQuantity } from '../../intake/quantities/format-quantity.ts';
import { fileConstants } from '../../knowledge/files.ts';
import { planningConstants } from '../../knowledge/planning.ts';
import { postgresConstants } from '../../knowledge/postgres.ts';
import type { ApiWorkload, SourceWorkload, Workload } from '../workload.ts';
import { rateLimitOf } from './answer-remedy.ts';
import { calls, type FindingContext, finding, type FindingRule, seconds, secondsAtLeast } from './finding-rule.ts';

/** The calls planned come close to the vendor's limit, or do once late rows are fetched again. */
export const apiShare: FindingRule = (context) =>
  context.workload.sources.flatMap((source) => [...tightShare(context, source), ...lateShare(context, source)]);

function tightShare({ workload, of, show }: FindingContext, source: SourceWorkload) {
  const share = of(source, 'rate_share');
  if (source.api === null || share === null || share <= apiConstants.tightShare.value) return [];
  const used = of(source, 'calls_used') ?? 0;
  const interval = of(source, 'sync_interval') ?? 0;
  return [
    finding({
      name: 'api-share',
      severity: 'risk',
      source,
      title: `${source.id} takes ${show(source, 'rate_share')} of its rate limit`,
      because: `${calls(used)} of ${calls(source.api.rateLimit.value)}, every ${show(source, 'sync_interval')}. Retries, a second consumer of the same key or a busy day bring 429.`,
      remedies: [
        `an interval of ${secondsAtLeast((interval * share) / apiConstants.tightShare.value)}`,
        ...roomyLimit(workload, of, source, source.api),
      ],
      answers: [workload.freshness, source.api.rateLimit, source.api.endpoints, source.api.pageSize],
      metrics: ['rate_share', 'calls_used', 'sync_interval'],
    }),
  ];
}

/**
 * The limit with which the planned calls keep their share. A higher limit lets loads run as often as the freshness
 * target asks for, so the calls of that interval count: at its longest, if the load then takes its part of the target,
 * or as long as today's limit would leave it.
 */
function roomyLimit(workload: Workload, of: FindingContext['of'], source: SourceWorkload, api: ApiWorkload) {
  const used = of(source, 'calls_used') ?? 0;
  const usable = of(source, 'rate_usable') ?? 0;
  const { tightShare } = apiConstants;
  if (usable < api.rateLimit.value) return rateLimitOf(used / tightShare.value);
  const isFull = of(source, 'calls_increment') === null;
  const calls = isFull ? (of(source, 'calls_full') ?? 0) : api.endpoints.value;
  const rows = isFull ? (of(source, 'rows_now') ?? 0) : 0;
  const changes = isFull ? 0 : (of(source, 'rate_peak') ?? 0);
  const callsOf = (interval: number) => calls + (changes * interval) / api.pageSize.value;
  const writing = (interval: number) =>
    (rows + changes * interval) * (1 / fileConstants.validateRows.value + 1 / postgresConstants.copyRate.value);
  const longest = workload.freshness.value * planningConstants.syncShare.value;
  const together = workload.freshness.value * planningConstants.loadShare.value;
  const leftForCalls = together - longest - writing(longest);
  const today =
    (together - calls / usable - writing(0)) / (1 + (callsOf(1) - calls) / usable + writing(1) - writing(0));
  const limits = [
    ...(leftForCalls > 0 ? [callsOf(longest) * Math.max(1 / longest / tightShare.value, 1 / leftForCalls)] : []),
    ...(today > 0 ? [callsOf(Math.min(today, longest)) / Math.min(today, longest) / tightShare.value] : []),
  ];
  return limits.length === 0 ? [] : rateLimitOf(Math.min(...limits));
}

/** A watermark that reaches back by the lateness reads those rows again at every sync. */
function lateShare({ workload, of, show }: FindingContext, source: SourceWorkload) {
  const { api } = source;
  const increment = of(source, 'calls_increment');
  if (api === null || increment === null) return [];
  const interval = of(source, 'sync_interval') ?? 0;
  const again = ((of(source, 'rate_peak') ?? 0) * workload.lateData.value) / api.pageSize.value;
  const share = (increment + again) / interval / api.rateLimit.value;
  const planned = of(source, 'rate_share') ?? 0;
  if (share <= apiConstants.share.value || again <= increment || planned > apiConstants.share.value) return [];
  return [
    finding({
      name: 'late-rows',
      severity: 'risk',
      source,
      title: `Reading ${seconds(workload.lateData.value)} of late rows again at every sync exceeds the limit of ${source.id}`,
      because: `At the peak ${show(source, 'rate_peak')} × ${seconds(workload.lateData.value)} ÷ ${formatQuantity(api.pageSize.value, 'rows')} a call is ${formatQuantity(again, 'calls')} more at every sync of ${formatQuantity(increment, 'calls')}: ${formatQuantity(share, 'ratio')} of the limit.`,
      remedies: [
        'follow the insertion order or a change sequence instead of the event time',
        `reach back ${seconds(workload.lateData.value)} once an hour, and only to the last watermark in between`,
      ],
      answers: [workload.lateData, api.pageSize, api.rateLimit],
      metrics: ['rate_peak', 'calls_increment'],
    }),
  ];
}

import { apiConstants } from '../../knowledge/apis.ts';
import { formatQuantity } from '../../intake/quantities/format-quantity.ts';
import type { SourceWorkload } from '../workload.ts';
import {
  calls,
  callsAtLeast,
  type FindingContext,
  finding,
  type FindingRule,
  seconds,
  secondsAtLeast,
} from './finding-rule.ts';

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
        `a limit of ${callsAtLeast(used / apiConstants.tightShare.value)}`,
      ],
      answers: [workload.freshness, source.api.rateLimit, source.api.endpoints, source.api.pageSize],
      metrics: ['rate_share', 'calls_used', 'sync_interval'],
    }),
  ];
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

import { apiConstants } from '../../knowledge/apis.ts';
import { answerRemedy, rateLimitOf } from './answer-remedy.ts';
import { callsAtLeast, count, finding, type FindingRule, roundUp } from './finding-rule.ts';

/** More rows change than an incremental sync can fetch. */
export const apiChanges: FindingRule = ({ workload, of, show }) =>
  workload.sources.flatMap((source) => {
    const { api } = source;
    if (api === null || !api.incremental.value || source.changePattern.value === 'full_replace') return [];
    const changes = of(source, 'rate_peak') ?? 0;
    const usable = (of(source, 'rate_usable') ?? 0) * apiConstants.share.value;
    const needed = changes / api.pageSize.value;
    if (usable > needed) return [];
    const page = roundUp((changes * 1.05) / usable);
    const wanted = (needed * 1.05) / apiConstants.share.value;
    const isReachable = roundUp(wanted) <= apiConstants.concurrency.value / api.latency.value;
    return [
      finding({
        name: 'api-changes',
        severity: 'blocker',
        source,
        title: `${source.id} changes faster than its API can be read`,
        because: `At the peak ${show(source, 'rate_peak')} change; at ${count(api.pageSize.value, 'row')} a call that is ${callsAtLeast(needed)} for the changes alone, and ${show(source, 'rate_usable')} are usable, of which 20 % are kept for retries. An incremental sync never catches up.`,
        remedies: [
          ...(isReachable ? rateLimitOf(wanted) : [`${callsAtLeast(wanted)}, with as many calls in flight`]),
          ...answerRemedy('page_size', page, `pages of ${count(page, 'row')}`),
          'a bulk export of the vendor instead of the API',
        ],
        answers: [source.rowRate, source.peakFactor, api.pageSize, api.rateLimit, api.latency],
        metrics: ['rate_peak', 'rate_usable'],
      }),
    ];
  });

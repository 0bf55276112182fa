import { apiConstants } from '../../knowledge/apis.ts';
import { calls, finding, type FindingRule, seconds } from './finding-rule.ts';

/** A sync that keeps its share over the interval may still pass the limit in its first minute. */
export const apiBurst: FindingRule = ({ workload, of, show }) =>
  workload.sources.flatMap((source) => {
    const share = of(source, 'burst_share');
    if (source.api === null || share === null || share <= 1) return [];
    return [
      finding({
        name: 'api-burst',
        severity: 'advice',
        source,
        title: `A sync of ${source.id} must be slowed to stay within its limit`,
        because: `Left alone it sends ${show(source, 'calls_burst')}, ${show(source, 'burst_share')} what ${calls(source.api.rateLimit.value)} allow in ${seconds(apiConstants.limitWindow.value)}; over the whole interval it takes ${show(source, 'rate_share')}.`,
        remedies: [
          'a token bucket in the client, at 80 % of the limit, shared by all that use the key',
          'fewer calls in flight',
        ],
        answers: [source.api.rateLimit, source.api.latency],
        metrics: ['burst_share', 'calls_burst', 'rate_share'],
      }),
    ];
  });

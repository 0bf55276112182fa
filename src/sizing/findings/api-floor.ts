import { apiConstants } from '../../knowledge/apis.ts';
import type { ApiWorkload, SourceWorkload } from '../workload.ts';
import { answerRemedy, rateLimitOf } from './answer-remedy.ts';
import {
  calls,
  callsAtLeast,
  count,
  exceeds,
  type FindingContext,
  finding,
  type FindingRule,
  freshnessOf,
  roundUp,
  seconds,
} from './finding-rule.ts';

/** The rate limit of an API allows no data as fresh as asked for. */
export const apiFloor: FindingRule = (context) =>
  context.workload.sources.flatMap((source) => {
    const { api } = source;
    const floor = context.of(source, 'floor');
    const { freshness } = context.workload;
    if (api === null || floor === null || !exceeds(floor, freshness.value)) return [];
    return [
      finding({
        name: 'api-floor',
        severity: 'blocker',
        source,
        title: `${seconds(freshness.value)} freshness is not reachable for ${source.id}`,
        because: arithmetic(context, source, api),
        remedies: remedies(context, source, api, floor),
        answers: [freshness, api.rateLimit, api.endpoints, api.pageSize, api.incremental, api.latency],
        metrics: ['floor', 'calls_wanted'],
      }),
    ];
  });

function arithmetic(context: FindingContext, source: SourceWorkload, api: ApiWorkload): string {
  const wanted = calls(context.of(source, 'calls_wanted') ?? 0);
  const target = seconds(context.workload.freshness.value);
  const what =
    context.of(source, 'floor_increment') === null
      ? `${target} freshness for a full sync of ${context.show(source, 'calls_full')}`
      : `${target} freshness for ${count(api.endpoints.value, 'endpoint')}`;
  const usable = context.of(source, 'rate_usable') ?? 0;
  const limit =
    usable < api.rateLimit.value
      ? `${count(apiConstants.concurrency.value, 'call')} in flight of ${seconds(api.latency.value)} each come to ${calls(usable)}`
      : `the limit is ${calls(api.rateLimit.value)}`;
  return `${what} needs ${wanted}; ${limit}: the floor is ${context.show(source, 'floor')}.`;
}

function remedies(context: FindingContext, source: SourceWorkload, api: ApiWorkload, floor: number): readonly string[] {
  const usable = context.of(source, 'rate_usable') ?? 0;
  const target = context.workload.freshness.value;
  const list = [...freshnessOf(floor)];
  const wanted = context.of(source, 'calls_wanted') ?? 0;
  const inFlight = Math.ceil(roundUp(wanted * api.latency.value));
  if (usable < api.rateLimit.value) {
    list.push(`${inFlight} calls in flight, if ${callsAtLeast(wanted)} stay within the limit`);
  } else if (inFlight <= apiConstants.concurrency.value) list.push(...rateLimitOf(wanted));
  else list.push(`a limit of ${callsAtLeast(wanted)} with ${count(inFlight, 'call')} in flight`);
  if (context.of(source, 'floor_increment') === null) {
    const changes = (context.of(source, 'rate_peak') ?? 0) / api.pageSize.value;
    const floorOfChanges = api.endpoints.value / (usable - changes);
    if (!api.incremental.value && usable > changes && floorOfChanges <= target) {
      list.push(`sync incrementally, with a floor of ${seconds(floorOfChanges)}`);
    }
    const callsLeft = usable * target - api.endpoints.value;
    if (callsLeft >= 1) {
      const page = Math.ceil((context.of(source, 'rows_now') ?? 0) / Math.floor(callsLeft));
      list.push(...answerRemedy('page_size', roundUp(page), `pages of ${count(roundUp(page), 'row')}`));
    }
  } else if (api.endpoints.value > 1) {
    const changes = (context.of(source, 'rate_peak') ?? 0) / api.pageSize.value;
    const endpoints = Math.floor(target * (usable - changes));
    if (endpoints >= 1) list.push(`only ${count(endpoints, 'endpoint')} at each refresh`);
  }
  if (api.webhooks.value) list.push('take changes from webhooks and poll only to reconcile');
  return list.length > 0 ? list : ['a bulk export of the vendor instead of the API'];
}

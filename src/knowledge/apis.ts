import { judged } from './constant.ts';

/** How an API client behaves. */
export const apiConstants = {
  concurrency: judged('api-concurrency', 4, 'count', 'Calls in flight at once.'),
  share: judged('api-share', 0.8, 'ratio', "Most of a vendor's limit that is planned for; the rest is for retries."),
  tightShare: judged('api-tight-share', 0.7, 'ratio', 'From this share of the limit on, a busy day meets 429.'),
  limitWindow: judged(
    'api-limit-window',
    60,
    's',
    'The window in which a burst is counted; vendors count by the second, the 10 seconds, the minute or the hour.',
  ),
  leastLatency: judged('least-latency', 0.001, 's', 'No call over a network is faster.'),
} as const;

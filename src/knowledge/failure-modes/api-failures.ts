import { appSources } from '../sources-app.ts';
import { dataSources } from '../sources-data.ts';
import type { FailurePattern } from './failure-pattern.ts';

/** How APIs let a design down. */
export const apiFailures = [
  {
    id: 'rate-limited',
    of: 'source',
    when: { kinds: ['api'] },
    reach: 2,
    pressedBy: 'rate',
    component: '{sources}',
    failure: '{source} answers 429: another client shares the key, or the vendor lowered the limit of {rate}',
    detection: '429 above {refusedCalls} of the calls; calls above {rateCap} of the limit, where {share} are planned',
    viewerSees: 'data that ages beyond {freshness}: {outage}',
    prevention:
      'one rate budget for each process below the limit ({calls} planned), Retry-After obeyed, at most four attempts with jitter',
    recovery:
      'calls go on when the limit allows, from where they stopped; for good: fewer endpoints, a longer interval or a key of its own',
    sources: [dataSources.dltIncremental],
  },
  {
    id: 'api-away',
    of: 'source',
    when: { kinds: ['api'] },
    reach: 3,
    component: '{sources}',
    failure: '{source} is down or slow for up to {longestOutage}',
    detection: 'no successful sync or read for {twice}; retries above {retries} of the calls',
    viewerSees: '{outage}',
    prevention:
      'timeouts (5 s to connect, 30 s to read), retries in one layer only and at most four attempts, so that an outage is not answered with a storm',
    recovery: 'nothing by hand: {callsBack}',
    sources: [appSources.batchMonitoring],
  },
  {
    id: 'token-expired',
    of: 'source',
    when: { kinds: ['api'], traits: ['expiring_token'] },
    reach: 2,
    component: 'credentials of {sources}',
    failure:
      'the token of {source} expires or is revoked, or two processes renew it at once and one is left with a dead one',
    detection: 'the first 401 after a renewal, or invalid_grant',
    viewerSees: '{outage}',
    prevention:
      'renewed before it expires, by one process under a lock; the client secret lives in {secrets} with its date of expiry in the calendar',
    recovery: 'new consent or a new secret, put into {secrets}; calls go on from where they stopped',
    sources: [dataSources.oauth],
  },
  {
    id: 'rows-between-pages',
    of: 'source',
    when: { kinds: ['api'], traits: ['offset_paging', 'copied'] },
    reach: 2,
    component: 'paging of {source}',
    failure:
      'rows are inserted while pages are read by offset: some shift to a page that was read already and are never seen',
    detection: 'count of keys against the total that {source} reports, once a day; the same key on two pages',
    viewerSees: 'totals that are slightly too low, without any error',
    prevention: 'a fixed upper bound of time for each sync, sorted by {key}; pages of {pageSize}',
    recovery: 'the daily reconciliation reads the window again and loads what is missing',
    sources: [dataSources.noOffset],
  },
  {
    id: 'late-rows-missed',
    of: 'source',
    when: { kinds: ['api', 'database', 'warehouse'], traits: ['copied', 'incremental'] },
    reach: 2,
    component: 'watermark of {sources}',
    failure: 'a row is committed at the source after the watermark has passed its time (up to {lateData} late)',
    detection: 'count and sum of the last full day against the source, once a day: any difference',
    viewerSees: 'totals that are too low until the window is read again',
    prevention: 'the last {lateData} before the watermark are read again; loading is idempotent ({loading})',
    recovery: 'load the day again by its range: the same command with another date',
    sources: [dataSources.dltIncremental],
  },
  {
    id: 'deletes-missed',
    of: 'source',
    when: { kinds: ['api', 'database', 'warehouse'], traits: ['copied', 'deletes', 'incremental'] },
    reach: 2,
    component: 'deleted rows of {sources}',
    failure: 'rows disappear at the source, and an incremental load never hears of it',
    detection: 'keys in the store that the source no longer lists, in the daily reconciliation',
    viewerSees: 'rows and totals of things that no longer exist',
    prevention:
      'tombstones or change data capture where the source offers them; otherwise keys are compared once a day',
    recovery: 'anti-join by {key}, delete what is gone, and refresh the aggregates of those days',
    sources: [dataSources.dltIncremental],
  },
  {
    id: 'vendor-changes',
    of: 'source',
    when: { kinds: ['api'] },
    reach: 1,
    component: 'version of {sources}',
    failure: 'the vendor retires the version in use or changes the meaning of a field',
    detection: 'Deprecation or Sunset headers in any answer; unknown or missing fields in the contract check',
    viewerSees: '{outage}',
    prevention:
      'the version is pinned where the vendor lets it be ({versioning}); a contract test reads one page each night',
    recovery: 'adapt the field map of extract_{source}.py; what was read since the day of the change is read again',
    sources: [appSources.judgement],
  },
] as const satisfies readonly FailurePattern[];

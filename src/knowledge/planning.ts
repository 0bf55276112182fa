import { judged } from './constant.ts';

/** Horizons and budgets that this tool plans with; every one may be tuned. */
export const planningConstants = {
  horizon: judged('planning-horizon', 365 * 86_400, 's', 'How far ahead volumes are planned.'),
  settledTable: judged(
    'settled-table',
    30 * 86_400,
    's',
    'In a table with updates, most of what is "new or changed" is changed: new rows of the horizon are taken as at most what is there, or this long of the rate.',
  ),
  quarantine: judged('quarantine', 90 * 86_400, 's', 'How long a refused row waits for its correction, at most.'),
  meanFile: judged(
    'mean-file',
    0.25,
    'ratio',
    'The mean file compared with the large one that was named; the large one sizes memory, the mean one volume.',
  ),
  syncShare: judged('sync-share', 0.5, 'ratio', 'Most of the freshness target that may pass between two loads.'),
  loadShare: judged(
    'load-share',
    0.55,
    'ratio',
    'Share of the freshness target for the wait and the load together; cache and page take 40 %, and the rest is slack.',
  ),
  refreshShare: judged(
    'refresh-share',
    0.2,
    'ratio',
    'Share of the freshness target for the interval of the page, and the same again for the cache.',
  ),
  longestRefresh: judged(
    'longest-refresh',
    3600,
    's',
    'No page and no cache waits longer than this, however old the data may be.',
  ),
  queryShare: judged(
    'query-share',
    0.6,
    'ratio',
    'Share of the page-load target that the query may take; the rest is for Python, the wire and the browser.',
  ),
  pageRows: judged(
    'page-rows',
    20_000,
    'rows',
    'Rows that one page asks the store for, of each source that is copied: aggregates and one list of detail.',
  ),
  nearShare: judged('near-share', 0.7, 'ratio', 'From this share of a limit on, growth or a busy day reaches it.'),
  roles: judged('roles', 5, 'count', 'Roles that see different rows, where the answers say only "by role".'),
  mostEntries: judged('most-entries', 50, 'count', 'max_entries of one cached function.'),
} as const;

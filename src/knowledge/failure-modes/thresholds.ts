import { documented, judged } from '../constant.ts';
import { appSources } from '../sources-app.ts';

/** The values at which the signals of failure modes fire; a team tunes the judged ones to its own data. */
export const failureThresholds = {
  badShare: judged(
    'bad-share',
    0.05,
    'ratio',
    'Above this share of bad rows a load stops: its supplier changed something.',
  ),
  badShareWarning: judged(
    'bad-share-warning',
    0.01,
    'ratio',
    'Above this share of bad rows somebody is told, and the load goes on.',
  ),
  rowsLow: judged(
    'rows-low',
    0.5,
    'ratio',
    'A load with fewer rows than this share of the trailing median is held back.',
  ),
  rowsHigh: judged(
    'rows-high',
    2,
    'x',
    'A load with more rows than this multiple of the trailing median is held back.',
  ),
  connectionsBusy: judged(
    'connections-busy',
    0.8,
    'ratio',
    'Share of the connections in use that is told to somebody.',
  ),
  poolWait: judged('pool-wait', 0.1, 's', 'p95 of the wait for a pooled connection that is told to somebody.'),
  refusedCalls: judged('refused-calls', 0.01, 'ratio', 'Share of calls answered 429 that is told to somebody.'),
  retries: judged('retry-share', 0.1, 'ratio', 'Share of retries among the calls above which somebody is told.'),
  memoryHigh: judged('memory-high', 0.85, 'ratio', 'Share of the memory limit above which the kernel is about to act.'),
  memorySlope: judged('memory-slope', 0.01, 'ratio', 'Growth an hour that is no warm-up any more.'),
  coresBusy: judged(
    'cores-busy',
    0.7,
    'ratio',
    'Share of the cores in script runs above which waiting grows faster than load.',
  ),
  lagGrowing: judged(
    'lag-growing',
    600,
    's',
    'How long a consumer may fall behind further before it is told to somebody.',
  ),
  missedRuns: judged('missed-runs', 2, 'x', 'Multiple of the interval after which a job counts as missed.'),
  backfillShare: judged('backfill-share', 0.3, 'ratio', "Share of the source's capacity that a backfill may take."),
  diskFree: judged('disk-free', 0.15, 'ratio', 'Free share of a disk below which somebody is told.'),
  planError: judged('plan-error', 10, 'x', 'Actual rows over estimated rows from which a plan is called wrong.'),
  lowTraffic: documented(
    'low-traffic',
    10,
    'count',
    'With fewer events in the short window of a burn-rate alert, one failure pages.',
    appSources.sreAlerting,
  ),
} as const;

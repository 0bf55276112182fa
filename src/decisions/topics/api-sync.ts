import { formatQuantity } from '../../intake/quantities/format-quantity.ts';
import { apiConstants } from '../../knowledge/apis.ts';
import { appSources } from '../../knowledge/sources-app.ts';
import { dataSources } from '../../knowledge/sources-data.ts';
import type { DecisionContext, Scores, Topic } from '../decision.ts';
import { figure, quote, quoteAnswer, quoteSeconds } from '../figures.ts';
import { hasFigure, ownApi, ownFigure, ownQuote, ownSource } from '../own-source.ts';

type Context = DecisionContext;

/** How an API's data is kept in step. */
export const apiSyncTopic: Topic<'api_sync'> = {
  id: 'api_sync',
  title: 'Synchronising with the API',
  question: 'How does its data stay fresh within the rate limit?',
  applies: ({ source }) => source?.kind.value === 'api',
  weights: { performance: 3, simplicity: 2, cost: 1, skills: 1, robustness: 3 },
  options: [
    {
      id: 'on_demand',
      label: 'Call it from the page, through the cache',
      excluded: whyNotOnDemand,
      scores: (context) =>
        whyNotOnDemand(context) === null
          ? { performance: 4, simplicity: 5, cost: 5, skills: 5, robustness: mustOutlast(context) ? 2 : 4 }
          : none,
      because: (context) =>
        `All of it is ${ownQuote(context, 'calls_full')}, ${ownQuote(context, 'floor_full')} for one fill of the cache, which every page then shares for ${quote(context, 'app.cache_ttl')}: that is ${callsOfCache(context)} of the ${limit(context)} allowed, and no store and no job.`,
      passedOver: (context) =>
        mustOutlast(context)
          ? `An outage may last ${quoteAnswer(context.sizing.workload.longestOutage, 's')} and stale data are to be shown meanwhile; the cache keeps them for ${quote(context, 'app.cache_ttl')}.`
          : `Each fill of the cache would read all ${ownQuote(context, 'calls_full')} again.`,
      consequences: (context) => [
        `When the API does not answer, pages have what the cache still holds, at most ${quote(context, 'app.cache_ttl')} old.`,
        'Nothing is kept: the page shows what the API knows now, and its history only as far as the API keeps one.',
      ],
      settings: (context) => ({ ttl: quote(context, 'app.cache_ttl'), calls: ownQuote(context, 'calls_full') }),
    },
    {
      id: 'poll_full',
      label: 'Poll everything each time',
      excluded: (context) =>
        ownFigure(context, 'floor_full') > freshnessOf(context)
          ? `All of it is ${ownQuote(context, 'calls_full')}; at ${rate(context)} that takes ${ownQuote(context, 'floor_full')}, and data may be ${freshness(context)} old.`
          : null,
      scores: (context) => {
        // Every poll is a full one where the API cannot tell changes, whatever the interval.
        if (!tellsChanges(context)) return { performance: 4, simplicity: 5, cost: 4, skills: 5, robustness: 5 };
        return {
          performance: isCheapWhole(context) ? 4 : 2,
          simplicity: 5,
          cost: isCheapWhole(context) ? 3 : 1,
          skills: 5,
          robustness: hasDeletes(context) ? 5 : 4,
        };
      },
      because: (context) =>
        `${tellsChanges(context) ? '' : `${name(context)} cannot return only what changed. `}Everything is ${ownQuote(context, 'calls_full')}, done in ${ownQuote(context, 'floor_full')} at ${rate(context)}; a poll every ${ownQuote(context, 'sync_interval')} uses ${ownQuote(context, 'rate_share')} of the limit and also sees what was deleted.`,
      passedOver: (context) =>
        `Each poll would cost ${ownQuote(context, 'calls_full')} for ${ownQuote(context, 'rows_per_day')} a day that are new or changed.`,
      consequences: () => [
        'Pages go to a staging table that is swapped in when the last one has arrived; a poll that dies half way leaves the table of before.',
        'The pages of one poll share an upper bound in time, so that rows do not slip between pages while the data change.',
      ],
      settings: usage('calls_full'),
    },
    {
      id: 'poll_incremental',
      label: 'Poll for what changed since the watermark',
      excluded: whyNoChanges,
      scores: (context) =>
        tellsChanges(context) && fitsChanges(context)
          ? {
              performance: isTight(context) ? 3 : 5,
              simplicity: 4,
              cost: 5,
              skills: 4,
              robustness: hasDeletes(context) ? 3 : 4,
            }
          : none,
      because: (context) =>
        `A poll every ${ownQuote(context, 'sync_interval')} is ${ownQuote(context, 'calls_increment')} instead of ${ownQuote(context, 'calls_full')}: ${ownQuote(context, 'rate_share')} of the ${limit(context)} that ${name(context)} allows, and the limit would let data be as fresh as ${ownQuote(context, 'floor_increment')}.`,
      passedOver: (context) =>
        `Polls would take ${ownQuote(context, 'rate_share')} of the ${limit(context)} allowed, most of them to learn that nothing changed.`,
      consequences: (context) => [
        `The watermark on ${ownSource(context).timeColumn.value} is stored in the transaction that writes the rows; each poll starts a minute before it, for clocks that differ.`,
        lateRows(context),
        ...(hasDeletes(context)
          ? [
              `Deleted records are not among the changes: a nightly pass over all keys, ${ownQuote(context, 'calls_full')} in ${ownQuote(context, 'floor_full')}, finds them.`,
            ]
          : []),
        `The client spends at most ${formatQuantity(apiConstants.share.value, 'ratio')} of the limit; the rest is for retries, which wait as long as Retry-After says.`,
      ],
      settings: usage('calls_increment'),
    },
    {
      id: 'webhook_reconcile',
      label: 'Webhooks, with a daily reconciliation',
      excluded: whyNoWebhooks,
      scores: (context) =>
        ownApi(context).webhooks.value
          ? {
              performance: 5,
              simplicity: 2,
              cost: 3,
              skills: 3,
              robustness: isTight(context) || !tellsChanges(context) ? 5 : 3,
            }
          : none,
      because: (context) =>
        `${tellsChanges(context) ? `Polling would take ${ownQuote(context, 'rate_share')} of the ${limit(context)} allowed` : `${name(context)} cannot return only what changed, and all of it is ${ownQuote(context, 'calls_full')}`}; calls of theirs bring ${ownQuote(context, 'rows_per_day')} a day as they happen, and leave the limit to a daily reconciliation of ${ownQuote(context, 'floor_full')}.`,
      passedOver: (context) =>
        `Polling takes only ${ownQuote(context, 'rate_share')} of the ${limit(context)} allowed; webhooks need a public receiver, and a reconciliation all the same.`,
      consequences: () => [
        'A small service of its own receives them, checks the signature, writes the raw call to a table and answers at once; Streamlit is no place for it.',
        'Calls come twice, late and out of order: rows are merged by key, and only a newer change time overwrites.',
        'Once a day everything is compared; how much it had to mend is a metric, because it is what the webhooks lost.',
      ],
      settings: () => ({ reconciliation: 'every 1 d' }),
    },
  ],
  inputs: (context) => {
    const { id } = ownSource(context);
    const answers = ['rate_limit', 'page_size', 'endpoints', 'rows', 'rows_per_day', 'peak_factor', 'incremental'];
    const figures = ['api_latency', 'webhooks', 'change_pattern', 'calls_full', 'floor_full', 'floor_increment'];
    const all = [...answers, ...figures, 'sync_interval', 'rate_share'];
    return ['freshness', 'page_load', 'host', ...all.map((metric) => `${id}.${metric}`)];
  },
  sources: [dataSources.dltIncremental, appSources.judgement],
};

const none: Scores = { performance: 0, simplicity: 0, cost: 0, skills: 0, robustness: 0 };

function whyNotOnDemand(context: Context): string | null {
  const { pageLoad } = context.sizing.workload;
  const fill = ownFigure(context, 'floor_full');
  if (fill > pageLoad.value) {
    return `A page would wait for ${ownQuote(context, 'calls_full')}, ${quoteSeconds(fill)} at ${rate(context)}; its target is ${quoteAnswer(pageLoad, 's')}.`;
  }
  return perSecondOfCache(context) > apiConstants.share.value * ownApi(context).rateLimit.value
    ? `Filling the cache every ${quote(context, 'app.cache_ttl')} takes ${callsOfCache(context)}; the limit is ${limit(context)}.`
    : null;
}

function whyNoChanges(context: Context): string | null {
  if (!ownApi(context).incremental.value) {
    return `${name(context)} cannot return only what changed since a time, so every poll is a full one: ${ownQuote(context, 'calls_full')}.`;
  }
  if (ownSource(context).changePattern.value === 'full_replace') {
    return `Everything is replaced at once: what changed is all of it, ${ownQuote(context, 'calls_full')}.`;
  }
  if (!fitsChanges(context)) {
    return `Changes alone, ${ownQuote(context, 'rate_peak')} at the peak in pages of ${formatQuantity(ownApi(context).pageSize.value, 'rows')}, take more than ${formatQuantity(apiConstants.share.value, 'ratio')} of the ${rate(context)} possible.`;
  }
  return ownFigure(context, 'floor_increment') > freshnessOf(context)
    ? `Under ${limit(context)} an incremental poll can be no fresher than ${ownQuote(context, 'floor_increment')}, and data may be ${freshness(context)} old.`
    : null;
}

function whyNoWebhooks(context: Context): string | null {
  if (!ownApi(context).webhooks.value) return `${name(context)} does not call when something changes.`;
  const { value } = context.sizing.workload.host;
  return value === 'community_cloud' || value === 'snowflake'
    ? 'The host runs the app alone: there is no place for a receiver that the vendor could call.'
    : null;
}

/** An API that returns changes, of data that has changes rather than editions. */
function tellsChanges(context: Context): boolean {
  return ownApi(context).incremental.value && ownSource(context).changePattern.value !== 'full_replace';
}

/** Changes leave room for the calls that every poll costs; without it each sync is sized as a full one. */
function fitsChanges(context: Context): boolean {
  return hasFigure(context, 'calls_increment');
}

/** Reading everything at each poll takes a small part of the limit. */
function isCheapWhole(context: Context): boolean {
  const callsPerSecond = ownFigure(context, 'calls_full') / ownFigure(context, 'sync_interval');
  return callsPerSecond <= cheapShare * ownApi(context).rateLimit.value;
}

/** A fifth of the limit (judgement): what is left serves retries, a backfill and other clients. */
const cheapShare = 0.2;

/** From this share of the limit on a busy day meets refusals. */
function isTight(context: Context): boolean {
  return ownFigure(context, 'rate_share') > apiConstants.tightShare.value;
}

/** Data must be on the screen for longer than a cache keeps it. */
function mustOutlast(context: Context): boolean {
  const { outageBehaviour, longestOutage } = context.sizing.workload;
  return outageBehaviour.value === 'show_stale' && longestOutage.value > figure(context, 'app.cache_ttl');
}

/** Reading far back at each poll would cost more calls than the changes do. */
function lateRows(context: Context): string {
  const late = context.sizing.workload.lateData.value;
  const rows = ownFigure(context, 'rate_peak') * late;
  const calls = Math.ceil(rows / ownApi(context).pageSize.value) + ownApi(context).endpoints.value;
  return `Rows may come ${quoteSeconds(late)} late: one poll in each ${quoteSeconds(late)} goes back that far (at most ${formatQuantity(calls, 'calls')}) and the merge by ${ownSource(context).keyColumn.value} makes repeats harmless.`;
}

/** The figures of a sync; one that the vendor's limit leaves without a value is left out. */
function usage(calls: 'calls_full' | 'calls_increment') {
  return (context: Context): Readonly<Record<string, string>> => {
    const named = { interval: 'sync_interval', calls, 'share of the limit': 'rate_share' } as const;
    const known = Object.entries(named).filter(([, metric]) => hasFigure(context, metric));
    return Object.fromEntries(known.map(([name, metric]) => [name, ownQuote(context, metric)]));
  };
}

function perSecondOfCache(context: Context): number {
  return (ownFigure(context, 'calls_full') * figure(context, 'app.replicas')) / figure(context, 'app.cache_ttl');
}

function callsOfCache(context: Context): string {
  return formatQuantity(perSecondOfCache(context), '1/s');
}

function hasDeletes(context: Context): boolean {
  return ownSource(context).changePattern.value === 'updates_and_deletes';
}

function name(context: Context): string {
  return ownSource(context).id;
}

function limit(context: Context): string {
  return quoteAnswer(ownApi(context).rateLimit, '1/s');
}

function rate(context: Context): string {
  return ownQuote(context, 'rate_usable');
}

function freshnessOf({ sizing }: Context): number {
  return sizing.workload.freshness.value;
}

function freshness({ sizing }: Context): string {
  return quoteAnswer(sizing.workload.freshness, 's');
}

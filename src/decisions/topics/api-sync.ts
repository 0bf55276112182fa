import { dataSources } from '../../knowledge/sources-data.ts';
import type { ApiWorkload, SourceWorkload } from '../../sizing/workload.ts';
import type { DecisionContext, Topic } from '../decision.ts';
import { quoteAnswer, quoteSeconds, sourceFigure, sourceQuote } from '../figures.ts';

type Context = DecisionContext;

/** How an API's data is kept in step. */
export const apiSyncTopic: Topic<'api_sync'> = {
  id: 'api_sync',
  title: 'Synchronising with the API',
  question: 'How does data get out of the API, within its rate limit and the freshness target?',
  applies: ({ source }) => source?.api !== null && source !== null,
  weights: { performance: 3, simplicity: 2, cost: 1, skills: 1, robustness: 3 },
  options: [
    {
      id: 'poll_incremental',
      label: 'Poll for what changed since the watermark',
      excluded: (context) =>
        api(context).incremental.value
          ? null
          : `${name(context)} cannot return only what changed since a time, so every poll is a full one: ${quote(context, 'calls_full')}.`,
      scores: (context) => ({
        performance: meets(context, 'floor_increment') ? 5 : 2,
        simplicity: 4,
        cost: 5,
        skills: 4,
        robustness: 4,
      }),
      because: (context) =>
        `A load every ${quote(context, 'sync_interval')} takes ${quote(context, 'calls_increment')} instead of ${quote(context, 'calls_full')}, and uses ${quote(context, 'rate_share')} of the limit of ${limit(context)}.`,
      passedOver: (context) =>
        `Polling for changes costs ${quote(context, 'calls_increment')} each ${quote(context, 'sync_interval')}, also when nothing changed.`,
      consequences: (context) => [
        `The watermark on ${column(context)} is stored in the transaction that writes the rows, and each poll reads ${quoteSeconds(context.sizing.workload.lateData.value)} again to catch late rows.`,
        ...(source(context).changePattern.value === 'updates_and_deletes'
          ? ['Deleted records do not appear among the changes: a nightly pass over the keys finds them.']
          : []),
      ],
      settings: (context) => ({
        interval: quote(context, 'sync_interval'),
        calls: quote(context, 'calls_increment'),
        'share of the limit': quote(context, 'rate_share'),
      }),
    },
    {
      id: 'on_demand',
      label: 'Call it from the page, through the cache',
      excluded: (context) => {
        const seconds = (sourceFigure(context, source(context).id, 'calls_full') ?? 0) * api(context).latency.value;
        if (seconds > context.sizing.workload.pageLoad.value) {
          return `A page would wait for ${quote(context, 'calls_full')} × ${quoteAnswer(api(context).latency, 's')} = ${quoteSeconds(seconds)}; its target is ${quoteAnswer(context.sizing.workload.pageLoad, 's')}.`;
        }
        return context.sizing.workload.sources.length > 1
          ? `Its rows are shown together with ${context.sizing.workload.sources.length - 1} other sources, which needs them in one store.`
          : null;
      },
      scores: () => ({ performance: 4, simplicity: 5, cost: 5, skills: 5, robustness: 3 }),
      because: (context) =>
        `All of it is ${quote(context, 'calls_full')}: a cached page call costs less than a store and a job that keeps it.`,
      passedOver: (context) =>
        `A page would depend on the API answering at that moment; a copy of ${quote(context, 'bytes_now')} does not.`,
      consequences: () => ['When the API is down, the page has only what the cache still holds.'],
    },
    {
      id: 'poll_full',
      label: 'Poll everything each time',
      excluded: (context) =>
        meets(context, 'floor_full')
          ? null
          : `All of it is ${quote(context, 'calls_full')}; at ${limit(context)} that takes ${quote(context, 'floor_full')}, and data may be ${freshness(context)} old.`,
      scores: (context) => ({
        performance: 3,
        simplicity: 5,
        cost: 2,
        skills: 5,
        robustness:
          source(context).changePattern.value === 'updates_and_deletes' ||
          source(context).changePattern.value === 'full_replace'
            ? 5
            : 4,
      }),
      because: (context) =>
        `Everything is ${quote(context, 'calls_full')}, done in ${quote(context, 'floor_full')} within ${freshness(context)}; a full load also sees what was deleted.`,
      passedOver: (context) =>
        `Each poll would cost ${quote(context, 'calls_full')} for rows that mostly have not changed.`,
      consequences: () => [
        'Each load goes to a staging table that is swapped in when it is complete; a poll that fails leaves the last one in place.',
      ],
      settings: (context) => ({ interval: quote(context, 'sync_interval'), calls: quote(context, 'calls_full') }),
    },
    {
      id: 'webhook_reconcile',
      label: 'Webhooks, with a daily reconciliation',
      excluded: (context) =>
        api(context).webhooks.value ? null : `${name(context)} cannot call back when something changes.`,
      scores: (context) => ({
        performance: 5,
        simplicity: isTight(context) ? 4 : 2,
        cost: 3,
        skills: 3,
        robustness: isTight(context) ? 4 : 3,
      }),
      because: (context) =>
        `Polling would use ${quote(context, 'rate_share')} of the limit; webhooks bring changes at once and leave the calls to a daily reconciliation.`,
      passedOver: (context) =>
        `Polling uses only ${quote(context, 'rate_share')} of the limit; webhooks need a public receiver and a reconciliation besides.`,
      consequences: () => [
        'A receiver with its own address verifies signatures and answers at once; deliveries come twice and out of order, so rows are upserted by key and change time.',
        'A daily full comparison finds what was never delivered.',
      ],
    },
  ],
  inputs: ({ source: own }) =>
    own === null
      ? []
      : [
          'freshness',
          `${own.id}.rate_limit`,
          `${own.id}.page_size`,
          `${own.id}.rows`,
          `${own.id}.rows_per_day`,
          `${own.id}.endpoints`,
          `${own.id}.incremental`,
          `${own.id}.floor_full`,
          `${own.id}.floor_increment`,
          `${own.id}.rate_share`,
        ],
  sources: [dataSources.dltIncremental],
};

function source({ source: own }: Context): SourceWorkload {
  if (own === null) throw new RangeError('this topic decides for a source');
  return own;
}

function api(context: Context): ApiWorkload {
  const { api: own } = source(context);
  if (own === null) throw new RangeError('this topic decides for an API');
  return own;
}

function name(context: Context): string {
  return source(context).id;
}

function column(context: Context): string {
  return source(context).timeColumn.value;
}

function quote(context: Context, metric: Parameters<typeof sourceQuote>[2]): string {
  return sourceQuote(context, name(context), metric);
}

function limit(context: Context): string {
  return quoteAnswer(api(context).rateLimit, '1/s');
}

function freshness({ sizing }: Context): string {
  return quoteAnswer(sizing.workload.freshness, 's');
}

function meets(context: Context, metric: 'floor_full' | 'floor_increment'): boolean {
  const floor = sourceFigure(context, name(context), metric);
  return floor !== null && floor <= context.sizing.workload.freshness.value;
}

function isTight(context: Context): boolean {
  return (sourceFigure(context, name(context), 'rate_share') ?? 0) > tightShare;
}

/** Half of the limit: from here on, one more consumer of the same limit breaks the plan. */
const tightShare = 0.5;

import { appSources } from '../../knowledge/sources-app.ts';
import { dataSources } from '../../knowledge/sources-data.ts';
import type { StreamWorkload } from '../../sizing/workload.ts';
import { sourceChoiceOf } from '../choice-of.ts';
import type { DecisionContext, Topic } from '../decision.ts';
import { quote, quoteAnswer, quoteSeconds, sourceFigure, sourceQuote } from '../figures.ts';

type Context = DecisionContext;

/** What happens when events come faster than they are shown or stored. */
export const backpressureTopic: Topic<'backpressure'> = {
  id: 'backpressure',
  title: 'Backpressure',
  question: 'What gives way when events come faster than they are taken?',
  applies: ({ source }) => source?.stream !== null && source !== null,
  weights: { performance: 3, simplicity: 2, cost: 1, skills: 1, robustness: 3 },
  options: [
    {
      id: 'conflate',
      label: 'Keep only the latest value of each key',
      excluded: (context) =>
        mayLose(context)
          ? null
          : `${quoteAnswer(context.sizing.workload.rpo, 's')} of loss are allowed: intermediate values must be kept as well.`,
      scores: (context) => ({
        performance: 5,
        simplicity: 5,
        cost: 5,
        skills: 5,
        robustness: fewKeys(context) ? 5 : 2,
      }),
      because: (context) =>
        `Between two redraws, ${quote(context, 'app.refresh_interval')} apart, ${sourceQuote(context, id(context), 'events_peak')} touch ${quoteAnswer(stream(context).eventKeys, 'count')} keys: the page needs ${sourceQuote(context, id(context), 'updates_conflated')} at most, and the buffer can never grow beyond the keys.`,
      passedOver: (context) =>
        `${quoteAnswer(stream(context).eventKeys, 'count')} keys are more than the events between two redraws: there is little to conflate.`,
      consequences: () => [
        'A dictionary by key under a lock, copied as a whole for each snapshot.',
        'Sums and counts are not taken from conflated values: they come from the store.',
      ],
    },
    {
      id: 'aggregate',
      label: 'Aggregate into windows before the page',
      excluded: (context) =>
        mayLose(context)
          ? null
          : `${quoteAnswer(context.sizing.workload.rpo, 's')} of loss are allowed: the single events must be kept as well.`,
      scores: (context) => ({
        performance: isFast(context) ? 5 : 3,
        simplicity: 3,
        cost: 4,
        skills: 4,
        robustness: isFast(context) && !fewKeys(context) ? 5 : 3,
      }),
      because: (context) =>
        `${sourceQuote(context, id(context), 'events_peak')} cannot be shown one by one, and ${quoteAnswer(stream(context).eventKeys, 'count')} keys are too many to keep the latest of each: windows of ${quote(context, 'app.refresh_interval')} keep counts, sums and extremes.`,
      passedOver: (context) =>
        `${sourceQuote(context, id(context), 'events_peak')} can be kept as they are or by key; a window forgets which was the latest.`,
      consequences: (context) => [
        `Events up to ${quoteSeconds(context.sizing.workload.lateData.value)} late still find their window; later ones go to a correction table.`,
      ],
    },
    {
      id: 'drop_oldest',
      label: 'A bounded buffer that drops the oldest',
      excluded: (context) =>
        mayLose(context)
          ? null
          : `${quoteAnswer(context.sizing.workload.rpo, 's')} of loss are allowed, and it loses events.`,
      scores: (context) => ({
        performance: 4,
        simplicity: 5,
        cost: 5,
        skills: 5,
        robustness: fewKeys(context) ? 2 : isFast(context) ? 2 : 4,
      }),
      because: (context) =>
        `A list of the last ${sourceQuote(context, id(context), 'buffer_events')} (${sourceQuote(context, id(context), 'buffer_bytes')}) is what the page shows anyway, and what falls out is in the store.`,
      passedOver: (context) =>
        `Under a burst it forgets keys that were not updated since; ${quoteAnswer(stream(context).eventKeys, 'count')} keys fit a dictionary.`,
      consequences: () => [
        'The number dropped is a metric; more than none outside bursts means that the buffer or the consumer is too small.',
      ],
    },
    {
      id: 'block',
      label: 'Stop reading until there is room',
      excluded: (context) => {
        const transport = sourceChoiceOf(context.decided, 'transport', id(context));
        if (transport === 'redis_pubsub' || transport === 'websocket')
          return 'Its sender does not wait: a reader that stops is cut off and loses what came meanwhile.';
        const use = sourceFigure(context, id(context), 'consumer_utilisation') ?? 0;
        return use >= 1
          ? `Consumers are ${sourceQuote(context, id(context), 'consumer_utilisation')} busy at the peak: they would never catch up.`
          : null;
      },
      scores: (context) => ({
        performance: mayLose(context) ? 2 : 4,
        simplicity: 4,
        cost: 5,
        skills: 5,
        robustness: mayLose(context) ? 3 : 5,
      }),
      because: (context) =>
        `Nothing may be lost, the transport keeps what is not read, and after an outage of ${quoteAnswer(context.sizing.workload.longestOutage, 's')} the backlog is worked off in ${sourceQuote(context, id(context), 'catch_up_seconds')}.`,
      passedOver: () => 'The page would show old events in order while new ones wait.',
      consequences: () => [
        'The reader pauses its partitions while the buffer is full and keeps polling, so that the group does not think it dead.',
        'Lag in seconds is shown on the page: data may be complete and late.',
      ],
    },
    {
      id: 'spill',
      label: 'Write to the store first, show from there',
      excluded: () => null,
      scores: (context) => ({
        performance: 2,
        simplicity: 2,
        cost: 3,
        skills: 4,
        robustness: mayLose(context) ? 3 : isOverrun(context) ? 5 : 4,
      }),
      because: (context) =>
        `Nothing may be lost and consumers are ${sourceQuote(context, id(context), 'consumer_utilisation')} busy at the peak: events are written as they come and worked off later.`,
      passedOver: () => 'Every event would take the way through the store before anybody sees it.',
      consequences: () => [
        'Batches are written at least once a second; the page reads the store and shows how far it is behind.',
      ],
    },
  ],
  inputs: ({ source }) =>
    source === null
      ? []
      : [
          'rpo',
          'freshness',
          `${source.id}.events_per_second`,
          `${source.id}.event_keys`,
          `${source.id}.peak_factor`,
          'longest_outage',
          `${source.id}.events_peak`,
          `${source.id}.consumer_utilisation`,
          `${source.id}.updates_conflated`,
          `${source.id}.buffer_events`,
        ],
  sources: [dataSources.redisClients, dataSources.queueing, appSources.responseLimits],
};

function id({ source }: Context): string {
  return source?.id ?? '';
}

function stream({ source }: Context): StreamWorkload {
  if (!source?.stream) throw new RangeError('this topic decides for a stream');
  return source.stream;
}

/** The page may skip events that the RPO lets go; with no loss allowed, all of them pass in order. */
function mayLose({ sizing }: Context): boolean {
  return sizing.workload.rpo.value > 0;
}

function fewKeys(context: Context): boolean {
  const events = (sourceFigure(context, id(context), 'events_peak') ?? 0) * context.sizing.workload.freshness.value;
  return stream(context).eventKeys.value <= Math.max(1, events) && stream(context).eventKeys.value <= mostKeys;
}

function isFast(context: Context): boolean {
  return (sourceFigure(context, id(context), 'events_peak') ?? 0) > readable;
}

function isOverrun(context: Context): boolean {
  return (sourceFigure(context, id(context), 'consumer_utilisation') ?? 0) >= 1;
}

/** Keys whose latest values one process copies for each snapshot without being noticed (judgement). */
const mostKeys = 100_000;
/** Events a second beyond which nobody can follow single ones (judgement, from the response limits). */
const readable = 10;

import { dataSources } from '../../knowledge/sources-data.ts';
import type { SourceWorkload, StreamWorkload } from '../../sizing/workload.ts';
import type { DecisionContext, Topic } from '../decision.ts';
import { quoteAnswer, quoteSeconds, sourceFigure, sourceQuote } from '../figures.ts';

type Context = DecisionContext;

/** What carries a stream's events. */
export const transportTopic: Topic<'transport'> = {
  id: 'transport',
  title: 'Transport of the events',
  question: 'What carries the events to the app, and keeps them while it is away?',
  applies: ({ source }) => source?.stream !== null && source !== null,
  weights: { performance: 2, simplicity: 2, cost: 2, skills: 3, robustness: 3 },
  options: [
    {
      id: 'redis_streams',
      label: 'Redis Streams',
      excluded: (context) => {
        const kept = backlogBytes(context);
        return kept > redisMemory
          ? `An outage of ${outage(context)} leaves ${bytes(kept)} to keep, and Redis keeps it in memory.`
          : inPlace(context, 'redis_streams');
      },
      scores: (context) => ({
        performance: 4,
        simplicity: 4,
        cost: 4,
        skills: there(context, 'redis_streams') ? 5 : 3,
        robustness: 4,
      }),
      because: (context) =>
        `${sourceQuote(context, id(context), 'events_peak')} of ${quoteAnswer(stream(context).eventBytes, 'B')} are little for Redis, and an outage of ${outage(context)} leaves ${bytes(backlogBytes(context))}, which fits its memory; consumer groups redeliver what was not acknowledged.`,
      passedOver: (context) =>
        `${there(context, 'kafka') ? 'Kafka is there already' : 'Another transport is there already'}, and keeps longer than memory does.`,
      consequences: () => [
        'Appended with MAXLEN ~, read through a consumer group, acknowledged after the write; AOF with everysec can lose a second.',
        'Cache and stream live in separate Redis instances: an eviction policy for one is data loss for the other.',
      ],
    },
    {
      id: 'kafka',
      label: 'Kafka',
      excluded: (context) => inPlace(context, 'kafka'),
      scores: (context) => ({
        performance: 5,
        simplicity: knowsKafka(context) ? 3 : 1,
        cost: there(context, 'kafka') ? 4 : 1,
        skills: there(context, 'kafka') ? 5 : knowsKafka(context) ? 4 : 1,
        robustness: 5,
      }),
      because: (context) =>
        `${sourceQuote(context, id(context), 'events_peak')} at the peak need ${sourceQuote(context, id(context), 'partitions')}, and ${sourceQuote(context, id(context), 'retention_bytes')} on disk keep enough to catch up after an outage of ${outage(context)}.`,
      passedOver: (context) => `Brokers for ${sourceQuote(context, id(context), 'events_peak')} that nobody runs yet.`,
      consequences: (context) => [
        `${sourceQuote(context, id(context), 'partitions')}, fixed from the start: adding some later breaks the order for each key.`,
        'acks=all, three copies, min.insync.replicas=2; the offset is committed after the write, and the write is an upsert.',
      ],
    },
    {
      id: 'redis_pubsub',
      label: 'Redis Pub/Sub',
      excluded: (context) => loses(context, 'Pub/Sub keeps nothing') ?? inPlace(context, 'redis_pubsub'),
      scores: (context) => ({
        performance: 5,
        simplicity: 5,
        cost: 5,
        skills: there(context, 'redis_pubsub') ? 5 : 3,
        robustness: 1,
      }),
      because: (context) =>
        `Only the latest value of ${quoteAnswer(stream(context).eventKeys, 'count')} keys matters, and ${quoteSeconds(context.sizing.workload.rpo.value)} of them may be lost: nothing has to be kept.`,
      passedOver: () => 'It delivers at most once and keeps nothing.',
      consequences: () => [
        'A subscriber that falls behind is cut off at 32 MB: it reconnects, takes a snapshot and goes on.',
      ],
    },
    {
      id: 'websocket',
      label: 'A WebSocket to the source',
      excluded: (context) => loses(context, 'A socket keeps nothing') ?? inPlace(context, 'websocket'),
      scores: (context) => ({
        performance: 4,
        simplicity: 4,
        cost: 5,
        skills: there(context, 'websocket') ? 5 : 2,
        robustness: 1,
      }),
      because: (context) =>
        `The source speaks WebSocket, ${quoteSeconds(context.sizing.workload.rpo.value)} of events may be lost, and one connection for each process reads ${sourceQuote(context, id(context), 'events_peak')}.`,
      passedOver: () => 'Every instance of the app would hold its own connection to the source.',
      consequences: () => [
        'Reconnect with jittered backoff, a snapshot after each reconnect, and a ping that notices a dead peer.',
      ],
    },
    {
      id: 'http_poll',
      label: 'Polling for new events',
      excluded: (context) =>
        stream(context).eventsPerSecond.value > pollable
          ? `${quoteAnswer(stream(context).eventsPerSecond, 'events/s')} are more than a poll every few seconds can fetch page by page.`
          : context.sizing.workload.freshness.value < 10
            ? `Data may be ${quoteAnswer(context.sizing.workload.freshness, 's')} old; polls are ${quoteSeconds(10)} apart at the least.`
            : inPlace(context, null),
      scores: () => ({ performance: 2, simplicity: 5, cost: 5, skills: 5, robustness: 4 }),
      because: (context) =>
        `${quoteAnswer(stream(context).eventsPerSecond, 'events/s')} need no broker: a poll with a watermark every ${quoteSeconds(context.sizing.workload.freshness.value / 2)} brings them, and asks again for what it missed.`,
      passedOver: (context) =>
        `It finds events half an interval late on average; they come at ${quoteAnswer(stream(context).eventsPerSecond, 'events/s')}.`,
      consequences: () => ['The watermark is stored with the rows; each poll reads a little of the past again.'],
    },
  ],
  inputs: ({ source }) =>
    source === null
      ? []
      : [
          `${source.id}.transport`,
          `${source.id}.events_per_second`,
          `${source.id}.event_bytes`,
          `${source.id}.event_keys`,
          'longest_outage',
          'rpo',
          'freshness',
          'skills',
          `${source.id}.events_peak`,
          `${source.id}.partitions`,
          `${source.id}.retention_bytes`,
        ],
  sources: [
    dataSources.kafkaPartitions,
    dataSources.kafkaDurability,
    dataSources.redisPubSub,
    dataSources.redisPersistence,
  ],
};

/** Memory that a Redis instance for a dashboard's events reasonably has (judgement). */
const redisMemory = 8e9;
/** Events a second that polling can keep up with (judgement). */
const pollable = 5;

function id({ source }: Context): string {
  return source?.id ?? '';
}

function stream({ source }: Context): StreamWorkload {
  const found = ((own: SourceWorkload | null) => own?.stream ?? null)(source);
  if (found === null) throw new RangeError('this topic decides for a stream');
  return found;
}

function outage({ sizing }: Context): string {
  return quoteAnswer(sizing.workload.longestOutage, 's');
}

function backlogBytes(context: Context): number {
  return (sourceFigure(context, id(context), 'outage_backlog') ?? 0) * stream(context).eventBytes.value;
}

function bytes(value: number): string {
  return quoteAnswer({ value, provenance: 'stated', key: '' }, 'B');
}

/** A transport that is in place is used; nobody replaces it for a dashboard. */
function inPlace(context: Context, option: StreamWorkload['transport']['value'] | null): string | null {
  const { value } = stream(context).transport;
  return value === 'undecided' || value === option
    ? null
    : `The events are on ${names[value]} already; carrying them over once more adds a hop.`;
}

const names: Readonly<Record<StreamWorkload['transport']['value'], string>> = {
  kafka: 'Kafka',
  redis_streams: 'Redis Streams',
  redis_pubsub: 'Redis Pub/Sub',
  websocket: 'a WebSocket',
  undecided: 'nothing',
};

function there(context: Context, option: StreamWorkload['transport']['value']): boolean {
  return stream(context).transport.value === option;
}

function loses(context: Context, words: string): string | null {
  const { rpo, longestOutage } = context.sizing.workload;
  return longestOutage.value > rpo.value
    ? `${words}: an outage of ${outage(context)} loses ${sourceQuote(context, id(context), 'outage_backlog')}, and ${quoteAnswer(rpo, 's')} of loss are allowed.`
    : null;
}

function knowsKafka({ sizing }: Context): boolean {
  return sizing.workload.skills.value.includes('kafka');
}

import { formatQuantity } from '../../intake/quantities/format-quantity.ts';
import { dataLimits } from '../../knowledge/limits-data.ts';
import { appLimits } from '../../knowledge/limits-app.ts';
import { dataSources } from '../../knowledge/sources-data.ts';
import { streamingConstants } from '../../knowledge/streaming.ts';
import type { StreamWorkload } from '../../sizing/workload.ts';
import type { DecisionContext, Topic } from '../decision.ts';
import { counted, figure, quoteAnswer, quoteBytes, quoteSeconds } from '../figures.ts';
import { ownFigure, ownQuote, ownSource, ownStream } from '../own-source.ts';

type Context = DecisionContext;
type Answered = StreamWorkload['transport']['value'];

/** What carries a stream's events. */
export const transportTopic: Topic<'transport'> = {
  id: 'transport',
  title: 'Transport of the events',
  question: 'What carries its events to the app, and keeps them while nobody listens?',
  applies: ({ source }) => source?.kind.value === 'stream',
  weights: { performance: 2, simplicity: 3, cost: 1, skills: 2, robustness: 3 },
  options: [
    {
      id: 'http_poll',
      label: 'Polling for new events',
      excluded: whyNoPoll,
      scores: () => ({ performance: 3, simplicity: 5, cost: 5, skills: 5, robustness: 4 }),
      because: (context) =>
        `${rate(context)} and data that may be ${freshness(context)} old need no broker: a poll with a watermark every ${quoteSeconds(pollInterval(context))} fetches about ${formatQuantity(perPoll(context), 'count')} events, and asks again for what it missed.`,
      passedOver: () => 'It notices an event half an interval late on average, and asks also when there is none.',
      consequences: (context) => [
        `The producer keeps its events for ${ownQuote(context, 'retention_needed')}: that is the longest outage and the time to catch up, three times over.`,
        'The watermark is stored with the rows; each poll starts a little before it, and duplicates fall to the key.',
      ],
      settings: (context) => ({ interval: quoteSeconds(pollInterval(context)) }),
    },
    {
      id: 'websocket',
      label: 'A WebSocket to the producer',
      excluded: (context) => notGiven(context, 'websocket') ?? losesTooMuch(context, 'websocket') ?? tooLarge(context),
      scores: (context) => ({
        performance: 5,
        simplicity: figure(context, 'app.replicas') > 1 ? 3 : 5,
        cost: 5,
        skills: isGiven(context, 'websocket') ? 5 : 4,
        robustness: isGiven(context, 'websocket') ? 4 : 2,
      }),
      because: (context) =>
        isGiven(context, 'websocket')
          ? `The producer speaks WebSocket and nothing else: one connection in one process takes ${peak(context)}, and what must outlive it is written to the store every ${ownQuote(context, 'sync_interval')}.${loss(context)}`
          : `${peak(context)} for ${counted(figure(context, 'app.replicas'), 'instance')} need no server in between, and ${rpo(context)} of events may be lost, longer than the longest outage of ${outage(context)}.`,
      passedOver: (context) =>
        `Each of ${counted(figure(context, 'app.replicas'), 'instance')} would hold a connection of its own to the producer, and a lost one loses what was sent meanwhile.`,
      consequences: () => [
        'Reconnect with jittered backoff; after each reconnect a snapshot comes before the next event, because nobody knows what was missed.',
        'A ping every 30 s notices a peer that is gone; messages over 1 MiB and more than 32 unread ones close or stall the connection by default.',
      ],
    },
    {
      id: 'redis_pubsub',
      label: 'Redis Pub/Sub',
      excluded: (context) =>
        notGiven(context, 'redis_pubsub') ?? losesTooMuch(context, 'redis_pubsub') ?? tooFastForRedis(context),
      scores: (context) => ({
        performance: 5,
        simplicity: figure(context, 'app.replicas') > 1 ? 5 : 3,
        cost: 4,
        skills: isGiven(context, 'redis_pubsub') ? 5 : 4,
        robustness: 2,
      }),
      because: (context) =>
        `Only what is true now is shown, and ${rpo(context)} of events may be lost, longer than the longest outage of ${outage(context)}: nothing has to be kept, and ${counted(figure(context, 'app.replicas'), 'instance')} subscribe to ${peak(context)} at the same time.`,
      passedOver: () =>
        'It delivers at most once and keeps nothing: a restart of the app loses what is sent meanwhile.',
      consequences: (context) => [
        `A subscriber that stops reading is cut off when ${quoteBytes(streamingConstants.pubsubBuffer.value)} wait for it: after ${quoteSeconds(bufferSeconds(context))} at the peak. It reconnects, takes a snapshot and goes on.`,
        'A number in each event shows gaps; how many were missed is a metric.',
      ],
    },
    {
      id: 'redis_streams',
      label: 'Redis Streams',
      excluded: (context) =>
        notGiven(context, 'redis_streams') ?? tooMuchForMemory(context) ?? tooFastForRedis(context),
      scores: (context) => ({
        performance: 4,
        simplicity: isGiven(context, 'redis_streams') ? 5 : 3,
        cost: 4,
        skills: isGiven(context, 'redis_streams') ? 5 : 4,
        robustness: 4,
      }),
      because: (context) =>
        `${replaces(context)}${peak(context)} of ${quoteAnswer(ownStream(context).eventBytes, 'B')} are kept for ${ownQuote(context, 'retention_needed')}, which takes ${quoteBytes(keptBytes(context))} of the ${quoteBytes(dataLimits.redisMemory.value)} that such a Redis has; a consumer group delivers again what was not acknowledged.`,
      passedOver: (context) =>
        isGiven(context, 'kafka')
          ? 'The events are on Kafka, which keeps them longer than memory does.'
          : `It is a server to run for ${rate(context)} that a simpler way carries.`,
      consequences: (context) => [
        `XADD with MAXLEN ~ ${formatQuantity(Math.ceil(ownStream(context).eventsPerSecond.value * ownFigure(context, 'retention_needed')), 'count')}, read through a consumer group and acknowledged after the write.`,
        'appendfsync everysec can lose the last second at a crash, a failover what was not yet copied: the producer can send those again.',
        'A Redis of its own with noeviction: an eviction policy made for a cache would be data loss here.',
      ],
      settings: (context) => ({
        retention: ownQuote(context, 'retention_needed'),
        memory: quoteBytes(keptBytes(context)),
      }),
    },
    {
      id: 'kafka',
      label: 'Kafka',
      excluded: (context) => notGiven(context, 'kafka'),
      scores: (context) => ({
        performance: 5,
        simplicity: isGiven(context, 'kafka') ? 5 : 1,
        cost: isGiven(context, 'kafka') ? 5 : 2,
        skills: isGiven(context, 'kafka') || knowsKafka(context) ? 5 : 1,
        robustness: 5,
      }),
      because: (context) =>
        `${whyKafka(context)}: ${peak(context)} fit ${ownQuote(context, 'partitions')}, used to ${ownQuote(context, 'consumer_utilisation')}, and ${ownQuote(context, 'retention_needed')} on disk cover the longest outage of ${outage(context)} and the time to catch up.`,
      passedOver: (context) =>
        `Brokers to run for ${peak(context)}, of which ${quoteBytes(keptBytes(context))} have to be kept.`,
      consequences: (context) => [
        `${ownQuote(context, 'partitions')} from the start: adding some later changes which partition a key goes to and breaks its order.`,
        'acks=all, three copies, min.insync.replicas=2; offsets are committed after the write, and the write is an upsert.',
        ...(ownStream(context).ordering.value === 'total'
          ? ['Total order means one partition, and so one consumer’s pace whatever is added.']
          : []),
      ],
      settings: (context) => ({
        partitions: formatQuantity(ownFigure(context, 'partitions'), 'count'),
        retention: ownQuote(context, 'retention_needed'),
      }),
    },
  ],
  inputs: (context) => {
    const { id } = ownSource(context);
    const answers = ['transport', 'events_per_second', 'event_bytes', 'peak_factor', 'ordering'];
    const figures = ['events_peak', 'partitions', 'consumer_utilisation', 'retention_needed'];
    return ['freshness', 'rpo', 'longest_outage', 'skills', ...[...answers, ...figures].map((key) => `${id}.${key}`)];
  },
  sources: [
    dataSources.kafkaPartitions,
    dataSources.kafkaDurability,
    dataSources.redisPubSub,
    dataSources.redisPersistence,
    dataSources.redisBenchmark,
    dataSources.websocketsMemory,
  ],
};

const names: Readonly<Record<Answered, string>> = {
  kafka: 'Kafka',
  redis_streams: 'Redis Streams',
  redis_pubsub: 'Redis Pub/Sub',
  websocket: 'a WebSocket',
  undecided: 'nothing yet',
};

/** A transport in place is used, unless it would lose or cannot hold what is needed: then one that can is allowed. */
function notGiven(context: Context, option: Answered): string | null {
  const given = ownStream(context).transport.value;
  if (given === 'undecided' || given === option) return null;
  const keeps = option === 'redis_streams' || option === 'kafka';
  return keeps && isOutgrown(context)
    ? null
    : `${ownSource(context).id} is on ${names[given]} already: carrying ${peak(context)} over once more adds a hop and a server.`;
}

function isOutgrown(context: Context): boolean {
  const given = ownStream(context).transport.value;
  if (given === 'redis_pubsub') return losesTooMuch(context, given) !== null;
  return given === 'redis_streams' && tooMuchForMemory(context) !== null;
}

function isGiven(context: Context, option: Answered): boolean {
  return ownStream(context).transport.value === option;
}

/** A vendor's socket cannot be exchanged for something that keeps more, so its losses are said, not forbidden. */
function losesTooMuch(context: Context, option: Answered): string | null {
  const { rpo: allowed, longestOutage } = context.sizing.workload;
  if (option === 'websocket' && isGiven(context, 'websocket')) return null;
  return longestOutage.value > allowed.value
    ? `It keeps nothing: an outage of ${outage(context)} loses ${ownQuote(context, 'outage_backlog')} events, and only ${rpo(context)} of them may be lost.`
    : null;
}

function whyNoPoll(context: Context): string | null {
  const given = ownStream(context).transport.value;
  if (given !== 'undecided') return `${ownSource(context).id} is on ${names[given]} already, which delivers by itself.`;
  if (context.sizing.workload.freshness.value < appLimits.watchedFreshness.value) {
    return `Data may be ${freshness(context)} old: below ${quoteSeconds(appLimits.watchedFreshness.value)} a poll asks more often than there is an answer.`;
  }
  return perPoll(context) > dataLimits.pollEvents.value
    ? `A poll every ${quoteSeconds(pollInterval(context))} would fetch ${formatQuantity(perPoll(context), 'count')} events at the peak, page by page.`
    : null;
}

function tooLarge(context: Context): string | null {
  const { eventBytes } = ownStream(context);
  return eventBytes.value > dataLimits.socketMessage.value
    ? `An event of ${quoteAnswer(eventBytes, 'B')} exceeds the ${quoteBytes(dataLimits.socketMessage.value)} that a client takes.`
    : null;
}

function tooMuchForMemory(context: Context): string | null {
  return keptBytes(context) > dataLimits.redisMemory.value
    ? `${ownQuote(context, 'retention_needed')} of events are ${quoteBytes(keptBytes(context))}, and Redis keeps them in memory: ${quoteBytes(dataLimits.redisMemory.value)} is what such a server has.`
    : null;
}

function tooFastForRedis(context: Context): string | null {
  return ownFigure(context, 'events_peak') > dataLimits.redisRate.value
    ? `${peak(context)} are more than the ${formatQuantity(dataLimits.redisRate.value, 'events/s')} of one Redis server.`
    : null;
}

function whyKafka(context: Context): string {
  if (isGiven(context, 'kafka')) return 'The events are on Kafka already';
  return tooMuchForMemory(context) === null
    ? `${rate(context)} kept for ${ownQuote(context, 'retention_needed')} belong in a log on disk`
    : `${ownQuote(context, 'retention_needed')} of events are ${quoteBytes(keptBytes(context))}, more than the ${quoteBytes(dataLimits.redisMemory.value)} that a Redis keeps in memory`;
}

function replaces(context: Context): string {
  return isGiven(context, 'redis_pubsub')
    ? `Pub/Sub would lose ${ownQuote(context, 'outage_backlog')} events in an outage of ${outage(context)}; the same server keeps them as a stream. `
    : '';
}

function loss(context: Context): string {
  const { rpo: allowed, longestOutage } = context.sizing.workload;
  return longestOutage.value > allowed.value
    ? ` What is sent while nobody is connected is lost for good: up to ${ownQuote(context, 'outage_backlog')} events in ${outage(context)}, where ${rpo(context)} were to be the most.`
    : '';
}

function keptBytes(context: Context): number {
  const { eventsPerSecond, eventBytes } = ownStream(context);
  return eventsPerSecond.value * eventBytes.value * ownFigure(context, 'retention_needed');
}

function bufferSeconds(context: Context): number {
  return streamingConstants.pubsubBuffer.value / Math.max(1, ownFigure(context, 'throughput_peak'));
}

function pollInterval({ sizing }: Context): number {
  return sizing.workload.freshness.value / 2;
}

function perPoll(context: Context): number {
  return Math.ceil(ownFigure(context, 'events_peak') * pollInterval(context));
}

function knowsKafka({ sizing }: Context): boolean {
  return sizing.workload.skills.value.includes('kafka');
}

function peak(context: Context): string {
  return `${ownQuote(context, 'events_peak')} at the peak`;
}

function rate(context: Context): string {
  return quoteAnswer(ownStream(context).eventsPerSecond, 'events/s');
}

function freshness({ sizing }: Context): string {
  return quoteAnswer(sizing.workload.freshness, 's');
}

function outage({ sizing }: Context): string {
  return quoteAnswer(sizing.workload.longestOutage, 's');
}

function rpo({ sizing }: Context): string {
  return quoteAnswer(sizing.workload.rpo, 's');
}

import { formatQuantity } from '../../intake/quantities/format-quantity.ts';
import { engineConstants } from '../../knowledge/engines.ts';
import { streamingConstants } from '../../knowledge/streaming.ts';
import { streamlitConstants } from '../../knowledge/streamlit.ts';
import type { Finding } from '../finding.ts';
import type { SourceWorkload, StreamWorkload } from '../workload.ts';
import { instanceOf } from './answer-remedy.ts';
import { bytes, type FindingContext, finding, type FindingRule, seconds } from './finding-rule.ts';

/** Consumers that are too busy, buffers and retention that do not fit, and promises a transport does not make. */
export const streamLoad: FindingRule = (context) =>
  context.workload.sources.flatMap((source) => {
    const { stream } = source;
    return stream === null ? [] : rules.flatMap((rule) => rule(context, source, stream));
  });

type StreamRule = (context: FindingContext, source: SourceWorkload, stream: StreamWorkload) => readonly Finding[];

const busy: StreamRule = ({ of, show, workload }, source, stream) => {
  const utilisation = of(source, 'consumer_utilisation') ?? 0;
  const limit = streamingConstants.utilisation.value;
  if (utilisation < limit) return [];
  const isTotal = stream.ordering.value === 'total';
  const peak = of(source, 'events_peak') ?? 0;
  const needed = peak / limit;
  const partitions = Math.ceil(needed / streamingConstants.consumerEvents.value);
  const overload = utilisation >= 1;
  return [
    finding({
      name: 'consumer-load',
      severity: overload ? 'blocker' : 'risk',
      source,
      title: overload
        ? `The consumer of ${source.id} never keeps up at the peak`
        : `The consumer of ${source.id} is ${show(source, 'consumer_utilisation')} busy at the peak`,
      because: `${show(source, 'events_peak')} ÷ ${show(source, 'consumer_capacity')} = ${show(source, 'consumer_utilisation')}${isTotal ? ', and a total order allows one partition and one consumer' : ''}. ${overload ? 'The backlog grows for as long as the peak lasts.' : `After an outage of ${seconds(workload.longestOutage.value)} catching up takes ${show(source, 'catch_up_seconds')}.`}`,
      remedies: [
        ...(isTotal ? [`order for each key only, with ${formatQuantity(partitions, 'partitions')}`] : []),
        `a handler of ${formatQuantity(needed / (of(source, 'partitions') ?? 1), 'events/s')} for each consumer: larger batches, fewer checks for each event`,
        'aggregate or conflate before the consumer',
      ],
      answers: [stream.eventsPerSecond, source.peakFactor, stream.ordering],
      metrics: ['consumer_utilisation', 'events_peak', 'consumer_capacity'],
    }),
  ];
};

const buffer: StreamRule = ({ of, show, showApp, app, workload }, source, stream) => {
  const size = of(source, 'buffer_bytes') ?? 0;
  const room = Math.min(engineConstants.frameShare.value * workload.hostMemory.value, app('app.memory_budget'));
  if (size <= room) return [];
  return [
    finding({
      name: 'buffer-memory',
      severity: 'risk',
      source,
      title: `The buffer of ${source.id} does not fit the memory of the app`,
      because: `${show(source, 'buffer_events')} × ${bytes(stream.eventBytes.value)} are ${show(source, 'buffer_bytes')}; ${bytes(room)} are at hand, of a budget of ${showApp('app.memory_budget')}.`,
      remedies: [
        `keep the last value of each key: ${show(source, 'updates_conflated')} instead of ${show(source, 'events_peak')}`,
        'consume in a process of its own, and let pages read its aggregates',
        ...instanceOf(
          Math.max(
            size / engineConstants.frameShare.value,
            (size + streamlitConstants.baseMemory.value) / engineConstants.usableMemory.value,
          ),
        ),
      ],
      answers: [stream.eventsPerSecond, stream.eventBytes, workload.hostMemory],
      app: ['app.memory_budget'],
      metrics: ['buffer_bytes', 'buffer_events', 'updates_conflated'],
    }),
  ];
};

const slowSubscriber: StreamRule = ({ of, show }, source, stream) => {
  const throughput = of(source, 'throughput_peak') ?? 0;
  const limit = streamingConstants.pubsubBuffer;
  if (stream.transport.value !== 'redis_pubsub' || throughput * 10 <= limit.value) return [];
  return [
    finding({
      name: 'pubsub-buffer',
      severity: 'risk',
      source,
      title: `Redis cuts off the subscriber of ${source.id} after a pause of ${seconds(limit.value / throughput)}`,
      because: `${bytes(limit.value)} of output buffer ÷ ${show(source, 'throughput_peak')} = ${seconds(limit.value / throughput)}; what follows is lost without an error at the sender.`,
      remedies: ['Redis Streams instead of Pub/Sub', 'publish conflated values', 'a snapshot after every reconnect'],
      answers: [stream.transport, stream.eventsPerSecond, stream.eventBytes],
      metrics: ['throughput_peak'],
    }),
  ];
};

const retention: StreamRule = ({ of, show, workload }, source, stream) => {
  const needed = of(source, 'retention_needed') ?? 0;
  const usual = streamingConstants.kafkaRetention;
  const isKafka = stream.transport.value === 'kafka' || stream.transport.value === 'undecided';
  if (!isKafka || needed <= usual.value) return [];
  return [
    finding({
      name: 'broker-retention',
      severity: 'risk',
      source,
      title: `The default retention is too short for an outage of ${seconds(workload.longestOutage.value)}`,
      because: `${streamingConstants.retentionSafety.value} × (outage ${seconds(workload.longestOutage.value)} + catch-up ${show(source, 'catch_up_seconds')}) = ${show(source, 'retention_needed')}; Kafka keeps ${seconds(usual.value)} unless told otherwise, and what has expired is lost.`,
      remedies: [
        `retention.ms for ${seconds(needed)}, which takes ${show(source, 'retention_bytes')}`,
        'a shorter outage to survive',
      ],
      answers: [workload.longestOutage, stream.transport],
      metrics: ['retention_needed', 'retention_bytes'],
    }),
  ];
};

const redisMemory: StreamRule = ({ of, show, workload }, source, stream) => {
  const size = of(source, 'retention_bytes') ?? 0;
  if (stream.transport.value !== 'redis_streams' || size <= workload.hostMemory.value) return [];
  return [
    finding({
      name: 'redis-memory',
      severity: 'risk',
      source,
      title: `Redis would hold ${show(source, 'retention_bytes')} of ${source.id} in memory`,
      because: `Surviving ${seconds(workload.longestOutage.value)} means keeping ${show(source, 'retention_needed')}: ${show(source, 'retention_bytes')}, more than an instance of the app has (${bytes(workload.hostMemory.value)}), and a full Redis refuses writes.`,
      remedies: ['Kafka, which keeps events on disk', 'a shorter outage to survive', 'smaller events'],
      answers: [stream.transport, workload.longestOutage, stream.eventsPerSecond, stream.eventBytes],
      metrics: ['retention_bytes', 'retention_needed'],
    }),
  ];
};

const delivery: StreamRule = ({ workload }, source, stream) => {
  const repeats = stream.transport.value !== 'redis_pubsub' && stream.transport.value !== 'websocket';
  if (!repeats || workload.duplicates.value !== 'never') return [];
  return [
    finding({
      name: 'delivery',
      severity: 'risk',
      source,
      title: `Events of ${source.id} arrive at least once, not exactly once`,
      because:
        'A consumer that dies between writing and committing reads the batch again, whatever the sender promises; exactly-once ends at the broker.',
      remedies: [
        `write with an upsert on ${source.keyColumn.value}`,
        'store the offset in the same transaction as the rows',
      ],
      answers: [workload.duplicates, stream.transport],
    }),
  ];
};

const rules: readonly StreamRule[] = [busy, buffer, slowSubscriber, retention, redisMemory, delivery];

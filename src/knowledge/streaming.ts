import { documented, judged } from './constant.ts';
import { dataSources } from './sources-data.ts';

/** Brokers and consumers. */
export const streamingConstants = {
  partitionBytes: judged(
    'partition-bytes',
    10e6,
    'B/s',
    'What one partition takes in; measured values are tens of MB/s, depending on batches and acknowledgements.',
  ),
  consumerEvents: judged(
    'consumer-events',
    10_000,
    'events/s',
    'Events that one Python consumer validates and writes in batches; measure your own handler.',
  ),
  partitionGrowth: judged('partition-growth', 1.5, 'x', 'Room in the number of partitions, which is hard to change.'),
  copies: documented('kafka-copies', 3, 'count', 'Copies of each event on the brokers.', dataSources.kafkaDurability),
  diskOverhead: judged('broker-disk-overhead', 1.1, 'x', 'Indexes and open segments on the brokers.'),
  kafkaRetention: documented(
    'kafka-retention',
    168 * 3600,
    's',
    'Default retention of a topic: 7 days.',
    dataSources.kafkaRetention,
  ),
  retentionSafety: judged(
    'retention-safety',
    3,
    'x',
    'Retention compared with the longest outage and the time to catch up.',
  ),
  utilisation: judged('consumer-utilisation', 0.7, 'ratio', 'From here on, catching up takes over twice the outage.'),
  bufferShare: judged('buffer-share', 0.2, 'ratio', 'Share of the freshness target that events may wait in a buffer.'),
  longestBuffer: judged('longest-buffer', 60, 's', 'A buffer never holds more than this.'),
  flush: judged('flush-interval', 1, 's', 'A consumer writes and commits its batch at least this often.'),
  windowPoints: judged('window-points', 300, 'rows', 'Points of each key that a live chart draws.'),
  pubsubBuffer: documented(
    'redis-pubsub-buffer',
    32e6,
    'B',
    'Output buffer at which Redis cuts off a slow subscriber; 8 MB for 60 s does the same.',
    dataSources.redisClients,
  ),
} as const;

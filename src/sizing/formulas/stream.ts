import { streamingConstants } from '../../knowledge/streaming.ts';
import type { LedgerDraft } from '../draft-ledger.ts';
import { fromAnswer, fromConstant, fromQuantity } from '../ledger.ts';
import type { SourceWorkload, StreamWorkload, Workload } from '../workload.ts';

/**
 * Partitions, consumers and buffers of a stream. With utilisation ρ = λ/μ, catching up after an outage takes
 * outage × ρ ÷ (1 − ρ), which exists only while ρ < 1.
 */
export function sizeStream(draft: LedgerDraft, source: SourceWorkload, workload: Workload): void {
  if (source.stream === null) return;
  addLoad(draft, source, source.stream);
  addConsumers(draft, source, source.stream);
  addOutage(draft, source, workload);
  addBuffer(draft, source, source.stream, workload);
  addRetention(draft, source, source.stream);
  draft.addSource(source.id, 'updates_conflated', {
    label: 'updates a second when only the last value of a key is kept between two redraws',
    group: 'stream',
    unit: 'events/s',
    formula: 'min({events}, {keys} ÷ {refresh})',
    operands: {
      events: fromQuantity(draft.source(source.id, 'events_peak'), 'events at the peak'),
      keys: fromAnswer(source.stream.eventKeys, 'count', 'keys'),
      refresh: fromQuantity(draft.app('app.refresh_interval'), 'refresh interval'),
    },
    compute: (v) => Math.min(v.events, v.keys / v.refresh),
  });
}

const group = 'stream';

function addLoad(draft: LedgerDraft, source: SourceWorkload, stream: StreamWorkload): void {
  const peak = draft.addSource(source.id, 'events_peak', {
    label: 'events at the peak',
    group,
    unit: 'events/s',
    formula: '{events} × {peak}',
    operands: {
      events: fromAnswer(stream.eventsPerSecond, 'events/s', 'events'),
      peak: fromAnswer(source.peakFactor, 'x', 'peak factor'),
    },
    compute: (v) => v.events * v.peak,
  });
  draft.addSource(source.id, 'throughput_peak', {
    label: 'bytes at the peak',
    group,
    unit: 'B/s',
    formula: '{events} × {bytes}',
    operands: {
      events: fromQuantity(peak, 'events at the peak'),
      bytes: fromAnswer(stream.eventBytes, 'B', 'an event'),
    },
    compute: (v) => v.events * v.bytes,
  });
}

function addConsumers(draft: LedgerDraft, source: SourceWorkload, stream: StreamWorkload): void {
  const events = fromQuantity(draft.source(source.id, 'events_peak'), 'events at the peak');
  const each = fromConstant(streamingConstants.consumerEvents, 'one consumer');
  const common = {
    label: 'partitions, one consumer each',
    group,
    unit: 'partitions',
    chosenBy: [stream.ordering],
  } as const;
  const partitions =
    stream.ordering.value === 'total'
      ? draft.addSource(source.id, 'partitions', {
          ...common,
          label: 'partitions: one, since all events keep their order',
          formula: '1',
          operands: {},
          compute: () => 1,
        })
      : draft.addSource(source.id, 'partitions', {
          ...common,
          formula: '⌈max({throughput} ÷ {bytes}, {events} ÷ {each}) × {growth}⌉',
          operands: {
            throughput: fromQuantity(draft.source(source.id, 'throughput_peak'), 'bytes at the peak'),
            bytes: fromConstant(streamingConstants.partitionBytes, 'one partition'),
            events,
            each,
            growth: fromConstant(streamingConstants.partitionGrowth, 'growth'),
          },
          compute: (v) => Math.max(1, Math.ceil(Math.max(v.throughput / v.bytes, v.events / v.each) * v.growth)),
        });
  const capacity = draft.addSource(source.id, 'consumer_capacity', {
    label: 'events that all consumers handle',
    group,
    unit: 'events/s',
    formula: '{partitions} × {each}',
    operands: { partitions: fromQuantity(partitions, 'partitions'), each },
    compute: (v) => v.partitions * v.each,
  });
  draft.addSource(source.id, 'consumer_utilisation', {
    label: 'utilisation ρ of the consumers at the peak',
    group,
    unit: 'ratio',
    formula: '{events} ÷ {capacity}',
    operands: { events, capacity: fromQuantity(capacity, 'capacity') },
    compute: (v) => v.events / v.capacity,
  });
}

function addOutage(draft: LedgerDraft, source: SourceWorkload, workload: Workload): void {
  const { id } = source;
  const outage = fromAnswer(workload.longestOutage, 's', 'longest outage');
  const events = fromQuantity(draft.source(id, 'events_peak'), 'events at the peak');
  const backlog = draft.addSource(id, 'outage_backlog', {
    label: 'events that wait after the longest outage, at the peak',
    group,
    unit: 'count',
    formula: '{events} × {outage}',
    operands: { events, outage },
    compute: (v) => v.events * v.outage,
  });
  const catchUp =
    draft.source(id, 'consumer_utilisation').value < 1
      ? draft.addSource(id, 'catch_up_seconds', {
          label: 'catching up after the longest outage',
          group,
          unit: 's',
          formula: '{backlog} ÷ ({capacity} − {events})',
          operands: {
            backlog: fromQuantity(backlog, 'backlog'),
            capacity: fromQuantity(draft.source(id, 'consumer_capacity'), 'capacity'),
            events,
          },
          compute: (v) => v.backlog / (v.capacity - v.events),
        })
      : null;
  const safety = fromConstant(streamingConstants.retentionSafety, 'safety');
  const common = { label: 'what the broker must keep for the longest outage', group, unit: 's' } as const;
  if (catchUp === null) {
    draft.addSource(id, 'retention_needed', {
      ...common,
      formula: '{safety} × {outage}',
      operands: { safety, outage },
      compute: (v) => v.safety * v.outage,
    });
    return;
  }
  draft.addSource(id, 'retention_needed', {
    ...common,
    formula: '{safety} × ({outage} + {catchUp})',
    operands: { safety, outage, catchUp: fromQuantity(catchUp, 'catch-up') },
    compute: (v) => v.safety * (v.outage + v.catchUp),
  });
}

function addBuffer(draft: LedgerDraft, source: SourceWorkload, stream: StreamWorkload, workload: Workload): void {
  const events = draft.addSource(source.id, 'buffer_events', {
    label: 'bound of the buffer in the consumer (Little): what it holds while events may wait',
    group,
    unit: 'count',
    formula: '⌈{peak} × min({freshness} × {share}, {longest})⌉',
    operands: {
      peak: fromQuantity(draft.source(source.id, 'events_peak'), 'events at the peak'),
      freshness: fromAnswer(workload.freshness, 's', 'freshness'),
      share: fromConstant(streamingConstants.bufferShare, 'share'),
      longest: fromConstant(streamingConstants.longestBuffer, 'longest wait'),
    },
    compute: (v) => Math.ceil(v.peak * Math.min(v.freshness * v.share, v.longest)),
  });
  draft.addSource(source.id, 'buffer_bytes', {
    label: 'the full buffer in memory',
    group,
    unit: 'B',
    formula: '{events} × {bytes}',
    operands: { events: fromQuantity(events, 'events'), bytes: fromAnswer(stream.eventBytes, 'B', 'an event') },
    compute: (v) => v.events * v.bytes,
  });
}

/** What nothing keeps (Pub/Sub, a WebSocket) takes no disk. */
function addRetention(draft: LedgerDraft, source: SourceWorkload, stream: StreamWorkload): void {
  if (stream.transport.value === 'redis_pubsub' || stream.transport.value === 'websocket') return;
  const common = { group, unit: 'B', chosenBy: [stream.transport] } as const;
  const events = fromAnswer(stream.eventsPerSecond, 'events/s', 'events');
  const bytes = fromAnswer(stream.eventBytes, 'B', 'an event');
  const needed = fromQuantity(draft.source(source.id, 'retention_needed'), 'retention needed');
  if (stream.transport.value === 'redis_streams') {
    draft.addSource(source.id, 'retention_bytes', {
      ...common,
      label: 'Redis memory for the retention needed',
      formula: '{events} × {bytes} × {needed}',
      operands: { events, bytes, needed },
      compute: (v) => v.events * v.bytes * v.needed,
    });
    return;
  }
  draft.addSource(source.id, 'retention_bytes', {
    ...common,
    label: 'disk of the brokers, copies included',
    formula: '{events} × {bytes} × max({needed}, {usual}) × {copies} × {overhead}',
    operands: {
      events,
      bytes,
      needed,
      usual: fromConstant(streamingConstants.kafkaRetention, 'default retention'),
      copies: fromConstant(streamingConstants.copies, 'copies'),
      overhead: fromConstant(streamingConstants.diskOverhead, 'overhead'),
    },
    compute: (v) => v.events * v.bytes * Math.max(v.needed, v.usual) * v.copies * v.overhead,
  });
}

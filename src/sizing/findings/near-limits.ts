import { formatQuantity } from '../../intake/quantities/format-quantity.ts';
import { appLimits } from '../../knowledge/limits-app.ts';
import { dataLimits } from '../../knowledge/limits-data.ts';
import { planningConstants } from '../../knowledge/planning.ts';
import { postgresConstants } from '../../knowledge/postgres.ts';
import type { Constant } from '../../knowledge/source.ts';
import { streamingConstants } from '../../knowledge/streaming.ts';
import { streamlitConstants } from '../../knowledge/streamlit.ts';
import type { Unit } from '../../knowledge/unit.ts';
import type { AppQuantityId, SourceMetric } from '../quantity-ids.ts';
import type { Known, SourceWorkload } from '../workload.ts';
import { type FindingContext, finding, type FindingRule } from './finding-rule.ts';

/**
 * Limits that still hold, with more than 70 % used: growth passes them first. Where a limit has a finding of its own
 * once it is passed, this is the one before it; the others have it here in both cases.
 */
export const nearLimits: FindingRule = (context) => {
  const near = [
    ...appUses(context),
    ...context.workload.sources.flatMap((source) => sourceUses(context, source).map((use) => ({ ...use, source }))),
  ];
  return near.flatMap((use) => {
    const share = use.used / use.limit;
    const isPassed = share > 1;
    if (share <= planningConstants.nearShare.value || (isPassed && use.whenPassed !== 'here')) return [];
    const { used, limit, unit } = use;
    return [
      finding({
        ...use,
        name: `near-${use.name}`,
        severity: isPassed ? 'risk' : 'advice',
        title: `${use.title} ${isPassed ? 'passes' : 'comes close to'} ${use.limitName}`,
        because: `${formatQuantity(used, unit)} of ${formatQuantity(limit, unit)} are ${formatQuantity(share, 'ratio')}. ${use.beyond}`,
      }),
    ];
  });
};

interface Use {
  readonly name: string;
  readonly source?: SourceWorkload;
  /** What uses it: "A large file of returns". */
  readonly title: string;
  readonly limitName: string;
  readonly used: number;
  readonly limit: number;
  readonly unit: Unit;
  /** What happens beyond the limit. */
  readonly beyond: string;
  readonly whenPassed: 'here' | 'finding of its own';
  readonly remedies: readonly string[];
  readonly answers: readonly Known<unknown>[];
  readonly app?: readonly AppQuantityId[];
  readonly metrics?: readonly SourceMetric[];
}

function appUses({ workload, app }: FindingContext): readonly Use[] {
  if (workload.host.value !== 'community_cloud') return [];
  return [
    {
      name: 'cloud-size',
      title: 'The app',
      limitName: 'what Community Cloud gives it',
      used: streamlitConstants.baseMemory.value + app('app.cache_bytes') + app('app.memory_live'),
      limit: appLimits.communityCloudMemory.value,
      unit: 'B',
      beyond: 'An app that exceeds its memory is stopped, with all sessions.',
      whenPassed: 'finding of its own',
      remedies: ['aggregates instead of rows', 'a container service or a virtual machine'],
      answers: [workload.host, workload.viewers],
      app: ['app.cache_bytes', 'app.memory_live'],
    },
  ];
}

function sourceUses(context: FindingContext, source: SourceWorkload): readonly Use[] {
  return [
    ...queryUses(context, source),
    ...fileUses(context, source),
    ...streamUses(context, source),
    ...writeUses(context, source),
  ];
}

function queryUses({ of, workload }: FindingContext, source: SourceWorkload): readonly Use[] {
  const { database } = source;
  if (database === null) return [];
  return [
    {
      name: 'table-rows',
      title: `The query on ${source.id}`,
      limitName: 'the rows that a table shows whole',
      used: database.resultRows.value,
      limit: streamlitConstants.tableRows.value,
      unit: 'rows',
      beyond: 'Above it a table is paged from the server, without sorting, search or download.',
      whenPassed: 'finding of its own',
      remedies: ['aggregate to the level the page shows, and fetch detail when it is opened'],
      answers: [database.resultRows],
    },
    ...(database.engine.value === 'postgres'
      ? [
          {
            name: 'server-memory',
            title: `The table of ${source.id} in a year`,
            limitName: 'the memory of its server',
            used: of(source, 'postgres_bytes') ?? 0,
            limit: database.serverMemory.value,
            unit: 'B',
            beyond: 'Above it, the manual advises partitions.',
            whenPassed: 'finding of its own',
            remedies: [`partitions by ${source.timeColumn.value}`, 'a shorter retention'],
            answers: [database.serverMemory, source.rows, source.rowRate],
            metrics: ['postgres_bytes'],
          } as const,
        ]
      : []),
    ...(of(source, 'scan_cost') === null
      ? []
      : [
          {
            name: 'scan-cost',
            title: `Full scans of ${source.id}`,
            limitName: 'the budget',
            used: of(source, 'scan_cost') ?? 0,
            limit: Math.max(1, workload.budget.value),
            unit: 'USD/month',
            beyond: 'The bill grows with the table, whatever the pages show of it.',
            whenPassed: 'finding of its own',
            remedies: [
              `partition by ${source.timeColumn.value} and filter on it`,
              'an aggregate table that the pages read',
            ],
            answers: [workload.budget, workload.freshness, source.rows],
            metrics: ['scan_cost'],
          } as const,
        ]),
  ];
}

function fileUses({ of }: FindingContext, source: SourceWorkload): readonly Use[] {
  if (source.files === null || source.kind.value !== 'uploads') return [];
  return [
    {
      name: 'upload-limit',
      title: `A large file of ${source.id}`,
      limitName: 'the upload limit',
      used: source.files.fileSize.value,
      limit: streamlitConstants.upload.value,
      unit: 'B',
      beyond: `It takes ${formatQuantity(of(source, 'upload_share') ?? 0, 'ratio')} of server.maxUploadSize; the first larger one is refused.`,
      whenPassed: 'finding of its own',
      remedies: ['a higher server.maxUploadSize, and the same in every proxy', 'smaller files, sent more often'],
      answers: [source.files.fileSize],
      metrics: ['upload_share'],
    },
  ];
}

function streamUses({ of, workload }: FindingContext, source: SourceWorkload): readonly Use[] {
  const { stream } = source;
  if (stream === null) return [];
  const transport = stream.transport.value;
  const rest = { answers: [stream.transport, stream.eventsPerSecond], metrics: ['events_peak'] } as const;
  const isKafka = transport === 'kafka' || transport === 'undecided';
  const isRedis = transport === 'redis_pubsub' || transport === 'redis_streams';
  return [
    ...(isKafka
      ? [
          {
            name: 'broker-retention',
            title: `What the broker must keep of ${source.id}`,
            limitName: 'the default retention',
            used: of(source, 'retention_needed') ?? 0,
            limit: streamingConstants.kafkaRetention.value,
            unit: 's',
            beyond: 'What has expired before it is read is lost.',
            whenPassed: 'finding of its own',
            remedies: ['a longer retention.ms', 'a shorter outage to survive'],
            answers: [workload.longestOutage, stream.transport],
            metrics: ['retention_needed'],
          } as const,
        ]
      : []),
    ...(transport === 'redis_streams'
      ? [
          {
            name: 'redis-memory',
            title: `What Redis must keep of ${source.id}`,
            limitName: 'the memory of an instance',
            used: of(source, 'retention_bytes') ?? 0,
            limit: workload.hostMemory.value,
            unit: 'B',
            beyond: 'A full Redis refuses writes.',
            whenPassed: 'finding of its own',
            remedies: ['Kafka, which keeps events on disk', 'a shorter outage to survive'],
            answers: [stream.transport, workload.longestOutage, stream.eventsPerSecond],
            metrics: ['retention_bytes'],
          } as const,
        ]
      : []),
    ...(isRedis ? [rateUse(source, of(source, 'events_peak') ?? 0, dataLimits.redisRate, rest)] : []),
    ...(transport === 'websocket'
      ? [
          {
            name: 'socket-message',
            title: `An event of ${source.id}`,
            limitName: 'the largest message of a WebSocket client',
            used: stream.eventBytes.value,
            limit: dataLimits.socketMessage.value,
            unit: 'B',
            beyond: 'The Python websockets package closes the connection on a larger one.',
            whenPassed: 'here',
            remedies: ['a higher max_size in the client', 'smaller events, or a reference instead of the content'],
            answers: [stream.transport, stream.eventBytes],
          } as const,
        ]
      : []),
  ];
}

function rateUse(source: SourceWorkload, used: number, limit: Constant, rest: Pick<Use, 'answers' | 'metrics'>): Use {
  return {
    ...rest,
    name: 'redis-rate',
    title: `The peak of ${source.id}`,
    limitName: 'what one Redis server takes',
    used,
    limit: limit.value,
    unit: 'events/s',
    beyond: 'It was measured without pipelining, over loopback; what is beyond waits at the sender.',
    whenPassed: 'here',
    remedies: ['commands sent in a pipeline', 'several streams, on several servers', 'Kafka, with more partitions'],
  };
}

function writeUses({ of }: FindingContext, source: SourceWorkload): readonly Use[] {
  if (source.database !== null) return [];
  return [
    {
      name: 'write-rate',
      title: `The peak of ${source.id}`,
      limitName: 'what one writer stores',
      used: of(source, 'rate_peak') ?? 0,
      limit: postgresConstants.copyRate.value,
      unit: 'rows/s',
      beyond: 'It was measured on one laptop; what is not written waits.',
      whenPassed: 'finding of its own',
      remedies: ['aggregate on arrival, and store the aggregate', 'a writer for each partition of the table'],
      answers: [source.rowRate, source.peakFactor],
      metrics: ['rate_peak'],
    },
  ];
}

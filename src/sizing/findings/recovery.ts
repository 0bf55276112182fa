import { reliabilityConstants } from '../../knowledge/reliability.ts';
import type { SourceWorkload } from '../workload.ts';
import { promiseOf } from './answer-remedy.ts';
import { exceeds, type FindingContext, finding, type FindingRule, seconds } from './finding-rule.ts';

/** More is lost than may be, or recovery takes longer than it may. */
export const recovery: FindingRule = (context) => [
  ...context.workload.sources.flatMap((source) => [...lostEvents(context, source), ...missingRows(context, source)]),
  ...slowRecovery(context),
];

function lostEvents({ workload, of }: FindingContext, source: SourceWorkload) {
  const transport = source.stream?.transport;
  if (transport?.value !== 'redis_pubsub' && transport?.value !== 'websocket') return [];
  const lost = of(source, 'loss_window') ?? 0;
  if (!exceeds(lost, workload.rpo.value)) return [];
  const name = transport.value === 'websocket' ? 'A WebSocket' : 'Redis Pub/Sub';
  return [
    finding({
      name: 'lost-events',
      severity: 'blocker',
      source,
      title: `${name} loses what ${source.id} sends while nobody listens; the RPO is ${seconds(workload.rpo.value)}`,
      because: `${name} keeps nothing: an outage of ${seconds(lost)} loses ${seconds(lost)} of events, and an RPO of ${seconds(workload.rpo.value)} allows ${seconds(workload.rpo.value)}.`,
      remedies: [
        'a transport that keeps events: Kafka, or Redis Streams with AOF',
        ...promiseOf('rpo', lost),
        'a snapshot interface of the sender to fill the gap after each reconnect',
      ],
      answers: [transport, workload.rpo, workload.longestOutage],
      metrics: ['loss_window'],
    }),
  ];
}

function missingRows({ workload, of, show }: FindingContext, source: SourceWorkload) {
  const missing = of(source, 'loss_window');
  const transport = source.stream?.transport.value;
  if (missing === null || transport === 'redis_pubsub' || transport === 'websocket') return [];
  if (!exceeds(missing, workload.rpo.value)) return [];
  const isUpload = source.kind.value === 'uploads';
  return [
    finding({
      name: 'rpo',
      severity: 'risk',
      source,
      title: `Up to ${show(source, 'loss_window')} of ${source.id} are missing after a failure; the RPO is ${seconds(workload.rpo.value)}`,
      because: isUpload
        ? `A file counts as received once it is parsed, checked and written: ${show(source, 'loss_window')}. Until then only the uploader has it.`
        : `Loads run every ${show(source, 'sync_interval')}; what came since the last one is only at the source.`,
      remedies: isUpload
        ? ['write the raw file to object storage before anything else', ...promiseOf('rpo', missing)]
        : [
            `loads every ${seconds(workload.rpo.value)} or less, where the source allows it`,
            ...promiseOf('rpo', missing),
          ],
      answers: [workload.rpo, workload.freshness],
      metrics: ['loss_window'],
    }),
  ];
}

function slowRecovery({ workload, app, showApp }: FindingContext) {
  const needed = app('app.rto_reached');
  if (!exceeds(needed, workload.rto.value)) return [];
  const { detect, decide, verify } = reliabilityConstants;
  const people = detect.value + decide.value + verify.value;
  return [
    finding({
      name: 'rto',
      severity: 'risk',
      title: `Recovery takes about ${showApp('app.rto_reached')}; the RTO is ${seconds(workload.rto.value)}`,
      because: `Detecting, deciding and verifying take ${seconds(people)}; restoring and catching up the rest of ${showApp('app.rto_reached')}.`,
      remedies: [
        ...(people < workload.rto.value ? ['a warm copy of the store to switch to, instead of a restore'] : []),
        ...(people >= workload.rto.value ? ['automatic failover, which waits for nobody'] : []),
        ...promiseOf('rto', needed),
        'the newest partitions first, so that pages work before the history is back',
      ],
      answers: [workload.rto],
      app: ['app.rto_reached'],
    }),
  ];
}

import { choiceOf } from '../decisions/choice-of.ts';
import { counted, quoteAnswer, quoteBytes, quoteSeconds } from '../decisions/figures.ts';
import { roundsOf } from '../decisions/jobs.ts';
import { quarantineTime } from './quarantine-time.ts';
import { formatFlow } from '../intake/quantities/format-flow.ts';
import type { SourceWorkload } from '../sizing/workload.ts';
import type { Component } from './blueprint.ts';
import { cachedFrames } from './caching.ts';
import { brokerComponent, componentIds, sourceComponent } from './component-ids.ts';
import { type Design, hasStore, hasWorker, instances, loadedSources, quoteSource, storeBytes } from './design.ts';
import {
  alertRoute,
  brokerName,
  monitorName,
  sourceKindName,
  storeName,
  validatorName,
  workerName,
} from './design-names.ts';

/** The boxes of the diagram, from the sources to the viewers. */
export function architectureComponents(design: Design): readonly Component[] {
  return [
    ...design.sizing.workload.sources.map(sourceBox),
    ...design.sizing.workload.sources.flatMap((source) => brokerBox(source, design)),
    ...workerBox(design),
    ...validationBoxes(design),
    ...storeBox(design),
    ...cacheBox(design),
    appBox(design),
    ...identityBox(design),
    monitorBox(design),
    viewersBox(design),
  ];
}

function sourceBox(source: SourceWorkload): Component {
  return {
    id: sourceComponent(source.id),
    kind: 'source',
    label: `${source.id} (${sourceKindName(source)})`,
    detail: sourceFigures(source),
  };
}

function sourceFigures(source: SourceWorkload): string {
  const rows = quoteAnswer(source.rows, 'rows');
  const { database, api, files, stream } = source;
  if (database) {
    return source.kind.value === 'warehouse'
      ? `${rows}, ${quoteAnswer(source.rowRate, 'rows/s')} new`
      : `${rows}, ${quoteAnswer(database.connectionLimit, 'connections')}`;
  }
  if (api) return `${rows}, ${callsAllowed(api.rateLimit.value)}`;
  if (files) {
    return `${counted(files.filesPerDay.value, 'file')} a day, up to ${quoteBytes(files.fileSize.value)} each`;
  }
  return stream ? `${quoteAnswer(stream.eventsPerSecond, 'events/s')} of ${quoteAnswer(stream.eventBytes, 'B')}` : rows;
}

function callsAllowed(perSecond: number): string {
  return formatFlow(perSecond, '1/s')
    .replace(/^1\//, '1 call/')
    .replace(/^([^ ]+)\//, '$1 calls/');
}

function brokerBox(source: SourceWorkload, design: Design): readonly Component[] {
  const name = source.stream && brokerName(design, source.id);
  if (!name) return [];
  const partitions = name === 'Kafka' ? quoteSource(design, source.id, 'partitions') : null;
  const kept = name === 'Redis Pub/Sub' ? 'keeps nothing' : keptFor(design, source.id);
  return [
    {
      id: brokerComponent(source.id),
      kind: 'queue',
      label: name,
      detail: [partitions, kept].filter((part) => part !== null).join(', ') || null,
    },
  ];
}

function keptFor(design: Design, sourceId: string): string | null {
  const retention = quoteSource(design, sourceId, 'retention_needed');
  return retention && `keeps ${retention}`;
}

function workerBox(design: Design): readonly Component[] {
  if (!hasWorker(design)) return [];
  const rounds = Object.entries(roundsOf(design)).map(([id, round]) => `${id} ${round}`);
  return [
    {
      id: componentIds.worker,
      kind: 'worker',
      label: capitalised(workerName(design)),
      detail: rounds.join(', ') || null,
    },
  ];
}

function validationBoxes(design: Design): readonly Component[] {
  if (loadedSources(design).length === 0) return [];
  const validator: Component = {
    id: componentIds.validator,
    kind: 'validator',
    label: 'Validation',
    detail: validatorName(design),
  };
  if (!keepsBadRows(design)) return [validator];
  return [
    validator,
    {
      id: componentIds.quarantine,
      kind: 'quarantine',
      label: 'Quarantine',
      detail: `bad rows with their reasons, kept ${quoteSeconds(quarantineTime(design.sizing.workload))}`,
    },
  ];
}

/** Whether rows that fail validation are kept for correction. */
export function keepsBadRows(design: Design): boolean {
  const policy = choiceOf(design.decided, 'bad_rows');
  return loadedSources(design).length > 0 && hasStore(design) && (policy === 'quarantine' || policy === 'fix_and_flag');
}

function storeBox(design: Design): readonly Component[] {
  if (!hasStore(design)) return [];
  const size = `${quoteBytes(storeBytes(design))} after a year${choiceOf(design.decided, 'store') === 'postgres' ? ', without indexes' : ''}`;
  return [{ id: componentIds.store, kind: 'store', label: capitalised(storeName(design)), detail: size }];
}

function cacheBox(design: Design): readonly Component[] {
  const frames = cachedFrames(design);
  if (frames.length === 0) return [];
  const memory = frames.reduce((sum, entry) => sum + entry.memory, 0);
  return [
    {
      id: componentIds.cache,
      kind: 'cache',
      label: 'Streamlit cache',
      detail: `${quoteBytes(memory)} in each instance`,
    },
  ];
}

function appBox(design: Design): Component {
  const { hostMemory } = design.sizing.workload;
  return {
    id: componentIds.app,
    kind: 'app',
    label: 'Streamlit app',
    detail: `${counted(instances(design), 'instance')} × ${quoteAnswer(hostMemory, 'B')}`,
  };
}

function identityBox(design: Design): readonly Component[] {
  const signIn = choiceOf(design.decided, 'sign_in');
  if (signIn !== 'oidc' && signIn !== 'proxy_headers') return [];
  const isSnowflake = design.sizing.workload.host.value === 'snowflake';
  const label = signIn === 'oidc' ? 'Identity provider' : isSnowflake ? 'Snowflake sign-in' : 'Sign-in proxy';
  return [{ id: componentIds.identity, kind: 'identity', label, detail: signIn === 'oidc' ? 'OpenID Connect' : null }];
}

function monitorBox(design: Design): Component {
  const route = design.sizing.workload.alertRoute.value === 'none' ? 'no alert route yet' : alertRoute(design);
  return { id: componentIds.monitor, kind: 'monitor', label: monitorName(design), detail: `alerts: ${route}` };
}

function viewersBox({ sizing }: Design): Component {
  const { viewers, interactions } = sizing.workload;
  return {
    id: componentIds.viewers,
    kind: 'viewers',
    label: counted(viewers.value, 'viewer'),
    detail:
      interactions.value > 0 ? `${formatFlow(interactions.value, '1/s').replace('/', ' clicks/')} each` : 'watching',
  };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

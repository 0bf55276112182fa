import { formatQuantity } from '../intake/quantities/format-quantity.ts';
import type { AppQuantityId, SourceMetric } from '../sizing/quantity-ids.ts';
import type { Unit } from '../intake/quantities/unit.ts';
import type { Blueprint, UsedLimit } from './blueprint.ts';
import { cachedBytes } from './caching.ts';
import { sourceChoiceOf } from '../decisions/choice-of.ts';

/** The name of the limit that the freshness target sets. */
export const ageLimit = 'age of the data';

/** The parts of a blueprint that limits are read from. */
type Sized = Pick<Blueprint, 'workload' | 'ledger' | 'caching' | 'decisions'>;

/** Every limit of which the design uses a share, the nearest first. */
export function usedLimits(blueprint: Sized): readonly UsedLimit[] {
  const { workload } = blueprint;
  const app = (id: AppQuantityId) => blueprint.ledger.quantities.find((quantity) => quantity.id === id)?.value ?? null;
  const cached = cachedBytes(blueprint.caching);
  const live = app('app.memory_live');
  const replicas = app('app.replicas');
  const limits = [
    limit(ageLimit, app('app.staleness_worst'), workload.freshness.value, 's'),
    limit(
      'memory of an instance',
      live === null || replicas === null ? null : cached + live / Math.max(1, replicas),
      app('app.memory_budget'),
      'B',
    ),
    limit('recovery after the loss of the store', app('app.rto_reached'), workload.rto.value, 's'),
    ...workload.sources.flatMap((source) => sourceLimits(source.id, blueprint)),
  ];
  return limits.filter((found) => found !== null).toSorted((a, b) => b.share - a.share);
}

function sourceLimits(id: string, blueprint: Sized): readonly (UsedLimit | null)[] {
  const source = blueprint.workload.sources.find((candidate) => candidate.id === id);
  if (source === undefined) return [];
  const of = (metric: SourceMetric) =>
    blueprint.ledger.quantities.find((quantity) => quantity.id === `${id}.${metric}`)?.value ?? null;
  const isInPlace = sourceChoiceOf(blueprint.decisions, 'ingestion', id) === 'query_in_place';
  return [
    ...(source.api === null ? [] : [limit(`calls to ${id}`, of('calls_used'), source.api.rateLimit.value, '1/s')]),
    ...(source.kind.value === 'database' && isInPlace
      ? [limit(`connections of ${id}`, of('connections_used'), of('connections_free'), 'connections')]
      : []),
    ...(source.stream === null
      ? []
      : [limit(`consumer of ${id}`, of('events_peak'), of('consumer_capacity'), 'events/s')]),
  ];
}

function limit(name: string, used: number | null, of: number | null, unit: Unit): UsedLimit | null {
  if (used === null || of === null || of <= 0) return null;
  return { name, used: formatQuantity(used, unit), of: formatQuantity(of, unit), share: used / of };
}

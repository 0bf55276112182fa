import { choiceOf, sourceChoiceOf } from '../decisions/choice-of.ts';
import type { ChoiceOf, SourceTopicId, TopicId } from '../decisions/choices.ts';
import { jobsOf } from '../decisions/jobs.ts';
import type { Condition, Trait } from '../knowledge/condition.ts';
import type { SourceKind, SourceWorkload, Workload } from '../sizing/workload.ts';
import { keepsBadRows } from './architecture-components.ts';
import { type Design, hasStore, inPlaceSources, instances, isScoped, liveStreams, loadedSources } from './design.ts';
import { brokerName } from './design-names.ts';
import { vendorsOf } from './vendors.ts';

/** A condition whose kinds, topics and options are those that the decisions know; the compiler compares. */
export interface KnownCondition extends Condition {
  readonly kinds?: readonly SourceKind[];
  readonly choices?: { readonly [T in TopicId]?: readonly ChoiceOf<T>[] };
  readonly regimes?: readonly Workload['regimes']['value'][number][];
  readonly classes?: readonly Workload['classification']['value'][];
  readonly personalData?: readonly Workload['personalData']['value'][];
}

/** Whether a catalogue's entry concerns this design, or the source in hand. */
export function concerns(condition: KnownCondition, design: Design, source: SourceWorkload | null): boolean {
  const { regimes, classification, personalData } = design.sizing.workload;
  return (
    (!condition.kinds || (source !== null && condition.kinds.includes(source.kind.value))) &&
    (condition.traits ?? []).every((trait) => hasTrait(trait, design, source)) &&
    Object.entries(condition.choices ?? {}).every(([topic, options]) => isChosen(topic, options, design, source)) &&
    (!condition.regimes || condition.regimes.some((regime) => regimes.value.includes(regime))) &&
    (!condition.classes || condition.classes.includes(classification.value)) &&
    (!condition.personalData || condition.personalData.includes(personalData.value))
  );
}

function isChosen(topic: string, options: readonly string[], { decided }: Design, source: SourceWorkload | null) {
  return decided.some(
    (decision) =>
      decision.topic === topic &&
      (decision.sourceId === null || decision.sourceId === source?.id) &&
      options.includes(decision.choice.id),
  );
}

function hasTrait(trait: Trait, design: Design, source: SourceWorkload | null): boolean {
  return isSourceTrait(trait) ? source !== null && sourceTraits[trait](source, design) : designTraits[trait](design);
}

type SourceTrait =
  | 'postgres'
  | 'in_place'
  | 'copied'
  | 'shared'
  | 'replica'
  | 'deletes'
  | 'incremental'
  | 'offset_paging'
  | 'expiring_token'
  | 'brokered';

const designTraits: Readonly<Record<Exclude<Trait, SourceTrait>, (design: Design) => boolean>> = {
  loads: (design) => loadedSources(design).length > 0,
  scheduled: (design) => jobsOf(design).some(({ start }) => start === 'schedule'),
  scoped: isScoped,
  replicated: (design) => instances(design) > 1,
  cached: ({ decided }) => !['no_cache', null].includes(choiceOf(decided, 'cache')),
  redraws: ({ decided }) => ['fragment_poll', 'push_snapshot'].includes(choiceOf(decided, 'refresh') ?? ''),
  follows: (design) => liveStreams(design).length > 0,
  stored: hasStore,
  personal: ({ sizing }) => sizing.workload.personalData.value !== 'none',
  signed_in: ({ decided }) => ['oidc', 'proxy_headers'].includes(choiceOf(decided, 'sign_in') ?? ''),
  exports: ({ sizing }) => sizing.workload.features.value.includes('export'),
  resident: ({ sizing }) => sizing.workload.residency.value !== 'none',
  quarantines: keepsBadRows,
  unregulated: ({ sizing }) => sizing.workload.regimes.value.length === 0,
  vendors: (design) => vendorsOf(design).length > 0,
};

const sourceTraits: Readonly<Record<SourceTrait, (source: SourceWorkload, design: Design) => boolean>> = {
  postgres: ({ database }) => database?.engine.value === 'postgres',
  in_place: ({ id }, design) => inPlaceSources(design).some((source) => source.id === id),
  copied: ({ id }, design) => loadedSources(design).some((source) => source.id === id),
  shared: ({ database }) => database?.sharedLoad.value === 'shared_primary',
  replica: ({ database }) => database?.sharedLoad.value === 'replica',
  deletes: ({ changePattern }) => changePattern.value === 'updates_and_deletes',
  incremental: ({ id }, { decided }) =>
    isOneOf(decided, 'ingestion', id, ['incremental']) ||
    isOneOf(decided, 'api_sync', id, ['poll_incremental', 'webhook_reconcile']),
  offset_paging: ({ api }) => api?.pagination.value === 'offset',
  expiring_token: ({ api }) => api?.auth.value === 'oauth2_client' || api?.auth.value === 'oauth2_user',
  brokered: ({ id }, design) => brokerName(design, id) !== null,
};

function isSourceTrait(trait: Trait): trait is SourceTrait {
  return Object.hasOwn(sourceTraits, trait);
}

function isOneOf<T extends SourceTopicId>(
  decided: Design['decided'],
  topic: T,
  sourceId: string,
  choices: readonly ChoiceOf<T>[],
): boolean {
  const choice = sourceChoiceOf(decided, topic, sourceId);
  return choice !== null && choices.includes(choice);
}

import type { TopicId } from './choices.ts';
import type { Decision, DecisionContext, RejectedOption, Topic, TopicOption } from './decision.ts';
import { inputsOf } from './decision-inputs.ts';
import { weaker } from '../sizing/ledger.ts';

/**
 * Decides one topic: options that break a hard constraint go first, the rest are weighed; ties go to the option that
 * stands first, the simplest. When every option breaks a constraint, the best of them is taken and the decision says so.
 */
export function weighTopic<T extends TopicId>(topic: Topic<T>, context: DecisionContext<T>): Decision {
  const { winner, weighed } = weigh(topic, context);
  const { option, exclusion } = winner;
  // Sentences and inputs take longer than the choice, and whoever compares designs reads few of them.
  const inputs = once(() => inputsOf(topic.inputs(context), context.sizing));
  const rejected = once(() =>
    weighed.filter((other) => other !== winner).map((other) => rejectionOf(other, winner, context)),
  );
  const consequences = once(() => option.consequences(context));
  const settings = once(() => option.settings?.(context) ?? {});
  return {
    ...chosen(topic, context, option),
    get because() {
      if (exclusion === null) return option.because(context);
      return `Every option breaks a constraint; this one is the least bad. ${exclusion}`;
    },
    get rejected() {
      return rejected();
    },
    get inputs() {
      return inputs();
    },
    get provenance() {
      return inputs().reduce<Decision['provenance']>((worst, input) => weaker(worst, input.provenance), 'measured');
    },
    get consequences() {
      return consequences();
    },
    get settings() {
      return settings();
    },
  };
}

/** A value that is worked out when it is first asked for. */
function once<T>(work: () => T): () => T {
  let done: { readonly value: T } | null = null;
  return () => (done ??= { value: work() }).value;
}

/**
 * The same choice without its words: what a search over many answers compares. The options are held against their
 * constraints from the best down to the first that breaks none, since to name a constraint takes a sentence.
 */
export function chooseOnly<T extends TopicId>(topic: Topic<T>, context: DecisionContext<T>): Decision {
  const ranked = topic.options
    .map((option) => ({ option, score: scoreOf(option, topic, context) }))
    .toSorted((a, b) => b.score - a.score);
  const winner = ranked.find(({ option }) => option.excluded(context) === null) ?? ranked[0];
  return { ...chosen(topic, context, present(winner, topic).option), ...noWords };
}

const noWords = {
  because: '',
  rejected: [],
  inputs: [],
  provenance: 'measured',
  consequences: [],
  settings: {},
} as const;

function weigh<T extends TopicId>(topic: Topic<T>, context: DecisionContext<T>) {
  const weighed = topic.options.map((option) => ({
    option,
    exclusion: option.excluded(context),
    score: scoreOf(option, topic, context),
  }));
  const winner = best(weighed.filter(({ exclusion }) => exclusion === null)) ?? best(weighed);
  return { winner: present(winner, topic), weighed };
}

function present<T>(winner: T | undefined, { id }: { readonly id: TopicId }): T {
  if (winner === undefined) throw new RangeError(`topic ${id} has no options`);
  return winner;
}

function chosen<T extends TopicId>(topic: Topic<T>, { source }: DecisionContext<T>, option: TopicOption<T>) {
  const sourceId = source?.id ?? null;
  const { id, title, question, sources } = topic;
  return {
    id: decisionId(id, sourceId),
    topic: id,
    title,
    question,
    sourceId,
    choice: { id: option.id, label: option.label },
    sources,
  };
}

/** `D-engine` for the design, `D-ingestion-crm` for a source. */
function decisionId(topic: TopicId, sourceId: string | null): string {
  const name = `D-${topic.replaceAll('_', '-')}`;
  return sourceId === null ? name : `${name}-${sourceId}`;
}

interface Weighed<T extends TopicId> {
  readonly option: TopicOption<T>;
  readonly exclusion: string | null;
  readonly score: number;
}

function best<T extends TopicId>(weighed: readonly Weighed<T>[]): Weighed<T> | undefined {
  return weighed.reduce<Weighed<T> | undefined>(
    (leader, next) => (leader === undefined || next.score > leader.score ? next : leader),
    undefined,
  );
}

/** The mean of its scores by the topic's weights, 0 to 5. */
function scoreOf<T extends TopicId>(
  option: TopicOption<T>,
  { weights }: Topic<T>,
  context: DecisionContext<T>,
): number {
  const { performance, simplicity, cost, skills, robustness } = option.scores(context);
  const total = weights.performance + weights.simplicity + weights.cost + weights.skills + weights.robustness;
  const weighed =
    performance * weights.performance +
    simplicity * weights.simplicity +
    cost * weights.cost +
    skills * weights.skills +
    robustness * weights.robustness;
  return weighed / total;
}

function rejectionOf<T extends TopicId>(
  { option, exclusion, score }: Weighed<T>,
  winner: Weighed<T>,
  context: DecisionContext<T>,
): RejectedOption {
  const { id, label } = option;
  if (exclusion !== null) return { id, label, reason: exclusion, by: 'constraint', scored: null };
  const scored = { own: hundredths(score), winner: hundredths(winner.score) };
  return { id, label, reason: option.passedOver(context), by: 'score', scored };
}

function hundredths(score: number): number {
  return Math.round(score * 100) / 100;
}

import type { TopicId } from './choices.ts';
import type { Criterion, Decision, DecisionContext, RejectedOption, Scores, Topic, TopicOption } from './decision.ts';
import { inputsOf } from './decision-inputs.ts';
import { weaker } from '../sizing/ledger.ts';

/**
 * Decides one topic: options that break a hard constraint go first, the rest are weighed; ties go to the option that
 * stands first, the simplest. When every option breaks a constraint, the best of them is taken and the decision says so.
 */
export function weighTopic<T extends TopicId>(topic: Topic<T>, context: DecisionContext<T>): Decision {
  const { winner, weighed } = weigh(topic, context);
  const { option, exclusion } = winner;
  const inputs = inputsOf(topic.inputs(context), context.sizing);
  return {
    ...chosen(topic, context, option),
    because:
      exclusion === null
        ? option.because(context)
        : `Every option breaks a constraint; this one is the least bad. ${exclusion}`,
    rejected: weighed.filter((other) => other !== winner).map((other) => rejectionOf(other, context)),
    inputs,
    provenance: inputs.reduce<Decision['provenance']>((worst, input) => weaker(worst, input.provenance), 'measured'),
    consequences: option.consequences(context),
    settings: option.settings?.(context) ?? {},
  };
}

/** The same choice without its words: what a search over many answers compares. */
export function chooseOnly<T extends TopicId>(topic: Topic<T>, context: DecisionContext<T>): Decision {
  const nothing = {
    because: '',
    rejected: [],
    inputs: [],
    provenance: 'measured',
    consequences: [],
    settings: {},
  } as const;
  return { ...chosen(topic, context, weigh(topic, context).winner.option), ...nothing };
}

function weigh<T extends TopicId>(topic: Topic<T>, context: DecisionContext<T>) {
  const weighed = topic.options.map((option) => ({
    option,
    exclusion: option.excluded(context),
    score: weightedScore(option.scores(context), topic.weights),
  }));
  const winner = best(weighed.filter(({ exclusion }) => exclusion === null)) ?? best(weighed);
  if (winner === undefined) throw new RangeError(`topic ${topic.id} has no options`);
  return { winner, weighed };
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
export function decisionId(topic: TopicId, sourceId: string | null): string {
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

function weightedScore(scores: Scores, weights: Scores): number {
  const criteria: readonly Criterion[] = ['performance', 'simplicity', 'cost', 'skills', 'robustness'];
  return criteria.reduce((sum, criterion) => sum + scores[criterion] * weights[criterion], 0);
}

function rejectionOf<T extends TopicId>(
  { option, exclusion }: Weighed<T>,
  context: DecisionContext<T>,
): RejectedOption {
  const { id, label } = option;
  return exclusion === null
    ? { id, label, reason: option.passedOver(context), by: 'score' }
    : { id, label, reason: exclusion, by: 'constraint' };
}

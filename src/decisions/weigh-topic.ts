import type { TopicId } from './choices.ts';
import type { Criterion, Decision, DecisionContext, RejectedOption, Scores, Topic, TopicOption } from './decision.ts';
import { inputsOf } from './decision-inputs.ts';
import { weaker } from '../sizing/ledger.ts';

/**
 * Decides one topic: options that break a hard constraint go first, the rest are weighed; ties go to the option that
 * stands first, the simplest. When every option breaks a constraint, the first is taken and the decision says so.
 */
export function weighTopic<T extends TopicId>(topic: Topic<T>, context: DecisionContext<T>): Decision {
  const weighed = topic.options.map((option) => ({
    option,
    exclusion: option.excluded(context),
    score: weightedScore(option.scores(context), topic.weights),
  }));
  const possible = weighed.filter(({ exclusion }) => exclusion === null);
  const winner = best(possible) ?? best(weighed);
  if (winner === undefined) throw new RangeError(`topic ${topic.id} has no options`);
  const { option } = winner;
  const inputs = inputsOf(topic.inputs(context), context.sizing);
  return {
    id: decisionId(topic.id, context.source?.id ?? null),
    topic: topic.id,
    title: topic.title,
    question: topic.question,
    sourceId: context.source?.id ?? null,
    choice: { id: option.id, label: option.label },
    because:
      winner.exclusion === null
        ? option.because(context)
        : `Every option breaks a constraint; this one is the least bad. ${winner.exclusion}`,
    rejected: weighed.filter((other) => other !== winner).map((other) => rejectionOf(other, context)),
    inputs,
    provenance: inputs.reduce<Decision['provenance']>((worst, input) => weaker(worst, input.provenance), 'measured'),
    consequences: option.consequences(context),
    settings: option.settings?.(context) ?? {},
    sources: topic.sources,
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

import type { AnswerKey, Answers } from '../intake/answers.ts';
import { designQuestions, sourceQuestions } from '../intake/catalogue.ts';
import { formatAnswer } from '../intake/quantities/format-answer.ts';
import type { Question } from '../intake/question.ts';
import { keyOf, type ResolvedAnswer, type ResolvedView, viewAnswers } from '../intake/view.ts';

/** A question that applies to these answers, with what stands for its answer. */
export interface AskedQuestion {
  readonly key: AnswerKey;
  /** The question with the source's name in it. */
  readonly text: string;
  readonly question: Question;
  readonly resolved: ResolvedAnswer;
  /** The answer as people read it: labels of options, quantities with units. */
  readonly shown: string;
}

/** Every question that applies, in the order of asking: the design first, then source by source. */
export function askedQuestions(answers: Answers): readonly AskedQuestion[] {
  const design = viewAnswers(answers);
  return [
    ...designQuestions.flatMap((question) => asked(question, design)),
    ...design.sourceIds.flatMap((id) => {
      const view = design.of(id);
      return sourceQuestions.flatMap((question) => asked(question, view));
    }),
  ];
}

function asked(question: Question, view: ResolvedView): readonly AskedQuestion[] {
  const resolved = view.resolve(question.id);
  if (!resolved.applies) return [];
  return [
    {
      key: keyOf(question, view.sourceId),
      text: question.ask.replaceAll('{source}', view.sourceId ?? ''),
      question,
      resolved,
      shown: shownAnswer(question, resolved),
    },
  ];
}

function shownAnswer(question: Question, { value, raw }: ResolvedAnswer): string {
  switch (value.type) {
    case 'text':
      return question.kind === 'choice' ? labelOf(question.options, value.text) : value.text;
    case 'list': {
      if (question.kind !== 'choices') return value.list.join(', ');
      if (value.list.length === 0) return labelOf(question.options, question.none ?? 'none');
      return value.list.map((id) => labelOf(question.options, id)).join(', ');
    }
    case 'quantity': {
      if (question.kind !== 'quantity' || Object.hasOwn(question.words ?? {}, String(raw).toLowerCase()))
        return String(raw);
      return formatAnswer(value.quantity.value, value.quantity.unit, question.dimension);
    }
  }
}

function labelOf(options: readonly { readonly id: string; readonly label: string }[], id: string): string {
  return options.find((option) => option.id === id)?.label ?? id;
}

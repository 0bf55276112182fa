import type { AnswerKey, QuestionId } from './answers.ts';
import { questionById } from './catalogue.ts';
import type { AnswerView } from './question.ts';
import { keyOf } from './view.ts';

/** The same view, which tells the key of each answer that is read through it. */
export function watchView(view: AnswerView, read: (key: AnswerKey) => void): AnswerView {
  const telling =
    <Value>(take: (id: QuestionId) => Value) =>
    (id: QuestionId): Value => {
      read(keyOf(questionById(id), view.sourceId));
      return take(id);
    };
  return {
    sourceId: view.sourceId,
    sourceIds: view.sourceIds,
    of: (sourceId) => watchView(view.of(sourceId), read),
    text: telling((id) => view.text(id)),
    choice: telling((id) => view.choice(id)),
    choices: telling((id) => view.choices(id)),
    number: telling((id) => view.number(id)),
    quantity: telling((id) => view.quantity(id)),
    isStated: telling((id) => view.isStated(id)),
  };
}

import { canChange, type Relevance } from '../../decisions/relevance.ts';
import type { AnswerKey, Answers } from '../../intake/answers.ts';
import { questionById } from '../../intake/catalogue.ts';
import { path } from '../../intake/interview.ts';
import { splitKey, viewAnswers } from '../../intake/view.ts';
import type { Choice } from '../components/choice-list/choice.ts';
import { padText } from '../components/text/fit-text.ts';
import type { RelevanceSoFar } from '../hooks/use-relevance.ts';
import { shownRaw } from './review-rows.ts';

/**
 * Every question that applies and that nobody answered with a value: at the end of an interview also those whose default
 * was accepted or that were answered with "I don't know" are open, since somebody may still know better.
 */
export function notStated(answers: Answers): readonly AnswerKey[] {
  const view = viewAnswers(answers);
  return path({ answers, depth: 'thorough' }).filter((key) => {
    const { sourceId, questionId } = splitKey(key);
    const { provenance } = view.of(sourceId ?? '').resolve(questionId);
    return provenance === 'defaulted' || provenance === 'unknown';
  });
}

/** The questions whose other answers change the design, those that change most first, and what they change. */
export function couldChangeRows(answers: Answers, { byKey }: RelevanceSoFar): readonly Choice[] {
  const able = [...byKey.values()].filter(canChange).toSorted((a, b) => b.score - a.score);
  const column = Math.min(28, Math.max(0, ...able.map(({ key }) => key.length)));
  return able.map((relevance) => ({
    id: relevance.key,
    label: `${padText(relevance.key, column)}  ${shownAt(answers, relevance.key)}`,
    hint: changed(relevance),
  }));
}

function shownAt(answers: Answers, key: AnswerKey): string {
  const { sourceId, questionId } = splitKey(key);
  const { raw } = viewAnswers(answers, sourceId).resolve(questionId);
  return shownRaw(questionById(questionId), raw);
}

function changed({ decisions, findings, opens }: Relevance): string {
  return [...new Set([...decisions, ...findings].map(({ id }) => id)), ...opens].join(', ');
}

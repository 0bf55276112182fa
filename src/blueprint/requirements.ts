import type { Answers } from '../intake/answers.ts';
import { askedQuestions } from './asked-questions.ts';
import type { Requirement } from './blueprint.ts';

/** What was asked and answered, "I don't know" included, in the order of asking. */
export function listRequirements(answers: Answers): readonly Requirement[] {
  return askedQuestions(answers)
    .filter(({ resolved }) => resolved.provenance !== 'defaulted')
    .map(({ key, text, shown, resolved }) => ({
      key,
      question: text,
      answer: resolved.provenance === 'unknown' ? `not known; ${shown} is assumed` : shown,
      provenance: resolved.provenance,
    }));
}

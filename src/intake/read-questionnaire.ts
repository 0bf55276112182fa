import { isMap, isScalar, isSeq, type Pair } from 'yaml';
import type { AnswerKey, Answers } from './answers.ts';
import { AnswersReader, type AnswersProblem } from './answers-reader.ts';
import { firstProblems, parseAnswersYaml } from './read-answers-file.ts';

export type QuestionnaireReading =
  | {
      readonly ok: true;
      /** What was filled in, not yet held against the questions: those depend on the answers it is merged with. */
      readonly answers: Answers;
      readonly lineOf: (key: AnswerKey) => number;
    }
  | { readonly ok: false; readonly problems: readonly AnswersProblem[] };

/** Reads a questionnaire that somebody filled in; a question without an answer is left out. Never throws. */
export function readQuestionnaire(text: string): QuestionnaireReading {
  const parsed = parseAnswersYaml(text);
  if (!parsed.ok) return parsed;
  const reader = new AnswersReader(parsed.lines);
  leaveOutEmpty(parsed.contents);
  const answers = reader.read(parsed.contents);
  return reader.problems.length > 0
    ? { ok: false, problems: firstProblems(reader.problems) }
    : { ok: true, answers, lineOf: reader.lineOf };
}

function leaveOutEmpty(contents: unknown): void {
  if (!isMap(contents)) return;
  const isFilled = ({ value }: Pair) => value !== null && !(isScalar(value) && value.value === null);
  contents.items = contents.items.filter(isFilled);
  const sources = contents.get('sources', true);
  if (!isSeq(sources)) return;
  for (const source of sources.items) if (isMap(source)) source.items = source.items.filter(isFilled);
}

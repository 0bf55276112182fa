import { canChange } from '../../decisions/relevance.ts';
import type { AnswerKey, Provenance, RawAnswer } from '../../intake/answers.ts';
import { designQuestions, isDesignQuestion, sourceQuestions } from '../../intake/catalogue.ts';
import { type InterviewState, isDone, path } from '../../intake/interview.ts';
import type { Question } from '../../intake/question.ts';
import { stages } from '../../intake/stage.ts';
import { keyOf, viewAnswers } from '../../intake/view.ts';
import type { Choice } from '../components/choice-list/choice.ts';
import { padText } from '../components/text/fit-text.ts';
import type { RelevanceSoFar } from '../hooks/use-relevance.ts';
import type { ArchitectChoice, ArchitectPreview } from '../ports.ts';
import { counted } from './screen.ts';

export interface ReviewOffer {
  readonly state: InterviewState;
  readonly architect: ArchitectChoice;
  readonly writer: ArchitectPreview | null;
  readonly output: string;
  readonly relevance: RelevanceSoFar;
}

/** What can be done from the review, then every answer that applies, grouped by stage. */
export function reviewRows({ state, architect, writer, output, relevance }: ReviewOffer): readonly Choice[] {
  const open = path(state).filter((key) => !isDone(state, key)).length;
  return [
    { id: 'write', label: 'Write the document', hint: output },
    ...(open === 0 ? [] : [{ id: 'go-on', label: `Go on with the interview (${counted(open, 'question')} open)` }]),
    { id: 'could-change', label: couldChangeWords(relevance), hint: 'answers that nobody vouches for' },
    { id: 'architect', label: `Change who writes: ${architectWords[architect]}`, hint: 'Enter goes to the next' },
    ...(writer?.host ? [{ id: 'sent', label: 'Read what is sent', hint: `word for word, to ${writer.host}` }] : []),
    { id: 'output', label: 'Save to another place', hint: 'the folder must exist' },
    ...answerRows(state),
  ];
}

/** Whether a row of the review is an answer, and not something to do. */
export function isAnswerRow(id: string): boolean {
  return id.includes('.') || isDesignQuestion(id);
}

/** How many of the answers that nobody stated matter; any number only once all of them were tried. */
function couldChangeWords({ byKey, isWhole }: RelevanceSoFar): string {
  if (!isWhole) return 'Questions that could still change this design';
  const asked = [...byKey.values()];
  const able = asked.filter(canChange).length;
  return `${able} of ${counted(asked.length, 'open question')} could still change this design`;
}

const architectWords: Readonly<Record<ArchitectChoice, string>> = {
  auto: 'automatic',
  builtin: 'the built-in architect',
  claude: 'Claude',
};

function answerRows(state: InterviewState): readonly Choice[] {
  const rows = appliedQuestions(state);
  const column = Math.min(28, Math.max(...rows.map(({ key }) => key.length)));
  return rows.map(({ key, question, raw, provenance, group }) => ({
    id: key,
    label: `${provenanceSigns[provenance]} ${padText(key, column)}  ${shownRaw(question, raw)}`,
    hint: `${provenanceWords[provenance]}: ${question.ask.replaceAll('{source}', key.split('.')[0] ?? '')}`,
    group,
  }));
}

interface AppliedQuestion {
  readonly key: AnswerKey;
  readonly question: Question;
  readonly raw: RawAnswer;
  readonly provenance: Provenance;
  readonly group: string;
}

/** Every question that applies, asked or not, in the order in which it would be asked. */
function appliedQuestions(state: InterviewState): readonly AppliedQuestion[] {
  const view = viewAnswers(state.answers);
  const applied = (question: Question, sourceId: string | null, group: string): readonly AppliedQuestion[] => {
    const own = sourceId === null ? view : view.of(sourceId);
    const { raw, provenance, applies } = own.resolve(question.id);
    return applies ? [{ key: keyOf(question, sourceId), question, raw, provenance, group }] : [];
  };
  return stages.flatMap(({ id, title }) => [
    ...designQuestions.filter(({ stage }) => stage === id).flatMap((question) => applied(question, null, title)),
    ...view.sourceIds.flatMap((sourceId) =>
      sourceQuestions
        .filter(({ stage }) => stage === id)
        .flatMap((question) => applied(question, sourceId, `${title}: ${sourceId}`)),
    ),
  ]);
}

/** Options by their labels, everything else as it was said. */
export function shownRaw(question: Question, raw: RawAnswer): string {
  const words = typeof raw === 'string' ? [raw] : raw;
  if (words.length === 0) return 'none';
  if (question.kind !== 'choice' && question.kind !== 'choices') return words.join(', ');
  return words.map((word) => question.options.find(({ id }) => id === word)?.label ?? word).join(', ');
}

/** Signs that need no colour and no special letters. */
export const provenanceSigns: Readonly<Record<Provenance, string>> = {
  stated: '=',
  measured: '=',
  defaulted: '~',
  unknown: '?',
};

export const provenanceWords: Readonly<Record<Provenance, string>> = {
  stated: 'said',
  measured: 'measured',
  defaulted: 'assumed',
  unknown: 'not known',
};

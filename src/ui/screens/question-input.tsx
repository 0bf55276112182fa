import { useRef, useState } from 'react';
import { Text } from 'ink';
import { type RawAnswer, unknownAnswer } from '../../intake/answers.ts';
import type { CurrentQuestion, InterviewState } from '../../intake/interview.ts';
import { parseAnswer } from '../../intake/parse-answer.ts';
import { describeQuantity } from '../../intake/quantities/describe-quantity.ts';
import { viewAnswers } from '../../intake/view.ts';
import { ChoiceList, ChoicesList } from '../components/choice-list/choice-list.tsx';
import type { Reading } from '../components/text-field/reading.ts';
import { TextField } from '../components/text-field/text-field.tsx';
import { useTheme } from '../theme.ts';

export interface QuestionInputProps {
  readonly state: InterviewState;
  readonly current: CurrentQuestion;
  readonly width: number;
  readonly rows: number;
  /** Whether it has the keyboard. */
  readonly isActive: boolean;
  /** The answer as it would be if Enter were pressed now; null when it would not be one. */
  readonly onDraft: (raw: RawAnswer | null) => void;
  readonly onAnswer: (raw: RawAnswer) => void;
  readonly onDefault: () => void;
  readonly onUnknown: () => void;
}

/** The field or list that the question in hand calls for. */
export function QuestionInput(props: QuestionInputProps) {
  const { current } = props;
  switch (current.question.kind) {
    case 'choice':
      return <SingleChoice {...props} options={current.question.options} />;
    case 'choices':
      return <SeveralChoices {...props} options={current.question.options} none={current.question.none ?? null} />;
    case 'text':
    case 'names':
    case 'quantity':
      return <TypedAnswer {...props} />;
  }
}

function TypedAnswer({ state, current, width, isActive, onDraft, onAnswer, onDefault }: QuestionInputProps) {
  const { tones } = useTheme();
  const [isTyped, setTyped] = useState(false);
  const view = viewAnswers(state.answers, current.sourceId);
  const said = current.said === null || current.said === unknownAnswer ? '' : shown(current.said);
  const interpret = (value: string): Reading | undefined => {
    const parsed = parseAnswer(current.question, value, view);
    if (!parsed.ok) return { type: 'problem', text: parsed.message };
    const { question } = current;
    const meaning =
      question.kind === 'quantity'
        ? describeQuantity(value, question.dimension, question.noun)
        : question.kind === 'names'
          ? shown(parsed.raw)
          : null;
    return meaning === null ? undefined : { type: 'reads', text: meaning };
  };
  return (
    <>
      <TextField
        key={current.key}
        width={width}
        initialValue={said}
        isReplacedByTyping
        ghost={shown(current.default)}
        isActive={isActive}
        interpret={interpret}
        onChange={(value) => {
          setTyped(true);
          const parsed = parseAnswer(current.question, value, view);
          onDraft(parsed.ok ? parsed.raw : null);
        }}
        onAccept={(value) => (value === '' ? onDefault() : onAnswer(value))}
      />
      <Text {...tones.muted} wrap="truncate-end">
        {`   ${typingHint(current, isTyped)}`}
      </Text>
    </>
  );
}

function typingHint({ question, said }: CurrentQuestion, isTyped: boolean): string {
  const enter =
    said === null
      ? 'Enter takes the default'
      : said === unknownAnswer
        ? 'You said that you don’t know'
        : isTyped
          ? `Before: ${shown(said)}`
          : 'Typing replaces it, an arrow key edits it';
  return question.kind === 'quantity' ? `${enter}; for example ${question.example}` : enter;
}

interface WithOptions extends QuestionInputProps {
  readonly options: readonly { readonly id: string; readonly label: string; readonly hint?: string }[];
}

const unknownChoice = { id: unknownAnswer, label: 'I don’t know', hint: 'becomes an open question' };

function SingleChoice({
  current,
  options,
  width,
  rows,
  isActive,
  onDraft,
  onAnswer,
  onDefault,
  onUnknown,
}: WithOptions) {
  // A digit moves and accepts in one press, before anything is drawn.
  const isMoved = useRef(false);
  const fallback = shown(current.default);
  return (
    <ChoiceList
      key={current.key}
      width={width}
      rows={rows}
      isActive={isActive}
      choices={[...options, unknownChoice]}
      defaultId={fallback}
      initialId={current.said === null ? fallback : shown(current.said)}
      onHighlight={(id) => {
        isMoved.current = true;
        onDraft(id === unknownAnswer ? null : id);
      }}
      onAccept={(id) => {
        if (id === unknownAnswer) onUnknown();
        else if (id === fallback && !isMoved.current && current.said === null) onDefault();
        else onAnswer(id);
      }}
    />
  );
}

function SeveralChoices({
  current,
  options,
  none,
  width,
  rows,
  isActive,
  onDraft,
  onAnswer,
  onDefault,
  onUnknown,
}: WithOptions & { readonly none: string | null }) {
  const isChanged = useRef(false);
  const defaults = listOf(current.default);
  const said = current.said === null ? defaults : listOf(current.said);
  return (
    <ChoicesList
      key={current.key}
      width={width}
      rows={rows}
      isActive={isActive}
      choices={[
        ...options.map((option) => ({ ...option, isExclusive: option.id === none })),
        { ...unknownChoice, isExclusive: true },
      ]}
      defaultIds={defaults}
      initialIds={said}
      onChange={(ids) => {
        isChanged.current = true;
        onDraft(ids.includes(unknownAnswer) ? null : ids);
      }}
      onAccept={(ids) => {
        if (ids.includes(unknownAnswer)) onUnknown();
        else if (!isChanged.current && current.said === null) onDefault();
        else onAnswer(ids);
      }}
    />
  );
}

function shown(raw: RawAnswer): string {
  return typeof raw === 'string' ? raw : raw.join(', ');
}

function listOf(raw: RawAnswer): readonly string[] {
  return typeof raw === 'string' ? [raw] : raw;
}

import { useRef } from 'react';
import type { DOMElement } from 'ink';
import { HardwareCursor } from '../../hooks/hardware-cursor.tsx';
import { useKeyboard } from '../../hooks/keyboard.tsx';
import { useLiveReducer } from '../../hooks/use-live-reducer.ts';
import { editIntention } from './keys.ts';
import { editText, startEditing, valueOf, type EditIntention, type EditedText } from './edit-text.ts';
import type { Reading } from './reading.ts';
import { TextFieldView } from './text-field-view.tsx';
import { windowOnText } from './text-window.ts';

export interface TextFieldProps {
  /** Columns for the whole field, its prompt included. */
  readonly width: number;
  /** Text to start with; the cursor stands at its end. Give the field another `key` to start afresh. */
  readonly initialValue?: string;
  /** Whether typing replaces that text, as if it were selected, until a key moves within it. Default false. */
  readonly isReplacedByTyping?: boolean;
  /** Shown in place of an empty text: the default that Enter would accept, or an example. */
  readonly ghost?: string;
  /** Whether the field has the keyboard. Default true. */
  readonly isActive?: boolean;
  /** Called with the text as it stands, at every drawing, to show what it is taken to mean. */
  readonly interpret?: (value: string) => Reading | undefined;
  /** A complaint from outside; shown until the text changes. */
  readonly problem?: string;
  readonly onChange?: (value: string) => void;
  /**
   * Enter was pressed on a text that `interpret` has no problem with. The value is '' when the person accepts the
   * default by leaving the field empty.
   */
  readonly onAccept: (value: string) => void;
}

interface FieldState {
  readonly text: EditedText;
  /** First grapheme shown, kept so that the text scrolls only when it must. */
  readonly start: number;
  /** Enter was refused: from then on, until the text changes, a problem is stated as an error. */
  readonly wasRefused: boolean;
  readonly isChanged: boolean;
  /** Whether any key has been used on the text. */
  readonly isTouched: boolean;
}

type FieldAction =
  | { readonly type: 'edit'; readonly intention: EditIntention; readonly columns: number }
  | { readonly type: 'refuse' };

/** A one-line text field with the editing keys of a shell, and under it a line saying how the text is read. */
export function TextField(props: TextFieldProps) {
  const { width, ghost = '', isActive = true, interpret, problem } = props;
  const [state, dispatch, read] = useLiveReducer(reduceField, () => startField(props.initialValue ?? ''));
  const line = useRef<DOMElement>(null);
  const columns = width - PROMPT_COLUMNS - MARK_COLUMNS;

  const edit = (intention: EditIntention): boolean => {
    const before = read();
    const replaces = props.isReplacedByTyping === true && intention.type === 'insert' && !before.isTouched;
    const made: EditIntention = replaces ? { type: 'replaceAll', text: intention.text } : intention;
    const after = dispatch({ type: 'edit', intention: made, columns });
    const value = valueOf(after.text);
    if (value !== valueOf(before.text)) props.onChange?.(value);
    // Where nothing typed is left to undo, the screen may have something of its own.
    return intention.type !== 'undo' || after.text !== before.text;
  };
  const accept = (): true => {
    const value = valueOf(read().text);
    if (value !== '' && interpret?.(value)?.type === 'problem') dispatch({ type: 'refuse' });
    else props.onAccept(value);
    return true;
  };

  useKeyboard(
    (press) => {
      if (press.name === 'enter') return accept();
      const intention = editIntention(press);
      return intention !== undefined && edit(intention);
    },
    { isActive, onPaste: (text) => edit({ type: 'insert', text: text.trim() }) },
  );

  const value = valueOf(state.text);
  const shown = windowOnText(state.text.graphemes, state.text.cursor, columns, state.start);
  const reading = value === '' ? undefined : interpret?.(value);
  const outside = problem !== undefined && !state.isChanged ? problem : undefined;
  return (
    <>
      <TextFieldView
        ref={line}
        width={width}
        window={shown}
        ghost={value === '' ? ghost : ''}
        isActive={isActive}
        reading={outside === undefined ? reading : { type: 'problem', text: outside }}
        isRefused={state.wasRefused || outside !== undefined}
      />
      {isActive && <HardwareCursor within={line} column={PROMPT_COLUMNS + 1 + shown.cursorColumn} />}
    </>
  );
}

function startField(value: string): FieldState {
  return { text: startEditing(value), start: 0, wasRefused: false, isChanged: false, isTouched: false };
}

function reduceField(state: FieldState, action: FieldAction): FieldState {
  if (action.type === 'refuse') return { ...state, wasRefused: true };
  const text = editText(state.text, action.intention);
  if (text === state.text) return state.isTouched ? state : { ...state, isTouched: true };
  const { start } = windowOnText(text.graphemes, text.cursor, action.columns, state.start);
  if (text.graphemes === state.text.graphemes) return { ...state, text, start, isTouched: true };
  return { text, start, wasRefused: false, isChanged: true, isTouched: true };
}

/** The pointer and the space after it. */
const PROMPT_COLUMNS = 2;

/** A column on each side for the marks that say the text goes on. */
const MARK_COLUMNS = 2;

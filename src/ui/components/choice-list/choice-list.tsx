import { useEffect, useRef } from 'react';
import type { DOMElement } from 'ink';
import stringWidth from 'string-width';
import { HardwareCursor } from '../../hooks/hardware-cursor.tsx';
import { useKeyboard } from '../../hooks/keyboard.tsx';
import { useLiveReducer } from '../../hooks/use-live-reducer.ts';
import { isFiltered, type Choice } from './choice.ts';
import { choose, highlightedChoice, startChoosing, type ChoiceState } from './choose.ts';
import { ChoicesView, FILTER_PROMPT } from './choices-view.tsx';
import { choiceCommand } from './keys.ts';

interface ListProps {
  /** Their words may change; give the list another `key` when the choices themselves do. */
  readonly choices: readonly Choice[];
  readonly width: number;
  /** Lines there are for the list; a longer one is windowed. */
  readonly rows: number;
  /** Whether the list has the keyboard. Default true. */
  readonly isActive?: boolean;
}

export interface ChoiceListProps extends ListProps {
  /** The choice that Enter takes when the person changes nothing; marked in the list. */
  readonly defaultId?: string;
  /** The choice highlighted at first: the earlier answer. The default when it is left out. */
  readonly initialId?: string;
  readonly onHighlight?: (id: string) => void;
  readonly onAccept: (id: string) => void;
}

/** A list from which one is chosen: arrows, a digit, or typing to narrow a long one; Enter takes the highlighted. */
export function ChoiceList(props: ChoiceListProps) {
  const { choices, defaultId, onHighlight, onAccept } = props;
  return (
    <Choices
      {...props}
      isMultiple={false}
      start={() => startChoosing(choices, props.initialId ?? defaultId)}
      defaultIds={defaultId === undefined ? [] : [defaultId]}
      onMove={(state) => {
        const choice = highlightedChoice(state);
        if (choice !== undefined) onHighlight?.(choice.id);
      }}
      onDone={(state) => {
        const choice = highlightedChoice(state);
        if (choice !== undefined) onAccept(choice.id);
      }}
    />
  );
}

export interface ChoicesListProps extends ListProps {
  /** Chosen when the person changes nothing; marked in the list. */
  readonly defaultIds?: readonly string[];
  /** Chosen at first: the earlier answer. The defaults when it is left out. */
  readonly initialIds?: readonly string[];
  readonly onChange?: (ids: readonly string[]) => void;
  /** In the order of the list; may be empty. */
  readonly onAccept: (ids: readonly string[]) => void;
}

/** A list from which any number is chosen: Space or a digit ticks, Enter takes what is ticked. */
export function ChoicesList(props: ChoicesListProps) {
  const { choices, defaultIds = [], initialIds = defaultIds, onChange, onAccept } = props;
  return (
    <Choices
      {...props}
      isMultiple
      start={() => startChoosing(choices, initialIds[0], initialIds)}
      defaultIds={defaultIds}
      onMove={(state, before) => {
        if (state.chosen !== before.chosen) onChange?.(state.chosen);
      }}
      onDone={(state) => onAccept(state.chosen)}
    />
  );
}

function Choices({
  choices,
  width,
  rows,
  isActive = true,
  isMultiple,
  defaultIds,
  start,
  onMove,
  onDone,
}: ListProps & {
  readonly isMultiple: boolean;
  readonly defaultIds: readonly string[];
  readonly start: () => ChoiceState;
  readonly onMove: (state: ChoiceState, before: ChoiceState) => void;
  readonly onDone: (state: ChoiceState) => void;
}) {
  const [state, dispatch, read] = useLiveReducer(choose, start);
  const filterLine = useRef<DOMElement>(null);
  const hasFilter = isFiltered(state.choices);
  useEffect(() => {
    dispatch({ type: 'reword', choices });
  }, [choices, dispatch]);

  useKeyboard(
    (press) => {
      const before = read();
      const page = Math.max(1, rows - 3);
      const command = choiceCommand(press, { isMultiple, isFiltered: hasFilter, filter: before.filter, page });
      if (command === undefined) return false;
      if (command.intention !== undefined) {
        const after = dispatch(command.intention);
        if (after === before) return true;
        onMove(after, before);
      }
      if (command.accepts === true) onDone(read());
      return true;
    },
    {
      isActive,
      onPaste: (text) => {
        if (!hasFilter) return false;
        dispatch({ type: 'narrow', text: text.trim() });
        return true;
      },
    },
  );

  return (
    <>
      <ChoicesView
        state={state}
        isMultiple={isMultiple}
        isActive={isActive}
        width={width}
        rows={rows}
        defaultIds={defaultIds}
        filterRef={filterLine}
      />
      {isActive && hasFilter && (
        <HardwareCursor within={filterLine} column={FILTER_PROMPT.length + stringWidth(state.filter)} />
      )}
    </>
  );
}

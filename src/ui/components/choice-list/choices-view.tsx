import type { Ref } from 'react';
import { Box, Text, type DOMElement } from 'ink';
import stringWidth from 'string-width';
import { useTheme, type Glyphs } from '../../theme.ts';
import { truncateText } from '../text/fit-text.ts';
import { isFiltered, type Choice } from './choice.ts';
import { visibleChoices, type ChoiceState } from './choose.ts';
import { windowOnList } from './list-window.ts';

export interface ChoicesViewProps {
  readonly state: ChoiceState;
  readonly isMultiple: boolean;
  readonly isActive: boolean;
  readonly width: number;
  /** Lines there are for the whole list, filter line included. */
  readonly rows: number;
  readonly defaultIds: readonly string[];
  readonly filterRef?: Ref<DOMElement>;
}

/** Columns before the filter text, for whoever puts the cursor there. */
export const FILTER_PROMPT = 'Filter: ';

/** The picture of a list: the filter (of a long list), the rows that fit, and the hint of each where there is room. */
export function ChoicesView(props: ChoicesViewProps) {
  const { state, width, rows } = props;
  const { glyphs, tones } = useTheme();
  const hasFilter = isFiltered(state.choices);
  const visible = visibleChoices(state);
  const room = Math.max(1, rows - (hasFilter ? 1 : 0));
  const lead = leadColumns(props, glyphs);
  const layout = layOut(visible, props, lead, room);
  const heights = layout.map(({ hint }, index) => (hint === 'below' ? 2 : 1) + (startsGroup(visible, index) ? 1 : 0));
  const window = windowOnList(heights, state.highlighted, room);
  return (
    <Box flexDirection="column" width={width} flexShrink={0}>
      {hasFilter && (
        <Box ref={props.filterRef ?? null} height={1}>
          <Text wrap="truncate-end">
            <Text {...tones.muted}>{FILTER_PROMPT}</Text>
            {state.filter === '' ? (
              <Text {...tones.muted}>type to narrow {state.choices.length} choices</Text>
            ) : (
              state.filter
            )}
          </Text>
        </Box>
      )}
      {visible.length === 0 && <Text {...tones.muted}>{NOTHING_MATCHES}</Text>}
      {window.above > 0 && <MoreLine glyph={glyphs.moreAbove} count={window.above} />}
      {visible.slice(window.start, window.end).map((choice, index) => (
        <ChoiceRow
          key={choice.id}
          {...props}
          choice={choice}
          number={window.start + index + 1}
          isHighlighted={window.start + index === state.highlighted}
          heading={startsGroup(visible, window.start + index) ? (choice.group ?? null) : null}
          hint={layout[window.start + index]?.hint ?? 'none'}
        />
      ))}
      {window.below > 0 && <MoreLine glyph={glyphs.moreBelow} count={window.below} />}
    </Box>
  );
}

type HintPlace = 'below' | 'right' | 'none';

/** Hints go beside the labels where all fit there, else below them, else below the highlighted row only. */
function layOut(
  choices: readonly Choice[],
  { state, width, defaultIds }: ChoicesViewProps,
  lead: number,
  room: number,
): readonly { readonly hint: HintPlace }[] {
  const fitsRight = choices.every((choice) => {
    const mark = defaultIds.includes(choice.id) ? DEFAULT_MARK : '';
    return lead + stringWidth(`${choice.label}${mark}  ${choice.hint ?? ''}`) <= width;
  });
  if (fitsRight) return choices.map(() => ({ hint: 'right' }));
  const hinted = choices.filter(({ hint }) => hint !== undefined).length;
  const headings = choices.filter((_, index) => startsGroup(choices, index)).length;
  const showsAll = choices.length + hinted + headings <= room;
  return choices.map((choice, index) => ({
    hint: choice.hint !== undefined && (showsAll || (index === state.highlighted && room > 3)) ? 'below' : 'none',
  }));
}

function startsGroup(choices: readonly Choice[], index: number): boolean {
  const group = choices[index]?.group;
  return group !== undefined && group !== choices[index - 1]?.group;
}

/** Columns before a label: the pointer, the tick and the digit. */
function leadColumns({ state, isMultiple }: ChoicesViewProps, glyphs: Glyphs): number {
  const tick = isMultiple ? stringWidth(glyphs.chosen) + 1 : 0;
  return stringWidth(glyphs.pointer) + 1 + tick + (isFiltered(state.choices) ? 0 : 2);
}

function ChoiceRow(
  props: ChoicesViewProps & {
    readonly choice: Choice;
    readonly number: number;
    readonly isHighlighted: boolean;
    readonly heading: string | null;
    readonly hint: HintPlace;
  },
) {
  const { choice, number, isHighlighted, isActive, isMultiple, width, state } = props;
  const { glyphs, tones } = useTheme();
  const pointer = isHighlighted ? glyphs.pointer : ' '.repeat(stringWidth(glyphs.pointer));
  const box = isMultiple ? `${state.chosen.includes(choice.id) ? glyphs.chosen : glyphs.notChosen} ` : '';
  const digit = isFiltered(state.choices) ? '' : `${number} `;
  const mark = props.defaultIds.includes(choice.id) ? DEFAULT_MARK : '';
  const lead = leadColumns(props, glyphs);
  const label = truncateText(choice.label, width - lead - mark.length, glyphs.ellipsis);
  const rest = width - lead - stringWidth(label) - mark.length - 2;
  const hint = choice.hint ?? '';
  return (
    <Box flexDirection="column" flexShrink={0}>
      {props.heading !== null && (
        <Text wrap="truncate-end" {...tones.strong}>
          {props.heading}
        </Text>
      )}
      <Text wrap="truncate-end">
        <Text {...(isHighlighted && isActive ? tones.accent : tones.plain)} bold={isHighlighted}>
          {pointer} {box}
        </Text>
        <Text {...tones.muted}>{digit}</Text>
        <Text {...(isHighlighted && isActive ? tones.accent : tones.plain)} bold={isHighlighted}>
          {label}
        </Text>
        <Text {...tones.muted}>{mark}</Text>
        {props.hint === 'right' && hint !== '' && (
          <Text {...tones.muted}>{`  ${truncateText(hint, rest, glyphs.ellipsis)}`}</Text>
        )}
      </Text>
      {props.hint === 'below' && (
        <Text {...tones.muted}>{' '.repeat(lead) + truncateText(hint, width - lead, glyphs.ellipsis)}</Text>
      )}
    </Box>
  );
}

function MoreLine({ glyph, count }: { readonly glyph: string; readonly count: number }) {
  const { tones } = useTheme();
  return <Text {...tones.muted}>{`  ${glyph} ${count} more`}</Text>;
}

const DEFAULT_MARK = ' (default)';

const NOTHING_MATCHES = '  Nothing matches. Backspace widens the filter.';

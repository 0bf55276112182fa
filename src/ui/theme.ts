import { createContext, useContext } from 'react';
import type { TextProps } from 'ink';

/** What a piece of text means; every component styles by meaning, and only this file knows the colours. */
export type Tone = 'plain' | 'strong' | 'accent' | 'muted' | 'good' | 'warning' | 'problem';

/** The part of Ink's `<Text>` props that a tone sets. */
export type ToneStyle = Pick<TextProps, 'color' | 'bold' | 'dimColor' | 'inverse'>;

/** Every symbol that the screens draw, so that one table can replace them all. */
export interface Glyphs {
  readonly pointer: string;
  readonly chosen: string;
  readonly notChosen: string;
  readonly done: string;
  readonly current: string;
  readonly ahead: string;
  readonly good: string;
  readonly warning: string;
  readonly problem: string;
  readonly info: string;
  readonly moreLeft: string;
  readonly moreRight: string;
  readonly moreAbove: string;
  readonly moreBelow: string;
  readonly ellipsis: string;
  readonly separator: string;
  readonly bar: string;
  readonly thumb: string;
  readonly track: string;
  readonly arrow: string;
  /** Cells of a gauge. */
  readonly full: string;
  readonly empty: string;
  /** Names of keys in the key bar. */
  readonly keys: { readonly enter: string; readonly upDown: string; readonly leftRight: string };
  /** A border style that Ink knows. */
  readonly border: 'round' | 'classic';
}

export type GlyphSet = 'unicode' | 'ascii';

export interface Theme {
  readonly glyphs: Glyphs;
  readonly tones: Readonly<Record<Tone, ToneStyle>>;
}

/**
 * Builds a theme. Colours are the terminal's own sixteen, so they follow the person's palette; `colour: false` leaves
 * weight and symbols only. Meaning is never carried by colour alone: the tones that matter come with a glyph.
 */
export function createTheme(options: { readonly glyphs: GlyphSet; readonly colour: boolean }): Theme {
  return {
    glyphs: options.glyphs === 'ascii' ? ASCII : UNICODE,
    tones: options.colour ? COLOURED : UNCOLOURED,
  };
}

const COLOURED: Theme['tones'] = {
  plain: {},
  strong: { bold: true },
  accent: { color: 'cyan' },
  muted: { dimColor: true },
  good: { color: 'green' },
  warning: { color: 'yellow' },
  problem: { color: 'red' },
};

const UNCOLOURED: Theme['tones'] = {
  plain: {},
  strong: { bold: true },
  accent: { bold: true },
  muted: {},
  good: {},
  warning: {},
  problem: { bold: true },
};

const UNICODE: Glyphs = {
  pointer: '❯',
  chosen: '◉',
  notChosen: '◯',
  done: '●',
  current: '◉',
  ahead: '○',
  good: '✓',
  warning: '▲',
  problem: '✗',
  info: '•',
  moreLeft: '‹',
  moreRight: '›',
  moreAbove: '↑',
  moreBelow: '↓',
  ellipsis: '…',
  separator: '·',
  bar: '│',
  thumb: '┃',
  track: '│',
  arrow: '→',
  full: '█',
  empty: '░',
  keys: { enter: '⏎', upDown: '↑↓', leftRight: '←→' },
  border: 'round',
};

const ASCII: Glyphs = {
  pointer: '>',
  chosen: '[x]',
  notChosen: '[ ]',
  done: '*',
  current: '@',
  ahead: 'o',
  good: 'ok',
  warning: '!',
  problem: 'x',
  info: '-',
  moreLeft: '<',
  moreRight: '>',
  moreAbove: '^',
  moreBelow: 'v',
  ellipsis: '~',
  separator: '-',
  bar: '|',
  thumb: '#',
  track: '|',
  arrow: '->',
  full: '#',
  empty: '.',
  keys: { enter: 'enter', upDown: 'up/down', leftRight: 'left/right' },
  border: 'classic',
};

const ThemeContext = createContext<Theme>(createTheme({ glyphs: 'unicode', colour: true }));

/** Gives its children a theme: `<ThemeProvider value={createTheme(…)}>`. */
export const ThemeProvider = ThemeContext.Provider;

/** The theme of the nearest provider; Unicode and coloured when there is none. */
export function useTheme(): Theme {
  return useContext(ThemeContext);
}

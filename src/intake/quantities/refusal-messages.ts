import { DIMENSIONS } from './dimensions.ts';
import type { Refusal, RefusalReason } from './refusal.ts';
import type { Dimension } from './unit.ts';

interface Typed {
  /** What was typed, in quotes. */
  readonly quoted: string;
  readonly detail: string;
  readonly dimension: Dimension;
  readonly noun: string | undefined;
}

/** The sentence a person reads for a refusal: what was typed, what is wrong, what to type. */
export function refusalMessage(refusal: Refusal, text: string, dimension: Dimension, noun?: string): string {
  const typed = { quoted: quote(text), detail: refusal.detail, dimension, noun };
  return MESSAGES[refusal.reason](typed);
}

const QUOTED_LENGTH = 40;

function quote(text: string): string {
  const shown = Array.from(text.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim());
  const cut = shown.length > QUOTED_LENGTH;
  return `'${shown.slice(0, QUOTED_LENGTH).join('')}${cut ? '…' : ''}'`;
}

const MESSAGES: Readonly<Record<RefusalReason, (typed: Typed) => string>> = {
  empty: (typed) => `Nothing typed yet: this asks for ${asks(typed)}`,
  'too-long': ({ quoted, ...typed }) => `${quoted} is too long for one quantity: this asks for ${asks(typed)}`,
  'not-understood': ({ quoted, ...typed }) => `${quoted}: I know ${knows(typed)}`,
  'no-number': ({ quoted, ...typed }) => `${quoted} has no number: this asks for ${asks(typed)}`,
  negative: ({ quoted, ...typed }) => `${quoted} is negative: this asks for ${asks(typed)}`,
  'number-separators': ({ quoted, detail }) =>
    `${quoted}: I cannot tell thousands from decimals in ${detail}. Write 1,500 or 1500 for thousands and 1.5 for decimals`,
  bits: ({ quoted, detail }) =>
    detail === ''
      ? `${quoted}: do you mean bits? Divide by 8 and write B for bytes`
      : `${quoted}: do you mean ${detail}bits? Write ${bytesOf(detail)} for ${detail}bytes`,
  'billion-or-bytes': ({ quoted }) =>
    `${quoted}: B can be bytes or a billion. Write 'bn rows' for billions, or 'bytes'`,
  'minute-or-month': ({ quoted, detail }) => `${quoted}: ${detail} can be minutes or months. Write min or month`,
  'foreign-currency': ({ quoted }) => `${quoted}: costs are kept in US dollars. Convert it, for example $500/month`,
  'vague-duration': ({ quoted }) =>
    `${quoted} names no time: how many seconds or minutes are acceptable? For example 5 s`,
  'wrong-dimension': ({ quoted, detail, ...typed }) => `${quoted} is ${detail}; this asks for ${asks(typed)}`,
  'no-duration-unit': ({ quoted, ...typed }) => `${quoted} has no unit: I know ${knows(typed)}`,
  'no-rate-period': ({ quoted }) => `${quoted} has no time: write for example 100/min or 10/s`,
  'percent-or-ratio': ({ quoted, detail }) =>
    `${quoted} can be read in two ways: write ${detail} %, or a number below 1 such as 0.95`,
  'more-than-whole': ({ quoted }) => `${quoted} is more than the whole: a share goes from 0 % to 100 %`,
  'relative-percent': ({ quoted }) =>
    `${quoted}: is the growth added or the whole? Write the whole, such as 1.5x or 150 %`,
  zero: ({ quoted, ...typed }) => `${quoted} is zero: this asks for ${asks(typed)}`,
  'out-of-range': ({ quoted, detail }) => `${quoted} is out of range: the most I take is ${detail}`,
};

function asks(typed: Pick<Typed, 'dimension' | 'noun'>): string {
  if (typed.dimension === 'count' && typed.noun !== undefined) return `a number of ${typed.noun} such as 40`;
  return DIMENSIONS[typed.dimension].asks;
}

function knows(typed: Pick<Typed, 'dimension' | 'noun'>): string {
  const { knows: words } = DIMENSIONS[typed.dimension];
  return typed.noun === undefined ? words : `${words} and ${typed.noun}`;
}

function bytesOf(prefix: string): string {
  return prefix === 'kilo' ? 'kB' : `${prefix.charAt(0).toUpperCase()}B`;
}

import { type RawAnswer, unknownAnswer } from './answers.ts';

/** Whether a person said that they do not know: `unknown`, `?`, `I don't know`. It is kept as `unknown`. */
export function saysUnknown(raw: RawAnswer): boolean {
  const text = typeof raw === 'string' ? raw : raw.length === 1 ? (raw[0] ?? '') : '';
  return text === unknownAnswer || ways.test(text.trim());
}

const ways = /^(?:unknown|\?+|(?:i )?(?:don['’]?t|do not) know)\.?$/i;

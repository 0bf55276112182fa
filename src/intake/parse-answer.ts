import type { RawAnswer } from './answers.ts';
import { isIdentifier, slugOf } from './identifier.ts';
import { formatQuantity } from './quantities/format-quantity.ts';
import { parseQuantity } from './quantities/parse-quantity.ts';
import type { ParsedQuantity, Unit } from './quantities/unit.ts';
import type { AnswerView, ChoiceKind, ChoicesKind, Option, QuantityKind, Question } from './question.ts';

/** A text or an option's id, a list of ids, or a quantity in its base unit. */
export type AnswerValue =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'list'; readonly list: readonly string[] }
  | { readonly type: 'quantity'; readonly quantity: ParsedQuantity };

export type ParsedAnswer =
  | {
      readonly ok: true;
      readonly value: AnswerValue;
      /** What is kept: option ids instead of labels, tidied names; a quantity as it was typed. */
      readonly raw: RawAnswer;
    }
  | { readonly ok: false; readonly message: string };

const longestText = 500;

/** Reads what a person answered to a question; the message of a refusal says what would be understood. Never throws. */
export function parseAnswer(question: Question, raw: RawAnswer, view: AnswerView): ParsedAnswer {
  const parsed = parseKind(question, raw);
  if (!parsed.ok) return parsed;
  const refusal = question.check?.(parsed.raw, view) ?? null;
  return refusal === null ? parsed : { ok: false, message: refusal };
}

function parseKind(question: Question, raw: RawAnswer): ParsedAnswer {
  switch (question.kind) {
    case 'text':
      return parseText(raw);
    case 'names':
      return parseNames(raw);
    case 'choice':
      return parseChoice(question, raw);
    case 'choices':
      return parseChoices(question, raw);
    case 'quantity':
      return parseQuantityAnswer(question, raw);
  }
}

function parseText(raw: RawAnswer): ParsedAnswer {
  // Control characters, so that a pasted line break or escape sequence cannot reach a file or a screen.
  const text = wordsOf(raw)
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/ +/g, ' ')
    .trim();
  if (text === '') return refused('a few words are needed here');
  if (text.length > longestText) return refused(`that is ${text.length} characters; ${longestText} at most`);
  return { ok: true, value: { type: 'text', text }, raw: text };
}

function parseNames(raw: RawAnswer): ParsedAnswer {
  const words = listOf(raw);
  const names = [...new Set(words.map(slugOf))];
  const bad = words.find((word) => !isIdentifier(slugOf(word)));
  if (bad !== undefined) return refused(`'${bad}' cannot be a source's name: it needs a letter`);
  if (names.length === 0) return refused('at least one name is needed, for example crm, warehouse');
  if (names.length > mostSources) return refused(`that is ${names.length} sources; ${mostSources} at most`);
  return { ok: true, value: { type: 'list', list: names }, raw: names };
}

const mostSources = 12;

function parseChoice(question: ChoiceKind, raw: RawAnswer): ParsedAnswer {
  const found = findOption(question.options, wordsOf(raw));
  if (typeof found !== 'string') return found;
  return { ok: true, value: { type: 'text', text: found }, raw: found };
}

function parseChoices(question: ChoicesKind, raw: RawAnswer): ParsedAnswer {
  const ids: string[] = [];
  for (const word of listOf(raw)) {
    const found = findOption(question.options, word);
    if (typeof found !== 'string') return found;
    if (!ids.includes(found)) ids.push(found);
  }
  if (question.none !== undefined && ids.includes(question.none) && ids.length > 1) {
    return refused(`'${question.none}' cannot go with the others`);
  }
  const ordered = question.options.map(({ id }) => id).filter((id) => ids.includes(id));
  return { ok: true, value: { type: 'list', list: ordered.filter((id) => id !== question.none) }, raw: ordered };
}

function parseQuantityAnswer(question: QuantityKind, raw: RawAnswer): ParsedAnswer {
  const text = wordsOf(raw).trim();
  const word = question.words?.[text.toLowerCase()];
  if (word !== undefined)
    return {
      ok: true,
      value: { type: 'quantity', quantity: { value: word, unit: baseUnit[question.dimension] } },
      raw: text,
    };
  const outcome = parseQuantity(text, question.dimension, question.noun);
  if (!outcome.ok) return outcome;
  const { value, unit } = outcome.quantity;
  if (question.min !== undefined && value < question.min)
    return refused(`'${text}' is too little: at least ${formatQuantity(question.min, unit)}`);
  if (question.max !== undefined && value > question.max)
    return refused(`'${text}' is too much: at most ${formatQuantity(question.max, unit)}`);
  return { ok: true, value: { type: 'quantity', quantity: outcome.quantity }, raw: text };
}

const baseUnit: Readonly<Record<QuantityKind['dimension'], Unit>> = {
  volume: 'rows',
  flow: 'rows/s',
  rate: '1/s',
  bytes: 'B',
  duration: 's',
  share: 'ratio',
  count: 'count',
  money: 'USD/month',
  factor: 'x',
};

/** The id of the option that was named by id, label or a beginning that only one has. */
function findOption(options: readonly Option[], words: string): string | Extract<ParsedAnswer, { ok: false }> {
  const wanted = words.trim().toLowerCase();
  const yesNo = wanted === 'true' ? 'yes' : wanted === 'false' ? 'no' : wanted;
  const exact = options.find(({ id, label }) => id === yesNo || label.toLowerCase() === wanted);
  if (exact) return exact.id;
  const starting =
    wanted === ''
      ? []
      : options.filter(({ id, label }) => id.startsWith(wanted) || label.toLowerCase().startsWith(wanted));
  const [only] = starting;
  if (only && starting.length === 1) return only.id;
  return refused(`'${words.trim()}' is not among ${options.map(({ id }) => id).join(', ')}`);
}

function wordsOf(raw: RawAnswer): string {
  return typeof raw === 'string' ? raw : raw.join(', ');
}

function listOf(raw: RawAnswer): readonly string[] {
  const words = typeof raw === 'string' ? raw.split(/[,;]/) : raw;
  return words.map((word) => word.trim()).filter((word) => word !== '');
}

function refused(message: string): Extract<ParsedAnswer, { ok: false }> {
  return { ok: false, message };
}

import type { RawAnswer } from './answers.ts';
import { isIdentifier, slugOf } from './identifier.ts';
import { nearestName } from './nearest-name.ts';
import { formatQuantity } from './quantities/format-quantity.ts';
import { parseQuantity } from './quantities/parse-quantity.ts';
import { baseUnits, type ParsedQuantity } from './quantities/unit.ts';
import type { AnswerView, ChoiceKind, ChoicesKind, Option, QuantityKind, Question } from './question.ts';
import { plainLine, quoted } from './shown-text.ts';

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
      /** What was understood otherwise than it was typed, in sentences. */
      readonly notices: readonly string[];
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
  const text = plainLine(wordsOf(raw));
  if (!/[\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(text)) return refused('a few words are needed here');
  if (text.length > longestText) return refused(`that is ${text.length} characters; ${longestText} at most`);
  return accepted({ type: 'text', text }, text);
}

function parseNames(raw: RawAnswer): ParsedAnswer {
  const words = listOf(raw);
  const names = [...new Set(words.map(slugOf))];
  const bad = words.find((word) => !isIdentifier(slugOf(word)));
  if (bad !== undefined) return refused(`${quoted(bad)} cannot be a source's name: it needs a letter from a to z`);
  if (names.length === 0) return refused('at least one name is needed, for example crm, warehouse');
  if (names.length > mostSources) return refused(`that is ${names.length} sources; ${mostSources} at most`);
  const renamed = words.filter((word) => slugOf(word) !== word);
  const twice = words.length - names.length;
  return accepted({ type: 'list', list: names }, names, [
    ...renamed.map((word) => `${quoted(word)} is called ${slugOf(word)} in the design.`),
    ...(twice > 0 ? ['A name that was given twice counts once.'] : []),
  ]);
}

/** The most sources that one design may have: more are several designs. */
export const mostSources = 12;

function parseChoice(question: ChoiceKind, raw: RawAnswer): ParsedAnswer {
  const found = findOption(question.options, wordsOf(raw));
  return typeof found === 'string' ? accepted({ type: 'text', text: found }, found) : found;
}

function parseChoices(question: ChoicesKind, raw: RawAnswer): ParsedAnswer {
  const words = listOf(raw);
  if (typeof raw === 'string' && words.length === 0) return refused('name at least one, or write none');
  // Every such question can be answered with nothing, also where no option says so.
  if (question.none === undefined && words.length === 1 && /^none$/i.test(words[0] ?? '')) {
    return accepted({ type: 'list', list: [] }, []);
  }
  const ids: string[] = [];
  for (const word of words) {
    const found = findOption(question.options, word);
    if (typeof found !== 'string') return found;
    if (!ids.includes(found)) ids.push(found);
  }
  if (question.none !== undefined && ids.includes(question.none) && ids.length > 1) {
    return refused(`'${question.none}' cannot go with the others`);
  }
  const ordered = question.options.map(({ id }) => id).filter((id) => ids.includes(id));
  return accepted({ type: 'list', list: ordered.filter((id) => id !== question.none) }, ordered);
}

function parseQuantityAnswer(question: QuantityKind, raw: RawAnswer): ParsedAnswer {
  const text = wordsOf(raw).replaceAll(/\s+/g, ' ').replaceAll(/\p{C}/gu, '').trim();
  const word = wordValue(question, text.toLowerCase());
  if (word !== undefined)
    return accepted({ type: 'quantity', quantity: { value: word, unit: baseUnits[question.dimension] } }, text);
  const outcome = parseQuantity(text, question.dimension, question.noun);
  if (!outcome.ok) return outcome;
  const { value, unit } = outcome.quantity;
  if (question.min !== undefined && value < question.min)
    return refused(`${quoted(text)} is too little: at least ${formatQuantity(question.min, unit)}`);
  if (question.max !== undefined && value > question.max)
    return refused(`${quoted(text)} is too much: at most ${formatQuantity(question.max, unit)}`);
  return accepted({ type: 'quantity', quantity: outcome.quantity }, text);
}

function wordValue({ words }: QuantityKind, text: string): number | undefined {
  return words !== undefined && Object.hasOwn(words, text) ? words[text] : undefined;
}

/** The id of the option that was named by id, label or a beginning that only one has. */
function findOption(options: readonly Option[], words: string): string | Refusal {
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
  const ids = options.map(({ id }) => id);
  const near = nearestName(wanted, ids);
  return refused(`${quoted(words)} is not among ${ids.join(', ')}${near === null ? '' : `; did you mean ${near}?`}`);
}

function wordsOf(raw: RawAnswer): string {
  return typeof raw === 'string' ? raw : raw.join(', ');
}

function listOf(raw: RawAnswer): readonly string[] {
  const words = typeof raw === 'string' ? raw.split(/[,;]/) : raw;
  return words.map((word) => word.trim()).filter((word) => word !== '');
}

type Refusal = Extract<ParsedAnswer, { ok: false }>;

function accepted(value: AnswerValue, raw: RawAnswer, notices: readonly string[] = []): ParsedAnswer {
  return { ok: true, value, raw, notices };
}

function refused(message: string): Refusal {
  return { ok: false, message };
}

import { decide } from '../decisions/decide.ts';
import type { AnswerKey, Answers } from '../intake/answers.ts';
import { resolveWorkload } from '../sizing/resolve-workload.ts';
import { sizeWorkload } from '../sizing/size-workload.ts';
import { type AskedQuestion, askedQuestions } from './asked-questions.ts';
import { type Comparable, compareBlueprints, type DesignChanges, factorOf } from './compare-blueprints.ts';

/** An answer that is another, as people read it. */
export interface AnswerChange {
  readonly key: AnswerKey;
  /** Null where the question is not asked. */
  readonly was: string | null;
  readonly is: string | null;
  /** How many times as much; null where it is no quantity, or one side is 0. */
  readonly factor: number | null;
}

/** What other answers make of a design, and which answers those are. */
export interface WhatIf extends DesignChanges {
  readonly answers: readonly AnswerChange[];
}

/** What differs in the design for the second answers from the design for the first; nothing for the same answers. */
export function compareAnswers(was: Answers, is: Answers): WhatIf {
  return { answers: changedAnswers(was, is), ...compareBlueprints(coreOf(was), coreOf(is)) };
}

/** What a design decides by, without the parts that only a document needs. */
export function coreOf(answers: Answers): Comparable {
  const sizing = sizeWorkload(resolveWorkload(answers));
  return { ledger: sizing.ledger, findings: sizing.findings, decisions: decide(sizing) };
}

/** The answers that read otherwise; an assumption that only follows another answer is none. */
function changedAnswers(was: Answers, is: Answers): readonly AnswerChange[] {
  const [before, now] = [askedByKey(was), askedByKey(is)];
  return [...new Map([...before, ...now]).keys()].flatMap((key): readonly AnswerChange[] => {
    const [old, current] = [before.get(key), now.get(key)];
    const isSaid = [old, current].some((asked) => asked !== undefined && asked.resolved.provenance !== 'defaulted');
    if (!isSaid || wordsFor(old) === wordsFor(current)) return [];
    return [{ key, was: wordsFor(old), is: wordsFor(current), factor: factorOf(amountOf(old), amountOf(current)) }];
  });
}

function askedByKey(answers: Answers): ReadonlyMap<AnswerKey, AskedQuestion> {
  return new Map(askedQuestions(answers).map((asked) => [asked.key, asked]));
}

function wordsFor(asked: AskedQuestion | undefined): string | null {
  if (asked === undefined) return null;
  return asked.resolved.provenance === 'unknown' ? `not known, so ${asked.shown}` : asked.shown;
}

/** 0, of which there is no multiple, for what is no quantity. */
function amountOf(asked: AskedQuestion | undefined): number {
  const value = asked?.resolved.value;
  return value?.type === 'quantity' ? value.quantity.value : 0;
}

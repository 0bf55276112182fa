import { useEffect, useState } from 'react';
import { type Relevance, relevanceSteps } from '../../decisions/relevance.ts';
import type { AnswerKey, Answers } from '../../intake/answers.ts';

/** What is known so far of what hangs on some questions. */
export interface RelevanceSoFar {
  readonly byKey: ReadonlyMap<AnswerKey, Relevance>;
  /** Whether every question that was asked for is measured. */
  readonly isWhole: boolean;
}

/** Between steps, so that keys are heard and drawn; and before the first, so that a quick typist is not slowed at all. */
const pauseMs = 4;
const settlesAfterMs = 250;

const measured = new WeakMap<Answers, Map<AnswerKey, Relevance>>();
const nothing: RelevanceSoFar = { byKey: new Map(), isWhole: false };

/**
 * Measures what hangs on these questions, one at a time with pauses between, the first ones first; once only for the
 * same answers. While it goes on, and after answers changed, what is not known yet is missing.
 */
export function useRelevance(answers: Answers, keys: readonly AnswerKey[]): RelevanceSoFar {
  const [soFar, setSoFar] = useState<RelevanceSoFar & { readonly answers: Answers | null }>({
    ...nothing,
    answers: null,
  });
  const wanted = keys.join('\n');
  useEffect(() => {
    const byKey = measured.get(answers) ?? new Map<AnswerKey, Relevance>();
    measured.set(answers, byKey);
    const asked = wanted === '' ? [] : wanted.split('\n');
    const left = asked.filter((key) => !byKey.has(key));
    const steps = relevanceSteps(answers, left);
    let next = 0;
    const tell = () => {
      const known = asked.flatMap((key) => byKey.get(key) ?? []);
      setSoFar({ answers, byKey: new Map(known.map((one) => [one.key, one])), isWhole: known.length === asked.length });
    };
    const go = () => {
      const relevance = steps[next]?.();
      next += 1;
      if (relevance !== undefined) byKey.set(relevance.key, relevance);
      if (next === 1 || next >= steps.length) tell();
      if (next < steps.length) timer = setTimeout(go, pauseMs);
    };
    let timer = setTimeout(go, left.length === 0 ? 0 : settlesAfterMs);
    return () => clearTimeout(timer);
  }, [answers, wanted]);
  return soFar.answers === answers ? soFar : nothing;
}

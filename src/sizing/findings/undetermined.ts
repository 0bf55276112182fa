import { questionById } from '../../intake/catalogue.ts';
import { splitKey } from '../../intake/view.ts';
import type { Finding } from '../finding.ts';
import type { Plausible } from './plausible-values.ts';

/**
 * Marks what hangs on an answer that nobody knows: a blocker or risk that arises with one plausible value of it and
 * not with another is neither there nor absent, and becomes `cannot_determine`.
 */
export function markUndetermined(
  plausible: readonly Plausible[],
  found: readonly Finding[],
  findIn: (variant: Plausible) => readonly Finding[],
): readonly Finding[] {
  const marked = new Map(found.map((finding) => [finding.id, finding]));
  for (const key of new Set(plausible.map((variant) => variant.key))) {
    const variants = plausible.filter((variant) => variant.key === key);
    const outcomes = variants.map((variant) => ({ variant, found: serious(findIn(variant)) }));
    const ids = new Set([...serious(found), ...outcomes.flatMap((outcome) => outcome.found)].map(({ id }) => id));
    for (const id of ids) {
      const here = serious(found).find((finding) => finding.id === id);
      const there = outcomes.filter((outcome) => outcome.found.some((finding) => finding.id === id));
      const isCertain = here !== undefined && there.length === outcomes.length;
      const instance = here ?? there[0]?.found.find((finding) => finding.id === id);
      if (isCertain || instance === undefined || marked.get(id)?.severity === 'cannot_determine') continue;
      const arises = there.map(({ variant }) => variant.shown);
      const not = outcomes.filter((outcome) => !there.includes(outcome)).map(({ variant }) => variant.shown);
      marked.set(id, undetermined(instance, key, { arises, not, isAssumed: here !== undefined }));
    }
  }
  return [...marked.values()];
}

const serious = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ severity }) => severity === 'blocker' || severity === 'risk');

interface Values {
  readonly arises: readonly string[];
  readonly not: readonly string[];
  /** Whether it arises with the value that was assumed. */
  readonly isAssumed: boolean;
}

function undetermined(instance: Finding, key: string, { arises, not, isAssumed }: Values): Finding {
  const question = askOf(key);
  const when = isAssumed
    ? `with the value assumed, and not with ${not.join(' or ')}`
    : `with ${arises.join(' or ')}, and not with the value assumed`;
  return {
    ...instance,
    severity: 'cannot_determine',
    title: `Not known: ${instance.title}`,
    because: `"${question}" was answered "I don't know"; this arises ${when}. ${instance.because}`,
    remedies: [`find out: ${question}`, ...instance.remedies],
    rests: instance.rests.includes(key) ? instance.rests : [...instance.rests, key],
  };
}

function askOf(key: string): string {
  const { sourceId, questionId } = splitKey(key);
  return questionById(questionId).ask.replaceAll('{source}', sourceId ?? '');
}

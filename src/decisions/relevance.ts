import type { AnswerKey, Answers } from '../intake/answers.ts';
import { designQuestions, questionById, sourceQuestions } from '../intake/catalogue.ts';
import { withAnswer } from '../intake/change-answers.ts';
import { path } from '../intake/interview-path.ts';
import { parseAnswer } from '../intake/parse-answer.ts';
import type { AnswerView } from '../intake/question.ts';
import { splitKey, viewAnswers } from '../intake/view.ts';
import { watchView } from '../intake/watch-view.ts';
import type { Finding, Severity } from '../sizing/finding.ts';
import { changedKeys } from '../sizing/changed-keys.ts';
import { refinder } from '../sizing/findings/refind.ts';
import { resizer } from '../sizing/resize-workload.ts';
import { resolveWorkload } from '../sizing/resolve-workload.ts';
import { sizeAndFind, sizeFigures } from '../sizing/size-workload.ts';
import type { Workload } from '../sizing/workload.ts';
import { chooseAll } from './decide.ts';
import type { Decision } from './decision.ts';
import { plausibleAnswers } from './plausible-answers.ts';
import { redecider } from './redecide.ts';

/** What another answer to one question could change in the design. */
export interface Relevance {
  readonly key: AnswerKey;
  /** The other answers that were tried, for a person. */
  readonly tried: readonly string[];
  /** How many different designs its plausible answers lead to, today's among them. */
  readonly outcomes: number;
  readonly decisions: readonly DecisionFlip[];
  readonly findings: readonly FindingMove[];
  /** Questions that are only asked after another answer. */
  readonly opens: readonly AnswerKey[];
  /** How much hangs on it, from 0 for nothing; comparable between questions of the same answers. */
  readonly score: number;
}

/** One decision that goes otherwise; null where it is not to be taken. */
export interface DecisionFlip {
  readonly id: string;
  readonly title: string;
  readonly from: string | null;
  readonly to: string | null;
  /** The answer that flips it, for a person. */
  readonly when: string;
}

/** One finding that comes, goes or weighs otherwise; null where it does not stand. */
export interface FindingMove {
  readonly id: string;
  readonly title: string;
  readonly from: Severity | null;
  readonly to: Severity | null;
  /** The answer that moves it, for a person. */
  readonly when: string;
}

/** Whether another answer can change the design: a decision, a finding, or what else is to be asked. */
export function canChange({ score }: Relevance): boolean {
  return score > 0;
}

/** What hangs on each of these questions, in their order: the design is decided again for each plausible answer. */
export function measureRelevance(
  answers: Answers,
  keys: readonly AnswerKey[],
  outcomesFor: OutcomesFor = outcomesNear,
): readonly Relevance[] {
  return relevanceSteps(answers, keys, outcomesFor).map((step) => step());
}

/** The same as steps, one for each question, for a caller with other things to do in between. */
export function relevanceSteps(
  answers: Answers,
  keys: readonly AnswerKey[],
  outcomesFor: OutcomesFor = outcomesNear,
): readonly (() => Relevance)[] {
  let today: Today | null = null;
  return keys.map((key) => () => {
    today ??= todayOf(answers, outcomesFor);
    return relevanceOf(answers, key, today);
  });
}

/** The design as answered, and what is needed to compare others with it. */
interface Today {
  readonly now: Outcome;
  readonly outcomeOf: (answers: Answers) => Outcome;
  /** The keys on which it hangs whether some other question is asked. */
  readonly gates: ReadonlySet<AnswerKey>;
}

function todayOf(answers: Answers, outcomesFor: OutcomesFor): Today {
  const outcomeOf = outcomesFor(answers);
  return { now: outcomeOf(answers), outcomeOf, gates: gatesOf(answers) };
}

/** What a design comes to, as far as it is compared. */
interface Outcome {
  readonly decisions: ReadonlyMap<string, Decision>;
  readonly findings: ReadonlyMap<string, Finding>;
}

function outcomeFrom(decisions: readonly Decision[], findings: readonly Finding[]): Outcome {
  return {
    decisions: new Map(decisions.map((decision) => [decision.id, decision])),
    findings: new Map(findings.map((finding) => [finding.id, finding])),
  };
}

/** Decides for many answers that differ little from the ones given first. */
type OutcomesFor = (answers: Answers) => (changed: Answers) => Outcome;

/** Every design worked out anew, whatever it differs in. */
export const outcomesAnew: OutcomesFor = () => (changed) => outcomeAnew(resolveWorkload(changed));

function outcomeAnew(workload: Workload): Outcome {
  const sizing = sizeAndFind(workload);
  return outcomeFrom(chooseAll(sizing), sizing.findings);
}

/** The same outcomes; formulas, rules and topics run again only where they read something that is another. */
function outcomesNear(answers: Answers): (changed: Answers) => Outcome {
  const workload = resolveWorkload(answers);
  const figures = sizeFigures(workload);
  const resize = resizer(workload);
  const redecide = redecider(figures);
  const refind = refinder(workload, figures.ledger);
  return (changed) => {
    const other = resolveWorkload(changed);
    const keys = changedKeys(workload, other);
    if (keys === null) return outcomeAnew(other);
    const resized = resize(keys, other);
    return outcomeFrom(redecide(resized).all(), refind(resized));
  };
}

/** The keys on which it hangs whether some other question is asked. */
function gatesOf(answers: Answers): ReadonlySet<AnswerKey> {
  const read = new Set<AnswerKey>();
  const watch = (view: AnswerView) => watchView(view, (key) => read.add(key));
  const design = viewAnswers(answers);
  for (const question of designQuestions) question.when?.(watch(design));
  for (const id of design.sourceIds) {
    for (const question of sourceQuestions) question.when?.(watch(design.of(id)));
  }
  return read;
}

function askedWith(answers: Answers): readonly AnswerKey[] {
  return path({ answers, depth: 'thorough' });
}

function relevanceOf(answers: Answers, key: AnswerKey, { now, outcomeOf, gates }: Today): Relevance {
  const opensOthers = gates.has(key);
  const { sourceId, questionId } = splitKey(key);
  const question = questionById(questionId);
  const view = viewAnswers(answers, sourceId);
  const asked = opensOthers ? askedWith(answers) : [];
  const decisions: DecisionFlip[] = [];
  const findings: FindingMove[] = [];
  const opens = new Set<AnswerKey>();
  const designs = new Set<string>();
  const tried: string[] = [];
  for (const { raw, shown } of plausibleAnswers(question, view.resolve(questionId).value)) {
    if (!parseAnswer(question, raw, view).ok) continue;
    tried.push(shown);
    // What no longer applies counts as its default already: it need not be taken out.
    const changed = withAnswer(answers, sourceId, questionId, raw);
    const other = outcomeOf(changed);
    const flips = flipsBetween(now, other, shown);
    const moves = movesBetween(now, other, shown);
    if (flips.length > 0 || moves.length > 0) {
      designs.add(JSON.stringify([...flips, ...moves].map(({ id, to }) => [id, to])));
    }
    decisions.push(...flips);
    findings.push(...moves);
    if (!opensOthers) continue;
    for (const opened of askedWith(changed)) if (!asked.includes(opened)) opens.add(opened);
  }
  return {
    key,
    tried,
    outcomes: designs.size + 1,
    decisions,
    findings,
    opens: [...opens],
    score: scoreOf(decisions, findings, opens.size),
  };
}

function flipsBetween(now: Outcome, other: Outcome, when: string): readonly DecisionFlip[] {
  return union(now.decisions, other.decisions).flatMap((id) => {
    const [from, to] = [now.decisions.get(id), other.decisions.get(id)];
    if (from?.choice.id === to?.choice.id) return [];
    const title = (from ?? to)?.title ?? id;
    return [{ id, title, from: from?.choice.label ?? null, to: to?.choice.label ?? null, when }];
  });
}

function movesBetween(now: Outcome, other: Outcome, when: string): readonly FindingMove[] {
  return union(now.findings, other.findings).flatMap((id) => {
    const [from, to] = [now.findings.get(id), other.findings.get(id)];
    if (from?.severity === to?.severity) return [];
    const title = (to ?? from)?.title ?? id;
    return [{ id, title, from: from?.severity ?? null, to: to?.severity ?? null, when }];
  });
}

function union(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): readonly string[] {
  return [...new Set([...a.keys(), ...b.keys()])];
}

/**
 * Each decision that can flip and each finding that can move counts once, however many answers do it. Judgement: a
 * blocker weighs as a decision does, since either changes what is built; a question opened weighs least.
 */
function scoreOf(decisions: readonly DecisionFlip[], findings: readonly FindingMove[], opened: number): number {
  const moved = new Map<string, number>();
  for (const { id, from, to } of findings) {
    const weight = Math.max(weightOf(from), weightOf(to));
    moved.set(id, Math.max(weight, moved.get(id) ?? 0));
  }
  const flipped = new Set(decisions.map(({ id }) => id)).size;
  return flipped * decisionWeight + [...moved.values()].reduce((sum, weight) => sum + weight, 0) + opened;
}

const decisionWeight = 3;

function weightOf(severity: Severity | null): number {
  return severity === null ? 0 : findingWeights[severity];
}

const findingWeights: Readonly<Record<Severity, number>> = { blocker: 3, cannot_determine: 2, risk: 2, advice: 1 };

import type { AnswerKey, Answers } from '../intake/answers.ts';
import { questionById } from '../intake/catalogue.ts';
import { splitKey } from '../intake/view.ts';
import type { Finding } from '../sizing/finding.ts';
import { refinder } from '../sizing/findings/refind.ts';
import { resizer } from '../sizing/resize-workload.ts';
import { resolveWorkload } from '../sizing/resolve-workload.ts';
import { sizeFigures } from '../sizing/size-workload.ts';
import type { Workload } from '../sizing/workload.ts';
import type { BlockerHeadroom, Decision, DecisionHeadroom, Headroom, HeadroomPoint } from './decision.ts';
import { knownByKey, shownNumber } from './decision-inputs.ts';
import { distanceTo, type NumericAnswer, nearestChange, roundestWithin, withNumber } from './move-answer.ts';
import { type FindChoice, redecider } from './redecide.ts';

/** What the search found, as the blueprint holds it. */
export interface MeasuredHeadroom {
  readonly headroom: readonly DecisionHeadroom[];
  readonly blockerHeadroom: readonly BlockerHeadroom[];
}

/**
 * For each numeric answer, how far it can move before a decision that depends on it takes another option, and before
 * some finding becomes a blocker: found by trying the core at growing factors and halving the last step. Only answers
 * that change something are listed.
 */
export function measureHeadroom(answers: Answers, decisions: readonly Decision[]): MeasuredHeadroom {
  return joinHeadroom(headroomSteps(answers, decisions).map((step) => step()));
}

/** The same search as steps, one for each answer, for a caller with other things to do in between. */
export function headroomSteps(answers: Answers, decisions: readonly Decision[]): readonly (() => MeasuredHeadroom)[] {
  const workload = resolveWorkload(answers);
  const numbers = numericAnswers(workload, decisions);
  const tryWith = trialsOf(workload);
  return numbers.map((answer) => () => {
    const trial = remembered((value) => tryWith(answer, value));
    return {
      headroom: decisions
        .filter(({ inputs }) => inputs.some(({ id }) => id === answer.key))
        .flatMap((decision) => decisionHeadroom(decision, answer, trial)),
      blockerHeadroom: blockerHeadroom(answer, trial),
    };
  });
}

/** What the steps found, together. */
export function joinHeadroom(found: readonly MeasuredHeadroom[]): MeasuredHeadroom {
  return {
    headroom: found.flatMap(({ headroom }) => headroom),
    blockerHeadroom: found.flatMap((part) => part.blockerHeadroom),
  };
}

/** The answers that are numbers and that a factor moves: those first that decisions name among their inputs. */
function numericAnswers(workload: Workload, decisions: readonly Decision[]): readonly NumericAnswer[] {
  const known = knownByKey(workload);
  const inputs = decisions.flatMap((decision) => decision.inputs.map(({ id }) => id));
  return [...new Set([...inputs, ...known.keys()])].flatMap((key) => {
    const { value, provenance } = known.get(key) ?? {};
    return typeof value === 'number' && value !== 0 && provenance !== undefined ? [{ key, value, provenance }] : [];
  });
}

/** The design with another value for one answer, as far as it is asked for. */
interface Outcome {
  readonly choiceOf: FindChoice;
  /** The blockers that are none as answered. */
  readonly blockers: () => readonly Finding[];
}

type Trial = (value: number) => Outcome;

function trialsOf(workload: Workload): (answer: NumericAnswer, value: number) => Outcome {
  const figures = sizeFigures(workload);
  const resize = resizer(workload);
  const redecide = redecider(figures);
  const refind = refinder(workload, figures.ledger);
  const standing = new Set(blockersAmong(refind({ sizing: figures, changed: new Set() })).map(({ id }) => id));
  return (answer, value) => {
    const resized = resize([answer.key], withNumber(workload, answer, value));
    return {
      choiceOf: redecide(resized).choiceOf,
      blockers: () => blockersAmong(refind(resized)).filter(({ id }) => !standing.has(id)),
    };
  };
}

function blockersAmong(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity }) => severity === 'blocker');
}

/** Remembered by the value: one trial serves every decision. */
function remembered(trial: Trial): Trial {
  const tried = new Map<number, Outcome>();
  return (value) => {
    const outcome = tried.get(value) ?? trial(value);
    tried.set(value, outcome);
    return outcome;
  };
}

function decisionHeadroom(decision: Decision, answer: NumericAnswer, trial: Trial): readonly DecisionHeadroom[] {
  const found = headroomOf(answer, (value) => {
    const choice = trial(value).choiceOf(decision);
    return choice?.id === decision.choice.id ? null : { instead: choice?.label ?? 'no longer needed' };
  });
  return found.map((headroom) => ({ decisionId: decision.id, ...headroom }));
}

function blockerHeadroom(answer: NumericAnswer, trial: Trial): readonly BlockerHeadroom[] {
  return headroomOf(answer, (value) => {
    const [first] = trial(value).blockers();
    return first === undefined ? null : { findingId: first.id, title: first.title };
  });
}

/** How far an answer can move until there is a change; nothing where there is none on either side. */
function headroomOf<Change>(
  answer: NumericAnswer,
  changeAt: (value: number) => Change | null,
): readonly Headroom<HeadroomPoint & Change>[] {
  const { key, value: now, provenance } = answer;
  const side = (direction: 1 | -1): (HeadroomPoint & Change) | null => {
    const found = nearestChange(answer, direction, (value) => changeAt(value) !== null);
    const change = found === null ? null : changeAt(found.outside);
    if (found === null || change === null) return null;
    return {
      value: shownAt(key, roundestWithin(answer, found)),
      factor: found.outside / now,
      distance: distanceTo(answer, found.outside),
      ...change,
    };
  };
  const upTo = side(1);
  const downTo = side(-1);
  if (upTo === null && downTo === null) return [];
  const label = key.replaceAll('_', ' ').replace('.', ': ');
  return [{ key, label, now: shownAt(key, now), provenance, upTo, downTo }];
}

function shownAt(key: AnswerKey, value: number): string {
  return shownNumber(value, questionById(splitKey(key).questionId));
}

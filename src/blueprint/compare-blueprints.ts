import type { Decision } from '../decisions/decision.ts';
import { formatQuantity } from '../intake/quantities/format-quantity.ts';
import type { Unit } from '../knowledge/unit.ts';
import { type Finding, type Severity, severityRank } from '../sizing/finding.ts';
import type { Quantity } from '../sizing/ledger.ts';
import type { Blueprint } from './blueprint.ts';

/** What differs between two designs, the most important first in each list; plain JSON. */
export interface DesignChanges {
  readonly findings: readonly FindingChange[];
  readonly decisions: readonly DecisionChange[];
  readonly figures: readonly FigureChange[];
}

/** A finding that is there on one side only, or with another severity. */
export interface FindingChange {
  readonly id: string;
  /** The finding's title and arithmetic where it is there now, else those that it had. */
  readonly title: string;
  readonly because: string;
  /** What would remove it; empty where it is not there any more. */
  readonly remedies: readonly string[];
  /** Null where it is not there. */
  readonly was: Severity | null;
  readonly is: Severity | null;
}

/** A decision for another option, or one that is to be made on one side only. */
export interface DecisionChange {
  readonly id: string;
  readonly title: string;
  /** Null where there is nothing to decide. */
  readonly was: Decision['choice'] | null;
  readonly is: Decision['choice'] | null;
  /** Why the new option; null where there is none. */
  readonly because: string | null;
  /** What speaks against the former option now; null where nothing is said of it. */
  readonly against: string | null;
}

/** A figure that reads otherwise than before, in its base unit. */
export interface FigureChange {
  readonly id: string;
  /** The source it belongs to; null for the app as a whole. */
  readonly sourceId: string | null;
  readonly label: string;
  readonly unit: Unit;
  /** Null where there is no such figure. */
  readonly was: number | null;
  readonly is: number | null;
  /** How many times as much; null where one side is absent or 0. */
  readonly factor: number | null;
}

/** What of a blueprint is compared: a core without a document's parts is enough. */
export interface Comparable {
  readonly ledger: Pick<Blueprint['ledger'], 'quantities'>;
  readonly findings: Blueprint['findings'];
  readonly decisions: Blueprint['decisions'];
}

/** What differs in the second design from the first; nothing where only words or invisible digits do. */
export function compareBlueprints(was: Comparable, is: Comparable): DesignChanges {
  const findings = changedFindings(was.findings, is.findings);
  const decisions = changedDecisions(was.decisions, is.decisions);
  const telling = restsOf([...was.findings, ...is.findings], findings, is.decisions, decisions);
  const figures = changedFigures(was.ledger.quantities, is.ledger.quantities);
  return { findings, decisions, figures: figures.toSorted((a, b) => weight(b, telling) - weight(a, telling)) };
}

/** The findings that appeared, went or changed their severity: what got worse first, the gravest of it before the rest. */
function changedFindings(was: readonly Finding[], is: readonly Finding[]): readonly FindingChange[] {
  const [before, now] = [byId(was), byId(is)];
  const changes = [...new Map([...now, ...before]).keys()].flatMap((id): readonly FindingChange[] => {
    const [old, current] = [before.get(id) ?? null, now.get(id) ?? null];
    const told = current ?? old;
    if (told === null || old?.severity === current?.severity) return [];
    return [
      {
        id,
        title: told.title,
        because: told.because,
        remedies: current?.remedies ?? [],
        was: old?.severity ?? null,
        is: current?.severity ?? null,
      },
    ];
  });
  const place = (change: FindingChange) => (isWorse(change) ? rank(change.is) : absentRank + 1 + rank(change.was));
  return changes.toSorted((a, b) => place(a) - place(b));
}

/** Whether a finding is graver than it was, or new. */
export function isWorse({ was, is }: FindingChange): boolean {
  return rank(is) < rank(was);
}

function rank(severity: Severity | null): number {
  return severity === null ? absentRank : severityRank[severity];
}

/** A finding that is not there is milder than any. */
const absentRank = Math.max(...Object.values(severityRank)) + 1;

/** As much of a decision as a document keeps. */
export type KeptDecision = Pick<Decision, 'id' | 'title' | 'choice'>;

/** The decisions for another option, in the order in which they are made; those that are no longer to be made last. */
export function changedDecisions(was: readonly KeptDecision[], is: readonly Decision[]): readonly DecisionChange[] {
  const [before, now] = [byId(was), byId(is)];
  return [...new Map([...now, ...before]).keys()].flatMap((id): readonly DecisionChange[] => {
    const [old, current] = [before.get(id) ?? null, now.get(id) ?? null];
    const title = (current ?? old)?.title;
    if (title === undefined || old?.choice.id === current?.choice.id) return [];
    const rejected = current?.rejected.find((option) => option.id === old?.choice.id);
    return [
      {
        id,
        title,
        was: old?.choice ?? null,
        is: current?.choice ?? null,
        because: current?.because ?? null,
        against: rejected?.reason ?? null,
      },
    ];
  });
}

function changedFigures(was: readonly Quantity[], is: readonly Quantity[]): readonly FigureChange[] {
  const [before, now] = [byId(was), byId(is)];
  return [...new Map([...now, ...before]).keys()].flatMap((id): readonly FigureChange[] => {
    const [old, current] = [before.get(id) ?? null, now.get(id) ?? null];
    const told = current ?? old;
    if (told === null || (old !== null && current !== null && shown(old) === shown(current))) return [];
    return [
      {
        id,
        sourceId: told.sourceId,
        label: told.label,
        unit: told.unit,
        was: old?.value ?? null,
        is: current?.value ?? null,
        factor: factorOf(old?.value ?? 0, current?.value ?? 0),
      },
    ];
  });
}

function shown({ value, unit }: Quantity): string {
  return formatQuantity(value, unit);
}

/** How many times as much; null where that cannot be said. */
export function factorOf(was: number, is: number): number | null {
  const factor = is / was;
  return was > 0 && is > 0 && Number.isFinite(factor) ? factor : null;
}

/** The ids of the figures that the changed findings and decisions rest on. */
function restsOf(
  findings: readonly Finding[],
  changedFinding: readonly FindingChange[],
  decisions: readonly Decision[],
  changedDecision: readonly DecisionChange[],
): ReadonlySet<string> {
  const findingIds = new Set(changedFinding.map(({ id }) => id));
  const decisionIds = new Set(changedDecision.map(({ id }) => id));
  return new Set([
    ...findings.filter(({ id }) => findingIds.has(id)).flatMap(({ rests }) => rests),
    ...decisions.filter(({ id }) => decisionIds.has(id)).flatMap(({ inputs }) => inputs.map(({ id }) => id)),
  ]);
}

/** A figure that something rests on weighs more than any other; among equals the one that moved furthest. */
function weight({ id, factor }: FigureChange, telling: ReadonlySet<string>): number {
  const moved = factor === null ? 0 : Math.abs(Math.log10(factor));
  return moved + (telling.has(id) ? farthestMove : 0);
}

/** More than the decimal logarithm of any two finite numbers' quotient. */
const farthestMove = 1000;

function byId<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

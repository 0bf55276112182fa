import { decide } from '../decisions/decide.ts';
import type { Decision } from '../decisions/decision.ts';
import type { AnswerKey, Answers } from '../intake/answers.ts';
import { formatQuantity } from '../intake/quantities/format-quantity.ts';
import { splitKey, viewAnswers } from '../intake/view.ts';
import type { Finding } from '../sizing/finding.ts';
import type { Quantity } from '../sizing/ledger.ts';
import type { AppQuantityId, SourceMetric } from '../sizing/quantity-ids.ts';
import { resolveWorkload } from '../sizing/resolve-workload.ts';
import { sizeWorkload } from '../sizing/size-workload.ts';

/** What the core makes of the answers so far. */
export interface Implications {
  readonly quantities: readonly Quantity[];
  readonly findings: readonly Finding[];
  readonly decisions: readonly Decision[];
  /** Ids of quantities and keys of answers that something the person said stands behind. */
  readonly stated: ReadonlySet<string>;
}

const computed = new WeakMap<Answers, Implications>();

/** Runs the pure core, without headroom: some milliseconds, and once only for the same answers. */
export function implicationsOf(answers: Answers): Implications {
  const known = computed.get(answers);
  if (known) return known;
  const sizing = sizeWorkload(resolveWorkload(answers));
  const { quantities } = sizing.ledger;
  const implications = {
    quantities,
    findings: sizing.findings,
    decisions: decide(sizing),
    stated: statedIds(answers, quantities, sizing.findings),
  };
  computed.set(answers, implications);
  return implications;
}

function statedIds(
  answers: Answers,
  quantities: readonly Quantity[],
  findings: readonly Finding[],
): ReadonlySet<string> {
  const stated = new Set<string>();
  for (const { id, inputs } of quantities) {
    const isStated = inputs.some(
      (input) => (input.from === 'answer' && input.provenance === 'stated') || stated.has(input.id),
    );
    if (isStated) stated.add(id);
  }
  const view = viewAnswers(answers);
  const computedIds = new Set(quantities.map(({ id }) => id));
  for (const key of findings.flatMap(({ rests }) => rests)) {
    if (computedIds.has(key)) continue;
    const { sourceId, questionId } = splitKey(key);
    if (view.of(sourceId ?? '').resolve(questionId).provenance === 'stated') stated.add(key);
  }
  return stated;
}

/** Whether a finding follows from assumptions alone, so that saying more may well remove it. */
export function isAssumedOnly(finding: Finding, { stated }: Implications): boolean {
  return finding.rests.length > 0 && !finding.rests.some((id) => stated.has(id));
}

/** A decision whose choice is another than before. */
export interface Flip {
  readonly title: string;
  readonly was: string;
  readonly is: string;
  readonly because: string;
}

/** The decisions that `now` takes otherwise than `before` did, with the source's name where they concern one. */
export function flipsBetween(before: Implications, now: Implications): readonly Flip[] {
  return now.decisions.flatMap((decision) => {
    const was = before.decisions.find(({ id }) => id === decision.id);
    if (was === undefined || was.choice.id === decision.choice.id) return [];
    return [{ title: titleOf(decision), was: was.choice.label, is: decision.choice.label, because: decision.because }];
  });
}

/** Whether a finding was not there, or was milder, before. */
export function isNew(finding: Finding, before: Implications): boolean {
  return !before.findings.some(({ id, severity }) => id === finding.id && severity === finding.severity);
}

/** The blockers and risks of `before` that `now` has no more. */
export function resolvedFindings(before: Implications, now: Implications): readonly Finding[] {
  return before.findings.filter(
    ({ id, severity }) =>
      (severity === 'blocker' || severity === 'risk') && !now.findings.some((finding) => finding.id === id),
  );
}

/** A decision's title, with the source that it is about. */
export function titleOf({ title, sourceId }: Decision): string {
  return sourceId === null ? title : `${title}, ${sourceId}`;
}

/** The decisions that read this answer, or a figure computed from it, first. */
export function decisionsNearest({ decisions, quantities }: Implications, key: AnswerKey): readonly Decision[] {
  const reached = reachedFrom(quantities, key);
  const isNear = ({ inputs }: Decision) => inputs.some(({ id }) => reached.has(id));
  return [...decisions.filter(isNear), ...decisions.filter((decision) => !isNear(decision))];
}

/** A figure as the panel shows it. */
export interface Figure {
  readonly label: string;
  readonly value: string;
  /** The value before, where it was another. */
  readonly was: string | null;
  /** Whether the answer in hand goes into it. */
  readonly isNear: boolean;
}

/** The few figures that say most about a design: those that changed first, then those that the answer in hand moves. */
export function leadingFigures(now: Implications, before: Implications, key: AnswerKey): readonly Figure[] {
  const reached = reachedFrom(now.quantities, key);
  const figures = now.quantities.flatMap((quantity) => {
    const label = labelOf(quantity);
    if (label === null) return [];
    const value = formatQuantity(quantity.value, quantity.unit);
    const earlier = before.quantities.find(({ id }) => id === quantity.id);
    const was = earlier === undefined ? value : formatQuantity(earlier.value, earlier.unit);
    return [{ label, value, was: was === value ? null : was, isNear: reached.has(quantity.id) }];
  });
  const rank = ({ was, isNear }: Figure) => (was === null ? 2 : 0) - (isNear ? 1 : 0);
  return figures.toSorted((a, b) => rank(a) - rank(b));
}

/** The ids of everything that an answer goes into, its own key included. */
function reachedFrom(quantities: readonly Quantity[], key: AnswerKey): ReadonlySet<string> {
  const reached = new Set([key]);
  for (const { id, inputs } of quantities) if (inputs.some((input) => reached.has(input.id))) reached.add(id);
  return reached;
}

function labelOf({ id, sourceId, value }: Quantity): string | null {
  if (sourceId === null) return (leading as Readonly<Partial<Record<string, string>>>)[id] ?? null;
  const metric = id.slice(sourceId.length + 1);
  if (metric === 'speedup_needed' && value <= 1) return null;
  const label = (leadingOfSource as Readonly<Partial<Record<string, string>>>)[metric];
  return label?.replace('{source}', sourceId) ?? null;
}

/** Shorter than the ledger's own labels, which the document explains. */
const leading: Readonly<Partial<Record<AppQuantityId, string>>> = {
  'app.bytes_now': 'all data today',
  'app.memory_budget': 'memory that one instance has for data',
  'app.memory_pandas': 'needed to transform it in pandas',
  'app.staleness_worst': 'oldest data on a screen',
  'app.rerun_rate': 'script runs',
  'app.replicas': 'instances of the app',
  'app.cache_bytes': 'caches of one instance',
};

const leadingOfSource: Readonly<Partial<Record<SourceMetric, string>>> = {
  rate_share: 'of {source}’s rate limit used',
  floor: 'freshest that {source}’s limit allows',
  speedup_needed: 'faster query needed on {source}',
  connections_used: 'to {source} at most',
  consumer_utilisation: 'of {source}’s consumers busy',
  parse_seconds: 'to parse one file of {source}',
};

import { decide } from '../decisions/decide.ts';
import type { Decision } from '../decisions/decision.ts';
import type { Answers } from '../intake/answers.ts';
import { formatQuantity } from '../intake/quantities/format-quantity.ts';
import type { Finding } from '../sizing/finding.ts';
import type { Quantity } from '../sizing/ledger.ts';
import { resolveWorkload } from '../sizing/resolve-workload.ts';
import { sizeWorkload } from '../sizing/size-workload.ts';

/** What the core makes of the answers so far. */
export interface Implications {
  readonly quantities: readonly Quantity[];
  readonly findings: readonly Finding[];
  readonly decisions: readonly Decision[];
}

/** A decision whose choice is another than before. */
export interface Flip {
  readonly title: string;
  readonly was: string;
  readonly is: string;
}

/** Runs the pure core, without headroom: cheap enough for every key that parses. */
export function implicationsOf(answers: Answers): Implications {
  const sizing = sizeWorkload(resolveWorkload(answers));
  return { quantities: sizing.ledger.quantities, findings: sizing.findings, decisions: decide(sizing) };
}

/** The decisions that `now` takes otherwise than `before` did, with the source's name where they concern one. */
export function flipsBetween(before: Implications, now: Implications): readonly Flip[] {
  return now.decisions.flatMap((decision) => {
    const was = before.decisions.find(({ id }) => id === decision.id);
    if (was === undefined || was.choice.id === decision.choice.id) return [];
    return [{ title: titleOf(decision), was: was.choice.label, is: decision.choice.label }];
  });
}

/** Whether a finding was not there, or was milder, before. */
export function isNew(finding: Finding, before: Implications): boolean {
  return !before.findings.some(({ id, severity }) => id === finding.id && severity === finding.severity);
}

export function titleOf(decision: Decision): string {
  return decision.sourceId === null ? decision.title : `${decision.title}, ${decision.sourceId}`;
}

const leading = [
  'app.bytes_now',
  'app.memory_pandas',
  'app.memory_budget',
  'app.rerun_rate',
  'app.replicas',
  'app.cache_bytes',
  'app.staleness_worst',
];
const leadingOfSource = [
  'rate_share',
  'floor',
  'speedup_needed',
  'connections_used',
  'consumer_utilisation',
  'parse_seconds',
];

/** The few figures that say most about a design, each with its label and value as shown. */
export function leadingFigures({
  quantities,
}: Implications): readonly { readonly label: string; readonly value: string }[] {
  const wanted = (quantity: Quantity) =>
    quantity.sourceId === null
      ? leading.includes(quantity.id)
      : leadingOfSource.includes(quantity.id.slice(quantity.sourceId.length + 1));
  return quantities.filter(wanted).map((quantity) => ({
    label: quantity.sourceId === null ? quantity.label : `${quantity.sourceId}: ${quantity.label}`,
    value: formatQuantity(quantity.value, quantity.unit),
  }));
}

import { type Finding, severityRank } from '../finding.ts';
import type { Ledger } from '../ledger.ts';
import { resizer } from '../resize-workload.ts';
import type { Workload } from '../workload.ts';
import { contextOf } from './finding-rule.ts';
import { plausibleWorkloads } from './plausible-values.ts';
import { refinder } from './refind.ts';
import { findingRules } from './rules.ts';
import { markUndetermined } from './undetermined.ts';

/**
 * Every finding of a sizing, blockers first. Where an answer is unknown, what one of its plausible values would bring
 * about is found as well, as `cannot_determine`.
 */
export function findAll(workload: Workload, ledger: Ledger): readonly Finding[] {
  return marked(workload, ledger).toSorted(
    (a, b) => severityRank[a.severity] - severityRank[b.severity] || (a.id < b.id ? -1 : 1),
  );
}

/** The findings that stand with these values, by rule; what unknown answers may bring about is not among them. */
export function findStanding(workload: Workload, ledger: Ledger): readonly Finding[] {
  const context = contextOf(workload, ledger);
  return findingRules.flatMap((rule) => rule(context));
}

function marked(workload: Workload, ledger: Ledger): readonly Finding[] {
  const plausible = plausibleWorkloads(workload);
  if (plausible.length === 0) return findStanding(workload, ledger);
  const resize = resizer(workload);
  const refind = refinder(workload, ledger);
  const found = refind({ sizing: { workload, ledger, findings: [] }, changed: new Set() });
  return markUndetermined(plausible, found, (variant) => refind(resize([variant.key], variant.workload)));
}

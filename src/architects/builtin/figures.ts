import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { Decision } from '../../decisions/decision.ts';
import type { Provenance } from '../../intake/answers.ts';
import { formatQuantity } from '../../intake/quantities/format-quantity.ts';
import type { Finding, Severity } from '../../sizing/finding.ts';
import type { AppQuantityId, SourceMetric } from '../../sizing/quantity-ids.ts';

/** A figure about the app as the document quotes it; "not sized" never appears: a missing figure is a defect and throws. */
export function figure(blueprint: Blueprint, id: AppQuantityId): string {
  const quantity = blueprint.ledger.quantities.find((candidate) => candidate.id === id);
  if (!quantity) throw new RangeError(`the ledger has no quantity ${id}`);
  return formatQuantity(quantity.value, quantity.unit);
}

/** A figure about one source; null where that kind of source has none. */
export function sourceFigure(blueprint: Blueprint, sourceId: string, metric: SourceMetric): string | null {
  const quantity = blueprint.ledger.quantities.find((candidate) => candidate.id === `${sourceId}.${metric}`);
  return quantity ? formatQuantity(quantity.value, quantity.unit) : null;
}

/** The decision on a topic for the design, or for one source; null when there was nothing to decide. */
export function decisionOn(
  blueprint: Blueprint,
  topic: Decision['topic'],
  sourceId: string | null = null,
): Decision | null {
  return blueprint.decisions.find((decision) => decision.topic === topic && decision.sourceId === sourceId) ?? null;
}

/** The findings of these severities, in the blueprint's order. */
export function findingsOf(blueprint: Blueprint, ...severities: readonly Severity[]): readonly Finding[] {
  return blueprint.findings.filter(({ severity }) => severities.includes(severity));
}

export const provenanceWords: Readonly<Record<Provenance, string>> = {
  stated: 'stated',
  measured: 'measured',
  defaulted: 'assumed',
  unknown: 'not known',
};

export const severityWords: Readonly<Record<Severity, string>> = {
  blocker: 'Blocker',
  cannot_determine: 'Cannot be determined',
  risk: 'Risk',
  advice: 'Advice',
};

/** "3 decisions", "1 decision". */
export function count(number: number, noun: string, plural: string = `${noun}s`): string {
  return `${formatQuantity(number, 'count')} ${number === 1 ? noun : plural}`;
}

/** The beginning of a text, as many of its clauses as fit into so many words, and at least the first; ends in a stop. */
export function shorten(text: string, mostWords: number): string {
  const clauses = text.split(/(?<=[.:;,]) (?=\S)/);
  let kept = '';
  for (const clause of clauses) {
    const longer = kept === '' ? clause : `${kept} ${clause}`;
    if (kept !== '' && (longer.split(' ').length > mostWords || kept.endsWith('.'))) break;
    kept = longer;
  }
  return kept.replace(/[:;,]$/, '.');
}

/** The ids that rest on an answer, the first few by name. */
export function affected(ids: readonly string[]): string {
  if (ids.length === 0) return 'figures only';
  const shown = ids.slice(0, mostAffected).join(', ');
  return ids.length > mostAffected ? `${shown} and ${ids.length - mostAffected} more` : shown;
}

const mostAffected = 4;

const forcedWords = 'Every option breaks a constraint; this one is the least bad. ';

/** Whether a decision was forced: no option was left that breaks no constraint. */
export function isForced(because: string): boolean {
  return because.startsWith(forcedWords.trimEnd());
}

/** The reason of a forced decision alone. */
export function withoutForced(because: string): string {
  return because.replace(forcedWords, '');
}

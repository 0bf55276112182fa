import { assembleBlueprint } from '../blueprint/assemble-blueprint.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { InputError } from '../errors.ts';
import { formatQuantity } from '../intake/quantities/format-quantity.ts';
import { type AnswersFlags, answersFromFlags, changedAnswers } from './answers-input.ts';
import type { Surroundings } from './surroundings.ts';

/** Prints what changes when answers change: figures, findings, decisions, side by side; nothing is written. */
export async function whatIf(flags: AnswersFlags, toolVersion: string, around: Surroundings): Promise<number> {
  if (flags.set.length === 0)
    throw new InputError({
      what: 'Say what would change',
      remedy: 'For example --set viewers=500, or --set crm.rows=10x.',
    });
  const answers = await answersFromFlags({ ...flags, set: [] }, around);
  const now = assembleBlueprint(answers, { toolVersion, headroom: false });
  const then = assembleBlueprint(changedAnswers(answers, flags.set, around), { toolVersion, headroom: false });
  const parts = [
    block('Figures', figures(now, then)),
    block('Findings', findings(now, then)),
    block('Decisions', decisions(now, then)),
  ].filter((part) => part !== '');
  around.out(parts.length === 0 ? 'Nothing in the design changes.\n' : parts.join('\n'));
  return 0;
}

function block(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

function figures(now: Blueprint, then: Blueprint): readonly string[] {
  const [before, after] = [now.ledger.quantities, then.ledger.quantities];
  const changed = after.flatMap(({ id, label, value, unit }) => {
    const old = before.find((quantity) => quantity.id === id);
    const is = formatQuantity(value, unit);
    const was = old === undefined ? 'not there' : formatQuantity(old.value, old.unit);
    return was === is ? [] : [`${id}: ${was} → ${is}${factor(old?.value ?? 0, value)}  (${label})`];
  });
  const gone = before
    .filter(({ id }) => !after.some((quantity) => quantity.id === id))
    .map(({ id, label, value, unit }) => `${id}: ${formatQuantity(value, unit)} → not there  (${label})`);
  return [...changed, ...gone];
}

/** How many times as much, since 3 a second and 190 k an hour do not compare at a glance. */
function factor(was: number, is: number): string {
  const times = is / was;
  return was > 0 && is > 0 && Number.isFinite(times) ? `, ${formatQuantity(times, 'x')}` : '';
}

function findings(now: Blueprint, then: Blueprint): readonly string[] {
  const missing = (from: Blueprint, other: Blueprint) =>
    from.findings.filter(
      (finding) => !other.findings.some(({ id, severity }) => id === finding.id && severity === finding.severity),
    );
  return [
    ...missing(then, now).flatMap(({ severity, id, title, because }) => [
      `+ ${severity} ${id}: ${title}`,
      `    ${because}`,
    ]),
    ...missing(now, then).map(({ severity, id, title }) => `- ${severity} ${id}: ${title}`),
  ];
}

function decisions(now: Blueprint, then: Blueprint): readonly string[] {
  const changed = then.decisions.flatMap((decision) => {
    const before = now.decisions.find(({ id }) => id === decision.id);
    if (before?.choice.id === decision.choice.id) return [];
    return [
      `${decision.id}: ${before?.choice.label ?? 'not decided'} → ${decision.choice.label}`,
      `    ${decision.because}`,
    ];
  });
  const gone = now.decisions
    .filter(({ id }) => !then.decisions.some((decision) => decision.id === id))
    .map(({ id, choice }) => `${id}: ${choice.label} → no longer to decide`);
  return [...changed, ...gone];
}

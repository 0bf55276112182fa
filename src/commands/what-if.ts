import { assembleBlueprint } from '../blueprint/assemble-blueprint.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { InputError } from '../errors.ts';
import { formatQuantity } from '../intake/quantities/format-quantity.ts';
import { type AnswersFlags, answersFromFlags, applySetting } from './answers-input.ts';
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
  const then = assembleBlueprint(flags.set.reduce(applySetting, answers), { toolVersion, headroom: false });
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
  return then.ledger.quantities.flatMap((quantity) => {
    const before = now.ledger.quantities.find(({ id }) => id === quantity.id);
    const is = formatQuantity(quantity.value, quantity.unit);
    const was = before === undefined ? 'absent' : formatQuantity(before.value, before.unit);
    return was === is ? [] : [`${quantity.id}: ${was} → ${is}`];
  });
}

function findings(now: Blueprint, then: Blueprint): readonly string[] {
  const missing = (from: Blueprint, other: Blueprint) =>
    from.findings.filter(
      (finding) => !other.findings.some(({ id, severity }) => id === finding.id && severity === finding.severity),
    );
  return [
    ...missing(then, now).map(({ severity, id, title, because }) => `+ ${severity} ${id}: ${title}. ${because}`),
    ...missing(now, then).map(({ severity, id, title }) => `- ${severity} ${id}: ${title}`),
  ];
}

function decisions(now: Blueprint, then: Blueprint): readonly string[] {
  return then.decisions.flatMap((decision) => {
    const before = now.decisions.find(({ id }) => id === decision.id);
    if (before?.choice.id === decision.choice.id) return [];
    return [
      `${decision.id}: ${before?.choice.label ?? 'not decided'} → ${decision.choice.label}, because ${decision.because}`,
    ];
  });
}

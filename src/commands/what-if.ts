import { assembleBlueprint } from '../blueprint/assemble-blueprint.ts';
import {
  compareBlueprints,
  type DecisionChange,
  type FigureChange,
  type FindingChange,
} from '../blueprint/compare-blueprints.ts';
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
  const changes = compareBlueprints(now, then);
  const parts = [
    block('Figures', changes.figures.map(figureLine)),
    block('Findings', changes.findings.flatMap(findingLines)),
    block('Decisions', changes.decisions.flatMap(decisionLines)),
  ].filter((part) => part !== '');
  around.out(parts.length === 0 ? 'Nothing in the design changes.\n' : parts.join('\n'));
  return 0;
}

function block(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

function figureLine({ id, label, unit, was, is, factor }: FigureChange): string {
  const shown = (value: number | null) => (value === null ? 'not there' : formatQuantity(value, unit));
  const times = factor === null ? '' : `, ${formatQuantity(factor, 'x')}`;
  return `${id}: ${shown(was)} → ${shown(is)}${times}  (${label})`;
}

function findingLines({ id, title, because, was, is }: FindingChange): readonly string[] {
  return is === null ? [`- ${was} ${id}: ${title}`] : [`+ ${is} ${id}: ${title}`, `    ${because}`];
}

function decisionLines({ id, was, is, because }: DecisionChange): readonly string[] {
  return [
    `${id}: ${was?.label ?? 'not decided'} → ${is?.label ?? 'no longer to decide'}`,
    ...(because === null ? [] : [`    ${because}`]),
  ];
}

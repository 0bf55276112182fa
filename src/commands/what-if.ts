import { type FindingChange, isWorse } from '../blueprint/compare-blueprints.ts';
import { compareAnswers, type WhatIf } from '../blueprint/what-if.ts';
import { InputError } from '../errors.ts';
import type { Severity } from '../sizing/finding.ts';
import { changeLines, changeSummary } from '../ui/screens/change-lines.ts';
import { type AnswersFlags, answersFromFlags, changedAnswers } from './answers-input.ts';
import type { Surroundings } from './surroundings.ts';

/** From which severity on something that got worse makes the exit code 1. */
export type FailOn = 'blocker' | 'risk' | 'never';

export interface WhatIfFlags extends AnswersFlags {
  readonly json: boolean;
  /** Every figure, not the most telling ones only. */
  readonly all: boolean;
  readonly failOn: FailOn;
}

/**
 * Prints what changes when answers change: findings, decisions and figures side by side; nothing is written. The exit
 * code is 1 when a finding of the severity asked for is new or graver than it was.
 */
export async function whatIf(flags: WhatIfFlags, around: Surroundings): Promise<number> {
  if (flags.set.length === 0)
    throw new InputError({
      what: 'Say what would change',
      remedy: 'For example --set viewers=500, or --set crm.rows=10x.',
    });
  const answers = await answersFromFlags({ ...flags, set: [] }, around);
  const changes = compareAnswers(answers, changedAnswers(answers, flags.set, around));
  around.out(flags.json ? `${JSON.stringify(changes, null, 2)}\n` : shown(changes, flags, around));
  return changes.findings.some((change) => isWorse(change) && failsOn(change, flags.failOn)) ? 1 : 0;
}

function shown(changes: WhatIf, { all }: WhatIfFlags, around: Surroundings): string {
  const room = { width: around.columns, figures: all ? Infinity : mostFigures };
  const lines = changeLines(changes, room).map(({ text }) => `${text}\n`);
  const rest = !all && changes.figures.length > mostFigures ? ' All figures: --all, or --json.' : '';
  return `${lines.join('')}${lines.length === 0 ? '' : '\n'}${changeSummary(changes)}${rest}\n`;
}

const mostFigures = 12;

function failsOn({ is }: FindingChange, failOn: FailOn): boolean {
  return is !== null && failing[failOn].includes(is);
}

/** What cannot be determined may be a blocker, but is not known to be one. */
const failing: Readonly<Record<FailOn, readonly Severity[]>> = {
  blocker: ['blocker'],
  risk: ['blocker', 'risk', 'cannot_determine'],
  never: [],
};

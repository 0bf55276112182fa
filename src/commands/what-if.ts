import { type FindingChange, isWorse } from '../blueprint/compare-blueprints.ts';
import { compareAnswers, type WhatIf } from '../blueprint/what-if.ts';
import { sweepDesign } from '../blueprint/sweep-design.ts';
import { InputError } from '../errors.ts';
import { quoted } from '../intake/shown-text.ts';
import { readSweep, sweepCounts, type SweepSteps } from '../intake/sweep-axis.ts';
import type { Severity } from '../sizing/finding.ts';
import { changeLines, changeSummary } from '../ui/screens/change-lines.ts';
import { type AnswersFlags, answersFromFlags, changedAnswers } from './answers-input.ts';
import { measuredAnswers } from './measured-input.ts';
import type { Surroundings } from './surroundings.ts';
import { sweepText } from './sweep-text.ts';

/** From which severity on something that got worse makes the exit code 1. */
export type FailOn = 'blocker' | 'risk' | 'never';

export interface WhatIfFlags extends AnswersFlags {
  readonly json: boolean;
  /** Every figure, not the most telling ones only. */
  readonly all: boolean;
  readonly failOn: FailOn;
  /** `viewers=10..2000`: the values of one answer at which the design changes are looked for instead. */
  readonly sweep?: string;
  /** How the values to try first are spaced: `50`, `x2`. */
  readonly steps?: string;
  /** A benchmark's result: what changes by it, or with --set what it makes of both sides. */
  readonly measured?: string;
}

/**
 * Prints what changes when answers change: findings, decisions and figures side by side; nothing is written. The exit
 * code is 1 when a finding of the severity asked for is new or graver than it was.
 */
export async function whatIf(flags: WhatIfFlags, around: Surroundings): Promise<number> {
  if (flags.sweep !== undefined) return sweep(flags.sweep, flags, around);
  if (flags.set.length === 0 && flags.measured === undefined)
    throw new InputError({
      what: 'Say what would change',
      remedy: 'For example --set viewers=500, --set crm.rows=10x, or --sweep viewers=10..2000.',
    });
  const said = await answersFromFlags({ ...flags, set: [] }, around);
  const measured = await measuredAnswers(said, flags.measured, around);
  const changes = compareAnswers(flags.set.length === 0 ? said : measured, changedAnswers(measured, flags.set, around));
  around.out(flags.json ? `${JSON.stringify(changes, null, 2)}\n` : shown(changes, flags, around));
  return changes.findings.some((change) => isWorse(change) && failsOn(change, flags.failOn)) ? 1 : 0;
}

/** Prints the values of one answer at which the design changes, every `--set` being applied first. */
async function sweep(range: string, flags: WhatIfFlags, around: Surroundings): Promise<number> {
  const answers = await measuredAnswers(await answersFromFlags(flags, around), flags.measured, around);
  const reading = readSweep(answers, range, stepsOf(flags.steps));
  if (!reading.ok)
    throw new InputError({
      what: `--sweep ${quoted(range).slice(1, -1)}: ${reading.message}`,
      remedy: 'For example --sweep viewers=10..2000, or --sweep orders.rows=1M..1G.',
    });
  const found = sweepDesign(answers, reading.axis);
  around.out(flags.json ? `${JSON.stringify(found, null, 2)}\n` : sweepText(found, around.columns));
  return 0;
}

function stepsOf(text: string | undefined): SweepSteps {
  if (text === undefined) return { count: sweepCounts.default };
  const [, times, digits] = /^(x?)(\d+(?:\.\d+)?)$/i.exec(text.trim()) ?? [];
  const number = Number(digits);
  if (times !== undefined && times !== '' && number >= leastFactor) return { factor: number };
  if (times === '' && Number.isInteger(number) && number >= sweepCounts.least && number <= sweepCounts.most)
    return { count: number };
  throw new InputError({
    what: `--steps ${quoted(text)} is neither a number of values nor a factor`,
    remedy: `Write ${sweepCounts.least} to ${sweepCounts.most} values, or x2 for each twice the one before (x${leastFactor} at least).`,
  });
}

const leastFactor = 1.01;

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

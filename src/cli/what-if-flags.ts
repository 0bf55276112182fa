import { type Command, Option } from 'commander';
import type { Surroundings } from '../commands/surroundings.ts';
import type { FailOn } from '../commands/what-if.ts';
import { type AnswersOptions, measuredOption, withAnswers } from './answers-flags.ts';
import { examples, type Finish } from './examples.ts';

interface WhatIfOptions extends AnswersOptions {
  measured?: string;
  all?: true;
  json?: true;
  failOn: FailOn;
  sweep?: string;
  steps?: string;
}

/** Adds `what-if`: what changes in the design when answers change, and where along a range it changes. */
export function addWhatIf(cli: Command, around: Surroundings, finish: Finish): void {
  withAnswers(cli.command('what-if'))
    .description('show what changes in the design when answers change')
    .option(
      '--sweep <id=least..most>',
      'the values of one answer at which the design changes, each --set applied first',
    )
    .option('--steps <number>', 'how many values a sweep tries first (50), or how far apart: x2')
    .addOption(measuredOption())
    .option('--all', 'every figure that changes, not only the most telling ones')
    .option('--json', 'print the changes as JSON')
    .addOption(
      new Option('--fail-on <severity>', 'what makes the exit code 1: a new blocker, a new risk too, or nothing')
        .choices(['blocker', 'risk', 'never'])
        .default('blocker'),
    )
    .addHelpText(
      'after',
      `
Only what differs is shown: findings, decisions and figures, as they were and as they would be. A quantity can be
multiplied: 10x, 0.5x. Exit codes: 0 nothing got worse than --fail-on allows; 1 something did; 2 bad usage or input.
With --measured alone the design by estimates is held against the measured one; with --set both sides are measured.
A sweep tries values equally far apart by their logarithm, then halves between two that differ until they are
neighbours: whole numbers for counts, the third significant digit for the rest. Its exit code is 0.
${examples(
  'streamlit-architect what-if --example slow-postgres-app --set orders.rows=10x --set viewers=500',
  'streamlit-architect what-if --answers answers.yaml --set freshness=5s --fail-on risk',
  'streamlit-architect what-if --example slow-postgres-app --sweep viewers=10..2000',
)}`,
    )
    .action(async (options: WhatIfOptions) => {
      const flags = { ...options, set: options.set ?? [], all: options.all === true, json: options.json === true };
      finish(await (await import('../commands/what-if.ts')).whatIf(flags, around));
    });
}

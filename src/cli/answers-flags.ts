import { type Command, Option } from 'commander';

/** The flags that say which answers to work from. */
export interface AnswersOptions {
  answers?: string;
  example?: string;
  set?: string[];
}

/** A command that takes them. */
export function withAnswers(command: Command): Command {
  return command
    .option('--answers <file>', 'an answers file (see `questions --yaml`)')
    .option('--example <name>', 'a shipped example: live-sales-dashboard, slow-postgres-app or messy-csv-uploads')
    .option('--set <id=value>', 'answer a question, or change an answer; may be repeated', collect);
}

/** The flag that names a benchmark's result. */
export function measuredOption(): Option {
  return new Option(
    '--measured <file>',
    'the result of the benchmark of a generated project: its values replace estimates',
  );
}

const collect = (value: string, before: readonly string[] = []) => [...before, value];

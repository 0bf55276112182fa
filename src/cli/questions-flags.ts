import { type Command, Option } from 'commander';
import type { Surroundings } from '../commands/surroundings.ts';
import { InputError } from '../errors.ts';
import { type Depth, depths } from '../intake/question.ts';
import { examples, type Finish } from './examples.ts';

interface QuestionsOptions {
  jsonSchema?: true;
  yaml?: true;
  open?: true;
  merge?: string;
  answers?: string;
  session?: string;
  depth: Depth;
  output?: string;
  force?: true;
  take?: 'ours' | 'theirs';
}

/** Adds `questions`: the catalogue, and the questions that somebody else is to answer. */
export function addQuestions(cli: Command, around: Surroundings, finish: Finish): void {
  cli
    .command('questions')
    .description('print the question catalogue, or ask somebody else what you left open')
    .option('--markdown', 'as a reference to read; so it is without an option')
    .addOption(new Option('--json-schema', 'as the JSON Schema of an answers file').conflicts(['markdown', 'yaml']))
    .addOption(new Option('--yaml', 'as a commented answers file to fill in').conflicts(['markdown']))
    .addOption(
      new Option('--open', 'only what --answers leaves open, as a file that somebody else fills in').conflicts([
        'markdown',
        'jsonSchema',
        'yaml',
      ]),
    )
    .addOption(
      new Option('--merge <file>', 'put what somebody filled in into --answers').conflicts([
        'markdown',
        'jsonSchema',
        'yaml',
        'open',
      ]),
    )
    .option('--answers <file>', 'your answers')
    .addOption(
      new Option('--session <id>', 'with --merge: an interview under way, instead of --answers').conflicts(['answers']),
    )
    .addOption(
      new Option(
        '--depth <depth>',
        'with --open: only questions that are asked at this depth, and those you do not know',
      )
        .choices(depths)
        .default('thorough'),
    )
    .option('-o, --output <file>', 'with --open: where it goes; standard output without it')
    .option('--force', 'with --open: replace a file that exists')
    .addOption(
      new Option('--take <side>', 'with --merge: whose answer counts where theirs is against yours').choices([
        'ours',
        'theirs',
      ]),
    )
    .addHelpText(
      'after',
      `
A question is open while it stands on its default or you do not know. Merging fills those, and keeps the comments of your
file; an answer that is against one of yours is listed and not taken, unless --take says so. Exit codes: 0 done; 1 merged,
but with such conflicts; 2 bad usage or input, nothing written.
${examples(
  'streamlit-architect questions --yaml > answers.yaml',
  'streamlit-architect questions --open --answers answers.yaml -o colleague.yaml',
  'streamlit-architect questions --merge colleague.yaml --answers answers.yaml',
)}`,
    )
    .action(async (options: QuestionsOptions) => {
      if (options.open || options.merge !== undefined) {
        finish(await askElsewhere(options, around));
        return;
      }
      const form = options.jsonSchema ? 'json-schema' : options.yaml ? 'yaml' : 'markdown';
      finish((await import('../commands/questions.ts')).questions(form, around));
    });
}

async function askElsewhere(options: QuestionsOptions, around: Surroundings): Promise<number> {
  const { answers, session, merge, depth, output, take = null } = options;
  if (merge !== undefined) {
    const into = answers !== undefined ? { answers } : session !== undefined ? { session } : null;
    if (into === null) throw missing('--merge needs your answers', 'Add --answers FILE, or --session ID.');
    const { mergeFromSomebody } = await import('../commands/merge-from-somebody.ts');
    return mergeFromSomebody({ merge, into, take }, around);
  }
  if (answers === undefined) throw missing('--open needs your answers', 'Add --answers FILE.');
  const { askSomebody } = await import('../commands/ask-somebody.ts');
  return askSomebody({ answers, depth, output: output ?? '-', force: options.force === true }, around);
}

function missing(what: string, remedy: string): InputError {
  return new InputError({ what, remedy });
}

import { type Command, Option } from 'commander';
import type { Surroundings } from '../commands/surroundings.ts';
import { InputError } from '../errors.ts';
import { type AnswersOptions, measuredOption, withAnswers } from './answers-flags.ts';
import { examples, type Finish } from './examples.ts';

export function addDesign(cli: Command, toolVersion: string, around: Surroundings, finish: Finish): void {
  withAnswers(cli.command('design'))
    .description('write the design document without a terminal')
    .option('-o, --output <file>', 'where the document goes, - for standard output; named after its title without it')
    .addOption(new Option('--architect <name>', 'who writes').choices(['auto', 'builtin', 'claude']).default('auto'))
    .option('--model <id>', 'the model that writes, instead of the newest Sonnet')
    .addOption(
      new Option('--format <format>', 'md for the document, json for the blueprint')
        .choices(['md', 'json'])
        .default('md'),
    )
    .addOption(measuredOption())
    .option('--date <date>', 'the date that the document carries, as 2026-01-31; today without it')
    .addOption(
      new Option('--resume <session>', 'go on with an unfinished document').conflicts([
        'answers',
        'example',
        'set',
        'date',
        'measured',
      ]),
    )
    .addOption(
      new Option('--update <file>', 'rewrite in a document only what its answers, changed since, make stale').conflicts(
        ['output', 'format', 'resume', 'measured'],
      ),
    )
    .option('--dry-run', 'with --update: print what would be rewritten, and write nothing')
    .option('--force', 'replace files that exist; with --update, also sections that were edited by hand')
    .addHelpText(
      'after',
      `
The answers are saved beside the document; with them and the same --date the built-in architect writes the same bytes.
--architect auto takes the model when ANTHROPIC_API_KEY, ANTHROPIC_AUTH_TOKEN or a base URL is set.
${examples(
  'streamlit-architect design --example slow-postgres-app -o design.md',
  'streamlit-architect design --answers answers.yaml --set viewers=200 -o - | less',
  'streamlit-architect design --update design.md --set viewers=200 --dry-run',
)}`,
    )
    .action(async (options: DesignOptions) => {
      const flags = { ...options, set: options.set ?? [], force: options.force === true };
      if (flags.update !== undefined) {
        const { updateDesign } = await import('../commands/update-design.ts');
        const update = { ...flags, update: flags.update, dryRun: flags.dryRun === true };
        finish(await updateDesign(update, toolVersion, around));
        return;
      }
      if (flags.dryRun === true)
        throw new InputError({
          what: '--dry-run goes with --update',
          remedy: 'Print a new design without writing it with -o -.',
        });
      finish(await (await import('../commands/design.ts')).design(flags, toolVersion, around));
    });
}

interface DesignOptions extends AnswersOptions {
  measured?: string;
  output?: string;
  architect: 'auto' | 'builtin' | 'claude';
  model?: string;
  format: 'md' | 'json';
  date?: string;
  resume?: string;
  update?: string;
  dryRun?: true;
  force?: true;
}

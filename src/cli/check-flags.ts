import { type Command, Option } from 'commander';
import type { CheckFlags } from '../commands/check.ts';
import type { Surroundings } from '../commands/surroundings.ts';
import { InputError } from '../errors.ts';
import { measuredOption } from './answers-flags.ts';
import { examples, type Finish } from './examples.ts';

export function addCheck(cli: Command, toolVersion: string, around: Surroundings, finish: Finish): void {
  cli
    .command('check')
    .description('verify design documents, files of code and whole Streamlit apps, whoever wrote them')
    .argument('[files...]', 'Markdown, Python, SQL, TOML, YAML or JSON files, or folders of an app')
    .option('--answers <file>', 'hold the document against the blueprint of these answers')
    .addOption(measuredOption())
    .option('--contract', 'ask for the sections of a design also where the front matter does not')
    .addOption(
      new Option('--format <format>', 'what to print').choices(['text', 'json', 'sarif', 'github']).default('text'),
    )
    .option('--json', 'short for --format json')
    .option('--explain [code]', 'say what a check finds and why, or list all checks')
    .addHelpText(
      'after',
      examples(
        'streamlit-architect check design.md --answers design.answers.yaml',
        'streamlit-architect check app/ --format sarif > checks.sarif',
        'streamlit-architect check --explain python',
      ),
    )
    .action(async (files: string[], options: CheckOptions) => {
      const { check, explain } = await import('../commands/check.ts');
      if (options.explain !== undefined) {
        finish(explain(options.explain, around));
        return;
      }
      if (files.length === 0) throw new InputError({ what: 'Say what to check', remedy: 'Name a file or a folder.' });
      const { answers, measured, json, contract } = options;
      const format = json === true ? 'json' : options.format;
      const design = {
        ...(answers === undefined ? {} : { answers }),
        ...(measured === undefined ? {} : { measured }),
      };
      const flags = { ...design, format, contract: contract === true };
      finish(await check(files, flags, toolVersion, around));
    });
}

interface CheckOptions {
  readonly answers?: string;
  readonly measured?: string;
  readonly contract?: true;
  readonly format: CheckFlags['format'];
  readonly json?: true;
  readonly explain?: string | true;
}

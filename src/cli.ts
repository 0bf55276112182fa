import { Command, CommanderError, Option } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { reportError } from './commands/report-error.ts';
import { type Surroundings, surroundings } from './commands/surroundings.ts';

const { version } = packageJson;

interface AnswersOptions {
  answers?: string;
  example?: string;
  set: string[];
}

const collect = (value: string, before: string[]) => [...before, value];

function program(around: Surroundings, finish: (code: number) => void): Command {
  const cli = new Command('streamlit-architect')
    .description(
      'Interviews you about the data behind your Streamlit app, works out what follows, and writes the design document.',
    )
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .addHelpText(
      'after',
      `
Without a command it starts the interview. Exit codes: 0 done; 1 done, but checks found errors; 2 bad usage or input,
nothing written; 3 the architect failed, the draft is saved; 130 interrupted, the draft is saved.

Examples:
  streamlit-architect
  streamlit-architect design --example live-sales-dashboard -o design.md
  streamlit-architect questions --yaml > answers.yaml`,
    )
    .action(async () => {
      finish(await (await import('./commands/interview.ts')).interview(null, version, around));
    });

  withAnswers(cli.command('design'))
    .description('write the design document without a terminal')
    .option('-o, --output <file>', 'where the document goes; - for standard output')
    .addOption(new Option('--architect <name>', 'who writes').choices(['auto', 'builtin', 'claude']).default('auto'))
    .option('--model <id>', 'the model that writes, instead of the newest Sonnet')
    .addOption(
      new Option('--format <format>', 'md for the document, json for the blueprint')
        .choices(['md', 'json'])
        .default('md'),
    )
    .option('--date <date>', 'the date that the document carries, as 2026-01-31; today without it')
    .option('--resume <session>', 'go on with an unfinished document')
    .option('--force', 'replace files that exist', false)
    .addHelpText(
      'after',
      `
The answers are saved beside the document; with them and the same --date the built-in architect writes the same bytes.

Examples:
  streamlit-architect design --example slow-postgres-app -o design.md
  streamlit-architect design --answers answers.yaml --set viewers=200 -o - | less`,
    )
    .action(
      async (
        options: AnswersOptions & {
          output?: string;
          architect: 'auto' | 'builtin' | 'claude';
          model?: string;
          format: 'md' | 'json';
          date?: string;
          resume?: string;
          force: boolean;
        },
      ) => {
        finish(await (await import('./commands/design.ts')).design(options, version, around));
      },
    );

  cli
    .command('check')
    .description('verify a design document, whoever wrote it')
    .argument('<files...>', 'Markdown files')
    .option('--answers <file>', 'hold the document against the blueprint of these answers')
    .option('--json', 'print the result as JSON', false)
    .addHelpText('after', '\nExample:\n  streamlit-architect check design.md --answers design.answers.yaml')
    .action(async (files: string[], options: { answers?: string; json: boolean }) => {
      finish(await (await import('./commands/check.ts')).check(files, options, version, around));
    });

  withAnswers(cli.command('what-if'))
    .description('show what changes in the design when answers change')
    .addHelpText(
      'after',
      '\nExample:\n  streamlit-architect what-if --example slow-postgres-app --set orders.rows=10x --set viewers=500',
    )
    .action(async (options: AnswersOptions) => {
      finish(await (await import('./commands/what-if.ts')).whatIf(options, version, around));
    });

  withAnswers(cli.command('scaffold'))
    .description('write a Streamlit project from the blueprint')
    .argument('<folder>', 'an empty folder, made if it is missing')
    .option('--force', 'write into a folder that is not empty', false)
    .addHelpText('after', '\nExample:\n  streamlit-architect scaffold --example messy-csv-uploads returns-app')
    .action(async (folder: string, options: AnswersOptions & { force: boolean }) => {
      finish(await (await import('./commands/scaffold.ts')).scaffold(folder, options, version, around));
    });

  cli
    .command('questions')
    .description('print the question catalogue')
    .addOption(new Option('--markdown', 'as a reference to read').default(false))
    .addOption(
      new Option('--json-schema', 'as the JSON Schema of an answers file')
        .default(false)
        .conflicts(['markdown', 'yaml']),
    )
    .addOption(new Option('--yaml', 'as a commented answers file to fill in').default(false).conflicts(['markdown']))
    .addHelpText('after', '\nExample:\n  streamlit-architect questions --yaml > answers.yaml')
    .action(async (options: { jsonSchema: boolean; yaml: boolean }) => {
      const form = options.jsonSchema ? 'json-schema' : options.yaml ? 'yaml' : 'markdown';
      finish((await import('./commands/questions.ts')).questions(form, around));
    });

  const sessions = cli
    .command('sessions')
    .description('drafts and finished work')
    .addHelpText('after', '\nExample:\n  streamlit-architect sessions resume live-sales-dashboard-3f2a');
  sessions
    .command('list', { isDefault: true })
    .description('list them, the newest first')
    .action(async () => finish(await (await import('./commands/sessions.ts')).listSessions(around)));
  sessions
    .command('resume')
    .argument('<id>')
    .description('go on in the terminal where the session stopped')
    .action(async (id: string) =>
      finish(await (await import('./commands/interview.ts')).interview(id, version, around)),
    );
  sessions
    .command('remove')
    .argument('<id>')
    .description('forget a session; its documents stay')
    .action(async (id: string) => finish(await (await import('./commands/sessions.ts')).removeSession(id, around)));

  const settings = cli
    .command('settings')
    .description('model, base URL, output folder, theme, depth')
    .addHelpText('after', '\nExample:\n  streamlit-architect settings set output_folder docs/designs');
  settings
    .command('list', { isDefault: true })
    .description('print all')
    .action(async () => finish((await import('./commands/settings.ts')).listSettings(around)));
  settings
    .command('get')
    .argument('<name>')
    .description('print one')
    .action(async (name: string) => finish((await import('./commands/settings.ts')).getSetting(name, around)));
  settings
    .command('set')
    .argument('<name>')
    .argument('<value>', "'' takes it back to its default")
    .description('keep one')
    .action(async (name: string, value: string) =>
      finish((await import('./commands/settings.ts')).setSetting(name, value, around)),
    );
  settings
    .command('path')
    .description('print where they are kept')
    .action(async () => finish((await import('./commands/settings.ts')).settingsPath(around)));
  return cli;
}

function withAnswers(command: Command): Command {
  return command
    .option('--answers <file>', 'an answers file (see `questions --yaml`)')
    .option('--example <name>', 'a shipped example: live-sales-dashboard, slow-postgres-app or messy-csv-uploads')
    .option('--set <id=value>', 'answer a question, or change an answer; may be repeated', collect, []);
}

function allCommands(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(allCommands)];
}

/** Runs the program on these arguments; the exit code is the process's. */
async function main(): Promise<void> {
  const around = surroundings();
  // A reader that stops early (`| head`) is no failure: there is nobody left to write to.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : 70);
  });
  const cli = program(around, (code) => {
    process.exitCode = code;
  });
  for (const command of allCommands(cli)) command.exitOverride().showHelpAfterError('(add --help for how it is used)');
  try {
    await cli.parseAsync();
  } catch (error) {
    // Commander has told its own errors already; its code 1 is a usage error, which is 2 here.
    process.exitCode = error instanceof CommanderError ? (error.exitCode === 0 ? 0 : 2) : reportError(error, around);
  }
}

await main();

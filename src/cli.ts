import { Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { type AnswersOptions, withAnswers } from './cli/answers-flags.ts';
import { addCheck } from './cli/check-flags.ts';
import { addDesign } from './cli/design-flags.ts';
import { examples, type Finish } from './cli/examples.ts';
import { type DepthOption, depthOption } from './cli/depth-option.ts';
import { addQuestions } from './cli/questions-flags.ts';
import { addWhatIf } from './cli/what-if-flags.ts';
import { reportError } from './commands/report-error.ts';
import { type Surroundings, surroundings } from './commands/surroundings.ts';
import type { ScaffoldSwitches } from './commands/scaffold.ts';
import { InputError } from './errors.ts';
import { nearestName } from './intake/nearest-name.ts';
import { quoted } from './intake/shown-text.ts';

const { version } = packageJson;

function program(around: Surroundings, finish: Finish): Command {
  const cli = new Command('streamlit-architect')
    .description(
      'Interviews you about the data behind your Streamlit app, works out what follows, and writes the design document.',
    )
    .configureOutput({ outputError: (text) => around.alarm(sentence(text)) })
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .addHelpText(
      'after',
      `
Without a command it starts the interview. Exit codes: 0 done; 1 done, but checks found errors; 2 bad usage or input,
nothing written; 3 the architect failed, the draft is saved; 130 interrupted, the draft is saved.
${examples(
  'streamlit-architect',
  'streamlit-architect design --example live-sales-dashboard -o design.md',
  'streamlit-architect questions --yaml > answers.yaml',
)}`,
    )
    .addOption(depthOption())
    .action(async ({ depth }: DepthOption) => {
      finish(await (await import('./commands/interview.ts')).interview({ resume: null, depth }, version, around));
    });
  addDesign(cli, version, around, finish);
  addCheck(cli, version, around, finish);
  addWhatIf(cli, around, finish);
  addScaffold(cli, around, finish);
  addQuestions(cli, around, finish);
  addSessions(cli, around, finish);
  addSettings(cli, around, finish);
  return cli;
}

function addScaffold(cli: Command, around: Surroundings, finish: Finish): void {
  withAnswers(cli.command('scaffold'))
    .description('write a Streamlit project from the blueprint')
    .argument('<folder>', 'an empty folder, made if it is missing, or one that was written before')
    .option('--update', 'bring a project that was written before up to date; files that you edited stay as they are')
    .option('--dry-run', 'list what would be written, changed and removed, and write nothing')
    .option('--diff', 'the same with the differences')
    .option('--force', 'write into a folder that is not empty, and over files that you edited')
    .addHelpText(
      'after',
      examples(
        'streamlit-architect scaffold --example messy-csv-uploads returns-app',
        'streamlit-architect scaffold --answers returns-app/answers.yaml --set viewers=200 --diff returns-app',
      ),
    )
    .action(async (folder: string, options: AnswersOptions & ScaffoldSwitches) => {
      const flags = { ...options, set: options.set ?? [] };
      finish(await (await import('./commands/scaffold.ts')).scaffold(folder, flags, version, around));
    });
}

function addSessions(cli: Command, around: Surroundings, finish: Finish): void {
  const sessions = cli
    .command('sessions')
    .description('drafts and finished work')
    .addHelpText('after', examples('streamlit-architect sessions resume live-sales-dashboard-3f2a'));
  sessions
    .command('list', { isDefault: true })
    .description('list them, the newest first')
    .addHelpText('after', examples('streamlit-architect sessions list'))
    .action(async () => finish(await (await import('./commands/sessions.ts')).listSessions(around)));
  sessions
    .command('resume')
    .argument('<id>', 'as `sessions list` prints it')
    .description('go on in the terminal where the session stopped')
    .addHelpText('after', examples('streamlit-architect sessions resume live-sales-dashboard-3f2a'))
    .addOption(depthOption())
    .action(async (id: string, { depth }: DepthOption) =>
      finish(await (await import('./commands/interview.ts')).interview({ resume: id, depth }, version, around)),
    );
  sessions
    .command('show')
    .argument('<id>', 'as `sessions list` prints it')
    .description('print what became of its document each time that answers changed')
    .addHelpText('after', examples('streamlit-architect sessions show live-sales-dashboard-3f2a'))
    .action(async (id: string) => finish(await (await import('./commands/sessions.ts')).showSession(id, around)));
  sessions
    .command('remove')
    .argument('<id>', 'as `sessions list` prints it')
    .description('forget a session; its documents stay')
    .addHelpText('after', examples('streamlit-architect sessions remove live-sales-dashboard-3f2a'))
    .action(async (id: string) => finish(await (await import('./commands/sessions.ts')).removeSession(id, around)));
}

function addSettings(cli: Command, around: Surroundings, finish: Finish): void {
  const settings = cli
    .command('settings')
    .description('model, base URL, output folder, theme, depth')
    .addHelpText('after', examples('streamlit-architect settings set output_folder docs/designs'));
  settings
    .command('list', { isDefault: true })
    .description('print all')
    .addHelpText('after', examples('streamlit-architect settings list'))
    .action(async () => finish((await import('./commands/settings.ts')).listSettings(around)));
  settings
    .command('get')
    .argument('<name>', 'as `settings list` prints it')
    .description('print one')
    .addHelpText('after', examples('streamlit-architect settings get model'))
    .action(async (name: string) => finish((await import('./commands/settings.ts')).getSetting(name, around)));
  settings
    .command('set')
    .argument('<name>', 'as `settings list` prints it')
    .argument('<value>', "'' takes it back to its default")
    .description('keep one')
    .addHelpText(
      'after',
      examples('streamlit-architect settings set depth express', "streamlit-architect settings set model ''"),
    )
    .action(async (name: string, value: string) =>
      finish((await import('./commands/settings.ts')).setSetting(name, value, around)),
    );
  settings
    .command('path')
    .description('print where they are kept')
    .addHelpText('after', examples('streamlit-architect settings path'))
    .action(async () => finish((await import('./commands/settings.ts')).settingsPath(around)));
}

/** Commander's words in the form of our own errors. */
function sentence(error: string): string {
  return error.trim().replace(/^error: (.)/, (_, first: string) => first.toUpperCase());
}

function allCommands(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(allCommands)];
}

/**
 * Throws an InputError for a command that is not there. Commander itself would hand the word to the default command, and
 * complain of the options that follow it instead.
 */
function refuseUnknownCommand(cli: Command, words: readonly string[]): void {
  let command = cli;
  for (const word of words) {
    if (command.commands.length === 0 || word === 'help' || word.startsWith('-')) return;
    const names = command.commands.map((known) => known.name());
    const next = command.commands.find((known) => known.name() === word);
    if (next === undefined) {
      const near = nearestName(word, names);
      throw new InputError({
        what: `There is no command ${quoted(word)}${near === null ? '' : `; did you mean ${near}?`}`,
        remedy: `The commands are ${names.join(', ')}; each has --help.`,
      });
    }
    command = next;
  }
}

/** A stream that nobody reads any more (`| head`) is no failure; one that cannot be written is told. */
function followStreams(around: Surroundings): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    around.alarm(`Cannot write to standard output: ${error.code === 'ENOSPC' ? 'the disk is full' : error.message}`);
    process.exit(2);
  });
  process.stderr.on('error', () => undefined);
}

/** Runs the program on these arguments; the exit code is the process's. */
async function main(): Promise<void> {
  const around = surroundings();
  followStreams(around);
  process.on('uncaughtException', (error) => {
    // The screens listen too while they are open: they restore the terminal first.
    if (process.listenerCount('uncaughtException') === 1) process.exit(reportError(error, around));
  });
  const cli = program(around, (code) => {
    process.exitCode = code;
  });
  for (const command of allCommands(cli)) command.exitOverride().showHelpAfterError('  Add --help for how it is used.');
  try {
    refuseUnknownCommand(cli, process.argv.slice(2));
    await cli.parseAsync();
  } catch (error) {
    // Commander has told its own errors already; its code 1 is a usage error, which is 2 here.
    process.exitCode = error instanceof CommanderError ? (error.exitCode === 0 ? 0 : 2) : reportError(error, around);
  }
}

await main();

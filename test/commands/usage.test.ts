import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { type BuiltProgram, buildProgram } from '../terminal/built-program.ts';
import { openWorkplace, type Workplace } from './workplace.ts';

let program: BuiltProgram;
let place: Workplace;

beforeAll(async () => {
  program = await buildProgram();
  place = await openWorkplace(program.launcher);
});
afterAll(async () => {
  await place.remove();
  await program.remove();
});

describe('help', () => {
  test.each([
    ['the program', []],
    ['design', ['design']],
    ['check', ['check']],
    ['what-if', ['what-if']],
    ['scaffold', ['scaffold']],
    ['questions', ['questions']],
    ['sessions', ['sessions']],
    ['sessions resume', ['sessions', 'resume']],
    ['sessions show', ['sessions', 'show']],
    ['settings', ['settings']],
    ['settings set', ['settings', 'set']],
  ])('of %s says how it is used, with an example', async (_, command) => {
    const { code, stdout, stderr } = await place.run([...command, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`Usage: ${['streamlit-architect', ...command].join(' ')} `);
    expect(stdout).toMatch(new RegExp(`Examples?:\\n  ${['streamlit-architect', ...command].join(' ')}`));
    expect(stdout).not.toContain('(default: false)');
  });

  test('names every command and every exit code', async () => {
    const { stdout } = await place.run(['--help']);
    for (const name of ['design', 'check', 'what-if', 'scaffold', 'questions', 'sessions', 'settings'])
      expect(stdout).toContain(`\n  ${name}`);
    expect(stdout).toMatch(/0 done; 1 done, but checks found errors; 2 .*;?\s3 .*; 130 /s);
  });
});

test('--version prints the version and nothing else', async () => {
  expect(await place.run(['--version'])).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: '' });
});

test.each<[readonly string[], RegExp]>([
  [['desing', '--example', 'slow-postgres-app'], /no command 'desing'; did you mean design\?\n.*what-if.*--help/],
  [['sessions', 'lst'], /no command 'lst'; did you mean list\?/],
  [['settings', 'gett', 'model'], /no command 'gett'; did you mean get\?/],
  [['design', '--exmaple', 'slow-postgres-app'], /'--exmaple'\n\(Did you mean --example\?\)\n.*--help/],
  [['design', '--architect', 'gpt'], /'gpt' is invalid\. Allowed choices are auto, builtin, claude/],
  [['questions', '--yaml', '--json-schema'], /'--json-schema' cannot be used with option '--yaml'/],
  [['check'], /Say what to check/],
])('%j is refused in words, with a suggestion', async (args, words) => {
  const { code, stdout, stderr } = await place.run(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(words);
});

test('without a terminal the interview says what to run instead', async () => {
  const { code, stdout, stderr } = await place.run([]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('needs a terminal');
  expect(stderr).toContain('streamlit-architect design --example');
});

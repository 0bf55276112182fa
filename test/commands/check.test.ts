import type { Log } from 'sarif';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { type BuiltProgram, buildProgram } from '../terminal/built-program.ts';
import { openWorkplace, type Workplace } from './workplace.ts';

let program: BuiltProgram;
let place: Workplace;

beforeAll(async () => {
  program = await buildProgram();
});
afterAll(async () => program.remove());
beforeEach(async () => {
  place = await openWorkplace(program.launcher);
});
afterEach(async () => place.remove());

const problem = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  line: z.int().positive(),
  column: z.int().positive(),
  message: z.string(),
  remedy: z.string(),
  link: z.url().nullable(),
});

/** The stable JSON of `check --json`. */
const report = z.strictObject({
  schema: z.literal(1),
  errors: z.int(),
  warnings: z.int(),
  suppressed: z.int(),
  files: z.array(
    z.strictObject({
      file: z.string(),
      problems: z.array(problem),
      suppressed: z.array(problem.extend({ reason: z.string() })),
      errors: z.int(),
      warnings: z.int(),
      blocks: z.record(z.string(), z.int()),
    }),
  ),
});

test('passes a design, finds what was broken in it, and holds it against its answers', async () => {
  await place.run(['design', '--example', 'slow-postgres-app', '-o', 'design.md']);
  const document = await place.read('design.md');
  const whole = await place.run(['check', 'design.md', '--answers', 'design.answers.yaml']);
  expect(whole).toMatchObject({ code: 0, stderr: '' });
  expect(whole.stdout).toMatch(/^design\.md: 0 errors, 0 warnings; code blocks: .*\d+ python/);

  await place.write(
    'bad.md',
    document.replace(/^## Decisions$[\s\S]*?^(?=## )/m, '').replaceAll('D-engine', 'D-motor'),
  );
  const bad = await place.run(['check', 'bad.md', 'design.md']);
  expect(bad).toMatchObject({ code: 1, stderr: '' });
  expect(bad.stdout).toMatch(
    /^bad\.md: 1 error, .*[\s\S]*\n {2}bad\.md:1:1 {2}error {2}sections\n {4}the section "Decisions" is missing/,
  );
  expect(bad.stdout).toContain('\ndesign.md: 0 errors');

  const json = await place.run(['check', 'bad.md', '--answers', 'design.answers.yaml', '--json']);
  expect(json).toMatchObject({ code: 1, stderr: '' });
  const [result] = report.parse(JSON.parse(json.stdout)).files;
  expect(result?.problems.map(({ code }) => code)).toEqual(expect.arrayContaining(['sections', 'decision-missing']));
  expect(result?.problems.find(({ message }) => message.startsWith('D-engine '))).toBeDefined();
});

const notes = ['# Notes', '', 'See [there](#nowhere), 100 % sure.', '', '```sql', 'SELEC 1;', '```', ''].join('\n');

test('tells problems by group, with place, remedy and link, within 80 columns and without colour in a pipe', async () => {
  await place.write('notes.md', notes);
  const { code, stdout } = await place.run(['check', 'notes.md']);
  expect(code).toBe(1);
  expect(stdout).toContain('\n  Structure\n  notes.md:3:13  error  link\n    #nowhere leads to no heading\n');
  expect(stdout).toContain('\n  SQL\n  notes.md:6:1  error  sql\n');
  expect(stdout).not.toContain('\u001B');
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

test('--format github: one annotation a line, escaped', async () => {
  await place.write('a, b.md', notes.replace('SELEC 1', 'SELECT "x%y'));
  const { stdout } = await place.run(['check', 'a, b.md', '--format', 'github']);
  expect(stdout.trimEnd().split('\n')).toEqual([
    '::error file=a%2C b.md,line=3,col=13,title=link::#nowhere leads to no heading%0ACorrect the link or the heading.',
    expect.stringMatching(/^::error file=a%2C b\.md,line=6,col=\d+,title=sql::SQL: .*x%25y.*%0A/),
  ]);
});

test('--format sarif: rules, results with regions, and what a comment lets pass', async () => {
  await place.write(
    'one two.md',
    `<!-- check-ignore link: written next week -->\n${notes.slice('# Notes\n\n'.length)}`,
  );
  const { code, stdout } = await place.run(['check', 'one two.md', '--format', 'sarif']);
  expect(code).toBe(1);
  const { version, runs } = JSON.parse(stdout) as Log;
  expect(version).toBe('2.1.0');
  expect(runs[0]?.tool.driver.rules?.map(({ id }) => id)).toContain('sql');
  expect(runs[0]?.results).toEqual([
    expect.objectContaining({
      ruleId: 'sql',
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'one%20two.md' },
            region: { startLine: 5, startColumn: 1 },
          },
        },
      ],
    }),
    expect.objectContaining({
      ruleId: 'link',
      suppressions: [{ kind: 'inSource', justification: 'written next week' }],
    }),
  ]);
});

test('reads the code of a whole app, and leaves alone other people’s code, hidden folders and links', async () => {
  await place.write('app/app.py', 'import streamlit as st\n\nst.write(frame)\n');
  await place.write('app/sql/one.sql', 'SELEC 1;\n');
  await place.write('app/.streamlit/config.toml', '[server\n');
  await place.write('app/venv/other.py', 'def broken(:\n');
  await place.write('app/.git/hook.py', 'def broken(:\n');
  await place.write('outside/secret.py', 'def broken(:\n');
  await place.bash('ln -s ../outside app/linked');
  const { stdout } = await place.run(['check', 'app', '--json']);
  const { files } = report.parse(JSON.parse(stdout));
  expect(files.map(({ file, problems }) => `${file}: ${problems.map(({ code }) => code).join()}`)).toEqual([
    'app/.streamlit/config.toml: data-format',
    'app/app.py: undefined-name',
    'app/sql/one.sql: sql',
  ]);
});

test('--contract asks any Markdown for the sections of a design', async () => {
  await place.write('notes.md', '# Notes\n\n## Summary\n\nWords.\n');
  expect((await place.run(['check', 'notes.md'])).code).toBe(0);
  const held = await place.run(['check', 'notes.md', '--contract', '--json']);
  expect(held.code).toBe(1);
  expect(report.parse(JSON.parse(held.stdout)).files[0]?.problems.map(({ code }) => code)).toContain('sections');
});

test('--explain says what a check finds, why, and how to let it pass; alone it lists all', async () => {
  const link = await place.run(['check', '--explain', 'link']);
  expect(link).toMatchObject({ code: 0, stderr: '' });
  expect(link.stdout).toMatch(/^link {2}error {2}Structure\n\nFinds a link[\s\S]*check-ignore link: why/);
  expect((await place.run(['check', '--explain'])).stdout).toMatch(/^sql {2,}SQL that/m);
});

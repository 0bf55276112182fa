import { expect, test } from 'vitest';
import { checkCode, checkDocument } from '../../src/checks/check-document.ts';

const undefinedName = ['```python', 'import os', 'print(os.name, frame)', 'print(other)', '```', ''].join('\n');

test('a comment before a block lets the whole block pass, for its reason, and is counted', async () => {
  const comment = '<!-- check-ignore undefined-name: both come from the block before -->\n\n';
  const { problems, suppressed, warnings } = await checkDocument(comment + undefinedName);
  expect({ problems, warnings }).toEqual({ problems: [], warnings: 0 });
  expect(suppressed.map(({ code, line, reason }) => `${code}@${line} ${reason}`)).toEqual([
    'undefined-name@5 both come from the block before',
    'undefined-name@6 both come from the block before',
  ]);
});

test('a comment without a reason lets nothing pass, and is told', async () => {
  const { problems, suppressed } = await checkDocument(`<!-- check-ignore undefined-name -->\n${undefinedName}`);
  expect(problems.map(({ code, line }) => `${code}@${line}`)).toEqual([
    'suppression@1',
    'undefined-name@4',
    'undefined-name@5',
  ]);
  expect(suppressed).toEqual([]);
});

test('in code, a comment covers its own line, or the one below it', async () => {
  const code = [
    'print(a)  # check-ignore undefined-name: a notebook defines it',
    '# check-ignore undefined-name, sql: so does this one',
    'print(b)',
    'print(c)',
    '',
  ].join('\n');
  const { problems, suppressed } = await checkCode('python', code);
  expect(suppressed.map(({ line }) => line)).toEqual([1, 3]);
  expect(problems.map(({ line }) => line)).toEqual([4]);
});

test('another code is not let pass', async () => {
  const { problems } = await checkDocument(`<!-- check-ignore sql: not this -->\n${undefinedName}`);
  expect(problems).toHaveLength(2);
});

test('what a model has just written cannot let itself pass', async () => {
  const text = `<!-- check-ignore undefined-name: trust me -->\n${undefinedName}`;
  const { problems, suppressed } = await checkDocument(text, { suppressions: 'ignored' });
  expect(problems).toHaveLength(2);
  expect(suppressed).toEqual([]);
});

test('lines and columns are those an editor shows, also with CRLF, a byte-order mark and a block in a list', async () => {
  const text = '\uFEFF- one:\r\n\r\n  ```python\r\n  import a\r\n  a.f(b)\r\n  ```\r\n';
  const { problems } = await checkDocument(text);
  expect(problems.map(({ line, column }) => `${line}:${column}`)).toEqual(['5:7']);
});

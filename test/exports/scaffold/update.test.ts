import { describe, expect, test } from 'vitest';
import { describeUpdate, diffOf } from '../../../src/exports/scaffold/update/describe-update.ts';
import { digestOf, isInside, readManifest, writeManifest } from '../../../src/exports/scaffold/update/manifest.ts';
import { digestsAfter, planUpdate } from '../../../src/exports/scaffold/update/plan-update.ts';

const manifest = {
  tool: '1',
  answers: 'a',
  created: '2026-01-31',
  files: Object.fromEntries(
    ['same', 'change', 'edited', 'conflict', 'remove', 'orphan', 'deleted', 'gone'].map((name) => [
      `${name}.py`,
      digestOf('old\n'),
    ]),
  ),
};
const generated = new Map([
  ['same.py', 'new\n'],
  ['change.py', 'new\n'],
  ['edited.py', 'old\n'],
  ['conflict.py', 'new\n'],
  ['deleted.py', 'old\n'],
  ['add.py', 'new\n'],
  ['taken.py', 'new\n'],
]);
const present = new Map([
  ['same.py', 'new\r\n'],
  ['change.py', 'old\r\n'],
  ['edited.py', 'mine\n'],
  ['conflict.py', 'mine\n'],
  ['remove.py', 'old\n'],
  ['orphan.py', 'mine\n'],
  ['taken.py', 'mine\n'],
]);
const updates = planUpdate(generated, present, manifest);

describe('an update', () => {
  test('follows from who changed what, whatever ends the lines', () => {
    expect(Object.fromEntries(updates.map(({ path, fate }) => [path, fate]))).toEqual({
      'same.py': 'same',
      'change.py': 'change',
      'edited.py': 'edited',
      'conflict.py': 'conflict',
      'remove.py': 'remove',
      'orphan.py': 'orphan',
      'deleted.py': 'add',
      'add.py': 'add',
      'taken.py': 'conflict',
    });
  });

  test('is told: what a person edited is kept, and by force replaced, but never removed', () => {
    const told = (force: boolean) => describeUpdate(updates, force).map((line) => line.trim().split(/\s+/));
    expect(told(false)).toEqual([
      ['change', 'change.py'],
      ['keep', 'conflict.py'],
      ['new', 'deleted.py'],
      ['new', 'add.py'],
      ['keep', 'taken.py'],
      ['remove', 'remove.py'],
      ['keep', 'orphan.py'],
    ]);
    expect(told(true)).toEqual([
      ['change', 'change.py'],
      ['replace', 'edited.py'],
      ['replace', 'conflict.py'],
      ['new', 'deleted.py'],
      ['new', 'add.py'],
      ['replace', 'taken.py'],
      ['remove', 'remove.py'],
      ['keep', 'orphan.py'],
    ]);
  });

  test('remembers of a kept file what the edit started from, so that it is kept the next time too', () => {
    const files = digestsAfter(updates, manifest, false);
    expect(files).toMatchObject({ 'change.py': digestOf('new\n'), 'conflict.py': digestOf('old\n') });
    expect(files).not.toHaveProperty('remove.py');
    const after = new Map([...present, ['change.py', 'new\n'], ['add.py', 'new\n'], ['deleted.py', 'old\n']]);
    after.delete('remove.py');
    const again = planUpdate(generated, after, { ...manifest, files });
    expect(again.filter(({ fate }) => !['same', 'edited', 'conflict', 'orphan'].includes(fate))).toEqual([]);
    expect(again.find(({ path }) => path === 'conflict.py')?.fate).toBe('conflict');
  });

  test('is shown as one unified diff', () => {
    const diff = diffOf(planUpdate(new Map([['a/b.py', 'one\ntwo\n']]), new Map([['a/b.py', 'one\n']]), null));
    expect(diff).toBe('--- a/a/b.py\n+++ b/a/b.py\n@@ -1,1 +1,2 @@\n one\n+two\n');
  });
});

describe('a manifest', () => {
  test('reads as it was written', () => {
    expect(readManifest(writeManifest(manifest))).toEqual({ schema: 1, ...manifest });
  });

  test.each(['../outside.py', '/etc/passwd', 'a/../../b', 'C:/x', String.raw`..\x`, 'a//b', ''])(
    'that names %j is none',
    (path) => {
      expect(isInside(path)).toBe(false);
      expect(readManifest(writeManifest({ ...manifest, files: { [path]: 'x' } }))).toBeNull();
    },
  );

  test('is not any other JSON', () => {
    expect(['', '{}', '[]', '{"schema":2}'].map((text) => readManifest(text))).toEqual([null, null, null, null]);
  });
});

import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '../../src/storage/make-folder.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('makes a folder with its parents, twice if asked', async () => {
  const folder = path.join(temporaryFolder(), 'a', 'b');
  makeFolder(folder, 'home');
  makeFolder(folder, 'home');
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
});

test('says in words when a file is in the way', async () => {
  const file = path.join(temporaryFolder(), 'notes');
  await writeFile(file, '');
  expect(() => makeFolder(file, 'output')).toThrow(/notes is a file, not a folder/);
  expect(() => makeFolder(path.join(file, 'deeper'), 'output')).toThrow(/a part of the path is a file/);
});

test.runIf(process.platform === 'linux')('comes to an end where no folder can be made', () => {
  expect(() => makeFolder('/proc/a/b', 'output')).toThrow(/takes no folders/);
});

import { chmod, lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkWritable, writeAtomically } from '../../src/storage/atomic-file.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('writes a file and leaves nothing beside it', async () => {
  const folder = temporaryFolder();
  await writeAtomically(path.join(folder, 'design.md'), 'first');
  await writeAtomically(path.join(folder, 'design.md'), 'second');
  expect(await readdir(folder)).toEqual(['design.md']);
  expect(await readFile(path.join(folder, 'design.md'), 'utf8')).toBe('second');
});

test('without overwrite, a file that exists is left as it is', async () => {
  const file = path.join(temporaryFolder(), 'design.md');
  await writeFile(file, 'mine');
  await expect(writeAtomically(file, 'theirs', { overwrite: false })).rejects.toThrow(/exists already/);
  expect(await readFile(file, 'utf8')).toBe('mine');
  expect(await readdir(path.dirname(file))).toEqual(['design.md']);
});

test('a private file is readable by its owner only', async () => {
  const file = path.join(temporaryFolder(), 'session.json');
  await writeAtomically(file, '{}', { isPrivate: true });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('what replaces a file keeps its permissions, and a link to it', async () => {
  const folder = temporaryFolder();
  const [file, alias] = [path.join(folder, 'design.md'), path.join(folder, 'latest.md')];
  await writeFile(file, 'old');
  await chmod(file, 0o640);
  await symlink(file, alias);
  await writeAtomically(alias, 'new');
  expect((await lstat(alias)).isSymbolicLink()).toBe(true);
  expect(await readFile(file, 'utf8')).toBe('new');
  expect((await stat(file)).mode & 0o777).toBe(0o640);
});

test.runIf(process.platform === 'linux')('refuses a device, and a folder that takes no files', async () => {
  await expect(checkWritable('/dev/null')).rejects.toThrow(/is not a file/);
  await expect(checkWritable('/proc/design.md')).rejects.toThrow(/\/proc takes no files/);
});

test.each<[string, (folder: string) => Promise<string>, RegExp]>([
  [
    'a folder that does not exist',
    (folder) => Promise.resolve(path.join(folder, 'nowhere', 'design.md')),
    /folder does not exist/,
  ],
  [
    'a file where a folder should be',
    async (folder) => {
      await writeFile(path.join(folder, 'notes'), '');
      return path.join(folder, 'notes', 'design.md');
    },
    /is a file, not a folder/,
  ],
  [
    'a folder where the file should be',
    async (folder) => {
      await mkdir(path.join(folder, 'design.md'));
      return path.join(folder, 'design.md');
    },
    /folder/,
  ],
])('says in words why it cannot write to %s', async (_, prepare, words) => {
  const file = await prepare(temporaryFolder());
  await expect(writeAtomically(file, 'text')).rejects.toThrow(words);
  await expect(checkWritable(file)).rejects.toThrow(words);
});

test('asking whether a file can be written writes nothing', async () => {
  const folder = temporaryFolder();
  expect(await checkWritable(path.join(folder, 'design.md'))).toEqual({ exists: false });
  expect(await readdir(folder)).toEqual([]);
});

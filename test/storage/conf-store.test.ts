import { readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openConfStore } from '../../src/storage/conf-store.ts';
import { changeSetting, readSettings } from '../../src/storage/settings.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('settings are kept in a file that only their owner can read', async () => {
  const store = openConfStore(temporaryFolder(), 'settings');
  changeSetting(store, 'model', 'claude-test');
  expect(readSettings(store).model).toBe('claude-test');
  expect((await stat(store.path)).mode & 0o777).toBe(0o600);
});

test.each(['', '{"model": ', '[1]'])('a broken file (%j) is set aside and told, not wiped', async (content) => {
  const folder = temporaryFolder();
  await writeFile(path.join(folder, 'settings.json'), content);
  const store = openConfStore(folder, 'settings');
  expect(store.notice).toContain('settings.json.bad-1');
  expect(await readFile(path.join(folder, 'settings.json.bad-1'), 'utf8')).toBe(content);
  expect(readSettings(store).depth).toBe('standard');
});

test('reading settings that were never kept creates nothing', async () => {
  const folder = temporaryFolder();
  const missing = path.join(folder, 'config');
  expect(readSettings(openConfStore(missing, 'settings')).depth).toBe('standard');
  expect(await readdir(folder)).toEqual([]);
});

test('a place that cannot be written is told with what to do about it', async () => {
  const file = path.join(temporaryFolder(), 'taken');
  await writeFile(file, '');
  const store = openConfStore(file, 'settings');
  expect(readSettings(store).depth).toBe('standard');
  expect(() => changeSetting(store, 'depth', 'express')).toThrow(/taken is a file, not a folder/);
});

test('a lock that a killed program left holds up nobody for good', async () => {
  const folder = temporaryFolder();
  const lock = path.join(folder, 'settings.json.lock');
  await writeFile(lock, '');
  await utimes(lock, new Date(0), new Date(0));
  const store = openConfStore(folder, 'settings');
  changeSetting(store, 'depth', 'express');
  expect(readSettings(store).depth).toBe('express');
});

test('two stores on one file keep each other’s changes', () => {
  const folder = temporaryFolder();
  const first = openConfStore(folder, 'settings');
  const second = openConfStore(folder, 'settings');
  changeSetting(first, 'model', 'claude-test');
  changeSetting(second, 'depth', 'express');
  expect(readSettings(first)).toMatchObject({ model: 'claude-test', depth: 'express' });
});

test.each([
  ['theme', 'purple', /one of auto, dark, light, none/],
  ['base_url', 'ftp://example.com', /http or https/],
  ['base_url', 'https://user:secret@example.com', /must not hold/],
  ['modell', 'x', /no setting 'modell'/],
])('refuses %s = %s with the reason', (name, value, words) => {
  const store = openConfStore(temporaryFolder(), 'settings');
  expect(() => changeSetting(store, name, value)).toThrow(words);
});

test('an empty value takes a setting back to its default', async () => {
  const folder = temporaryFolder();
  const store = openConfStore(folder, 'settings');
  changeSetting(store, 'depth', 'thorough');
  changeSetting(store, 'depth', '');
  expect(readSettings(store).depth).toBe('standard');
  expect((await readdir(folder)).filter((name) => name.endsWith('.lock'))).toEqual([]);
});

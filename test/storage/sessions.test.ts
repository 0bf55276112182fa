import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { startInterview } from '../../src/intake/interview.ts';
import { openConfStore } from '../../src/storage/conf-store.ts';
import { openSessions, type Session } from '../../src/storage/sessions.ts';
import { temporaryFolder } from './temporary-folder.ts';

function open(folder: string, life = { id: 1, isAlive: () => false }) {
  return openSessions(path.join(folder, 'sessions'), openConfStore(folder, 'sessions'), life);
}

function session(id: string, updatedAt: string): Session {
  const answers = { design: { name: `Design ${id}` }, sources: [] };
  return { id, updatedAt, interview: startInterview({ depth: 'standard', answers }), writing: null, history: [] };
}

test('a saved session loads as it was, from a file and a folder that only their owner can read', async () => {
  const folder = temporaryFolder();
  const saved = session('orders-1a2b', '2026-01-31T10:00:00.000Z');
  await open(folder).save(saved);
  expect(await open(folder).load('orders-1a2b')).toMatchObject(JSON.parse(JSON.stringify(saved)));
  expect((await stat(path.join(folder, 'sessions'))).mode & 0o777).toBe(0o700);
  expect((await stat(path.join(folder, 'sessions', 'orders-1a2b.json'))).mode & 0o777).toBe(0o600);
});

test('what was measured for the answers stays with them', async () => {
  const folder = temporaryFolder();
  const saved = session('orders-1a2b', '2026-01-31T10:00:00.000Z');
  const measured = { 'app.run_seconds': { value: 2, estimate: 0.5, from: 'laptop' } };
  const answers = { ...saved.interview.answers, measured };
  await open(folder).save({ ...saved, interview: { ...saved.interview, answers } });
  expect((await open(folder).load('orders-1a2b')).interview.answers.measured).toEqual(measured);
});

test('what became of a document stays with its session, and a session from before that was kept still opens', async () => {
  const folder = temporaryFolder();
  const change = {
    at: '2026-02-28T10:00:00.000Z',
    rewritten: ['Summary'],
    kept: ['Sources'],
    edited: [],
    dropped: [],
    decisions: [
      {
        id: 'D-store',
        title: 'Store',
        was: null,
        is: { id: 'postgres', label: 'PostgreSQL' },
        because: 'It is.',
        against: null,
      },
    ],
  };
  await open(folder).save({ ...session('orders-1a2b', '2026-01-31T10:00:00.000Z'), history: [change] });
  expect((await open(folder).load('orders-1a2b')).history).toEqual([change]);

  const file = path.join(folder, 'sessions', 'orders-1a2b.json');
  const { history: _, ...older } = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  const writing = {
    architect: 'builtin',
    model: null,
    output: '/d.md',
    created: '2026-01-31',
    finished: {},
    complete: true,
  };
  await writeFile(file, JSON.stringify({ ...older, writing }));
  expect(await open(folder).load('orders-1a2b')).toMatchObject({
    history: [],
    writing: { ...writing, updates: false },
  });
});

test('the list has the newest first and survives the loss of the index', async () => {
  const folder = temporaryFolder();
  const store = open(folder);
  await store.save(session('old-1', '2026-01-01T00:00:00.000Z'));
  await store.save(session('new-1', '2026-02-01T00:00:00.000Z'));
  await writeFile(path.join(folder, 'sessions.json'), '{}');
  expect((await open(folder).list()).entries.map(({ id, title }) => [id, title])).toEqual([
    ['new-1', 'Design new-1'],
    ['old-1', 'Design old-1'],
  ]);
});

test('a truncated session is set aside with what it held, and the others stay', async () => {
  const folder = temporaryFolder();
  const store = open(folder);
  await store.save(session('good-1', '2026-01-01T00:00:00.000Z'));
  await store.save(session('torn-1', '2026-01-02T00:00:00.000Z'));
  const file = path.join(folder, 'sessions', 'torn-1.json');
  const half = (await readFile(file, 'utf8')).slice(0, 40);
  await writeFile(file, half);
  await expect(store.load('torn-1')).rejects.toThrow(/set aside as .*torn-1\.json\.bad-1/);
  expect(await readFile(`${file}.bad-1`, 'utf8')).toBe(half);
  expect((await store.list()).entries.map(({ id }) => id)).toEqual(['good-1']);
});

test('a session of a newer version is left alone and said so', async () => {
  const folder = temporaryFolder();
  const store = open(folder);
  await store.save(session('newer-1', '2026-01-01T00:00:00.000Z'));
  await writeFile(path.join(folder, 'sessions', 'newer-1.json'), '{"schema": 2}');
  await expect(store.load('newer-1')).rejects.toThrow(/newer version/);
  expect(await readdir(path.join(folder, 'sessions'))).toEqual(['newer-1.json']);
});

test('a session that a living process holds cannot be claimed; one that a dead process left can', async () => {
  const folder = temporaryFolder();
  await open(folder, { id: 10, isAlive: () => true }).claim('orders-1');
  await expect(open(folder, { id: 11, isAlive: () => true }).claim('orders-1')).rejects.toThrow(
    /another terminal \(process 10\)/,
  );
  await expect(open(folder, { id: 12, isAlive: () => false }).claim('orders-1')).resolves.toBeDefined();
});

test('of two processes that claim a session at once, one gets it', async () => {
  const folder = temporaryFolder();
  const claims = await Promise.allSettled(
    [10, 11, 12, 13].map((id) => open(folder, { id, isAlive: () => true }).claim('orders-1')),
  );
  expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('a session that another process holds is not removed under it', async () => {
  const folder = temporaryFolder();
  await open(folder).save(session('orders-1', '2026-01-01T00:00:00.000Z'));
  const claim = await open(folder, { id: 10, isAlive: () => true }).claim('orders-1');
  const other = open(folder, { id: 11, isAlive: () => true });
  await expect(other.remove('orders-1')).rejects.toThrow(/another terminal/);
  await claim.release();
  await expect(other.remove('orders-1')).resolves.toBeUndefined();
});

test('listing creates nothing where nothing was kept', async () => {
  const folder = temporaryFolder();
  expect(await open(folder).list()).toEqual({ entries: [], notices: [] });
  expect(await readdir(folder)).toEqual([]);
});

test.each(['../escape', 'UPPER', '', 'a/b'])('%j is no session id', async (id) => {
  await expect(open(temporaryFolder()).load(id)).rejects.toThrow(/not a session id/);
});

test('removing a session takes it off the list', async () => {
  const store = open(temporaryFolder());
  await store.save(session('orders-1', '2026-01-01T00:00:00.000Z'));
  await store.remove('orders-1');
  expect((await store.list()).entries).toEqual([]);
  await expect(store.remove('orders-1')).rejects.toThrow(/no session/);
});

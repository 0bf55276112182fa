import { entryOf, type SessionEntry } from '../storage/sessions.ts';
import { updateList } from './document-update.ts';
import { openSessionStore } from './open-stores.ts';
import { shownPath } from './output-files.ts';
import type { Surroundings } from './surroundings.ts';

/** Lists drafts and finished work, the newest first, with how to go on. */
export async function listSessions(around: Surroundings): Promise<number> {
  const { entries, notices } = await openSessionStore(around).list();
  for (const notice of notices) around.tell(notice);
  around.out(entries.length === 0 ? 'No sessions yet.\n' : entries.map(entryLines).join(''));
  return 0;
}

/** Prints where a session stands, and what became of its document each time that answers changed. */
export async function showSession(id: string, around: Surroundings): Promise<number> {
  const session = await openSessionStore(around).load(id);
  const document = session.writing === null ? [] : [`Document: ${shownPath(session.writing.output, around.folder)}`];
  const changes = session.history.flatMap((change) => [`${day(change.at)} UTC`, ...updateList(change)]);
  around.out([entryLines(entryOf(session)).trimEnd(), ...document, ...changes, ''].join('\n'));
  return 0;
}

function entryLines({ id, title, updatedAt, stage }: SessionEntry): string {
  return `${id}\n  ${title}, ${day(updatedAt)} UTC, ${stages[stage](id)}\n`;
}

function day(time: string): string {
  return time.slice(0, 16).replace('T', ' ');
}

const stages: Readonly<Record<SessionEntry['stage'], (id: string) => string>> = {
  interview: (id) => `in the interview; go on with: streamlit-architect sessions resume ${id}`,
  writing: (id) => `document unfinished; go on with: streamlit-architect design --resume ${id}`,
  complete: () => 'finished',
};

/** Removes a session; the documents it wrote stay. */
export async function removeSession(id: string, around: Surroundings): Promise<number> {
  await openSessionStore(around).remove(id);
  around.tell(`Removed session ${id}; documents that it wrote are untouched.`);
  return 0;
}

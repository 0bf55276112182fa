import type { SessionEntry } from '../storage/sessions.ts';
import { openSessionStore } from './open-stores.ts';
import type { Surroundings } from './surroundings.ts';

/** Lists drafts and finished work, the newest first, with how to go on. */
export async function listSessions(around: Surroundings): Promise<number> {
  const { entries, notices } = await openSessionStore(around).list();
  for (const notice of notices) around.tell(notice);
  around.out(entries.length === 0 ? 'No sessions yet.\n' : entries.map(entryLines).join(''));
  return 0;
}

function entryLines({ id, title, updatedAt, stage }: SessionEntry): string {
  return `${id}\n  ${title}, ${updatedAt.slice(0, 16).replace('T', ' ')} UTC, ${stages[stage](id)}\n`;
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

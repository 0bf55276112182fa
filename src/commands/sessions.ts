import type { Surroundings } from './surroundings.ts';
import { openSessionStore } from './surroundings.ts';

/** Lists drafts and finished work, the newest first. */
export async function listSessions(around: Surroundings): Promise<number> {
  const { entries, notices } = await openSessionStore(around).list();
  for (const notice of notices) around.tell(notice);
  const stages = { interview: 'in the interview', writing: 'document unfinished', complete: 'finished' } as const;
  around.out(
    entries.length === 0
      ? 'No sessions yet.\n'
      : entries
          .map(
            ({ id, title, updatedAt, stage }) =>
              `${id}\n  ${title}, ${stages[stage]}, ${updatedAt.slice(0, 16).replace('T', ' ')} UTC\n`,
          )
          .join(''),
  );
  return 0;
}

/** Removes a session; the documents it wrote stay. */
export async function removeSession(id: string, around: Surroundings): Promise<number> {
  await openSessionStore(around).remove(id);
  around.tell(`Removed session ${id}; documents that it wrote are untouched.`);
  return 0;
}

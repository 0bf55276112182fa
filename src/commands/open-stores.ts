import { openConfStore } from '../storage/conf-store.ts';
import { openSessions, type SessionStore } from '../storage/sessions.ts';
import { readSettings } from '../storage/settings.ts';
import type { Surroundings } from './surroundings.ts';

/** The settings store with the settings in it; what was set aside is told. */
export function openSettings(around: Surroundings) {
  const store = openConfStore(around.places.config, 'settings');
  if (store.notice !== null) around.tell(`${store.notice} The defaults are used.`);
  return { store, settings: readSettings(store) };
}

/** The sessions with their index; an index that had to be made anew is told. */
export function openSessionStore(around: Surroundings): SessionStore {
  const index = openConfStore(around.places.config, 'sessions');
  if (index.notice !== null) around.tell(`${index.notice} The list is made anew from the sessions.`);
  return openSessions(around.places.sessions, index, { id: process.pid, isAlive });
}

/** Signal 0 asks whether a process is there; "not permitted" means that it is, as another user's. */
function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

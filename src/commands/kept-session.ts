import type { SectionId } from '../document/sections.ts';
import { StorageError } from '../errors.ts';
import type { Session, SessionStore } from '../storage/sessions.ts';
import type { Surroundings } from './surroundings.ts';

/** A design under way, kept so that it can be gone on with. */
export interface KeptSession {
  /** Null when nothing is kept, and so nothing can be resumed. */
  readonly id: () => string | null;
  readonly save: (session: Session) => Promise<void>;
  readonly remove: () => Promise<void>;
  readonly release: () => Promise<void>;
}

/**
 * Claims a session for this run. Where the disk refuses to keep it, that is told once and the run goes on without: the
 * draft stands beside the document anyway. Throws an InputError while another process holds it.
 */
export async function keepSession(id: string, sessions: SessionStore, around: Surroundings): Promise<KeptSession> {
  let isKept = true;
  const orGiveUp = async <T>(work: Promise<T>): Promise<T | null> => {
    try {
      return await work;
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      if (isKept) around.tell(`Without a session, so that this run cannot be resumed: ${error.message}`);
      isKept = false;
      return null;
    }
  };
  const claim = await orGiveUp(sessions.claim(id));
  return {
    id: () => (isKept ? id : null),
    save: async (session) => {
      if (isKept) await orGiveUp(sessions.save(session));
    },
    remove: async () => {
      if (isKept) await orGiveUp(sessions.remove(id));
    },
    release: async () => claim?.release(),
  };
}

/** The sections that a session holds. */
export function finishedOf(session: Session): ReadonlyMap<SectionId, string> {
  const entries = Object.entries(session.writing?.finished ?? {});
  return new Map(entries as [SectionId, string][]);
}

import { readdir, readFile, rename, unlink } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import type { UpdateSummary } from '../document/plan-update.ts';
import type { SectionId } from '../document/sections.ts';
import { InputError, PersonError, StorageError } from '../errors.ts';
import { type InterviewState, restoreInterview } from '../intake/interview.ts';
import { writeAtomically } from './atomic-file.ts';
import { type ConfStore, freeName } from './conf-store.ts';
import { claimSession, refuseIfHeld, type ProcessLife } from './session-lock.ts';
import { makeFolder } from './make-folder.ts';
import { codeOf, storageError } from './storage-error.ts';

/** Everything needed to go on where a person stopped: in the interview, or in the middle of the document. */
export interface Session {
  readonly id: string;
  /** ISO time, from the caller. */
  readonly updatedAt: string;
  readonly interview: InterviewState;
  /** What is being written; null while the interview goes on. */
  readonly writing: {
    readonly architect: 'builtin' | 'claude';
    readonly model: string | null;
    /** Absolute path of the document. */
    readonly output: string;
    /** ISO date that the document carries. */
    readonly created: string;
    readonly finished: Readonly<Partial<Record<SectionId, string>>>;
    readonly complete: boolean;
    /** Whether it brings a document that stands there up to date. */
    readonly updates: boolean;
  } | null;
  /** What became of the document when answers changed, the oldest first. */
  readonly history: readonly DesignChange[];
}

/** One time that a document was brought up to date. */
export interface DesignChange extends UpdateSummary {
  /** ISO time. */
  readonly at: string;
}

/** One line of the index, kept by conf so that listing opens no session. */
export interface SessionEntry {
  readonly id: string;
  readonly title: string;
  readonly updatedAt: string;
  readonly stage: 'interview' | 'writing' | 'complete';
}

export interface SessionStore {
  save(session: Session): Promise<void>;
  /** The newest first; files that could not be read were set aside and are named in `notices`. */
  list(): Promise<{ readonly entries: readonly SessionEntry[]; readonly notices: readonly string[] }>;
  /** Throws an InputError when there is no such session, a StorageError when it cannot be read. */
  load(id: string): Promise<Session>;
  /** Throws an InputError when there is no such session, or when another living process holds it. */
  remove(id: string): Promise<void>;
  /** Claims the session for this process until `release`; throws an InputError while another living process holds it. */
  claim(id: string): Promise<{ release: () => Promise<void> }>;
}

/** The sessions in a folder of their own (0700, files 0600), with their index in a conf store. */
export function openSessions(folder: string, index: ConfStore, life: ProcessLife): SessionStore {
  const fileOf = (id: string) => path.join(folder, `${checkedId(id)}.json`);
  const store: SessionStore = {
    save: async (session) => {
      makeFolder(folder, 'home');
      await writeAtomically(fileOf(session.id), `${JSON.stringify({ schema: 1, ...session })}\n`, {
        isPrivate: true,
        place: 'home',
      });
      index.update((entries) => ({ ...entries, [session.id]: { ...entryOf(session) } }));
    },
    list: async () => {
      const ids = await sessionIds(folder);
      const indexed = index.read();
      const notices: string[] = [];
      const entries: SessionEntry[] = [];
      for (const id of ids) {
        const known = entrySchema.safeParse(indexed[id]);
        const entry = known.success ? known.data : await store.load(id).then(entryOf, unreadable);
        if (entry instanceof PersonError) notices.push(entry.message);
        else entries.push(entry);
      }
      return { entries: entries.toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1)), notices };
    },
    load: async (id) => {
      const file = fileOf(id);
      const text = await readFile(file, 'utf8').catch((error: unknown) => {
        throw noSession(error, id) ?? storageError(error, file, 'read', 'home');
      });
      return parseSession(text, file);
    },
    remove: async (id) => {
      await refuseIfHeld(fileOf(id), id, life);
      await unlink(fileOf(id)).catch((error: unknown) => {
        throw noSession(error, id) ?? storageError(error, fileOf(id), 'write', 'home');
      });
      index.update((entries) => Object.fromEntries(Object.entries(entries).filter(([key]) => key !== id)));
    },
    claim: async (id) => {
      makeFolder(folder, 'home');
      return claimSession(fileOf(id), id, life);
    },
  };
  return store;
}

const entrySchema = z.object({
  id: z.string(),
  title: z.string(),
  updatedAt: z.string(),
  stage: z.enum(['interview', 'writing', 'complete']),
});

const rawAnswer = z.union([z.string(), z.array(z.string())]);
const headings = z.array(z.string());
const choiceSchema = z.object({ id: z.string(), label: z.string() }).nullable();
const changeSchema = z.object({
  at: z.string(),
  rewritten: headings,
  kept: headings,
  edited: headings,
  dropped: headings,
  decisions: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      was: choiceSchema,
      is: choiceSchema,
      because: z.string().nullable(),
      against: z.string().nullable(),
    }),
  ),
});
const measurementSchema = z.object({ value: z.number(), estimate: z.number().nullable(), from: z.string() });
const sessionSchema = z.object({
  schema: z.literal(1),
  id: z.string(),
  updatedAt: z.string(),
  interview: z.object({
    answers: z.object({
      design: z.record(z.string(), rawAnswer),
      sources: z.array(z.object({ id: z.string(), answers: z.record(z.string(), rawAnswer) })),
      measured: z.record(z.string(), measurementSchema).exactOptional(),
    }),
    accepted: z.array(z.string()),
    depth: z.enum(['express', 'standard', 'thorough']),
    // Sessions of the first version asked in the order of the catalogue.
    order: z.array(z.string()).default([]),
    at: z.string(),
  }),
  writing: z
    .object({
      architect: z.enum(['builtin', 'claude']),
      model: z.string().nullable(),
      output: z.string(),
      created: z.string(),
      finished: z.record(z.string(), z.string()),
      complete: z.boolean(),
      updates: z.boolean().default(false),
    })
    .nullable(),
  // Sessions of the first version have no history.
  history: z.array(changeSchema).default([]),
});

async function parseSession(text: string, file: string): Promise<Session> {
  const values = parseJson(text);
  const newer = z.object({ schema: z.number().gt(1) }).safeParse(values);
  if (newer.success) {
    throw new StorageError({
      what: `${file} was written by a newer version`,
      where: file,
      remedy: 'Update streamlit-architect to open it.',
    });
  }
  const parsed = sessionSchema.safeParse(values);
  if (!parsed.success) {
    const aside = freeName(`${file}.bad`);
    await rename(file, aside).catch((error: unknown) => {
      throw storageError(error, file, 'write', 'home');
    });
    throw new StorageError({
      what: `${file} could not be read as a session; it was set aside as ${aside}`,
      where: file,
      remedy: 'Its answers can still be read there.',
    });
  }
  const { schema: _, interview, ...rest } = parsed.data;
  // The step to undo is not carried over: it would double every session, and nobody undoes yesterday's answer.
  return { ...rest, interview: restoreInterview({ ...interview, before: null }) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What the list says of a session. */
export function entryOf(session: Session): SessionEntry {
  const name = session.interview.answers.design.name;
  return {
    id: session.id,
    title: typeof name === 'string' ? name : 'Untitled design',
    updatedAt: session.updatedAt,
    stage: session.writing === null ? 'interview' : session.writing.complete ? 'complete' : 'writing',
  };
}

function checkedId(id: string): string {
  if (!/^[a-z0-9][a-z0-9-]{0,60}$/.test(id))
    throw new InputError({ what: `'${id}' is not a session id`, remedy: 'See `streamlit-architect sessions`.' });
  return id;
}

async function sessionIds(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw storageError(error, folder, 'read', 'home');
  });
  return names.filter((name) => /^[a-z0-9][a-z0-9-]*\.json$/.test(name)).map((name) => name.slice(0, -'.json'.length));
}

function noSession(error: unknown, id: string): InputError | null {
  if (codeOf(error) !== 'ENOENT') return null;
  return new InputError({ what: `There is no session ${id}`, remedy: 'See `streamlit-architect sessions`.' });
}

/** A session that cannot be read is told, and the others stay; a defect of ours is not hidden that way. */
function unreadable(error: unknown): PersonError {
  if (error instanceof PersonError) return error;
  throw error;
}

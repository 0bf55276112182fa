import { stat, unlink } from 'node:fs/promises';
import type { Blueprint } from '../blueprint/blueprint.ts';
import type { SectionId } from '../document/sections.ts';
import { ArchitectError, type ErrorAccount, InterruptedError, StorageError } from '../errors.ts';
import type { Session, SessionStore } from '../storage/sessions.ts';
import type { ChosenArchitect } from './choose-architect.ts';
import { authorOf, type DocumentUpdate, keptTexts, withUpdate } from './document-update.ts';
import { interruption } from './interruption.ts';
import { finishedOf, type KeptSession, keepSession } from './kept-session.ts';
import { shownPath } from './output-files.ts';
import type { Surroundings } from './surroundings.ts';
import { tellProgress } from './tell-progress.ts';
import { type DesignFiles, type DesignJob, partialOf, writeDesign } from './write-design.ts';

export interface DesignRun {
  readonly blueprint: Blueprint;
  readonly chosen: ChosenArchitect;
  /** ISO date that the document carries. */
  readonly created: string;
  /** Absolute; where a printed document goes when it is gone on with. */
  readonly document: string;
  /** Null to print the document. */
  readonly files: DesignFiles | null;
  readonly session: Session;
  readonly sessions: SessionStore;
  /** The document that is brought up to date. */
  readonly update?: DocumentUpdate;
}

/** Writes or prints a design and keeps it as it grows; gives the exit code. Throws a PersonError when it is not finished. */
export async function runDesign(run: DesignRun, around: Surroundings): Promise<number> {
  const interrupted = interruption();
  const kept = isWorthKeeping(run) ? await keepSession(run.session.id, run.sessions, around) : null;
  try {
    const job = await jobOf(run, kept, around);
    await job.keep(job.finished, false);
    return await follow(run, writeDesign(job, interrupted.signal), kept, around);
  } finally {
    interrupted.stop();
    await kept?.release();
  }
}

/** What the built-in architect prints is printed again in a moment; a model's sections were paid for. */
function isWorthKeeping({ files, chosen, session }: DesignRun): boolean {
  return files !== null || chosen.name === 'claude' || session.writing !== null;
}

async function jobOf(run: DesignRun, kept: KeptSession | null, around: Surroundings): Promise<DesignJob> {
  const { blueprint, chosen, created, document, files, session, update } = run;
  const author = authorOf(chosen, session.writing, update);
  const keep = async (finished: ReadonlyMap<SectionId, string>, complete: boolean) => {
    if (complete) await removeEarlierDraft(run);
    if (complete && files === null) return kept?.remove();
    const writing = {
      architect: author.name,
      model: author.model,
      output: document,
      created,
      finished: Object.fromEntries(finished),
      complete,
      updates: update !== undefined,
    };
    const history = complete ? withUpdate(session.history, update, around.now()) : session.history;
    return kept?.save({ ...session, updatedAt: around.now(), writing, history });
  };
  return {
    blueprint,
    architect: await chosen.create(),
    author,
    created,
    // The document may have been changed by hand since the session was left.
    finished: new Map([...finishedOf(session), ...keptTexts(update)]),
    files,
    keep,
    ...(update === undefined ? {} : { update }),
    ...(files === null ? { print: (text: string) => around.out(text) } : {}),
  };
}

/** A document that was gone on with under another name leaves its draft behind. */
async function removeEarlierDraft({ session, document }: DesignRun): Promise<void> {
  const earlier = session.writing?.output ?? document;
  if (earlier !== document) await unlink(partialOf(earlier)).catch(() => undefined);
}

async function follow(
  run: DesignRun,
  progress: ReturnType<typeof writeDesign>,
  kept: KeptSession | null,
  around: Surroundings,
): Promise<number> {
  const tell = tellProgress(around);
  let errors = 0;
  try {
    for await (const event of progress) {
      tell(event);
      if (event.type === 'checked') errors = event.result.errors;
      if (event.type !== 'failed') continue;
      const account = unfinished(event.message, event.remedy, event.partial, run, kept, around);
      throw event.reason === 'interrupted' ? new InterruptedError(account) : new ArchitectError(account);
    }
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    const { what, remedy = '' } = error.account;
    throw new ArchitectError(unfinished(what, remedy, await draftOf(run), run, kept, around), { cause: error });
  }
  return errors > 0 ? 1 : 0;
}

async function draftOf({ files }: DesignRun): Promise<string | null> {
  const partial = files === null ? null : partialOf(files.document);
  return partial !== null && (await stat(partial).catch(() => null)) !== null ? partial : null;
}

function unfinished(
  why: string,
  remedy: string,
  partial: string | null,
  { files }: DesignRun,
  kept: KeptSession | null,
  around: Surroundings,
): ErrorAccount {
  const id = kept?.id() ?? null;
  const force = files?.overwrite === true ? ' --force' : '';
  const lines = [
    remedy,
    partial === null ? '' : `The draft is ${shownPath(partial, around.folder)}.`,
    id === null ? '' : `Go on with: streamlit-architect design --resume ${id}${force}`,
  ];
  return {
    what: `The design is not finished: ${why}`,
    remedy: lines.filter((line) => line !== '').join('\n'),
  };
}

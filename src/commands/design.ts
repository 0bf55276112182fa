import path from 'node:path';
import { assembleBlueprint } from '../blueprint/assemble-blueprint.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import type { SectionId } from '../document/sections.ts';
import { ArchitectError, InputError, InterruptedError } from '../errors.ts';
import { writeAnswersFile } from '../intake/answers-file.ts';
import { startInterview } from '../intake/interview.ts';
import { checkWritable, writeAtomically } from '../storage/atomic-file.ts';
import type { Session, SessionStore } from '../storage/sessions.ts';
import type { ArchitectChoice, DesignProgress } from '../ui/ports.ts';
import { type AnswersFlags, answersFromFlags } from './answers-input.ts';
import { chooseArchitect, type ChosenArchitect } from './choose-architect.ts';
import { interruption } from './interruption.ts';
import { newSessionId } from './new-session-id.ts';
import { answersBeside, documentName } from './output-paths.ts';
import { absolute, modelAccess, openSessionStore, openSettings, type Surroundings } from './surroundings.ts';
import { tellProgress } from './tell-progress.ts';
import { type DesignFiles, writeDesign } from './write-design.ts';

export interface DesignFlags extends AnswersFlags {
  readonly output?: string;
  readonly architect: ArchitectChoice;
  readonly model?: string;
  readonly format: 'md' | 'json';
  readonly date?: string;
  readonly force: boolean;
  readonly resume?: string;
}

/** Designs without a terminal. Everything is checked before anything is written; gives the exit code. */
export async function design(flags: DesignFlags, toolVersion: string, around: Surroundings): Promise<number> {
  const { settings } = openSettings(around);
  const sessions = openSessionStore(around);
  const resumed = flags.resume === undefined ? null : await sessions.load(flags.resume);
  const answers = resumed?.interview.answers ?? (await answersFromFlags(flags, around));
  const created = resumed?.writing?.created ?? checkedDate(flags.date, around);
  const blueprint = assembleBlueprint(answers, { toolVersion });
  if (flags.format === 'json') return writeJson(blueprint, flags, around);
  const chosen = await chooseArchitect(
    resumedChoice(flags, resumed),
    modelAccess(around, settings, flags.model ?? resumed?.writing?.model ?? null),
  );
  const target =
    flags.output ??
    resumed?.writing?.output ??
    path.join(settings.output_folder ?? '', documentName(blueprint.workload.name.value));
  const files =
    target === '-' ? null : await checkedFiles(absolute(around, target), flags.force, writeAnswersFile(answers));
  around.tell(
    `Architect: ${chosen.name}${chosen.model === null ? '' : ` (${chosen.model}, ${chosen.host ?? ''})`}, because ${chosen.why}.`,
  );
  const session = resumed ?? {
    id: newSessionId(blueprint.workload.name.value),
    updatedAt: around.now(),
    interview: startInterview({ depth: settings.depth, answers }),
    writing: null,
  };
  return run({ blueprint, chosen, created, files, session, sessions }, around);
}

interface Run {
  readonly blueprint: Blueprint;
  readonly chosen: ChosenArchitect;
  readonly created: string;
  readonly files: DesignFiles | null;
  readonly session: Session;
  readonly sessions: SessionStore;
}

async function run(
  { blueprint, chosen, created, files, session, sessions }: Run,
  around: Surroundings,
): Promise<number> {
  const interrupted = interruption();
  const claim = files === null ? null : await sessions.claim(session.id);
  try {
    const architect = await chosen.create();
    const keep = async (finished: ReadonlyMap<SectionId, string>, complete: boolean) => {
      if (files === null) return;
      const writing = {
        architect: chosen.name,
        model: chosen.model,
        output: files.document,
        created,
        finished: Object.fromEntries(finished),
        complete,
      };
      await sessions.save({ ...session, updatedAt: around.now(), writing });
    };
    const finished = new Map(Object.entries(session.writing?.finished ?? {}) as [SectionId, string][]);
    await keep(finished, false);
    const job = { blueprint, architect, created, finished, files, keep };
    return await follow(writeDesign(job, interrupted.signal), session.id, files, around);
  } finally {
    interrupted.stop();
    await claim?.release();
  }
}

async function follow(
  progress: AsyncIterable<DesignProgress>,
  sessionId: string,
  files: DesignFiles | null,
  around: Surroundings,
): Promise<number> {
  const tell = tellProgress(around);
  let errors = 0;
  for await (const event of progress) {
    tell(event);
    if (files === null && event.type === 'done') around.out(event.markdown);
    if (event.type === 'checked') errors = event.result.errors;
    if (event.type === 'failed') {
      const kept = event.partial === null ? [] : [`The draft is ${event.partial}.`];
      const resume = files === null ? [] : [`Go on with: streamlit-architect design --resume ${sessionId}`];
      const account = {
        what: `The design is not finished: ${event.message}`,
        remedy: [event.remedy, ...kept, ...resume].join('\n'),
      };
      throw event.reason === 'interrupted' ? new InterruptedError(account) : new ArchitectError(account);
    }
  }
  return errors > 0 ? 1 : 0;
}

async function checkedFiles(document: string, force: boolean, answersText: string): Promise<DesignFiles> {
  const answers = answersBeside(document);
  for (const file of [document, answers]) {
    const { exists } = await checkWritable(file);
    if (exists && !force)
      throw new InputError({
        what: `${file} exists already`,
        remedy: 'Choose another name with -o, or replace it with --force.',
      });
  }
  return { document, answers, answersText, overwrite: force };
}

async function writeJson(blueprint: Blueprint, flags: DesignFlags, around: Surroundings): Promise<number> {
  const text = `${JSON.stringify(blueprint, null, 2)}\n`;
  if (flags.output === undefined || flags.output === '-') {
    around.out(text);
    return 0;
  }
  const file = absolute(around, flags.output);
  const { exists } = await checkWritable(file);
  if (exists && !flags.force)
    throw new InputError({
      what: `${file} exists already`,
      remedy: 'Choose another name with -o, or replace it with --force.',
    });
  await writeAtomically(file, text, { overwrite: flags.force });
  around.tell(`Wrote ${file}.`);
  return 0;
}

function resumedChoice(flags: DesignFlags, resumed: Session | null): ArchitectChoice {
  return flags.architect === 'auto' ? (resumed?.writing?.architect ?? 'auto') : flags.architect;
}

function checkedDate(date: string | undefined, around: Surroundings): string {
  if (date === undefined) return around.now().slice(0, 10);
  const valid = /^\d{4}-\d{2}-\d{2}$/.test(date) && new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
  if (!valid) throw new InputError({ what: `--date ${date} is not a date`, remedy: 'Write it as 2026-01-31.' });
  return date;
}

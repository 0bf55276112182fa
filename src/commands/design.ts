import path from 'node:path';
import { assembleBlueprint } from '../blueprint/assemble-blueprint.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { InputError } from '../errors.ts';
import { writeAnswersFile } from '../intake/answers-file.ts';
import { startInterview } from '../intake/interview.ts';
import { writeAtomically } from '../storage/atomic-file.ts';
import type { Session } from '../storage/sessions.ts';
import type { Settings } from '../storage/settings.ts';
import type { ArchitectChoice } from '../ui/ports.ts';
import { answersFileOf, type AnswersFlags, answersFromFlags } from './answers-input.ts';
import { checkedDate } from './checked-date.ts';
import { chooseArchitect } from './choose-architect.ts';
import { updateAt } from './document-update.ts';
import { finishedOf } from './kept-session.ts';
import { measuredAnswers } from './measured-input.ts';
import { newSessionId } from './new-session-id.ts';
import { openSessionStore, openSettings } from './open-stores.ts';
import { claimName, outputFiles, shownPath } from './output-files.ts';
import { documentName } from './output-paths.ts';
import { runDesign } from './run-design.ts';
import { absolute, modelAccess, type Surroundings } from './surroundings.ts';
import { tellChoice, tellFindings } from './tell-progress.ts';

export interface DesignFlags extends AnswersFlags {
  readonly output?: string;
  readonly architect: ArchitectChoice;
  readonly model?: string;
  readonly format: 'md' | 'json';
  readonly date?: string;
  readonly force: boolean;
  readonly resume?: string;
  /** A benchmark's result, whose values replace estimates. */
  readonly measured?: string;
}

/** Designs without a terminal. Everything is checked before anything is written; gives the exit code. */
export async function design(flags: DesignFlags, toolVersion: string, around: Surroundings): Promise<number> {
  const { settings } = openSettings(around);
  const sessions = openSessionStore(around);
  const resumed = flags.resume === undefined ? null : unfinished(await sessions.load(flags.resume), around);
  const created = resumed?.writing?.created ?? checkedDate(flags.date, around);
  const said = resumed?.interview.answers ?? (await answersFromFlags(flags, around));
  const answers = await measuredAnswers(said, flags.measured, around);
  const blueprint = assembleBlueprint(answers, { toolVersion });
  if (flags.format === 'json') return writeJson(blueprint, flags, around);

  const model = flags.model ?? resumed?.writing?.model ?? null;
  const chosen = await chooseArchitect(choiceOf(flags, resumed), modelAccess(around, settings, model));
  if (chosen.refusal !== null) throw new InputError(chosen.refusal);
  const document = documentPath(flags, resumed, settings, blueprint, around);
  const toStdout = flags.output === '-';
  const files = toStdout
    ? null
    : await outputFiles({
        document,
        answersText: writeAnswersFile(answers),
        force: flags.force,
        answersFile: flags.set.length > 0 ? null : await answersFileOf(flags, around),
      });
  tellChoice(chosen, flags.model, around);
  tellFindings(blueprint.findings, around);
  if (resumed !== null) around.tell(`Resuming ${resumed.id}: ${finishedOf(resumed).size} sections are written.`);
  const session = resumed ?? {
    id: newSessionId(blueprint.workload.name.value),
    updatedAt: around.now(),
    interview: startInterview({ depth: settings.depth, answers }),
    writing: null,
    history: [],
  };
  const update = resumed?.writing?.updates === true ? await updateAt(document, blueprint, around) : undefined;
  const run = { blueprint, chosen, created, document, files, session, sessions };
  return runDesign(update === undefined ? run : { ...run, update }, around);
}

/** Throws an InputError for a session whose document is whole. */
function unfinished(session: Session, around: Surroundings): Session {
  if (session.writing?.complete !== true) return session;
  throw new InputError({
    what: `Session ${session.id} is finished; its document is ${shownPath(session.writing.output, around.folder)}`,
    remedy:
      'Change its answers in a terminal with `streamlit-architect sessions resume`, or design from its answers file.',
  });
}

function choiceOf(flags: DesignFlags, resumed: Session | null): ArchitectChoice {
  return flags.architect === 'auto' ? (resumed?.writing?.architect ?? 'auto') : flags.architect;
}

/** Where the document goes, or would go were it not printed. */
function documentPath(
  flags: DesignFlags,
  resumed: Session | null,
  settings: Settings,
  blueprint: Blueprint,
  around: Surroundings,
): string {
  const named = flags.output === '-' ? undefined : flags.output;
  const byTitle = path.join(settings.output_folder ?? '', documentName(blueprint.workload.name.value));
  return absolute(around, named ?? resumed?.writing?.output ?? byTitle);
}

async function writeJson(blueprint: Blueprint, flags: DesignFlags, around: Surroundings): Promise<number> {
  const text = `${JSON.stringify(blueprint, null, 2)}\n`;
  if (flags.output === undefined || flags.output === '-') {
    around.out(text);
    return 0;
  }
  const file = absolute(around, flags.output);
  await claimName(file, flags.force);
  await writeAtomically(file, text, { overwrite: flags.force });
  around.tell(`Wrote ${shownPath(file, around.folder)}.`);
  return 0;
}

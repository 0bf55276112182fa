import { readFile, realpath } from 'node:fs/promises';
import { assembleBlueprint } from '../blueprint/assemble-blueprint.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { parseFrontMatter } from '../document/front-matter.ts';
import { summariseUpdate } from '../document/plan-update.ts';
import { InputError } from '../errors.ts';
import type { Answers } from '../intake/answers.ts';
import { readAnswersFile, writeAnswersFile } from '../intake/answers-file.ts';
import { startInterview } from '../intake/interview.ts';
import { checkWritable } from '../storage/atomic-file.ts';
import type { Depth } from '../intake/question.ts';
import type { Session, SessionStore } from '../storage/sessions.ts';
import type { ArchitectChoice } from '../ui/ports.ts';
import { answersFileOf, type AnswersFlags, answersFromFlags } from './answers-input.ts';
import { chooseArchitect } from './choose-architect.ts';
import { checkedDate } from './checked-date.ts';
import {
  changesBeside,
  changesNothing,
  type DocumentUpdate,
  readDocument,
  sessionOf,
  updateList,
  updateOf,
} from './document-update.ts';
import { newSessionId } from './new-session-id.ts';
import { openSessionStore, openSettings } from './open-stores.ts';
import { shownPath } from './output-files.ts';
import { answersBeside } from './output-paths.ts';
import { runDesign } from './run-design.ts';
import { absolute, modelAccess, type Surroundings } from './surroundings.ts';
import { tellChoice, tellFindings } from './tell-progress.ts';
import type { DesignFiles } from './write-design.ts';

export interface UpdateFlags extends AnswersFlags {
  readonly update: string;
  readonly architect: ArchitectChoice;
  readonly model?: string;
  readonly date?: string;
  /** Replaces also what was edited by hand. */
  readonly force: boolean;
  readonly dryRun: boolean;
}

/**
 * Brings a document up to date: writes again the sections whose inputs the answers have changed, keeps the others byte
 * for byte, and prints which decisions changed. Gives the exit code: 1 also where a stale section stays for being edited.
 */
export async function updateDesign(flags: UpdateFlags, toolVersion: string, around: Surroundings): Promise<number> {
  const document = absolute(around, flags.update);
  const source = flags.answers ?? (flags.example === undefined ? answersBeside(flags.update) : undefined);
  const from = { ...flags, ...(source === undefined ? {} : { answers: source }) };
  const text = await existing(document, flags.update);
  const date = checkedDate(flags.date, around);
  const answers = await answersFromFlags(from, around);
  const blueprint = assembleBlueprint(answers, { toolVersion });
  const update = updateOf(text, blueprint, { date, replaceEdited: flags.force });
  if (update === null) throw notOurs(flags.update);
  const summary = summariseUpdate(update.plan);
  tellVersions(text, blueprint, flags.update, around);
  const code = summary.edited.length > 0 ? 1 : 0;
  if (flags.dryRun) {
    printSummary(document, update, 'dry', around);
    return code;
  }
  if (isCurrent(update, text, blueprint)) {
    around.out(`Nothing to rewrite: ${shownPath(document, around.folder)} is what its answers make.\n`);
    return code;
  }
  const { settings } = openSettings(around);
  const chosen = await chooseArchitect(flags.architect, modelAccess(around, settings, flags.model ?? null));
  if (chosen.refusal !== null) throw new InputError(chosen.refusal);
  const files = await filesOf(document, answers, from, around);
  if (update.plan.stale.length > 0) tellChoice(chosen, flags.model, around);
  tellFindings(blueprint.findings, around);
  const sessions = openSessionStore(around);
  const session = await sessionFor(document, blueprint.workload.name.value, answers, settings.depth, sessions, around);
  const run = { blueprint, chosen, created: update.created, document, files, session, sessions, update };
  const outcome = await runDesign(run, around);
  printSummary(document, update, 'done', around);
  return Math.max(outcome, code);
}

/** Another version may word a section otherwise, which makes it stale though its inputs are the same. */
function tellVersions(text: string, { toolVersion }: Blueprint, shown: string, around: Surroundings): void {
  const earlier = parseFrontMatter(text)?.values['tool'];
  if (earlier !== toolVersion)
    around.tell(
      `${shown} was written by version ${String(earlier)}; where ${toolVersion} words a section otherwise, it counts as stale.`,
    );
}

/** Whether the answers and every section are those that the document was made from. */
function isCurrent({ plan }: DocumentUpdate, text: string, { answersDigest }: Blueprint): boolean {
  const made = parseFrontMatter(text)?.values['answers'];
  return changesNothing(plan) && plan.edited.length === 0 && made === answersDigest;
}

async function existing(document: string, shown: string): Promise<string> {
  const text = await readDocument(document);
  if (text !== null) return text;
  throw new InputError({
    what: `There is no document ${shown}`,
    remedy: 'Write it first: streamlit-architect design.',
  });
}

function notOurs(shown: string): InputError {
  return new InputError({
    what: `${shown} does not say what its sections were made from`,
    remedy:
      'It was written by hand or by an earlier version. Write it anew with -o and --force, and it can be updated from then on.',
  });
}

async function sessionFor(
  document: string,
  title: string,
  answers: Answers,
  depth: Depth,
  sessions: SessionStore,
  around: Surroundings,
): Promise<Session> {
  const earlier = await sessionOf(document, sessions);
  return {
    id: earlier?.id ?? newSessionId(title),
    updatedAt: around.now(),
    interview: startInterview({ depth, answers }),
    writing: null,
    history: earlier?.history ?? [],
  };
}

/**
 * The files to write. Answers that stand beside the document are replaced where this program wrote them. Throws an
 * InputError where a person did, since their notes would be lost.
 */
async function filesOf(
  document: string,
  answers: Answers,
  flags: AnswersFlags & Pick<UpdateFlags, 'force'>,
  around: Surroundings,
): Promise<DesignFiles> {
  const beside = answersBeside(document);
  await checkWritable(document);
  await checkWritable(beside);
  const answersText = writeAnswersFile(answers);
  const there = await readFile(beside, 'utf8').catch(() => null);
  const read = await answersFileOf(flags, around);
  const isRead = flags.set.length === 0 && read !== null && read === (await realpath(beside).catch(() => null));
  if (isRead || there === answersText) return { document, answers: beside, answersText: null, overwrite: true };
  if (there !== null && !flags.force && !isWrittenByUs(there)) {
    const shown = shownPath(beside, around.folder);
    throw new InputError({
      what: `${shown} was written by hand, and its notes would be lost`,
      remedy: 'Change the answers in that file and update without --set, or replace it with --force.',
    });
  }
  return { document, answers: beside, answersText, overwrite: true };
}

function isWrittenByUs(text: string): boolean {
  const reading = readAnswersFile(text);
  return reading.ok && writeAnswersFile(reading.answers) === text;
}

function printSummary(document: string, { plan }: DocumentUpdate, when: 'dry' | 'done', around: Surroundings): void {
  const summary = summariseUpdate(plan);
  const all = summary.rewritten.length + summary.kept.length + summary.edited.length;
  const verb = when === 'dry' ? 'would be rewritten' : 'rewritten';
  around.out(`${summary.rewritten.length} of ${all} sections ${verb}.\n`);
  around.out(`${updateList(summary).join('\n')}\n`);
  if (when === 'done' && !changesNothing(plan))
    around.tell(`The same stands in ${shownPath(changesBeside(document), around.folder)}.`);
  if (summary.edited.length > 0)
    around.alarm('Stale sections that were edited by hand are kept; --force writes them again.');
}

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isUpdatable, summariseUpdate, type UpdateSummary } from '../document/plan-update.ts';
import { InputError, PersonError } from '../errors.ts';
import type { Answers } from '../intake/answers.ts';
import { viewAnswers } from '../intake/view.ts';
import { readAnswersFile, writeAnswersFile } from '../intake/answers-file.ts';
import { changeDepth } from '../intake/interview.ts';
import type { Depth } from '../intake/question.ts';
import { checkWritable } from '../storage/atomic-file.ts';
import type { Session, SessionStore } from '../storage/sessions.ts';
import type { Settings } from '../storage/settings.ts';
import type { AnswersReading, DesignProgress, Ports, WriteRequest } from '../ui/ports.ts';
import { counted } from './counted.ts';
import { assembleInSteps } from './assemble-in-steps.ts';
import { chooseArchitect } from './choose-architect.ts';
import { authorOf, keptTexts, updateAt, updateOf, withUpdate } from './document-update.ts';
import { newSessionId } from './new-session-id.ts';
import { openFile } from './open-file.ts';
import { openSessionStore, openSettings } from './open-stores.ts';
import { answersBeside, documentName } from './output-paths.ts';
import { type ScreenEnding, screenEnding } from './screen-ending.ts';
import { absolute, modelAccess, type Surroundings } from './surroundings.ts';
import { writeDesign } from './write-design.ts';

export interface InterviewFlags {
  /** The session to go on with; null begins. */
  readonly resume: string | null;
  /** How many questions; as the settings, or the session, say without it. */
  readonly depth?: Depth | undefined;
}

/** The guided interview in a terminal; from the beginning, or where the session with this id stopped. */
export async function interview(
  { resume, depth }: InterviewFlags,
  toolVersion: string,
  around: Surroundings,
): Promise<number> {
  if (!around.interactive) {
    throw new InputError({
      what: 'The interview needs a terminal at both ends, and this is not one',
      remedy:
        'Design without it:\n  streamlit-architect design --example live-sales-dashboard -o design.md\n  streamlit-architect questions --yaml > answers.yaml   (fill it in)\n  streamlit-architect design --answers answers.yaml',
    });
  }
  const { settings: kept } = openSettings(around);
  const settings = depth === undefined ? kept : { ...kept, depth };
  const sessions = inOrder(openSessionStore(around));
  const start = resume === null ? null : atDepth(await sessions.load(resume), depth);
  const { runInterview } = await import('../ui/run-app.tsx');
  const ending = screenEnding();
  try {
    const ports = portsFor(sessions, settings, toolVersion, ending, around);
    const outcome = await runInterview(ports, start, looksOf(settings, around), ending.signal);
    for (const line of outcome.lines) around.out(`${line}\n`);
    return outcome.exitCode;
  } finally {
    ending.stop();
  }
}

/** The session with the interview at another depth; a document that is begun stays as it is. */
function atDepth(session: Session, depth: Depth | undefined): Session {
  if (depth === undefined || session.writing !== null) return session;
  return { ...session, interview: changeDepth(session.interview, depth) };
}

/** The store with one save at a time, so that the answers given last are those that stay. */
function inOrder(sessions: SessionStore): SessionStore {
  let last: Promise<void> = Promise.resolve();
  return {
    ...sessions,
    save: (session) => {
      last = last.catch(() => undefined).then(() => sessions.save(session));
      return last;
    },
  };
}

function looksOf(
  settings: Settings,
  around: Surroundings,
): { readonly colour: boolean; readonly glyphs: 'unicode' | 'ascii' } {
  const locale =
    around.environment['LC_ALL'] ?? around.environment['LC_CTYPE'] ?? around.environment['LANG'] ?? 'UTF-8';
  return {
    colour: settings.theme !== 'none' && (around.environment['NO_COLOR'] ?? '') === '',
    glyphs: /utf-?8/i.test(locale) && around.environment['TERM'] !== 'linux' ? 'unicode' : 'ascii',
  };
}

function portsFor(
  sessions: SessionStore,
  settings: Settings,
  version: string,
  ending: ScreenEnding,
  around: Surroundings,
): Ports {
  const access = modelAccess(around, settings, null);
  return {
    version,
    settings,
    newSessionId: (title) => newSessionId(title ?? 'design'),
    saveInterview: async (id, state) =>
      sessions.save({
        id,
        updatedAt: around.now(),
        interview: state,
        writing: null,
        history: await historyOf(id, sessions),
      }),
    listSessions: () => sessions.list(),
    openSession: (id) => sessions.load(id),
    readAnswers: (file) => readAnswers(absolute(around, file), file),
    previewArchitect: (choice) => chooseArchitect(choice, access),
    previewSent: (answers) => previewSent(answers, version),
    askSomebody: (id, answers) => askFromReview(id, answers, settings, around),
    defaultOutput: (title) => path.join(settings.output_folder ?? '', documentName(title)),
    checkOutput: (file) => checkOutput(file, around),
    previewUpdate: (file, answers, signal) => previewUpdate(absolute(around, file), answers, signal, version, around),
    writeDesign: (request, signal) => write(request, signal, sessions, access, version, around),
    openFile: (file, how) => ending.handOver(() => openFile(file, how, around.environment)),
  };
}

async function* write(
  request: WriteRequest,
  signal: AbortSignal,
  sessions: SessionStore,
  access: ReturnType<typeof modelAccess>,
  toolVersion: string,
  around: Surroundings,
): AsyncGenerator<DesignProgress> {
  const answers = request.interview.answers;
  const chosen = await chooseArchitect(request.architect, access);
  const output = absolute(around, request.output);
  const earlier = request.written?.by === chosen.name ? request.written : null;
  const created = earlier?.created ?? around.now().slice(0, 10);
  const history = await historyOf(request.sessionId, sessions);
  const claim = await sessions.claim(request.sessionId);
  try {
    yield { type: 'notice', message: 'Trying how far each answer can move before a decision changes.' };
    const blueprint = await assembleInSteps(answers, toolVersion, signal);
    if (blueprint === null) {
      yield { type: 'failed', reason: 'interrupted', message: 'stopped', remedy: '', partial: null };
      return;
    }
    const update = request.onto === 'update' ? await updateAt(output, blueprint, around) : undefined;
    const { name, model } = authorOf(chosen, null, update);
    yield* writeDesign(
      {
        blueprint,
        architect: await chosen.create(),
        author: { name, model },
        created: update?.created ?? created,
        finished: new Map([...(earlier?.sections ?? []), ...keptTexts(update)]),
        ...(update === undefined ? {} : { update }),
        files: {
          document: output,
          answers: answersBeside(output),
          answersText: writeAnswersFile(answers),
          overwrite: request.onto !== 'nothing',
        },
        keep: (finished, complete) =>
          sessions.save({
            id: request.sessionId,
            updatedAt: around.now(),
            interview: request.interview,
            writing: {
              architect: name,
              model,
              output,
              created,
              finished: Object.fromEntries<string>(finished),
              complete,
              updates: update !== undefined,
            },
            history: complete ? withUpdate(history, update, around.now()) : history,
          }),
      },
      signal,
    );
  } finally {
    await claim.release();
  }
}

/** What these answers would do to a document; assembled only where one stands there that says what it was made from. */
async function previewUpdate(
  file: string,
  answers: Answers,
  signal: AbortSignal,
  toolVersion: string,
  around: Surroundings,
): Promise<UpdateSummary | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null || !isUpdatable(text)) return null;
  const blueprint = await assembleInSteps(answers, toolVersion, signal);
  const how = { date: around.now().slice(0, 10), replaceEdited: false };
  const update = blueprint === null ? null : updateOf(text, blueprint, how);
  return update === null ? null : summariseUpdate(update.plan);
}

/** What became of a session's document so far; nothing for a session that was not kept yet. */
async function historyOf(id: string, sessions: SessionStore): Promise<Session['history']> {
  return sessions.load(id).then(
    ({ history }) => history,
    () => [],
  );
}

async function previewSent(answers: Answers, toolVersion: string): Promise<string> {
  const { blueprintAsData, codeAsData } = await import('../architects/claude/grounding.ts');
  const blueprint = await assembleInSteps(answers, toolVersion, new AbortController().signal);
  return blueprint === null ? '' : [blueprintAsData(blueprint), codeAsData(blueprint)].join('\n');
}

async function readAnswers(file: string, shown: string): Promise<AnswersReading> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return { ok: false, problems: [`There is no file ${shown} that can be read.`] };
  const reading = readAnswersFile(text);
  return reading.ok
    ? reading
    : {
        ok: false,
        problems: reading.problems.map(
          ({ line, message, remedy }) => `line ${line}: ${message}${remedy === '' ? '' : `. ${remedy}`}`,
        ),
      };
}

async function askFromReview(
  sessionId: string,
  answers: Answers,
  settings: Settings,
  around: Surroundings,
): Promise<{ readonly ok: boolean; readonly said: string }> {
  const { writeOpenQuestions } = await import('./ask-somebody.ts');
  const name = documentName(viewAnswers(answers).text('name')).replace(/\.md$/, '.questions.yaml');
  const output = path.join(settings.output_folder ?? '', name);
  try {
    const count = await writeOpenQuestions(answers, { output, depth: 'thorough', force: false }, around);
    if (count === 0) return { ok: true, said: 'No question is open.' };
    return {
      ok: true,
      said: `${counted(count, 'open question')} written to ${output}. When it is filled in: streamlit-architect questions --merge ${output} --session ${sessionId}`,
    };
  } catch (error) {
    if (!(error instanceof PersonError)) throw error;
    return { ok: false, said: error.account.what };
  }
}

async function checkOutput(
  file: string,
  around: Surroundings,
): Promise<{ readonly existing: readonly string[]; readonly refusal: string | null }> {
  const existing: string[] = [];
  try {
    for (const target of [file, answersBeside(file)]) {
      if ((await checkWritable(absolute(around, target))).exists) existing.push(target);
    }
    return { existing, refusal: null };
  } catch (error) {
    if (error instanceof PersonError) return { existing, refusal: error.account.what };
    throw error;
  }
}

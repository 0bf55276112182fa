import { unlink } from 'node:fs/promises';
import path from 'node:path';
import type { Architect } from '../architects/architect.ts';
import { builtinSections } from '../architects/builtin/builtin-architect.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { checkDocument, checkSection } from '../checks/check-document.ts';
import { verdictMarkdown } from '../checks/reports/verdict-words.ts';
import { type DocumentVerdict, verdictOf } from '../checks/verdict.ts';
import { withCheckPart, withoutCheckPart } from '../document/check-part.ts';
import { composeDocument } from '../document/compose-document.ts';
import { summariseUpdate } from '../document/plan-update.ts';
import { renewDocument } from '../document/renew-document.ts';
import { recordSection, writeRecord } from '../document/section-record.ts';
import { type Section, type SectionId, sectionsFor } from '../document/sections.ts';
import { StorageError } from '../errors.ts';
import { writeAtomically } from '../storage/atomic-file.ts';
import type { DesignProgress } from '../ui/ports.ts';
import {
  changesBeside,
  changesNothing,
  type DocumentUpdate,
  keptTexts,
  readDocument,
  updateList,
} from './document-update.ts';

export interface DesignJob {
  readonly blueprint: Blueprint;
  readonly architect: Architect;
  /** Whom the document names; the architect, unless an earlier run's model wrote a part of it. */
  readonly author?: Pick<Architect, 'name' | 'model'>;
  /** ISO date that the document carries. */
  readonly created: string;
  /** Sections that an earlier run finished. */
  readonly finished: ReadonlyMap<SectionId, string>;
  /** Where the files go; null keeps nothing on the disk. */
  readonly files: DesignFiles | null;
  /** Called with all finished sections after each one, to keep them in the session. */
  readonly keep: (finished: ReadonlyMap<SectionId, string>, complete: boolean) => Promise<void>;
  /** The document that is brought up to date; `finished` then holds what of it stays. */
  readonly update?: DocumentUpdate;
  /** Takes the document piece by piece as its sections finish; the pieces of a whole one are the document. */
  readonly print?: (text: string) => void;
}

export interface DesignFiles {
  readonly document: string;
  readonly answers: string;
  /** Null when the answers stand there already. */
  readonly answersText: string | null;
  readonly overwrite: boolean;
}

/** Where the finished sections stand while the rest is being written. */
export function partialOf(document: string): string {
  return `${document}.partial`;
}

/**
 * Has an architect write the design. Each finished section is kept at once, in the session and in a `.partial` file;
 * the document takes its name only when it is whole, and last of all. Ends with `done`, or with `failed`. Throws a
 * StorageError when the disk refuses.
 */
export async function* writeDesign(job: DesignJob, signal: AbortSignal): AsyncGenerator<DesignProgress> {
  const { blueprint, files } = job;
  const contract = sectionsFor(blueprint);
  const finished = new Map(job.finished);
  const compose = composer(job);
  const print = printer(job, compose, contract);
  yield { type: 'planned', sections: contract };
  if (job.update !== undefined)
    yield { type: 'updating', summary: summariseUpdate(job.update.plan), kept: keptTexts(job.update) };
  print(finished);
  if (files !== null && finished.size > 0)
    await writeAtomically(partialOf(files.document), compose(contract, finished));
  const checkInPlace = (id: SectionId, markdown: string) => {
    const before = [...finished].flatMap(([earlier, text]) => (earlier === id ? [] : [text]));
    return checkSection(markdown, { blueprint, before });
  };
  const writing = { finished: job.finished, signal, checkSection: checkInPlace };
  for await (const event of job.architect.write(blueprint, writing)) {
    if (event.type === 'failed') {
      yield { ...event, partial: files === null || finished.size === 0 ? null : partialOf(files.document) };
      return;
    }
    if (event.type === 'section_finished') {
      finished.set(event.sectionId, withoutCheckPart(event.markdown));
      if (files !== null) await writeAtomically(partialOf(files.document), compose(contract, finished));
      await job.keep(finished, false);
      print(finished);
    }
    yield event;
  }
  const written = compose(contract, finished);
  const result = await checkDocument(written, { blueprint, suppressions: 'ignored' });
  const writer = (job.author ?? job.architect).name === 'claude' ? 'model' : 'builtin';
  const verdict = await verdictOf(written, result, blueprint, writer);
  yield { type: 'checked', result, verdict };
  const judged = withVerdict(finished, verdict);
  const markdown = compose(contract, judged);
  print(judged);
  if (files !== null) {
    const { overwrite } = files;
    if (job.update !== undefined) await refuseIfChanged(files.document, job.update);
    if (files.answersText !== null) await writeAtomically(files.answers, files.answersText, { overwrite });
    await writeAtomically(files.document, markdown, { overwrite });
    if (job.update !== undefined && !changesNothing(job.update.plan)) await tellChanges(files.document, job.update);
    await unlink(partialOf(files.document)).catch(() => undefined);
  }
  await job.keep(finished, true);
  if (files !== null) yield { type: 'saved', document: files.document, answers: files.answers };
  yield { type: 'done', markdown };
}

/** The sections, with what the checks say of all of them at the end of the last. */
function withVerdict(
  finished: ReadonlyMap<SectionId, string>,
  verdict: DocumentVerdict,
): ReadonlyMap<SectionId, string> {
  const last = finished.get('sources');
  return last === undefined
    ? finished
    : new Map([...finished, ['sources', withCheckPart(last, verdictMarkdown(verdict))]]);
}

/** Throws a StorageError where somebody has changed the document since it was read: their words would be lost. */
async function refuseIfChanged(document: string, update: DocumentUpdate): Promise<void> {
  if ((await readDocument(document)) === update.document) return;
  throw new StorageError({
    what: `${document} was changed while it was being updated`,
    where: document,
    remedy: 'It is left as it is.',
  });
}

/** Adds to the file beside the document what this update did. */
async function tellChanges(document: string, { plan, date }: DocumentUpdate): Promise<void> {
  const file = changesBeside(document);
  const earlier = (await readDocument(file)) ?? `# What changed in ${path.basename(document)}\n`;
  const entry = [`## ${date}`, updateList(summariseUpdate(plan)).join('\n')].join('\n\n');
  await writeAtomically(file, `${earlier.trimEnd()}\n\n${entry}\n`, { overwrite: true });
}

type Compose = (contract: readonly Section[], finished: ReadonlyMap<SectionId, string>) => string;

function composer(job: DesignJob): Compose {
  const { blueprint, architect, author = architect, created, update } = job;
  const head = {
    title: blueprint.workload.name.value,
    created,
    architect: author.name,
    model: author.model,
    tool: blueprint.toolVersion,
    answers: blueprint.answersDigest,
    decisions: Object.fromEntries(blueprint.decisions.map(({ id, choice }) => [id, choice.id])),
  };
  const recordOf = recorder(job);
  return (contract, finished) => {
    // A printed document's front matter is out before its sections are written.
    const recorded = job.print === undefined ? contract : sectionsFor(blueprint);
    const records = recorded.flatMap(({ id }): readonly [SectionId, string][] => {
      const record = recordOf(id, finished.get(id));
      return record === null ? [] : [[id, record]];
    });
    const frontMatter = { ...head, sections: Object.fromEntries(records) };
    const isWhole = contract.every(({ id }) => finished.has(id));
    return update !== undefined && isWhole
      ? renewDocument(update.document, frontMatter, contract, finished)
      : composeDocument(frontMatter, contract, finished);
  };
}

/** Gives the record of a section as the front matter has it; null for one that is not finished. */
function recorder({ blueprint, update, print }: DesignJob): (id: SectionId, text: string | undefined) => string | null {
  const builtin = builtinSections(blueprint);
  const known = new Map<SectionId, string>();
  return (id, text) => {
    const kept = update?.plan.kept.get(id);
    if (kept !== undefined && text !== undefined && withoutCheckPart(kept.markdown) === withoutCheckPart(text))
      return kept.record;
    const words = builtin.get(id) ?? '';
    if (print !== undefined) return writeRecord(recordSection(words, words, blueprint));
    if (text === undefined) return null;
    const record = known.get(id) ?? writeRecord(recordSection(text, words, blueprint));
    known.set(id, record);
    return record;
  };
}

/** Prints what the sections that are finished, up to the first that is not, add to what was printed before. */
function printer(
  { print }: DesignJob,
  compose: Compose,
  contract: readonly Section[],
): (finished: ReadonlyMap<SectionId, string>) => void {
  let printed = 0;
  return (finished) => {
    const gap = contract.findIndex(({ id }) => !finished.has(id));
    const text = compose(gap === -1 ? contract : contract.slice(0, gap), finished);
    print?.(text.slice(printed));
    printed = text.length;
  };
}

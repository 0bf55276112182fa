import { unlink } from 'node:fs/promises';
import type { Architect } from '../architects/architect.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { checkDocument } from '../checks/check-document.ts';
import { composeDocument } from '../document/compose-document.ts';
import { type SectionId, sectionsFor } from '../document/sections.ts';
import { writeAtomically } from '../storage/atomic-file.ts';
import type { DesignProgress } from '../ui/ports.ts';

export interface DesignJob {
  readonly blueprint: Blueprint;
  readonly architect: Architect;
  /** ISO date that the document carries. */
  readonly created: string;
  /** Sections that an earlier run finished. */
  readonly finished: ReadonlyMap<SectionId, string>;
  /** Where the files go; null keeps nothing on the disk. */
  readonly files: DesignFiles | null;
  /** Called with all finished sections after each one, to keep them in the session. */
  readonly keep: (finished: ReadonlyMap<SectionId, string>, complete: boolean) => Promise<void>;
}

export interface DesignFiles {
  readonly document: string;
  readonly answers: string;
  readonly answersText: string;
  readonly overwrite: boolean;
}

/** Where the finished sections stand while the rest is being written. */
function partialOf(document: string): string {
  return `${document}.partial`;
}

/**
 * Has an architect write the design. Each finished section is kept at once, in the session and in a `.partial` file;
 * the document takes its name only when it is whole. Ends with `done`, or with `failed`. Throws a StorageError when the
 * disk refuses.
 */
export async function* writeDesign(job: DesignJob, signal: AbortSignal): AsyncGenerator<DesignProgress> {
  const { blueprint, files } = job;
  const contract = sectionsFor(blueprint);
  const finished = new Map(job.finished);
  const frontMatter = {
    title: blueprint.workload.name.value,
    created: job.created,
    architect: job.architect.name,
    model: job.architect.model,
    tool: blueprint.toolVersion,
    answers: blueprint.answersDigest,
  };
  yield { type: 'planned', sections: contract };
  for await (const event of job.architect.write(blueprint, { finished: job.finished, signal })) {
    if (event.type === 'failed') {
      yield { ...event, partial: files === null || finished.size === 0 ? null : partialOf(files.document) };
      return;
    }
    if (event.type === 'section_finished') {
      finished.set(event.sectionId, event.markdown);
      if (files !== null)
        await writeAtomically(partialOf(files.document), composeDocument(frontMatter, contract, finished));
      await job.keep(finished, false);
    }
    yield event;
  }
  const markdown = composeDocument(frontMatter, contract, finished);
  yield { type: 'checked', result: await checkDocument(markdown, blueprint) };
  if (files !== null) {
    await writeAtomically(files.document, markdown, { overwrite: files.overwrite });
    await writeAtomically(files.answers, files.answersText, { overwrite: files.overwrite });
    await unlink(partialOf(files.document)).catch(() => undefined);
    await job.keep(finished, true);
    yield { type: 'saved', document: files.document, answers: files.answers };
  }
  yield { type: 'done', markdown };
}

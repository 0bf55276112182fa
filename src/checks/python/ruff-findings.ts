import * as z from 'zod';
import { loadRuff } from '../load-ruff.ts';
import type { CheckedDocument, Found } from '../rule.ts';
import { placeInPython, type PythonBlock, pythonBlocksOf } from './python-blocks.ts';

/** The rules of Ruff that our checks pass on. */
const selected = [
  'F401',
  'F701',
  'F702',
  'F704',
  'F706',
  'F821',
  'S102',
  'S105',
  'S106',
  'S107',
  'S301',
  'S302',
  'S307',
  'S323',
  'S501',
  'S506',
  'S602',
  'S604',
  'S605',
  'S608',
] as const;

export type RuffCode = (typeof selected)[number];

/** What Ruff found in a block. */
export interface RuffFinding {
  readonly python: PythonBlock;
  /** Null for a fault of the syntax. */
  readonly code: RuffCode | null;
  readonly message: string;
  /** The code that it is about. */
  readonly about: string;
  /** The whole line that it begins in, comments included. */
  readonly lineText: string;
  readonly place: Pick<Found, 'line' | 'column'>;
}

const location = z.object({ row: z.number(), column: z.number() });
const diagnostic = z.object({
  code: z.string().nullable(),
  message: z.string(),
  start_location: location,
  end_location: location,
});

const found = new WeakMap<CheckedDocument, Promise<readonly RuffFinding[]>>();

/**
 * What Ruff finds in the Python of a document, once for all rules; `# noqa` cannot silence it. Of a block that does not
 * parse only the first fault is told: the rest follow from it.
 */
export async function ruffFindings(document: CheckedDocument): Promise<readonly RuffFinding[]> {
  const known = found.get(document);
  if (known !== undefined) return known;
  const finding = findAll(pythonBlocksOf(document));
  found.set(document, finding);
  return finding;
}

async function findAll(blocks: readonly PythonBlock[]): Promise<readonly RuffFinding[]> {
  if (blocks.length === 0) return [];
  const { Workspace, PositionEncoding } = await loadRuff();
  const workspace = new Workspace({ 'target-version': 'py311', lint: { select: selected } }, PositionEncoding.Utf16);
  return blocks.flatMap((python) => {
    // As long as it was, so that columns stay true.
    const text = python.text.replaceAll(/#\s*(?:ruff:\s*)?noqa.*/gi, (comment) => '#'.padEnd(comment.length, '-'));
    const all = z.array(diagnostic).parse(workspace.check(text));
    const fault = all.find(({ code }) => codeOf(code) === null);
    const lines = python.text.split('\n');
    return (fault === undefined ? all : [fault]).map((each) => findingOf(each, python, lines));
  });
}

function findingOf(
  { code, message, start_location: start, end_location: end }: z.infer<typeof diagnostic>,
  python: PythonBlock,
  lines: readonly string[],
): RuffFinding {
  const about = lines.slice(start.row - 1, end.row);
  const last = about.length - 1;
  return {
    python,
    code: codeOf(code),
    message,
    about: about
      .map((line, at) => line.slice(at === 0 ? start.column - 1 : 0, at === last ? end.column - 1 : undefined))
      .join('\n'),
    lineText: lines[start.row - 1] ?? '',
    place: placeIn(python, lines, start),
  };
}

/** A fault at the end of the text is told on the last line that has any. */
function placeIn(
  python: PythonBlock,
  lines: readonly string[],
  { row, column }: z.infer<typeof location>,
): RuffFinding['place'] {
  if ((lines[row - 1] ?? '').trim() !== '') return placeInPython(python, row, column);
  const last = lines.findLastIndex((line, at) => at < row && line.trim() !== '');
  return placeInPython(python, last + 1, (lines[last]?.length ?? 0) + 1);
}

function codeOf(written: string | null): RuffCode | null {
  return selected.find((each) => each === written) ?? null;
}

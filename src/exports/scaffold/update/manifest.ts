import { createHash } from 'node:crypto';
import * as z from 'zod';

/** The file in which a project keeps what was generated, so that a later run knows what a person has changed. */
export const manifestName = '.streamlit-architect.json';

/** What the tool last wrote into a project's folder. */
export interface Manifest {
  readonly tool: string;
  /** Digest of the answers that the project was made from. */
  readonly answers: string;
  /** ISO date that the document carries. */
  readonly created: string;
  /** The digest of each file as it was generated, by its path with forward slashes. */
  readonly files: Readonly<Record<string, string>>;
}

const schema = z.object({
  schema: z.literal(1),
  tool: z.string(),
  answers: z.string(),
  created: z.iso.date(),
  files: z.record(z.string().refine(isInside), z.string()),
});

/** The manifest in a text; null for what is none, or what names files outside the project. */
export function readManifest(text: string): Manifest | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** A manifest as its file holds it, the files in order, so that a change of one is a change of one line. */
export function writeManifest({ files, ...manifest }: Manifest): string {
  const sorted = Object.fromEntries(Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ schema: 1, ...manifest, files: sorted }, null, 2)}\n`;
}

/** The digest of a text, the same whichever line ends a checkout gave it. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
}

/** Whether a path stays inside the folder that it starts from: relative, with forward slashes, no step up. */
export function isInside(path: string): boolean {
  return path !== '' && !/[\\\0:]/.test(path) && path.split('/').every((part) => !['', '.', '..'].includes(part));
}

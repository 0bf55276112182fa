import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Architect } from '../architects/architect.ts';
import { builtinSections } from '../architects/builtin/builtin-architect.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { parseFrontMatter } from '../document/front-matter.ts';
import { planUpdate, summariseUpdate, type UpdatePlan, type UpdateSummary } from '../document/plan-update.ts';
import type { SectionId } from '../document/sections.ts';
import { PersonError } from '../errors.ts';
import type { Session, SessionStore } from '../storage/sessions.ts';
import { codeOf, storageError } from '../storage/storage-error.ts';
import type { Surroundings } from './surroundings.ts';

/** A document that stands there and is brought up to date. */
export interface DocumentUpdate {
  /** The text as it stands. */
  readonly document: string;
  readonly plan: UpdatePlan;
  /** ISO date that it was made on first. */
  readonly created: string;
  /** Who wrote it. */
  readonly by: Author;
  /** ISO date of the update. */
  readonly date: string;
}

type Author = Pick<Architect, 'name' | 'model'>;

/** What is to be done about a document to bring it up to date; null for one that does not say what it was made from. */
export function updateOf(
  document: string,
  blueprint: Blueprint,
  { date, replaceEdited }: { readonly date: string; readonly replaceEdited: boolean },
): DocumentUpdate | null {
  const head = parseFrontMatter(document)?.values;
  const plan = planUpdate(document, blueprint, builtinSections(blueprint), { replaceEdited });
  if (head === undefined || plan === null) return null;
  const { created, architect, model } = head;
  return {
    document,
    plan,
    created: typeof created === 'string' ? created : date,
    by: {
      name: architect === 'claude' ? 'claude' : 'builtin',
      model: typeof model === 'string' ? model : null,
    },
    date,
  };
}

/** The update of a document that stands there, with what a hand has changed left as it is; undefined where there is none. */
export async function updateAt(
  file: string,
  blueprint: Blueprint,
  around: Surroundings,
): Promise<DocumentUpdate | undefined> {
  const text = await readDocument(file);
  const how = { date: around.now().slice(0, 10), replaceEdited: false };
  return text === null ? undefined : (updateOf(text, blueprint, how) ?? undefined);
}

/** The text of a document; null when there is none. Throws a StorageError when it cannot be read. */
export async function readDocument(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw storageError(error, file, 'read', 'input');
  });
}

/** The sections of a document that stay. */
export function keptTexts(update: DocumentUpdate | undefined): ReadonlyMap<SectionId, string> {
  return new Map([...(update?.plan.kept ?? [])].map(([id, { markdown }]) => [id, markdown]));
}

/** Whom the document names. One that a model wrote a part of is not the built-in architect's, whoever finished it. */
export function authorOf(chosen: Author, earlier: Session['writing'], update: DocumentUpdate | undefined): Author {
  const others: readonly Author[] = [
    ...(earlier === null || Object.keys(earlier.finished).length === 0
      ? []
      : [{ name: earlier.architect, model: earlier.model }]),
    ...(update === undefined || update.plan.kept.size === 0 ? [] : [update.by]),
  ];
  return (chosen.name === 'builtin' ? others.find(({ name }) => name === 'claude') : null) ?? chosen;
}

/** A history with what this update did. */
export function withUpdate(
  history: Session['history'],
  update: DocumentUpdate | undefined,
  at: string,
): Session['history'] {
  return update === undefined || changesNothing(update.plan)
    ? history
    : [...history, { at, ...summariseUpdate(update.plan) }];
}

/** Whether an update leaves every section and every decision as they are. */
export function changesNothing({ stale, dropped, decisions }: UpdatePlan): boolean {
  return stale.length + dropped.length + decisions.length === 0;
}

/** The session that wrote a document; null when there is none, or none that can be read. */
export async function sessionOf(document: string, sessions: SessionStore): Promise<Session | null> {
  const { entries } = await sessions.list();
  for (const { id, stage } of entries) {
    if (stage === 'interview') continue;
    const session = await sessions.load(id).catch((error: unknown) => {
      if (error instanceof PersonError) return null;
      throw error;
    });
    if (session?.writing?.output === document) return session;
  }
  return null;
}

/** The file beside a document that tells, update by update, what changed in it. */
export function changesBeside(document: string): string {
  const { dir, name } = path.parse(document);
  return path.join(dir, `${name}.changes.md`);
}

/** An update in a few lines of Markdown, for people who did not make it. */
export function updateList({ rewritten, kept, edited, dropped, decisions }: UpdateSummary): readonly string[] {
  return [
    ...decisions.map(
      ({ id, was, is, because }) =>
        `- **${id}**: ${was?.label ?? 'not decided'} → ${is?.label ?? 'no longer to decide'}.${because === null ? '' : ` ${because}`}`,
    ),
    ...(decisions.length === 0 ? ['- No decision changed.'] : []),
    ...(rewritten.length === 0 ? [] : [`- Rewritten: ${rewritten.join(', ')}.`]),
    ...(dropped.length === 0 ? [] : [`- Left out, since nothing calls for it now: ${dropped.join(', ')}.`]),
    ...(edited.length === 0 ? [] : [`- Stale, and kept as edited by hand: ${edited.join(', ')}.`]),
    `- Kept as it was: ${kept.length === 1 ? '1 section' : `${kept.length} sections`}.`,
  ];
}

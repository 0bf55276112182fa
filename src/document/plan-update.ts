import type { Blueprint } from '../blueprint/blueprint.ts';
import { changedDecisions, type DecisionChange, type KeptDecision } from '../blueprint/compare-blueprints.ts';
import { parseFrontMatter } from './front-matter.ts';
import { isEdited, isStale, readRecord } from './section-record.ts';
import { type Section, type SectionId, sections, sectionsFor } from './sections.ts';
import { splitDocument } from './split-document.ts';

/** A section that stays, byte for byte, with its record as it stands in the front matter. */
export interface KeptSection {
  readonly markdown: string;
  readonly record: string;
}

/** What another blueprint does to a document. */
export interface UpdatePlan {
  readonly kept: ReadonlyMap<SectionId, KeptSection>;
  /** Sections to be written again, and those that the blueprint calls for now. */
  readonly stale: readonly Section[];
  /** Stale sections that somebody has changed by hand: among `kept`, unless they may be replaced. */
  readonly edited: readonly Section[];
  /** Headings of sections that the blueprint calls for no longer. */
  readonly dropped: readonly string[];
  readonly decisions: readonly DecisionChange[];
}

/** What an update did, in words: for the screen, for the session, and for whoever reviews the document. */
export interface UpdateSummary {
  /** Headings of sections. */
  readonly rewritten: readonly string[];
  readonly kept: readonly string[];
  /** Stale, and kept because somebody has changed them by hand. */
  readonly edited: readonly string[];
  /** No longer called for. */
  readonly dropped: readonly string[];
  readonly decisions: readonly DecisionChange[];
}

/** The plan in words. */
export function summariseUpdate({ kept, stale, edited, dropped, decisions }: UpdatePlan): UpdateSummary {
  const stays = new Set(edited.map(({ id }) => id).filter((id) => kept.has(id)));
  return {
    rewritten: stale.map(({ heading }) => heading),
    kept: [...kept.keys()].filter((id) => !stays.has(id)).map(headingOf),
    edited: [...stays].map(headingOf),
    dropped,
    decisions,
  };
}

function headingOf(id: SectionId): string {
  return sections.find((section) => section.id === id)?.heading ?? id;
}

/** Whether a document says what its sections were made from. */
export function isUpdatable(markdown: string): boolean {
  return mapOf(parseFrontMatter(markdown)?.values['sections']) !== null;
}

/**
 * Which sections of a document another blueprint leaves as they are. `builtin` is what the built-in architect says of
 * each from that blueprint. Null for a document that does not say what its sections were made from.
 */
export function planUpdate(
  markdown: string,
  blueprint: Blueprint,
  builtin: ReadonlyMap<SectionId, string>,
  { replaceEdited }: { readonly replaceEdited: boolean },
): UpdatePlan | null {
  const { frontMatter, sections: present } = splitDocument(markdown);
  const records = mapOf(frontMatter?.['sections']);
  if (records === null) return null;
  const kept = new Map<SectionId, KeptSection>();
  const stale: Section[] = [];
  const edited: Section[] = [];
  const contract = sectionsFor(blueprint);
  for (const section of contract) {
    const text = present.find(({ id }) => id === section.id)?.markdown;
    const word = records[section.id];
    const record = readRecord(word);
    if (text === undefined) {
      stale.push(section);
      continue;
    }
    // A section without its record may be anybody's work.
    const isHandwork = record === null || isEdited(record, text);
    const isToWrite = record === null || isStale(record, text, builtin.get(section.id) ?? '', blueprint);
    if (isToWrite && isHandwork) edited.push(section);
    if (isToWrite && (!isHandwork || replaceEdited)) stale.push(section);
    else kept.set(section.id, { markdown: text, record: typeof word === 'string' ? word : '' });
  }
  return {
    kept,
    stale,
    edited,
    dropped: present
      .filter(({ id }) => id !== null && !contract.some((section) => section.id === id))
      .map(({ heading }) => heading),
    decisions: changedDecisions(decidedBefore(mapOf(frontMatter?.['decisions']) ?? {}, blueprint), blueprint.decisions),
  };
}

function mapOf(value: unknown): Readonly<Record<string, unknown>> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.fromEntries(Object.entries(value));
}

/** The decisions that a document was written with; an option that is no longer weighed goes by its id. */
function decidedBefore(before: Readonly<Record<string, unknown>>, { decisions }: Blueprint): readonly KeptDecision[] {
  return Object.entries(before).map(([id, option]) => {
    const choice = String(option);
    const decision = decisions.find((candidate) => candidate.id === id);
    const weighed = decision?.choice.id === choice ? decision.choice : decision?.rejected.find((o) => o.id === choice);
    return {
      id,
      title: decision?.title ?? id,
      choice: { id: choice, label: weighed?.label ?? choice.replaceAll('_', ' ') },
    };
  });
}

import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Problem } from '../checks/rule.ts';
import type { Section, SectionId } from '../document/sections.ts';

export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
}

/** Why an architect stopped before the end. */
export type FailureReason =
  | 'credential_refused'
  | 'model_unknown'
  | 'rate_limited'
  | 'overloaded'
  | 'unreachable'
  | 'stalled'
  | 'cut_off'
  | 'refused'
  | 'request_rejected'
  | 'interrupted';

/**
 * What an architect says while it writes. For every section: `section_started`, then `text` deltas, then
 * `section_finished` with the whole section (heading line included, ending in one newline). `repairing` comes between
 * where the checks found something: the deltas so far are void, and those of another try follow. `failed` is always last.
 */
export type ArchitectEvent =
  | { readonly type: 'section_started'; readonly section: Section }
  | { readonly type: 'text'; readonly sectionId: SectionId; readonly text: string }
  | { readonly type: 'repairing'; readonly section: Section; readonly message: string }
  | { readonly type: 'section_finished'; readonly sectionId: SectionId; readonly markdown: string }
  | { readonly type: 'usage'; readonly usage: Usage }
  | { readonly type: 'notice'; readonly message: string }
  | { readonly type: 'failed'; readonly reason: FailureReason; readonly message: string; readonly remedy: string };

export interface WriteOptions {
  /** Sections already written, kept as they are and not written again. */
  readonly finished: ReadonlyMap<SectionId, string>;
  readonly signal: AbortSignal;
  /** What has to be mended in a section that was just written; a model is asked to mend it. */
  readonly checkSection?: (section: SectionId, markdown: string) => Promise<readonly Problem[]>;
}

/** Turns a blueprint into a stream of document events. */
export interface Architect {
  readonly name: 'builtin' | 'claude';
  /** The model's id; null for the built-in architect. */
  readonly model: string | null;
  write(blueprint: Blueprint, options: WriteOptions): AsyncIterable<ArchitectEvent>;
}

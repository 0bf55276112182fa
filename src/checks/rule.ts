import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Fence } from '../document/fences.ts';
import type { SplitDocument } from '../document/split-document.ts';

export interface Problem {
  readonly code: RuleCode;
  readonly severity: 'error' | 'warning';
  /** Line in the file, from 1. */
  readonly line: number;
  readonly message: string;
  readonly remedy: string;
}

/** What the rules read: the text, taken apart once. */
export interface CheckedDocument {
  readonly markdown: string;
  readonly split: SplitDocument;
  readonly fences: readonly Fence[];
  /** Whether its front matter says that it follows our contract; other Markdown is spared the rules of structure. */
  readonly underContract: boolean;
  /** The blueprint that it must agree with, when there is one. */
  readonly blueprint: Blueprint | null;
}

export type RuleCode =
  | 'front-matter'
  | 'sections'
  | 'fence-open'
  | 'python'
  | 'sql'
  | 'data-format'
  | 'placeholder'
  | 'link'
  | 'decision-missing'
  | 'blocker-missing';

/** One rule over a document: what it finds, or nothing. */
export type Rule = (document: CheckedDocument) => readonly Problem[] | Promise<readonly Problem[]>;

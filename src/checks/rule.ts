import type { Blueprint } from '../blueprint/blueprint.ts';
import type { SplitDocument } from '../document/split-document.ts';
import type { Source } from '../knowledge/source.ts';
import type { CodeBlock } from './code-block.ts';

export type Severity = 'error' | 'warning';

/** What a rule looks after; reports group by it. */
export type RuleGroup = 'structure' | 'python' | 'streamlit' | 'sql' | 'data' | 'diagram' | 'figures' | 'safety';

/** A place where a rule found something. */
export interface Found {
  /** Line and column in the file, from 1; columns count UTF-16 units, as editors do. */
  readonly line: number;
  readonly column: number;
  /** What is wrong here, in one line. */
  readonly message: string;
  /** How to mend it here; the rule's own remedy where it is left out. */
  readonly remedy?: string;
  /** The rule's own severity where it is left out. */
  readonly severity?: Severity;
}

/** What was found, with all that a report says of it. */
export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly remedy: string;
  /** Where the fact behind the rule is published; null for a rule of this project's own contract. */
  readonly link: string | null;
}

/** What the rules read: the text, taken apart once. */
export interface CheckedDocument {
  /** The Markdown; '' for a file of code, which is one block and nothing else. */
  readonly markdown: string;
  readonly split: SplitDocument;
  /** Every piece of code in it, in order. */
  readonly blocks: readonly CodeBlock[];
  /** Whether it follows our contract, by its front matter or because the person says so. */
  readonly underContract: boolean;
  /** The blueprint that it must agree with, when there is one. */
  readonly blueprint: Blueprint | null;
}

/** A text that a rule is shown with, and tested on. */
export interface RuleExample {
  readonly text: string;
  /** `markdown` when it is left out; a file of code otherwise. */
  readonly language?: string;
  /** Where it must fire, for an example that must. */
  readonly line?: number;
}

/** One rule over a document. */
export interface Rule {
  /** Stable, in kebab case: what reports, suppressions and `--explain` name. */
  readonly code: string;
  readonly group: RuleGroup;
  readonly severity: Severity;
  /** Whether it judges a document by all of its sections: one section alone is not held against it. */
  readonly needsWhole?: true;
  /** What it finds, in one line. */
  readonly finds: string;
  /** Why that is a fault, in a sentence or two. */
  readonly why: string;
  /** How to mend it. */
  readonly remedy: string;
  /** The fact behind it; null for what this project's own contract asks. */
  readonly source: Source | null;
  readonly examples: {
    /** Each must give at least one problem of this code, at its line. */
    readonly fires: readonly RuleExample[];
    /** None may give a problem of this code. */
    readonly passes: readonly RuleExample[];
  };
  readonly check: (document: CheckedDocument) => readonly Found[] | Promise<readonly Found[]>;
}

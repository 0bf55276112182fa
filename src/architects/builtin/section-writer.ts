import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { Design } from '../../blueprint/design.ts';
import type { CodeFile } from '../../exports/scaffold/render-code.ts';

/** What a section is written from: the blueprint, its sizing and decisions as the blueprint's own functions take them, and the code that was rendered for it. */
export interface SectionContext {
  readonly blueprint: Blueprint;
  readonly design: Design;
  readonly code: readonly CodeFile[];
}

/** Writes the body of one section as Markdown blocks, without its heading. */
export type SectionWriter = (context: SectionContext) => readonly string[];

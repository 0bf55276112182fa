import type { Condition } from '../condition.ts';
import type { Source } from '../source.ts';

/**
 * What a rule asks for, and where such a design answers it. Texts hold places and figures of the design in braces
 * (`{retention}`); an entry whose place a design lacks does not concern it. Not legal advice: counsel confirms.
 */
export interface ControlPattern {
  readonly id: string;
  readonly when: Condition;
  /** The requirement as it is cited: "GDPR Art. 32(1)(a)". */
  readonly required: string;
  readonly control: string;
  readonly where: string;
  readonly verify: string;
  readonly sources: readonly Source[];
}

import type { Unit } from './unit.ts';

/**
 * How far a fact can be trusted: run by us on the pinned package, read in its owner's documentation,
 * arithmetic over sourced numbers, or an engineer's judgement that should be tuned.
 */
export type Confidence = 'measured' | 'documented' | 'derived' | 'judgement';

/** Where a fact was published; cited in the document's Sources section by its id. */
export interface Source {
  readonly id: string;
  readonly title: string;
  /** Null only for judgement, which nobody published. */
  readonly url: string | null;
}

/** A number that a formula uses and that no answer gives. */
export interface Constant {
  readonly id: string;
  readonly value: number;
  readonly unit: Unit;
  /** One sentence: what it is and where it stops being valid. */
  readonly about: string;
  readonly source: Source;
  readonly confidence: Confidence;
}

import type { Condition } from '../condition.ts';
import type { Source } from '../source.ts';

/**
 * A way in which such designs fail. Texts hold figures of the design in braces (`{ttl}`); an entry whose figures a
 * design lacks does not concern it.
 */
export interface FailurePattern {
  readonly id: string;
  /** Whether it concerns the design, or each of the sources that the condition names. */
  readonly of: 'design' | 'source';
  readonly when: Condition;
  /** How far it reaches: 1 a part of a page or one job, 2 the app, 3 others too, or data that is lost or disclosed. */
  readonly reach: 1 | 2 | 3;
  /** The source metric, a share, by which the most exposed source is found and the entry gains weight. */
  readonly pressedBy?: string;
  readonly component: string;
  readonly failure: string;
  readonly detection: string;
  readonly viewerSees: string;
  readonly prevention: string;
  readonly recovery: string;
  readonly sources: readonly Source[];
}

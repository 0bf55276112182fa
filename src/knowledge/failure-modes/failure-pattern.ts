import type { Condition } from '../condition.ts';
import type { Source } from '../source.ts';

/** Shares of what there is that a design uses. */
export type Pressure =
  | 'connections'
  | 'rate'
  | 'consumer'
  | 'upload_memory'
  | 'transform_memory'
  | 'memory'
  | 'cores'
  | 'payload';

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
  /** What brings the failure near: it finds the most exposed of several sources, and gives the entry weight. */
  readonly pressedBy?: Pressure;
  readonly component: string;
  readonly failure: string;
  readonly detection: string;
  readonly viewerSees: string;
  readonly prevention: string;
  readonly recovery: string;
  readonly sources: readonly Source[];
}

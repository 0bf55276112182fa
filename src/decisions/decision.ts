import type { AnswerKey, Provenance } from '../intake/answers.ts';
import type { Source } from '../knowledge/source.ts';
import type { Sizing } from '../sizing/sizing.ts';
import type { SourceWorkload } from '../sizing/workload.ts';
import type { ChoiceOf, TopicId } from './choices.ts';

/** What each option is scored on, 0 (bad) to 5 (good). */
export type Criterion = 'performance' | 'simplicity' | 'cost' | 'skills' | 'robustness';
export type Scores = Readonly<Record<Criterion, number>>;

/** What a topic's rules see: the sizing, the decisions before it, and the source in hand where there is one. */
export interface DecisionContext<T extends TopicId = TopicId> {
  readonly sizing: Sizing;
  readonly topic: T;
  /** The source that a source topic is deciding for; null for a design topic. */
  readonly source: SourceWorkload | null;
  /** Decisions on earlier topics, in registry order. */
  readonly decided: readonly Decision[];
}

export interface TopicOption<T extends TopicId> {
  readonly id: ChoiceOf<T>;
  readonly label: string;
  /** A hard constraint that it breaks, as a sentence with the number; null when it is possible. */
  readonly excluded: (context: DecisionContext<T>) => string | null;
  readonly scores: (context: DecisionContext<T>) => Scores;
  /** Why it wins, as one or two sentences with the numbers. */
  readonly because: (context: DecisionContext<T>) => string;
  /** Why it was passed over though possible: the number on which the winner is better. */
  readonly passedOver: (context: DecisionContext<T>) => string;
  /** What choosing it commits the team to. */
  readonly consequences: (context: DecisionContext<T>) => readonly string[];
  /** Figures the design takes from it (`interval`, `ttl`), already formatted, for the document. */
  readonly settings?: (context: DecisionContext<T>) => Readonly<Record<string, string>>;
}

/** One topic: its options with their rules. Adding an option is one entry here. */
export interface Topic<T extends TopicId> {
  readonly id: T;
  readonly title: string;
  /** The question it settles, in one sentence. */
  readonly question: string;
  /** Whether there is anything to decide, for the design or for this source. */
  readonly applies: (context: DecisionContext<T>) => boolean;
  readonly weights: Scores;
  readonly options: readonly TopicOption<T>[];
  /** Answer keys (with `{source}.`) and ledger ids that the rules read: the decision's inputs and headroom axes. */
  readonly inputs: (context: DecisionContext<T>) => readonly string[];
  readonly sources: readonly Source[];
}

export interface RejectedOption {
  readonly id: string;
  readonly label: string;
  /** The constraint or the number that rejected it. */
  readonly reason: string;
  readonly by: 'constraint' | 'score';
  /** What it scored and what the winner did, by the topic's weights, 0 to 5; null where a constraint rejected it. */
  readonly scored: { readonly own: number; readonly winner: number } | null;
}

export interface DecisionInput {
  /** An answer key or a ledger id. */
  readonly id: string;
  readonly label: string;
  /** Formatted. */
  readonly value: string;
  readonly provenance: Provenance;
}

/** The first value found, on one side of what is answered, at which something changes; just before it nothing does. */
export interface HeadroomPoint {
  /** Rounded where a rounder value lies within a hair of it. */
  readonly value: string;
  /** The value, not rounded, divided by the one answered. */
  readonly factor: number;
  /** How far that is, at least 1: the same for ×4 and ×0.25, and for a promised share of the time by what may be missing. */
  readonly distance: number;
}

/** How far one numeric answer can move, all others as they are; null where no change was found in ×1000 that way. */
export interface Headroom<Point extends HeadroomPoint> {
  readonly key: AnswerKey;
  readonly label: string;
  readonly now: string;
  /** Of the answer as it is now. */
  readonly provenance: Provenance;
  readonly upTo: Point | null;
  readonly downTo: Point | null;
}

/** Until a decision's choice is another. */
export interface DecisionHeadroom extends Headroom<HeadroomPoint & { readonly instead: string }> {
  readonly decisionId: string;
}

/** Until a finding is a blocker that is none as answered; unknown answers stay as assumed. */
export type BlockerHeadroom = Headroom<HeadroomPoint & { readonly findingId: string; readonly title: string }>;

export interface Decision {
  /** Stable: `D-engine`, `D-ingestion-crm`. */
  readonly id: string;
  readonly topic: TopicId;
  readonly title: string;
  readonly question: string;
  /** The source decided for; null for the design as a whole. */
  readonly sourceId: string | null;
  readonly choice: { readonly id: string; readonly label: string };
  readonly because: string;
  readonly rejected: readonly RejectedOption[];
  readonly inputs: readonly DecisionInput[];
  /** The weakest among the inputs. */
  readonly provenance: Provenance;
  readonly consequences: readonly string[];
  readonly settings: Readonly<Record<string, string>>;
  readonly sources: readonly Source[];
}

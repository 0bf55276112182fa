import type { DesignQuestionId, QuestionId, RawAnswer, SourceQuestionId } from './answers.ts';
import type { Dimension, ParsedQuantity } from './quantities/unit.ts';
import type { StageId } from './stage.ts';

/** How many questions are asked; the rest take their defaults and are listed as assumptions. */
export type Depth = (typeof depths)[number];

/** From the fewest questions to the most. */
export const depths = ['express', 'standard', 'thorough'] as const;

export interface Option {
  readonly id: string;
  readonly label: string;
  /** What choosing it means, in one short line. */
  readonly hint?: string;
}

/** Answers with every default filled in, as `when`, `default` and `check` of a question see them. */
export interface AnswerView {
  /** The source in hand; null outside a source's questions. */
  readonly sourceId: string | null;
  readonly sourceIds: readonly string[];
  /** The view on another source, for questions that compare. */
  of(sourceId: string): AnswerView;
  text(id: QuestionId): string;
  /** The chosen option's id. */
  choice(id: QuestionId): string;
  choices(id: QuestionId): readonly string[];
  /** The quantity in its base unit. */
  number(id: QuestionId): number;
  quantity(id: QuestionId): ParsedQuantity;
  isStated(id: QuestionId): boolean;
}

interface QuestionBase {
  readonly stage: StageId;
  /** The question, in one sentence; `{source}` stands for the source's name. */
  readonly ask: string;
  /** Why an architect asks it: what hangs on the answer. */
  readonly why: string;
  /** The least depth at which it is asked. */
  readonly depth: Depth;
  /** Whether it applies, given the answers so far; absent means always. */
  readonly when?: (view: AnswerView) => boolean;
  /** What Enter accepts. */
  readonly default: (view: AnswerView) => RawAnswer;
  /** Rejects an answer that parses but cannot be; the message names the remedy. */
  readonly check?: (raw: RawAnswer, view: AnswerView) => string | null;
}

export interface TextKind {
  readonly kind: 'text';
  readonly placeholder?: string;
}
/** The sources' names, separated by commas. */
export interface NamesKind {
  readonly kind: 'names';
}
export interface ChoiceKind {
  readonly kind: 'choice';
  readonly options: readonly Option[];
}
export interface ChoicesKind {
  readonly kind: 'choices';
  readonly options: readonly Option[];
  /** The option that excludes all others ("none"), if there is one. */
  readonly none?: string;
}
export interface QuantityKind {
  readonly kind: 'quantity';
  readonly dimension: Dimension;
  /** The noun that may follow a plain number ("viewers"). */
  readonly noun?: string;
  readonly min?: number;
  readonly max?: number;
  /** Other words that count as an answer, with the value in the base unit they stand for ("none" → no limit). */
  readonly words?: Readonly<Record<string, number>>;
  /** How a person would write one. */
  readonly example: string;
}

export type QuestionKind = TextKind | NamesKind | ChoiceKind | ChoicesKind | QuantityKind;

export type DesignQuestion = QuestionBase & QuestionKind & { readonly scope: 'design'; readonly id: DesignQuestionId };
export type SourceQuestion = QuestionBase & QuestionKind & { readonly scope: 'source'; readonly id: SourceQuestionId };
export type Question = DesignQuestion | SourceQuestion;

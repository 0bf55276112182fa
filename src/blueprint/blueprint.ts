import type { BlockerHeadroom, Decision, DecisionHeadroom } from '../decisions/decision.ts';
import type { AnswerKey, Answers, Provenance } from '../intake/answers.ts';
import type { Source } from '../knowledge/source.ts';
import type { Finding } from '../sizing/finding.ts';
import type { Ledger } from '../sizing/ledger.ts';
import type { Workload } from '../sizing/workload.ts';

export type ComponentKind =
  | 'source'
  | 'worker'
  | 'queue'
  | 'validator'
  | 'quarantine'
  | 'store'
  | 'cache'
  | 'app'
  | 'identity'
  | 'monitor'
  | 'viewers';

/** A box of the architecture diagram. */
export interface Component {
  readonly id: string;
  readonly kind: ComponentKind;
  readonly label: string;
  /** One line of figures under the label. */
  readonly detail: string | null;
}

/** An arrow of the architecture diagram: data, or control where `dashed`. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly dashed: boolean;
}

export interface Architecture {
  readonly components: readonly Component[];
  readonly flows: readonly Flow[];
}

/** One step of the lineage: which dataset becomes which, by what, checked how. */
export interface LineageStep {
  readonly from: string;
  readonly to: string;
  readonly by: string;
  readonly check: string;
  /** For column-level duty: "order_id, ordered_at → day". */
  readonly columns: string | null;
}

/** One row of the caching plan. */
export interface CacheEntry {
  readonly what: string;
  /** The Python function that is cached. */
  readonly function: string;
  readonly decorator: 'st.cache_data' | 'st.cache_resource';
  /** Seconds; null for an object that lives as long as the process. */
  readonly ttl: number | null;
  readonly maxEntries: number;
  readonly scope: 'global' | 'session';
  /** What its key consists of. */
  readonly key: string;
  /** Bytes of one entry. */
  readonly entryBytes: number;
  /** Bytes of all entries in one replica. */
  readonly memory: number;
  readonly backgroundRefresh: boolean;
}

/** A limit, how much of it the design uses, and how near that is. */
export interface UsedLimit {
  readonly name: string;
  readonly used: string;
  readonly of: string;
  /** Used ÷ limit: above 1 it does not hold. */
  readonly share: number;
}

export interface FailureMode {
  readonly id: string;
  readonly component: string;
  readonly failure: string;
  /** The signal and its threshold. */
  readonly detection: string;
  readonly viewerSees: string;
  readonly prevention: string;
  readonly recovery: string;
}

export interface Control {
  readonly id: string;
  /** "GDPR Art. 32(1)", "house rule". */
  readonly required: string;
  readonly control: string;
  /** Where in this design it is implemented. */
  readonly where: string;
  /** How a reviewer verifies it. */
  readonly verify: string;
}

export interface Slo {
  readonly id: string;
  readonly indicator: string;
  readonly objective: string;
  readonly window: string;
  readonly alert: string;
  readonly route: string;
}

export interface Benchmark {
  readonly id: string;
  readonly measures: string;
  /** At what data volume. */
  readonly volume: string;
  readonly budget: string;
  readonly how: string;
}

export interface PlanStep {
  readonly id: string;
  readonly action: string;
  /** What must be seen before the step counts as done. */
  readonly acceptance: string;
}
export interface PlanPhase {
  readonly title: string;
  readonly outcome: string;
  readonly steps: readonly PlanStep[];
}

/** An answer that was not given: what was assumed, and what hangs on it. */
export interface Assumption {
  readonly key: AnswerKey;
  readonly question: string;
  readonly assumed: string;
  readonly provenance: Extract<Provenance, 'defaulted' | 'unknown'>;
  /** Ids of decisions and findings that rest on it. */
  readonly affects: readonly string[];
  /** What its plausible answers change; null where that was not tried. */
  readonly couldChange: CouldChange | null;
}

/** What other answers to one question change in a design. */
export interface CouldChange {
  /** Ids of decisions that another answer flips, adds or removes. */
  readonly decisions: readonly string[];
  /** Ids of findings that come, go or weigh otherwise. */
  readonly findings: readonly string[];
  /** How much that is, 0 for nothing; comparable between the questions of one design. */
  readonly score: number;
}

/** What was asked and answered, for the requirements section. */
export interface Requirement {
  readonly key: AnswerKey;
  readonly question: string;
  readonly answer: string;
  readonly provenance: Provenance;
}

/** The complete design as one JSON-serialisable value; both architects, the checks and the scaffold read only this. */
export interface Blueprint {
  readonly schema: 1;
  readonly toolVersion: string;
  readonly answers: Answers;
  /** SHA-like digest of the answers, so that a document tells which answers made it. */
  readonly answersDigest: string;
  readonly workload: Workload;
  readonly ledger: Ledger;
  readonly findings: readonly Finding[];
  readonly decisions: readonly Decision[];
  /** How far each answer can move until a decision changes. */
  readonly headroom: readonly DecisionHeadroom[];
  /** How far each answer can move until a finding becomes a blocker. */
  readonly blockerHeadroom: readonly BlockerHeadroom[];
  readonly architecture: Architecture;
  readonly lineage: readonly LineageStep[];
  readonly caching: readonly CacheEntry[];
  /** Every limit of which the design uses a share, the nearest first. */
  readonly limits: readonly UsedLimit[];
  readonly failureModes: readonly FailureMode[];
  readonly controls: readonly Control[];
  readonly slos: readonly Slo[];
  readonly benchmarks: readonly Benchmark[];
  readonly plan: readonly PlanPhase[];
  readonly requirements: readonly Requirement[];
  readonly assumptions: readonly Assumption[];
  readonly sources: readonly Source[];
}

/** What a person typed or chose, exactly: text, an option id, a quantity as written, or a list of ids. */
export type RawAnswer = string | readonly string[];

/** The raw answer that stands for "I don't know", in the interview and in an answers file. */
export const unknownAnswer = 'unknown';

/**
 * Who vouches for a value: the person, a file that was read, a default that was accepted or not asked
 * about, or nobody (the person said that they do not know; the default then only keeps the arithmetic going).
 */
export type Provenance = 'measured' | 'stated' | 'defaulted' | 'unknown';

export interface SourceAnswers {
  /** A short name, unique in the design: lower-case letters, digits and underscores (`crm`, `orders_db`). */
  readonly id: string;
  readonly answers: Readonly<Partial<Record<SourceQuestionId, RawAnswer>>>;
}

/** Only what was said: a question that is absent here takes its default, marked as an assumption. */
export interface Answers {
  readonly design: Readonly<Partial<Record<DesignQuestionId, RawAnswer>>>;
  readonly sources: readonly SourceAnswers[];
  /** What was measured, by the id of the answer or of the figure that it replaces; no part of an answers file. */
  readonly measured?: Measurements;
}

export type Measurements = Readonly<Record<string, Measurement>>;

/** A measured value, in the base unit of what it replaces. */
export interface Measurement {
  readonly value: number;
  /**
   * What the formula says in its place for the answers that were measured, so that it follows other answers in the same
   * proportion; null where it has none, or where it stands as it is.
   */
  readonly estimate: number | null;
  /** Where it comes from: which file, machine, day and volume. */
  readonly from: string;
}

/** `viewers` for a question about the design, `crm.rows` for one about a source. */
export type AnswerKey = string;

export type QuestionId = DesignQuestionId | SourceQuestionId;

export type DesignQuestionId =
  // job
  | 'name'
  | 'purpose'
  | 'situation'
  | 'existing'
  | 'sources'
  // experience
  | 'freshness'
  | 'page_load'
  | 'viewers'
  | 'interactions'
  | 'features'
  | 'history'
  | 'host'
  | 'host_memory'
  | 'host_cores'
  | 'budget'
  | 'skills'
  // security
  | 'classification'
  | 'personal_data'
  | 'regimes'
  | 'sign_in'
  | 'row_access'
  | 'residency'
  | 'retention'
  | 'secret_store'
  | 'lineage'
  // failure
  | 'rpo'
  | 'rto'
  | 'outage_behaviour'
  | 'longest_outage'
  | 'duplicates'
  | 'late_data'
  | 'bad_rows'
  | 'backfill'
  // operations
  | 'availability'
  | 'alert_route'
  | 'monitoring'
  | 'orchestrator'
  | 'deploy_cadence'
  | 'schema_changes'
  | 'team_size';

export type SourceQuestionId =
  | 'kind'
  // every kind
  | 'rows'
  | 'row_bytes'
  | 'columns'
  | 'text_share'
  | 'rows_per_day'
  | 'growth'
  | 'peak_factor'
  | 'change_pattern'
  | 'key_column'
  | 'time_column'
  // database and warehouse
  | 'engine'
  | 'query_time'
  | 'result_rows'
  | 'connection_limit'
  | 'indexes'
  | 'server_cores'
  | 'server_memory'
  | 'shared_load'
  // api
  | 'rate_limit'
  | 'page_size'
  | 'endpoints'
  | 'incremental'
  | 'api_latency'
  | 'auth'
  | 'pagination'
  | 'versioning'
  | 'webhooks'
  // files and uploads
  | 'file_format'
  | 'file_size'
  | 'files_per_day'
  | 'uploaders'
  | 'mess'
  // stream
  | 'transport'
  | 'events_per_second'
  | 'event_bytes'
  | 'event_keys'
  | 'ordering';

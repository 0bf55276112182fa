import type { DesignQuestionId, QuestionId, SourceQuestionId } from './answers.ts';
import type { DesignQuestion, Question, SourceQuestion } from './question.ts';
import { nameQuestion } from './questions/job/name.ts';
import { situationQuestion } from './questions/job/situation.ts';
import { purposeQuestion } from './questions/job/purpose.ts';
import { existingQuestion } from './questions/job/existing.ts';
import { sourcesQuestion } from './questions/job/sources.ts';
import { freshnessQuestion } from './questions/experience/freshness.ts';
import { pageLoadQuestion } from './questions/experience/page-load.ts';
import { viewersQuestion } from './questions/experience/viewers.ts';
import { interactionsQuestion } from './questions/experience/interactions.ts';
import { featuresQuestion } from './questions/experience/features.ts';
import { historyQuestion } from './questions/experience/history.ts';
import { hostQuestion } from './questions/experience/host.ts';
import { hostMemoryQuestion } from './questions/experience/host-memory.ts';
import { hostCoresQuestion } from './questions/experience/host-cores.ts';
import { budgetQuestion } from './questions/experience/budget.ts';
import { skillsQuestion } from './questions/experience/skills.ts';
import { classificationQuestion } from './questions/security/classification.ts';
import { personalDataQuestion } from './questions/security/personal-data.ts';
import { regimesQuestion } from './questions/security/regimes.ts';
import { signInQuestion } from './questions/security/sign-in.ts';
import { rowAccessQuestion } from './questions/security/row-access.ts';
import { residencyQuestion } from './questions/security/residency.ts';
import { retentionQuestion } from './questions/security/retention.ts';
import { secretStoreQuestion } from './questions/security/secret-store.ts';
import { lineageQuestion } from './questions/security/lineage.ts';
import { rpoQuestion } from './questions/failure/rpo.ts';
import { rtoQuestion } from './questions/failure/rto.ts';
import { outageBehaviourQuestion } from './questions/failure/outage-behaviour.ts';
import { longestOutageQuestion } from './questions/failure/longest-outage.ts';
import { duplicatesQuestion } from './questions/failure/duplicates.ts';
import { lateDataQuestion } from './questions/failure/late-data.ts';
import { badRowsQuestion } from './questions/failure/bad-rows.ts';
import { backfillQuestion } from './questions/failure/backfill.ts';
import { availabilityQuestion } from './questions/operations/availability.ts';
import { alertRouteQuestion } from './questions/operations/alert-route.ts';
import { monitoringQuestion } from './questions/operations/monitoring.ts';
import { orchestratorQuestion } from './questions/operations/orchestrator.ts';
import { deployCadenceQuestion } from './questions/operations/deploy-cadence.ts';
import { schemaChangesQuestion } from './questions/operations/schema-changes.ts';
import { teamSizeQuestion } from './questions/operations/team-size.ts';
import { kindQuestion } from './questions/source/kind.ts';
import { engineQuestion } from './questions/source/engine.ts';
import { rowsQuestion } from './questions/source/rows.ts';
import { rowBytesQuestion } from './questions/source/row-bytes.ts';
import { columnsQuestion } from './questions/source/columns.ts';
import { textShareQuestion } from './questions/source/text-share.ts';
import { rowsPerDayQuestion } from './questions/source/rows-per-day.ts';
import { growthQuestion } from './questions/source/growth.ts';
import { peakFactorQuestion } from './questions/source/peak-factor.ts';
import { changePatternQuestion } from './questions/source/change-pattern.ts';
import { keyColumnQuestion } from './questions/source/key-column.ts';
import { timeColumnQuestion } from './questions/source/time-column.ts';
import { queryTimeQuestion } from './questions/source/query-time.ts';
import { resultRowsQuestion } from './questions/source/result-rows.ts';
import { connectionLimitQuestion } from './questions/source/connection-limit.ts';
import { indexesQuestion } from './questions/source/indexes.ts';
import { serverCoresQuestion } from './questions/source/server-cores.ts';
import { serverMemoryQuestion } from './questions/source/server-memory.ts';
import { sharedLoadQuestion } from './questions/source/shared-load.ts';
import { rateLimitQuestion } from './questions/source/rate-limit.ts';
import { pageSizeQuestion } from './questions/source/page-size.ts';
import { endpointsQuestion } from './questions/source/endpoints.ts';
import { incrementalQuestion } from './questions/source/incremental.ts';
import { apiLatencyQuestion } from './questions/source/api-latency.ts';
import { authQuestion } from './questions/source/auth.ts';
import { paginationQuestion } from './questions/source/pagination.ts';
import { versioningQuestion } from './questions/source/versioning.ts';
import { webhooksQuestion } from './questions/source/webhooks.ts';
import { fileFormatQuestion } from './questions/source/file-format.ts';
import { fileSizeQuestion } from './questions/source/file-size.ts';
import { filesPerDayQuestion } from './questions/source/files-per-day.ts';
import { uploadersQuestion } from './questions/source/uploaders.ts';
import { messQuestion } from './questions/source/mess.ts';
import { transportQuestion } from './questions/source/transport.ts';
import { eventsPerSecondQuestion } from './questions/source/events-per-second.ts';
import { eventBytesQuestion } from './questions/source/event-bytes.ts';
import { eventKeysQuestion } from './questions/source/event-keys.ts';
import { orderingQuestion } from './questions/source/ordering.ts';

/** The questions about the design, in the order of asking; a default or a condition reads only earlier ones. */
const designCatalogue: Readonly<Record<DesignQuestionId, DesignQuestion>> = {
  name: nameQuestion,
  situation: situationQuestion,
  purpose: purposeQuestion,
  existing: existingQuestion,
  sources: sourcesQuestion,
  freshness: freshnessQuestion,
  page_load: pageLoadQuestion,
  viewers: viewersQuestion,
  interactions: interactionsQuestion,
  features: featuresQuestion,
  history: historyQuestion,
  host: hostQuestion,
  host_memory: hostMemoryQuestion,
  host_cores: hostCoresQuestion,
  budget: budgetQuestion,
  skills: skillsQuestion,
  classification: classificationQuestion,
  personal_data: personalDataQuestion,
  regimes: regimesQuestion,
  sign_in: signInQuestion,
  row_access: rowAccessQuestion,
  residency: residencyQuestion,
  retention: retentionQuestion,
  secret_store: secretStoreQuestion,
  lineage: lineageQuestion,
  rpo: rpoQuestion,
  rto: rtoQuestion,
  outage_behaviour: outageBehaviourQuestion,
  longest_outage: longestOutageQuestion,
  duplicates: duplicatesQuestion,
  late_data: lateDataQuestion,
  bad_rows: badRowsQuestion,
  backfill: backfillQuestion,
  availability: availabilityQuestion,
  alert_route: alertRouteQuestion,
  monitoring: monitoringQuestion,
  orchestrator: orchestratorQuestion,
  deploy_cadence: deployCadenceQuestion,
  schema_changes: schemaChangesQuestion,
  team_size: teamSizeQuestion,
};

/** The questions about each source, in the order of asking. */
const sourceCatalogue: Readonly<Record<SourceQuestionId, SourceQuestion>> = {
  kind: kindQuestion,
  engine: engineQuestion,
  rows: rowsQuestion,
  row_bytes: rowBytesQuestion,
  columns: columnsQuestion,
  text_share: textShareQuestion,
  rows_per_day: rowsPerDayQuestion,
  growth: growthQuestion,
  peak_factor: peakFactorQuestion,
  change_pattern: changePatternQuestion,
  key_column: keyColumnQuestion,
  time_column: timeColumnQuestion,
  query_time: queryTimeQuestion,
  result_rows: resultRowsQuestion,
  connection_limit: connectionLimitQuestion,
  indexes: indexesQuestion,
  server_cores: serverCoresQuestion,
  server_memory: serverMemoryQuestion,
  shared_load: sharedLoadQuestion,
  rate_limit: rateLimitQuestion,
  page_size: pageSizeQuestion,
  endpoints: endpointsQuestion,
  incremental: incrementalQuestion,
  api_latency: apiLatencyQuestion,
  auth: authQuestion,
  pagination: paginationQuestion,
  versioning: versioningQuestion,
  webhooks: webhooksQuestion,
  file_format: fileFormatQuestion,
  file_size: fileSizeQuestion,
  files_per_day: filesPerDayQuestion,
  uploaders: uploadersQuestion,
  mess: messQuestion,
  transport: transportQuestion,
  events_per_second: eventsPerSecondQuestion,
  event_bytes: eventBytesQuestion,
  event_keys: eventKeysQuestion,
  ordering: orderingQuestion,
};

export const designQuestions: readonly DesignQuestion[] = Object.values(designCatalogue);
export const sourceQuestions: readonly SourceQuestion[] = Object.values(sourceCatalogue);
/** All questions: those about the design first. */
export const questions: readonly Question[] = [...designQuestions, ...sourceQuestions];

/** The question with this id. */
export function questionById(id: QuestionId): Question {
  return isDesignQuestion(id) ? designCatalogue[id] : sourceCatalogue[id];
}

export function isDesignQuestion(id: string): id is DesignQuestionId {
  return Object.hasOwn(designCatalogue, id);
}

export function isSourceQuestion(id: string): id is SourceQuestionId {
  return Object.hasOwn(sourceCatalogue, id);
}

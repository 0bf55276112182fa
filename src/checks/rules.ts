import type { Rule } from './rule.ts';
import { argumentsKnown } from './rules/arguments-known.ts';
import { blockersStated } from './rules/blockers-stated.ts';
import { cacheBounded } from './rules/cache-bounded.ts';
import { cachePerUser } from './rules/cache-per-user.ts';
import { cacheSettings } from './rules/cache-settings.ts';
import { connectionCachedOnce } from './rules/connection-cached-once.ts';
import { connectionKept } from './rules/connection-kept.ts';
import { connectionShareable } from './rules/connection-shareable.ts';
import { dataParses } from './rules/data-parses.ts';
import { decisionOptions } from './rules/decision-options.ts';
import { decisionText } from './rules/decision-text.ts';
import { decisionsNamed } from './rules/decisions-named.ts';
import { diagramComponents } from './rules/diagram-components.ts';
import { diagramOrphans } from './rules/diagram-orphans.ts';
import { diagramParses } from './rules/diagram-parses.ts';
import { dockerfileParses } from './rules/dockerfile-parses.ts';
import { fencesClosed } from './rules/fences-closed.ts';
import { figuresKnown } from './rules/figures-known.ts';
import { frontMatterValid } from './rules/front-matter-valid.ts';
import { headingLevels } from './rules/heading-levels.ts';
import { hiddenCharacters } from './rules/hidden-characters.ts';
import { importsUsed } from './rules/imports-used.ts';
import { inputNotRun } from './rules/input-not-run.ts';
import { linksResolve } from './rules/links-resolve.ts';
import { loopEnds } from './rules/loop-ends.ts';
import { nameExists } from './rules/name-exists.ts';
import { namesCurrent } from './rules/names-current.ts';
import { namesDefined } from './rules/names-defined.ts';
import { noPlaceholders } from './rules/no-placeholders.ts';
import { noScript } from './rules/no-script.ts';
import { noSecrets } from './rules/no-secrets.ts';
import { personalData } from './rules/personal-data.ts';
import { pythonParses } from './rules/python-parses.ts';
import { queryTtl } from './rules/query-ttl.ts';
import { secretsOutside } from './rules/secrets-outside.ts';
import { sectionsComplete } from './rules/sections-complete.ts';
import { sessionBounded } from './rules/session-bounded.ts';
import { sqlConcurrently } from './rules/sql-concurrently.ts';
import { sqlOffset } from './rules/sql-offset.ts';
import { shellParses } from './rules/shell-parses.ts';
import { sqlParametrised } from './rules/sql-parametrised.ts';
import { sqlParses } from './rules/sql-parses.ts';
import { sqlPastedValues } from './rules/sql-pasted-values.ts';
import { sqlSelectStar } from './rules/sql-select-star.ts';
import { stepAcceptance } from './rules/step-acceptance.ts';
import { suppressionReasons } from './rules/suppression-reasons.ts';
import { tablesWellFormed } from './rules/tables-well-formed.ts';
import { threadsSilent } from './rules/threads-silent.ts';
import { tlsVerified } from './rules/tls-verified.ts';

/** Every rule; adding one is its file and a line here. */
export const rules: readonly Rule[] = [
  frontMatterValid,
  sectionsComplete,
  headingLevels,
  fencesClosed,
  tablesWellFormed,
  noPlaceholders,
  linksResolve,
  decisionOptions,
  stepAcceptance,
  decisionsNamed,
  decisionText,
  blockersStated,
  figuresKnown,
  pythonParses,
  namesDefined,
  importsUsed,
  sqlParametrised,
  secretsOutside,
  inputNotRun,
  tlsVerified,
  nameExists,
  namesCurrent,
  argumentsKnown,
  cacheBounded,
  cachePerUser,
  cacheSettings,
  connectionCachedOnce,
  connectionKept,
  connectionShareable,
  loopEnds,
  queryTtl,
  sessionBounded,
  threadsSilent,
  sqlParses,
  sqlPastedValues,
  sqlSelectStar,
  sqlOffset,
  sqlConcurrently,
  dataParses,
  shellParses,
  dockerfileParses,
  diagramParses,
  diagramOrphans,
  diagramComponents,
  noSecrets,
  personalData,
  hiddenCharacters,
  noScript,
  suppressionReasons,
];

import type { Blueprint } from '../../../blueprint/blueprint.ts';
import { sourceChoiceOf } from '../../../decisions/choice-of.ts';
import type { SourceWorkload } from '../../../sizing/workload.ts';
import { postgresConstants } from '../../../knowledge/postgres.ts';
import { type Dialect, dialects } from './dialects.ts';
import { appFigure, sourceFigure, wholeWithin } from './figures.ts';

/** One database that the app or its loads connect to. */
export interface ConnectionModel {
  /** The section of the settings: `[connections.<id>]`. */
  readonly id: string;
  readonly dialect: Dialect;
  readonly poolSize: number;
  readonly maxOverflow: number;
  readonly poolRecycle: number;
  readonly timeoutSeconds: number;
  readonly timeoutMs: number;
  readonly pgbouncer: boolean;
  readonly urlExample: string;
}

/** The connection to a database or warehouse that a source lives in. */
export function sourceConnection(blueprint: Blueprint, source: SourceWorkload, dialect: Dialect): ConnectionModel {
  return connectionModel(blueprint, {
    id: source.id,
    dialect,
    poolSize: sourceFigure(blueprint, source.id, 'pool_size', defaultPool(blueprint)),
    overflow: postgresConstants.overflow.value,
    pgbouncer: sourceChoiceOf(blueprint.decisions, 'pooling', source.id) === 'pgbouncer',
  });
}

/** The connection to the app's own PostgreSQL store. */
export function storeConnection(blueprint: Blueprint): ConnectionModel {
  const pooling = blueprint.decisions.find(
    ({ topic, sourceId }) => topic === 'pooling' && (sourceId === null || sourceId === 'store'),
  );
  return connectionModel(blueprint, {
    id: 'store',
    dialect: 'postgres',
    poolSize: appFigure(blueprint, 'app.store_pool', defaultPool(blueprint)),
    overflow: postgresConstants.overflow.value,
    pgbouncer: pooling?.choice.id === 'pgbouncer',
  });
}

interface Given extends Pick<ConnectionModel, 'id' | 'dialect' | 'pgbouncer' | 'poolSize'> {
  readonly overflow: number;
}

function connectionModel(blueprint: Blueprint, { overflow, ...given }: Given): ConnectionModel {
  const timeoutSeconds = statementTimeout(blueprint);
  return {
    ...given,
    poolSize: wholeWithin(given.poolSize, 1, 200),
    maxOverflow: wholeWithin(overflow, 0, 100),
    poolRecycle: 1800,
    timeoutSeconds,
    timeoutMs: timeoutSeconds * 1000,
    urlExample: urlExamples[given.dialect],
  };
}

/** Seconds after which a query of a page is ended: four times the page's target, within 5 and 30 s. */
export function statementTimeout({ workload }: Blueprint): number {
  return wholeWithin(workload.pageLoad.value * 4, 5, 30);
}

/** Connections of all replicas together, with a spare for a person with psql. */
export function connectionLimit(blueprint: Blueprint, connections: readonly ConnectionModel[]): number {
  const replicas = wholeWithin(appFigure(blueprint, 'app.replicas', 1), 1, 1000);
  const largest = Math.max(1, ...connections.map(({ poolSize, maxOverflow }) => poolSize + maxOverflow));
  return replicas * largest + 2;
}

function defaultPool(blueprint: Blueprint): number {
  return wholeWithin(appFigure(blueprint, 'app.runs_in_flight', 2) * 1.5 + 1, 3, 15);
}

const urlExamples: Readonly<Record<Dialect, string>> = {
  postgres: `${dialects.postgres.urlScheme}://USER:PASSWORD@HOST:5432/DATABASE?sslmode=verify-full`,
  mysql: `${dialects.mysql.urlScheme}://USER:PASSWORD@HOST:3306/DATABASE?charset=utf8mb4`,
  sqlserver: `${dialects.sqlserver.urlScheme}://USER:PASSWORD@HOST:1433/DATABASE?driver=ODBC+Driver+18+for+SQL+Server`,
  snowflake: `${dialects.snowflake.urlScheme}://USER:PASSWORD@ACCOUNT/DATABASE/SCHEMA?warehouse=WAREHOUSE&role=ROLE`,
  bigquery: `${dialects.bigquery.urlScheme}://PROJECT/DATASET?maximum_bytes_billed=10000000000`,
  redshift: `${dialects.redshift.urlScheme}://USER:PASSWORD@HOST:5439/DATABASE`,
  duckdb: '',
};

import type { DatabaseEngine } from '../../../sizing/workload.ts';

/** The SQL that a file is written in; null in a `CodeFile` that holds no SQL. */
export type Dialect = DatabaseEngine | 'duckdb';

export type ColumnKind = 'text' | 'integer' | 'number' | 'time';

/** What a dialect calls its types; `shortText` can be part of a key everywhere. */
export interface TypeNames extends Record<ColumnKind, string> {
  readonly shortText: string;
}

/** Everything that differs between dialects and that a template needs as a plain value. */
export interface DialectFacts {
  readonly types: TypeNames;
  /** What SQLAlchemy connects through, as it begins a database URL. */
  readonly urlScheme: string;
  /** PyPI packages of the driver, with their pinned versions. */
  readonly drivers: readonly string[];
  /** Whether `(a, b) < (:x, :y)` works and uses an index. */
  readonly comparesRows: boolean;
  /** The date some days ago, as an expression. */
  readonly daysAgo: (days: number) => string;
  /** Whether a materialised view keeps itself fresh. */
  readonly refreshesItself: boolean;
}

const dateMinus = (days: number) => `CURRENT_DATE - ${days}`;

export const dialects: Readonly<Record<Dialect, DialectFacts>> = {
  postgres: {
    types: { text: 'text', shortText: 'text', integer: 'bigint', number: 'numeric(14, 2)', time: 'timestamptz' },
    urlScheme: 'postgresql+psycopg',
    drivers: ['psycopg[binary]==3.3.9'],
    comparesRows: true,
    daysAgo: dateMinus,
    refreshesItself: false,
  },
  mysql: {
    types: {
      text: 'text',
      shortText: 'varchar(200)',
      integer: 'bigint',
      number: 'decimal(14, 2)',
      time: 'datetime(6)',
    },
    urlScheme: 'mysql+pymysql',
    drivers: ['pymysql==1.2.4'],
    comparesRows: true,
    daysAgo: (days) => `CURRENT_DATE - INTERVAL ${days} DAY`,
    refreshesItself: false,
  },
  sqlserver: {
    types: {
      text: 'nvarchar(max)',
      shortText: 'nvarchar(200)',
      integer: 'bigint',
      number: 'decimal(14, 2)',
      time: 'datetime2',
    },
    urlScheme: 'mssql+pyodbc',
    drivers: ['pyodbc==5.5.0'],
    comparesRows: false,
    daysAgo: (days) => `DATEADD(day, -${days}, CAST(SYSUTCDATETIME() AS date))`,
    refreshesItself: false,
  },
  snowflake: {
    types: { text: 'varchar', shortText: 'varchar', integer: 'number', number: 'number(14, 2)', time: 'timestamp_tz' },
    urlScheme: 'snowflake',
    drivers: ['snowflake-sqlalchemy==2.1.0'],
    comparesRows: false,
    daysAgo: (days) => `DATEADD(day, -${days}, CURRENT_DATE)`,
    refreshesItself: true,
  },
  bigquery: {
    types: { text: 'string', shortText: 'string', integer: 'int64', number: 'numeric', time: 'timestamp' },
    urlScheme: 'bigquery',
    drivers: ['sqlalchemy-bigquery==1.17.3'],
    comparesRows: false,
    daysAgo: (days) => `DATE_SUB(CURRENT_DATE(), INTERVAL ${days} DAY)`,
    refreshesItself: true,
  },
  redshift: {
    types: {
      text: 'varchar(65535)',
      shortText: 'varchar(200)',
      integer: 'bigint',
      number: 'decimal(14, 2)',
      time: 'timestamptz',
    },
    urlScheme: 'redshift+redshift_connector',
    drivers: ['redshift_connector==2.2.0', 'sqlalchemy-redshift==1.0.0'],
    comparesRows: false,
    daysAgo: dateMinus,
    refreshesItself: true,
  },
  duckdb: {
    types: { text: 'text', shortText: 'text', integer: 'bigint', number: 'double', time: 'timestamptz' },
    urlScheme: 'duckdb',
    drivers: [],
    comparesRows: true,
    daysAgo: dateMinus,
    refreshesItself: false,
  },
};

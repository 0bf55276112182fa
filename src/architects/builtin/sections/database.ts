import { heldObjects } from '../../../knowledge/held-objects.ts';
import { inPlaceSources, instances, isPrecomputed } from '../../../blueprint/design.ts';
import { outageWords, sourceKindName } from '../../../blueprint/design-names.ts';
import { statementTimeout } from '../../../decisions/statement-timeout.ts';
import { choiceOf } from '../../../decisions/choice-of.ts';
import { formatQuantity } from '../../../intake/quantities/format-quantity.ts';
import { postgresConstants } from '../../../knowledge/postgres.ts';
import type { DatabaseEngine, SourceWorkload } from '../../../sizing/workload.ts';
import { codeBlocks, hasFile } from '../code-blocks.ts';
import { decisionOn, sourceFigure } from '../figures.ts';
import { chosen } from '../links.ts';
import { bullets, heading, listed, table } from '../markdown-blocks.ts';
import { planReading } from '../plan-reading.ts';
import type { SectionContext, SectionWriter } from '../section-writer.ts';

/** The connection budget, what makes queries quick, and the statements that do it. */
export const writeDatabase: SectionWriter = (context) => {
  const databases = context.blueprint.workload.sources.filter(({ database }) => database !== null);
  return [
    ...databases.flatMap((source) => databaseBlocks(source, context)),
    ...ownStore(context),
    heading('Statements and what they serve'),
    ...statements(context),
    ...planReading(dialectsOf(context), budgetsOf(databases, context)),
    heading('When the database is slow or down'),
    ...slowOrDown(context),
    ...codeBlocks(context, 'database'),
  ];
};

function databaseBlocks(source: SourceWorkload, context: SectionContext): readonly string[] {
  const { blueprint, design } = context;
  const decisions = [decisionOn(blueprint, 'acceleration', source.id), decisionOn(blueprint, 'pooling', source.id)];
  const isInPlace = inPlaceSources(design).some(({ id }) => id === source.id);
  return [
    heading(`${source.id} (${sourceKindName(source)})`),
    ...bullets(decisions.flatMap((decision) => (decision === null ? [] : [`${chosen(decision)}.`]))),
    ...(isInPlace
      ? table(['Figure', 'Value'], budgetRows(source, context))
      : [`Pages never query it: the loads copy its rows with one connection at a time, as a role that can only read.`]),
  ];
}

function budgetRows(source: SourceWorkload, { blueprint, design }: SectionContext): readonly (readonly string[])[] {
  const { id, database, kind } = source;
  if (database === null) return [];
  const of = (metric: Parameters<typeof sourceFigure>[2]) => sourceFigure(blueprint, id, metric);
  const row = (label: string, value: string | null) => (value === null ? [] : [[label, value]]);
  const isPooled = kind.value === 'database';
  const number = instances(design);
  return [
    ...row('Slowest page query today', formatQuantity(database.queryTime.value, 's')),
    ...row('Budget within the page load', of('query_budget')),
    ...row('Queries without a cache', of('queries_uncached')),
    ...row('Queries through the cache', of('queries_cached')),
    ...(isPooled
      ? [
          ...row('Connections busy at a cold start, with the query inside its budget (Little)', of('pool_needed')),
          ...row(
            number === 1 ? 'Pool of the instance' : `Pool of each of ${number} instances`,
            `${of('pool_size') ?? ''}, and ${formatQuantity(postgresConstants.overflow.value, 'connections')} of overflow`,
          ),
          ...row('Most that are open at once, the jobs included', of('connections_used')),
          ...row('That the server has for the app', of('connections_free')),
        ]
      : [
          ...row('Warehouse time billed a day', of('billed_seconds')),
          ...row(
            isPrecomputed(design, id)
              ? 'Cost of the scans, if each still read the whole table'
              : 'Cost of the scans, if each reads the whole table',
            of('scan_cost'),
          ),
        ]),
    ...(isPooled && !isPrecomputed(design, id) ? row('Indexes after a year', of('index_bytes')) : []),
    ...row('Statement timeout of a page', formatQuantity(statementTimeout(blueprint.workload), 's')),
  ];
}

function ownStore({ blueprint, design, code }: SectionContext): readonly string[] {
  const store = decisionOn(blueprint, 'store');
  if (store === null || choiceOf(design.decided, 'store') !== 'postgres') return [];
  const pool = /"store": \{\s*"pool_size": (\d+),\s*"max_overflow": (\d+)/.exec(textOf('db.py', code));
  const cap = /_app LOGIN CONNECTION LIMIT (\d+)/.exec(textOf('sql/roles.sql', code))?.[1] ?? null;
  const number = instances(design);
  const [each, overflow] = [Number(pool?.[1] ?? 0), Number(pool?.[2] ?? 0)];
  const layout = decisionOn(blueprint, 'layout');
  return [
    heading('The store (PostgreSQL)'),
    ...bullets([`${chosen(store)}.`, ...(layout === null ? [] : [`${chosen(layout)}.`])]),
    ...(pool === null
      ? []
      : [
          `Connections: ${number} × (${each} + ${overflow} of overflow) for the app and ${formatQuantity(postgresConstants.workerConnections.value, 'count')} for the jobs, ${number * (each + overflow) + postgresConstants.workerConnections.value} at most${cap === null ? '' : `; \`sql/roles.sql\` caps the app’s role at ${cap}`}.`,
        ]),
  ];
}

function textOf(path: string, code: SectionContext['code']): string {
  return code.find((file) => file.path === path)?.text ?? '';
}

/** Which file serves which query, and what it replaces. */
function statements(context: SectionContext): readonly string[] {
  const known = purposes.filter(({ path }) =>
    context.code.some((file) => file.path === path || (path.endsWith('*') && file.path.startsWith(path.slice(0, -1)))),
  );
  const timeout = formatQuantity(statementTimeout(context.blueprint.workload), 's');
  return [
    ...table(
      ['File', 'Serves', 'Instead of'],
      known.map(({ path, serves, instead }) => [`\`${path}\``, serves, instead]),
    ),
    `Page queries bind every value (\`:since\`${boundScope(context)}), name their columns, begin at a day and end after ${timeout}; no text of a viewer ever becomes SQL.`,
    ...howProven(context),
  ];
}

/** What SQL in other dialects than those that our tests execute has been through; nothing where all of it was executed. */
function howProven({ code }: SectionContext): readonly string[] {
  const dialects = [...new Set(code.flatMap(({ dialect }) => (dialect === null ? [] : [dialect])))];
  const parsed = dialects.flatMap((dialect) => (dialect in parsedOnly ? [parsedOnly[dialect] ?? ''] : []));
  const onMariadb = dialects.includes('mysql')
    ? ['What is written for MySQL was executed on MariaDB, which shares its dialect and its protocol.']
    : [];
  return parsed.length === 0
    ? onMariadb
    : [
        ...onMariadb,
        `**Parsed, not executed:** what is written for ${listed(parsed)}. The same shapes were executed on PostgreSQL, DuckDB and MariaDB; run each file on a copy of the database before it is relied on.`,
      ];
}

const parsedOnly: Readonly<Record<string, string>> = {
  snowflake: 'Snowflake',
  bigquery: 'BigQuery',
  redshift: 'Redshift',
  sqlserver: 'SQL Server',
};

function boundScope({ design }: SectionContext): string {
  const access = choiceOf(design.decided, 'row_access');
  const word = design.sizing.workload.rowAccess.value === 'by_tenant' ? 'tenant' : 'role';
  if (access === 'role_in_query') return `, \`:${word}\``;
  return access === 'database_rls' ? `; the ${word} is set for the transaction, and policies compare it` : '';
}

const purposes = [
  {
    path: 'sql/schema.sql',
    serves: 'every load and every page',
    instead: 'types and keys that each reader would guess',
  },
  {
    path: 'sql/partitions.sql',
    serves: 'pages that name days; retention by dropping',
    instead: 'scans and deletes over the whole table',
  },
  {
    path: 'sql/indexes.sql',
    serves: 'the range of days, row pages in key order, the next increment',
    instead: 'a scan of the table for each',
  },
  {
    path: 'sql/indexes_mysql.sql',
    serves: 'the range of days and row pages in key order',
    instead: 'a scan of the table for each',
  },
  {
    path: 'sql/indexes_sqlserver.sql',
    serves: 'the range of days and row pages in key order',
    instead: 'a scan of the table for each',
  },
  { path: 'sql/views*', serves: 'the totals that pages read', instead: 'today’s query at every cache fill' },
  {
    path: 'queries/*',
    serves: 'one reader or one statement of a load, named for it',
    instead: 'SQL strings inside the code',
  },
] as const;

/** The engines whose plans somebody will have to read, the store’s last. */
function dialectsOf({ design }: SectionContext): readonly DatabaseEngine[] {
  const inPlace = inPlaceSources(design).flatMap(({ database }) => (database === null ? [] : [database.engine.value]));
  const own = choiceOf(design.decided, 'store') === 'postgres' ? (['postgres'] as const) : [];
  return [...new Set([...inPlace, ...own])];
}

function budgetsOf(databases: readonly SourceWorkload[], { blueprint }: SectionContext): string {
  const budgets = databases.flatMap(({ id }) => {
    const budget = sourceFigure(blueprint, id, 'query_budget');
    return budget === null ? [] : [`${budget} on ${id}`];
  });
  return budgets.length === 0
    ? `a part of the page load of ${formatQuantity(blueprint.workload.pageLoad.value, 's')}`
    : listed(budgets);
}

function slowOrDown(context: SectionContext): readonly string[] {
  const { blueprint, design } = context;
  const timeout = formatQuantity(statementTimeout(blueprint.workload), 's');
  const pages = formatQuantity(blueprint.workload.pageLoad.value, 's');
  return bullets([
    `Slow: a statement is ended after ${timeout}, and is not tried again; pages miss their ${pages} until then.`,
    `Busy: a run waits ${formatQuantity(heldObjects.poolWait.value, 's')} for a connection and then ends with a reference; nothing queues behind it.`,
    `Gone: a broken connection is tried three times; then viewers see ${outageWords(design)}.`,
    ...(hasFile(context, 'freshness.py')
      ? [
          '`freshness.read_guarded` is the one place where all three are caught; the log names the reader, never its values.',
        ]
      : []),
  ]);
}

import type { Blueprint } from '../../../blueprint/blueprint.ts';
import { formatQuantity } from '../../../intake/quantities/format-quantity.ts';
import type { SourceWorkload } from '../../../sizing/workload.ts';
import { codeBlocks } from '../code-blocks.ts';
import { decisionOn, figure, sourceFigure } from '../figures.ts';
import { bullets, heading, table } from '../markdown-blocks.ts';
import type { SectionWriter } from '../section-writer.ts';

/** The connection budget, what makes queries quick, and the statements that do it. */
export const writeDatabase: SectionWriter = (context) => {
  const { blueprint } = context;
  const databases = blueprint.workload.sources.filter(({ database }) => database !== null);
  const layout = decisionOn(blueprint, 'layout');
  return [
    ...databases.flatMap((source) => databaseBlocks(source, blueprint)),
    ...(layout === null
      ? []
      : [
          heading('Layout'),
          `${layout.id}: **${layout.choice.label}**. ${layout.because}`,
          ...bullets(layout.consequences),
        ]),
    heading('Reading a plan'),
    ...readingPlans(databases, blueprint),
    heading('When the database is slow or down'),
    `A page query that outlives its statement timeout is cancelled by the server; the page shows ${decisionOn(blueprint, 'outage')?.choice.label.toLowerCase() ?? 'what the cache holds'} and logs the query’s name, never its values. A run that cannot get a connection in time says that the app is busy, instead of waiting on.`,
    heading('Code'),
    ...codeBlocks(context, 'database'),
  ];
};

function databaseBlocks(source: SourceWorkload, blueprint: Blueprint): readonly string[] {
  const pooling = decisionOn(blueprint, 'pooling', source.id);
  const acceleration = decisionOn(blueprint, 'acceleration', source.id);
  return [
    heading(`${source.id}: ${source.database?.engine.value ?? ''}`),
    ...table(['', 'Figure'], budgetRows(source, blueprint)),
    ...[pooling, acceleration].flatMap((decision) =>
      decision === null
        ? []
        : [`${decision.id}: **${decision.choice.label}**. ${decision.because}`, ...bullets(decision.consequences)],
    ),
  ];
}

function budgetRows(source: SourceWorkload, blueprint: Blueprint): readonly (readonly string[])[] {
  const { id, database } = source;
  const of = (metric: Parameters<typeof sourceFigure>[2]) => sourceFigure(blueprint, id, metric);
  const row = (label: string, value: string | null) => (value === null ? [] : [[label, value]]);
  return [
    ...row(
      'Query today, budget within the page load',
      database === null ? null : `${formatQuantity(database.queryTime.value, 's')}, ${of('query_budget') ?? ''}`,
    ),
    ...row('Queries without a cache', of('queries_uncached')),
    ...row('Queries with it', of('queries_cached')),
    ...row('Connections busy at a cold start, once the query keeps its budget (Little)', of('pool_needed')),
    ...row(`Pool of each of ${figure(blueprint, 'app.replicas')} instances`, of('pool_size')),
    ...row('Connections at most, overflow and worker included', of('connections_used')),
    ...row('Connections that the server can give', of('connections_free')),
    ...row('Indexes at the horizon', of('index_bytes')),
  ];
}

function readingPlans(databases: readonly SourceWorkload[], blueprint: Blueprint): readonly string[] {
  const budgets = databases.flatMap(({ id }) => {
    const budget = sourceFigure(blueprint, id, 'query_budget');
    return budget === null ? [] : [`${id}: ${budget}`];
  });
  return [
    `Before and after each change: \`EXPLAIN (ANALYZE, BUFFERS)\` on the page’s query, against the budget${budgets.length === 0 ? '' : ` (${budgets.join('; ')})`}.`,
    ...table(
      ['In the plan', 'Means', 'Then'],
      [
        ['Seq Scan with most rows removed by filter', 'no index matches the filter', 'the index of this section'],
        [
          'rows estimated and actual differ tenfold or more',
          'statistics are stale or columns correlate',
          'ANALYZE; extended statistics',
        ],
        [
          'Sort Method: external merge',
          'the sort did not fit work_mem',
          'an index in that order, or more work_mem for this role',
        ],
        ['Heap Fetches near the rows returned', 'the visibility map is behind', 'VACUUM'],
        ['all partitions scanned', 'the filter does not name the partition column', 'filter on the time column'],
      ],
    ),
  ];
}

import { formatQuantity } from '../../intake/quantities/format-quantity.ts';
import { appLimits } from '../../knowledge/limits-app.ts';
import { planningConstants } from '../../knowledge/planning.ts';
import { streamlitConstants } from '../../knowledge/streamlit.ts';
import type { SourceWorkload } from '../workload.ts';
import { pageLoadOf } from './answer-remedy.ts';
import { bytes, type FindingContext, finding, type FindingRule, roundDown, seconds } from './finding-rule.ts';

/** What is sent to a browser is too much for one message, for a table or for the time there is. */
export const payload: FindingRule = (context) => [
  ...context.workload.sources.flatMap((source) => [
    ...messageTooLarge(context, source),
    ...tooManyRows(context, source),
  ]),
  ...tooSlow(context),
];

function messageTooLarge(context: FindingContext, source: SourceWorkload) {
  const { workload, of, show } = context;
  const limit = workload.host.value === 'snowflake' ? appLimits.snowflakeMessage : streamlitConstants.message;
  const width = of(source, 'frame_row_bytes') ?? 0;
  const rows = Math.min(of(source, 'page_rows') ?? 0, streamlitConstants.tableRows.value);
  const size = of(source, 'table_bytes') ?? 0;
  if (size <= limit.value * planningConstants.nearShare.value) return [];
  const isStated = source.database !== null && size > limit.value;
  return [
    finding({
      name: 'message-size',
      severity: isStated ? 'blocker' : 'risk',
      source,
      title: `A table of ${source.id} ${size > limit.value ? 'exceeds' : 'comes close to'} the largest message`,
      because: `${formatQuantity(rows, 'rows')} × ${show(source, 'frame_row_bytes')} are ${bytes(size)}; a message holds ${bytes(limit.value)}, and what is larger is replaced by an error.`,
      remedies: [
        `at most ${formatQuantity(roundDown((limit.value * planningConstants.nearShare.value) / width), 'rows')} in one table`,
        'st.dataframe with lazy=True, which pages from the server',
        'fewer columns: hidden columns are sent as well',
      ],
      answers: [workload.host, source.rowBytes, source.columns],
      metrics: ['table_bytes', 'message_share', 'page_rows', 'frame_row_bytes'],
    }),
  ];
}

function tooManyRows({ show }: FindingContext, source: SourceWorkload) {
  const limit = streamlitConstants.tableRows.value;
  if (source.database === null || source.database.resultRows.value <= limit) return [];
  const rows = formatQuantity(limit, 'rows');
  return [
    finding({
      name: 'table-rows',
      severity: 'risk',
      source,
      title: `The query on ${source.id} returns more rows than a table shows whole`,
      because: `It returns ${formatQuantity(source.database.resultRows.value, 'rows')} (${show(source, 'result_bytes')} in memory); above ${rows} a table is paged from the server, without sorting, search or download. The sizing counts on ${rows} at most.`,
      remedies: [
        'aggregate to the level the page shows, and fetch detail when it is opened',
        `a filter that keeps it to ${rows}`,
      ],
      answers: [source.database.resultRows],
      metrics: ['result_bytes', 'page_rows'],
    }),
  ];
}

function tooSlow(context: FindingContext) {
  const { workload, app, showApp } = context;
  const share = 1 - planningConstants.queryShare.value;
  const budget = workload.pageLoad.value * share;
  if (app('app.payload_seconds') <= budget) return [];
  // What copied sources bring to a page is an assumption; what a query returns was answered.
  const queried = workload.sources.reduce(
    (sum, source) => sum + (source.database === null ? 0 : (context.of(source, 'table_bytes') ?? 0)),
    0,
  );
  const isAnswered = queried / streamlitConstants.viewerBandwidth.value > budget;
  const room = budget * streamlitConstants.viewerBandwidth.value;
  return [
    finding({
      name: 'payload-time',
      severity: isAnswered ? 'risk' : 'advice',
      title: `A full page takes ${showApp('app.payload_seconds')} to reach a browser; the page may take ${seconds(workload.pageLoad.value)}`,
      because: `${showApp('app.payload_bytes')} at 50 Mbit/s take ${showApp('app.payload_seconds')}; ${formatQuantity(share, 'ratio')} of ${seconds(workload.pageLoad.value)} are ${seconds(budget)}.`,
      remedies: [
        `pages of ${bytes(roundDown(room))} or less: aggregates and one page of detail`,
        ...pageLoadOf(app('app.payload_seconds') / share),
      ],
      answers: [workload.pageLoad],
      app: ['app.payload_bytes', 'app.payload_seconds'],
    }),
  ];
}

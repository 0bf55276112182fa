import { engineConstants } from '../../knowledge/engines.ts';
import { streamlitConstants } from '../../knowledge/streamlit.ts';
import type { SourceWorkload } from '../workload.ts';
import { instanceOf } from './answer-remedy.ts';
import {
  bytes,
  type FindingContext,
  finding,
  type FindingRule,
  showConstant,
  showAnswer,
  roundDown,
} from './finding-rule.ts';
import { formatQuantity } from '../../intake/quantities/format-quantity.ts';

/** What the memory of an instance does not hold: a frame, a transform in pandas, the caches. */
export const memory: FindingRule = (context) => [
  ...context.workload.sources.flatMap((source) => resultTooLarge(context, source)),
  ...frameTooLarge(context),
  ...pandasTooLarge(context),
  ...cachesTooLarge(context),
  ...runsTooLarge(context),
];

function resultTooLarge({ workload, of, show, showApp }: FindingContext, source: SourceWorkload) {
  const result = of(source, 'result_bytes') ?? 0;
  const share = result / workload.hostMemory.value;
  if (source.database === null || share <= engineConstants.frameShare.value) return [];
  const shown = Math.min(source.database.resultRows.value, of(source, 'rows_now') ?? 0);
  const rows = roundDown((shown * engineConstants.frameShare.value) / share);
  return [
    finding({
      name: 'result-memory',
      severity: 'risk',
      source,
      title: `The query's result takes ${formatQuantity(share, 'ratio')} of an instance's memory`,
      because: `${formatQuantity(shown, 'rows')} × ${show(source, 'frame_row_bytes')} are ${show(source, 'result_bytes')}; an instance has ${showAnswer(workload.hostMemory, 'B')}, of which ${showApp('app.memory_budget')} are for data, and every cache hit makes another copy.`,
      remedies: [
        `aggregate in the database, to ${formatQuantity(rows, 'rows')} or fewer`,
        ...instanceOf(result / engineConstants.frameShare.value),
      ],
      answers: [source.database.resultRows, workload.hostMemory],
      app: ['app.memory_budget'],
      metrics: ['result_bytes', 'frame_row_bytes'],
    }),
  ];
}

function frameTooLarge({ workload, app, showApp }: FindingContext) {
  const frame = app('app.frame_bytes');
  const share = frame / workload.hostMemory.value;
  if (share <= engineConstants.frameShare.value) return [];
  const budget = app('app.memory_budget');
  const isImpossible = frame > budget;
  const rows = roundDown((app('app.frame_rows') * engineConstants.frameShare.value) / share);
  return [
    finding({
      name: 'frame-memory',
      severity: isImpossible ? 'blocker' : 'risk',
      title: isImpossible
        ? `One page's data does not fit an instance`
        : `One page's data takes ${formatQuantity(share, 'ratio')} of an instance's memory`,
      because: `${showApp('app.frame_rows')} of all sources are ${showApp('app.frame_bytes')} in memory; an instance has ${showAnswer(workload.hostMemory, 'B')}, of which ${showApp('app.memory_budget')} are for data, and every run works on its own copies.`,
      remedies: [
        `aggregate before loading, to ${formatQuantity(rows, 'rows')} or fewer`,
        ...instanceOf(frame / engineConstants.frameShare.value),
      ],
      answers: [workload.hostMemory],
      app: ['app.frame_bytes', 'app.frame_rows', 'app.memory_budget'],
    }),
  ];
}

/** Beyond this, a larger instance is no advice. */
const largestInstance = 256e9;

function pandasTooLarge({ workload, app, showApp }: FindingContext) {
  const needed = app('app.memory_pandas');
  const budget = app('app.memory_budget');
  if (needed <= budget) return [];
  const others = (
    [
      ['Polars', 'app.memory_polars'],
      ['DuckDB', 'app.memory_duckdb'],
    ] as const
  ).filter(([, id]) => app(id) <= budget);
  const host = (needed + streamlitConstants.baseMemory.value) / engineConstants.usableMemory.value;
  return [
    finding({
      name: 'pandas-memory',
      // Where another engine holds it, it decides the engine and threatens nothing.
      severity: others.length === 0 ? 'risk' : 'advice',
      title: `A full transform in pandas does not fit an instance`,
      because: `${showApp('app.scan_rows')} are ${showApp('app.scan_bytes')} in memory, and pandas needs ${showConstant(engineConstants.pandasMemory)} to ${showConstant(engineConstants.pandasMemoryText)} of that: ${showApp('app.memory_pandas')} against ${showApp('app.memory_budget')}.`,
      remedies: [
        ...others.map(([name, id]) => `${name}, with ${showApp(id)}`),
        'aggregate in the database or store, and load the result',
        ...(host <= largestInstance ? instanceOf(host) : []),
      ],
      answers: [workload.hostMemory],
      app: ['app.memory_pandas', 'app.memory_budget', 'app.scan_bytes', 'app.scan_rows'],
    }),
  ];
}

function cachesTooLarge({ workload, app, showApp }: FindingContext) {
  const caches = app('app.cache_bytes');
  const budget = app('app.memory_budget');
  if (caches <= budget || app('app.frame_bytes') > budget) return [];
  const entries = Math.max(1, Math.floor(budget / 2 / app('app.frame_bytes')));
  return [
    finding({
      name: 'cache-memory',
      severity: 'risk',
      title: `A cached frame for each ${workload.rowAccess.value === 'by_tenant' ? 'tenant' : 'role'} does not fit an instance`,
      because: `${showApp('app.cache_entries')} entries of ${showApp('app.frame_bytes')} are ${showApp('app.cache_bytes')}; an instance has ${showApp('app.memory_budget')} for data.`,
      remedies: [
        `max_entries of ${entries}`,
        `frames of ${bytes(roundDown(budget / 2 / app('app.cache_entries')))} or less`,
        ...instanceOf((2 * caches + streamlitConstants.baseMemory.value) / engineConstants.usableMemory.value),
      ],
      answers: [workload.rowAccess, workload.viewers, workload.hostMemory],
      app: ['app.cache_bytes', 'app.cache_entries', 'app.frame_bytes', 'app.memory_budget'],
    }),
  ];
}

function runsTooLarge({ workload, app, showApp }: FindingContext) {
  const frame = app('app.frame_bytes');
  const budget = app('app.memory_budget');
  const isManaged = workload.host.value === 'container' || workload.host.value === 'kubernetes';
  const total = app('app.memory_live') + app('app.cache_bytes');
  if (isManaged || total <= budget || frame > budget) return [];
  const rows = roundDown((app('app.frame_rows') * budget) / total);
  return [
    finding({
      name: 'run-memory',
      severity: 'risk',
      title: `The runs in flight do not fit one ${workload.host.value === 'vm' ? 'virtual machine' : 'instance'}`,
      because: `${showApp('app.runs_in_flight')} runs at once work on ${showApp('app.memory_live')} beside ${showApp('app.cache_bytes')} of caches; there are ${showApp('app.memory_budget')}.`,
      remedies: [
        `pages of ${formatQuantity(rows, 'rows')} or fewer`,
        `${showApp('app.replicas')} instances`,
        ...instanceOf((total + streamlitConstants.baseMemory.value) / engineConstants.usableMemory.value),
      ],
      answers: [workload.host, workload.hostMemory, workload.viewers],
      app: ['app.memory_live', 'app.cache_bytes', 'app.runs_in_flight', 'app.memory_budget'],
    }),
  ];
}

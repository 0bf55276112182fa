import { dataSources } from '../../knowledge/sources-data.ts';
import { finding, type FindingRule } from './finding-rule.ts';
import { instanceOf } from './answer-remedy.ts';
import { engineConstants } from '../../knowledge/engines.ts';
import { streamlitConstants } from '../../knowledge/streamlit.ts';

/** A transform that no engine holds in memory works from disk, which not every query survives. */
export const spill: FindingRule = ({ workload, app, showApp }) => {
  const spilled = app('app.spill_bytes');
  if (spilled === 0 || app('app.memory_polars') <= app('app.memory_budget')) return [];
  const scan = app('app.scan_bytes');
  const host =
    (scan * engineConstants.polarsMemory.value + streamlitConstants.baseMemory.value) /
    engineConstants.usableMemory.value;
  return [
    finding({
      name: 'spill',
      severity: 'advice',
      title: 'A full transform in one process would spill to disk',
      because: `${showApp('app.scan_bytes')} do not fit ${showApp('app.memory_budget')} in any engine; DuckDB writes the rest to disk, about ${showApp('app.spill_bytes')}. Group-bys and joins on many keys then take 20 to 31 times as long, and 50 GB did not finish on 32 GB in the ${dataSources.dbBenchmark.title}.`,
      remedies: [
        'aggregate in the database or store, in steps of a day or a month',
        `a local disk with ${showApp('app.spill_bytes')} free`,
        ...instanceOf(host),
      ],
      answers: [workload.hostMemory, workload.history],
      app: ['app.spill_bytes', 'app.scan_bytes', 'app.memory_budget', 'app.memory_polars'],
    }),
  ];
};

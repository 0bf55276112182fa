import { planningConstants } from '../../knowledge/planning.ts';
import { streamlitConstants } from '../../knowledge/streamlit.ts';
import type { LedgerDraft } from '../draft-ledger.ts';
import { fromAnswer, fromConstant, fromQuantity } from '../ledger.ts';
import type { Workload } from '../workload.ts';

/** How often an open page looks at the store, how long a cached read stays, and what the caches take. */
export function sizeCache(draft: LedgerDraft, workload: Workload): void {
  const group = 'cache';
  const refresh = draft.addApp('app.refresh_interval', {
    label: 'between two looks of an open page at the store',
    group,
    unit: 's',
    formula: 'min(max({freshness} × {share}, {shortest}), {longest})',
    operands: {
      freshness: fromAnswer(workload.freshness, 's', 'freshness'),
      share: fromConstant(planningConstants.refreshShare, 'share'),
      shortest: fromConstant(streamlitConstants.shortestRefresh, 'shortest'),
      longest: fromConstant(planningConstants.longestRefresh, 'longest'),
    },
    compute: (v) => Math.min(Math.max(v.freshness * v.share, v.shortest), v.longest),
  });
  draft.addApp('app.cache_ttl', {
    label: 'ttl of a cached read: one fill serves every page that looks within it',
    group,
    unit: 's',
    formula: '{refresh}',
    operands: { refresh: fromQuantity(refresh, 'refresh interval') },
    compute: (v) => v.refresh,
  });
  draft.addApp('app.ui_update_rate', {
    label: 'redraws a second on one screen',
    group,
    unit: '1/s',
    formula: '1 ÷ {refresh}',
    operands: { refresh: fromQuantity(refresh, 'refresh interval') },
    compute: (v) => 1 / v.refresh,
  });
  const entries = addEntries(draft, workload);
  draft.addApp('app.cache_bytes', {
    label: 'caches of one instance',
    group,
    unit: 'B',
    formula: '{entries} × {frame}',
    operands: {
      entries: fromQuantity(entries, 'entries'),
      frame: fromQuantity(draft.app('app.frame_bytes'), 'frame'),
    },
    compute: (v) => v.entries * v.frame,
  });
  addHitSeconds(draft, workload);
}

function addEntries(draft: LedgerDraft, workload: Workload) {
  const common = { group: 'cache', unit: 'count', chosenBy: [workload.rowAccess] } as const;
  switch (workload.rowAccess.value) {
    case 'same_for_all':
      return draft.addApp('app.cache_entries', {
        ...common,
        label: 'cached frames: one for everybody',
        formula: '1',
        operands: {},
        compute: () => 1,
      });
    case 'by_role':
      return draft.addApp('app.cache_entries', {
        ...common,
        label: 'cached frames: one for each role',
        formula: 'min({roles}, {viewers})',
        operands: {
          roles: fromConstant(planningConstants.roles, 'roles'),
          viewers: fromAnswer(workload.viewers, 'count', 'viewers'),
        },
        compute: (v) => Math.min(v.roles, v.viewers),
      });
    case 'by_tenant':
      return draft.addApp('app.cache_entries', {
        ...common,
        label: 'cached frames: one for each tenant, if every viewer is of another',
        formula: 'min({viewers}, {most})',
        operands: {
          viewers: fromAnswer(workload.viewers, 'count', 'viewers'),
          most: fromConstant(planningConstants.mostEntries, 'max_entries'),
        },
        compute: (v) => Math.min(v.viewers, v.most),
      });
  }
}

/** cache_data unpickles a copy at each hit: 200 M cells/s (Streamlit's table of frames of 4 columns). */
function addHitSeconds(draft: LedgerDraft, workload: Workload): void {
  const { sources } = workload;
  const rows = sources.map(({ id }) => [`${id}Rows`, fromQuantity(draft.source(id, 'page_rows'), `rows of ${id}`)]);
  const columns = sources.map((source) => [
    `${source.id}Columns`,
    fromAnswer(source.columns, 'count', `columns of ${source.id}`),
  ]);
  draft.addApp('app.cache_hit_seconds', {
    label: 'copying the frames at a hit of cache_data',
    group: 'cache',
    unit: 's',
    formula: `(${sources.map(({ id }) => `{${id}Rows} × {${id}Columns}`).join(' + ')}) ÷ {cells}`,
    operands: {
      ...Object.fromEntries([...rows, ...columns]),
      cells: fromConstant(streamlitConstants.cacheCells, 'cells copied'),
    },
    compute: (v: Readonly<Record<string, number>>) => {
      const cells = sources.reduce((sum, { id }) => sum + (v[`${id}Rows`] ?? 0) * (v[`${id}Columns`] ?? 0), 0);
      return cells / (v['cells'] ?? 1);
    },
  });
}

import { choiceOf, sourceChoiceOf } from '../decisions/choice-of.ts';
import type { ChoiceOf } from '../decisions/choices.ts';
import { listed, quote, quoteAnswer, quoteBytes, quoteSeconds } from '../decisions/figures.ts';
import { jobsOf, roundsOf } from '../decisions/jobs.ts';
import { formatQuantity } from '../intake/quantities/format-quantity.ts';
import { failureThresholds } from '../knowledge/failure-modes/thresholds.ts';
import type { SourceWorkload } from '../sizing/workload.ts';
import {
  type Design,
  hasStore,
  hasWorker,
  inPlaceSources,
  isPrecomputed,
  loadedSources,
  quoteSource,
  storeBytes,
} from './design.ts';
import { validatorName, workerWords } from './design-names.ts';
import type { Task } from './plan-task.ts';

/** What brings data to the pages: the store and its loads, and the sources that are read where they are; at most 7 steps. */
export function dataSteps(design: Design): readonly Task[] {
  const loaded = loadedSources(design);
  const pulled = loaded.filter(({ kind }) => kind.value !== 'uploads' && kind.value !== 'stream');
  return [
    ...(hasStore(design) && loaded.length > 0 ? [storeTask(design)] : []),
    ...sourceTasks(design),
    ...(loaded.length > 0 ? [validationTask(design)] : []),
    ...(hasWorker(design) && jobsOf(design).length > 0 ? [scheduleTask(design)] : []),
    ...(hasStore(design) && pulled.length > 0 ? [backfillTask(pulled, design)] : []),
  ];
}

/** One step for each source while they are few, and one for the rest. */
function sourceTasks(design: Design): readonly Task[] {
  const loaded = new Set(loadedSources(design).map(({ id }) => id));
  const { sources } = design.sizing.workload;
  const alone = sources.length > mostAlone ? sources.slice(0, mostAlone - 1) : sources;
  const rest = sources.slice(alone.length);
  const kept = rest.map((source) => `${source.id} ${durationOf(source, design)}`);
  return [
    ...alone.map((source) => {
      if (loaded.has(source.id)) return loadTask(source, design);
      return source.stream ? followTask(source, design) : inPlaceTask(source, design);
    }),
    ...(rest.length > 0
      ? [
          {
            action: `Bring in the other sources the same way: ${listed(rest.map(({ id }) => id))}.`,
            acceptance: `Each keeps its own time (${listed(kept)}), and a second run of each load changes no row.`,
          },
        ]
      : []),
  ];
}

const mostAlone = 3;

const storeActions: Readonly<Record<ChoiceOf<'store'>, string>> = {
  in_place: 'Keep the tables of this design where the sources are',
  postgres: 'Create the PostgreSQL store',
  duckdb_file: 'Create the DuckDB file',
  parquet_files: 'Create the folder of Parquet files',
  existing_warehouse: 'Create a schema of its own in the existing warehouse',
};

function storeTask(design: Design): Task {
  const layout = design.decided.find(({ topic }) => topic === 'layout')?.choice.label;
  const isPostgres = choiceOf(design.decided, 'store') === 'postgres';
  return {
    action: `${storeActions[choiceOf(design.decided, 'store') ?? 'in_place']}${layout ? ` with ${lowered(layout)}` : ''}, its load_state and quarantine tables${isPostgres ? ', and the roles of sql/roles.sql' : ''}.`,
    acceptance: isPostgres
      ? `The DDL runs twice without an error; the app role is refused an INSERT, the loader role a DROP; free disk covers ${quoteBytes(storeBytes(design))} and its indexes.`
      : `The schema is created twice without an error; the app opens the store for reading while a load writes; there is room for twice ${quoteBytes(storeBytes(design))}.`,
  };
}

function loadTask(source: SourceWorkload, design: Design): Task {
  const { id } = source;
  const pattern = design.decided.find(({ topic }) => topic === 'loading')?.settings[id];
  const how = pattern ? `, ${pattern}` : '';
  if (source.kind.value === 'uploads') {
    return {
      action: `Take in an upload of ${id}: read_upload, validate, load${how}, keyed by the digest of the file.`,
      acceptance: `The largest usual file is written in ${durationOf(source, design)}; the same file again changes no row; a file killed half way leaves none.`,
    };
  }
  const every = roundsOf(design)[id] ?? 'on schedule';
  if (source.stream) {
    return {
      action: `Follow ${id} and write its events in batches (consumer_${id}, drain_${id})${how}.`,
      acceptance: `Offsets move only after the rows are committed: a consumer killed between the two loses no event and leaves no key twice; lag stays below ${quoteAnswer(design.sizing.workload.freshness, 's')} at ${quoteSource(design, id, 'events_peak') ?? 'the peak'}.`,
    };
  }
  const deletes =
    source.changePattern.value === 'updates_and_deletes'
      ? '; a row deleted at the source is gone after the next reconciliation'
      : '';
  return {
    action: `Load ${id} ${every} (extract_${id}, load.save)${how}.`,
    acceptance: `At the peak a load ends well within its interval (${durationOf(source, design)} by arithmetic); the same window again changes no row; killed half way, the next run ends with the count of the source${deletes}.`,
  };
}

/** What one load takes, or one query where nothing is loaded. */
function durationOf({ id }: SourceWorkload, design: Design): string {
  const isInPlace = inPlaceSources(design).some((source) => source.id === id);
  const query = isInPlace ? quoteSource(design, id, 'query_budget') : null;
  const load = quoteSource(design, id, 'load_increment_seconds');
  return query ?? load ?? quoteAnswer(design.sizing.workload.freshness, 's');
}

function validationTask(design: Design): Task {
  const share = formatQuantity(failureThresholds.badShare.value, 'ratio');
  const outcome = {
    quarantine: 'the bad ones lie in quarantine with their reasons and come back through the same load once corrected',
    reject_file: 'the batch is refused as a whole, and its sender gets every line with its reason',
    fix_and_flag: 'what can be repaired is loaded with its repair in flags, the rest lies in quarantine',
    drop: 'the bad ones are gone and counted in load_rows_total',
  }[choiceOf(design.decided, 'bad_rows') ?? 'quarantine'];
  const limit =
    choiceOf(design.decided, 'bad_rows') === 'reject_file'
      ? ''
      : ` With more than ${share} bad rows nothing is loaded.`;
  return {
    action: `Write the rules of each table for ${validatorName(design)}, and run a fixture with one row for each rule through the load.`,
    acceptance: `Every bad row of the fixture is caught by the rule that it breaks and no good one is: ${outcome}.${limit}`,
  };
}

function followTask({ id }: SourceWorkload, design: Design): Task {
  return {
    action: `Follow ${id} into a buffer of ${quoteSource(design, id, 'buffer_events') ?? 'bounded'} events in one thread of the app (consumer_${id}, snapshot_${id}).`,
    acceptance: `At ${quoteSource(design, id, 'events_peak') ?? 'the peak'} the buffer never grows beyond ${quoteSource(design, id, 'buffer_bytes') ?? 'its bound'}; a broken connection is back within 30 s; after a cache clear one thread runs, not two.`,
  };
}

function inPlaceTask({ id, kind, database, api, rows }: SourceWorkload, design: Design): Task {
  if (!database) {
    return {
      action: `Ask ${id} when a viewer looks (extract_${id}.current_rows), through one client with one rate budget for each process.`,
      acceptance: `Ten pages opened at once cause one call for each page of the answer; a vendor that answers 429 or nothing for ${quoteAnswer(api?.latency ?? design.sizing.workload.pageLoad, 's')} makes no page wait longer than ${quoteAnswer(design.sizing.workload.pageLoad, 's')}.`,
    };
  }
  const budget = quoteSource(design, id, 'query_budget') ?? quoteAnswer(design.sizing.workload.pageLoad, 's');
  const acceleration = sourceChoiceOf(design.decided, 'acceleration', id) ?? 'none';
  if (isPrecomputed(design, id)) {
    const what = acceleration === 'materialised_view' ? 'materialised view' : 'aggregate table';
    return {
      action: `Create the ${what} ${id}_daily${kind.value === 'database' ? ' with its unique index' : ''}, and refresh it beside its readers (refresh_${id}).`,
      acceptance: `The page's query reads it in at most ${budget}; a refresh over ${quoteAnswer(rows, 'rows')} ends within ${quoteSource(design, id, 'sync_interval') ?? quote(design, 'app.refresh_interval')} and blocks no reader; its totals equal those of the table.`,
    };
  }
  const index =
    acceleration === 'index' ? 'Create the index of sql/indexes, without locking writers, and open' : 'Open';
  return {
    action: `${index} a pool of ${quoteSource(design, id, 'pool_size') ?? 'the sized connections'} an instance to ${id}, with a statement timeout.`,
    acceptance: `p95 of the page's query over ${quoteAnswer(rows, 'rows')} is at most ${budget}; a query beyond the timeout ends at the server too; the server never counts more than ${quoteSource(design, id, 'connections_used') ?? 'the budgeted connections'} from this app.`,
  };
}

function scheduleTask(design: Design): Task {
  const jobs = jobsOf(design);
  const scheduled = jobs.filter(({ start }) => start === 'schedule');
  const missed = scheduled.map(
    ({ sourceId, interval }) => `${sourceId} after ${quoteSeconds(failureThresholds.missedRuns.value * interval)}`,
  );
  return {
    action: `Have the jobs run by ${workerWords(design)}: ${listed(Object.entries(roundsOf(design)).map(([id, round]) => `${id} ${round}`))}.`,
    acceptance: `Two starts of one job at once lead to one run; a worker killed in the middle resumes from load_state within one round${missed.length > 0 ? `; a stopped job is alerted on (${listed(missed)})` : ''}.`,
  };
}

function backfillTask(pulled: readonly SourceWorkload[], design: Design): Task {
  const { backfill } = design.sizing.workload;
  const times = pulled
    .slice(0, mostAlone)
    .map(({ id }) => `${id} ${quoteSource(design, id, 'load_full_seconds') ?? '–'}`);
  return {
    action: `Backfill ${quoteAnswer(backfill, 's')} of history in slices, outside the busiest hours of each source.`,
    acceptance: `Writing takes about ${listed(times)} if all rows are read; counts and sums of every day equal the source's; regular loads stay on time meanwhile.`,
  };
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

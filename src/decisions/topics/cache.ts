import { appSources } from '../../knowledge/sources-app.ts';
import { streamlitConstants } from '../../knowledge/streamlit.ts';
import { choiceOf } from '../choice-of.ts';
import type { DecisionContext, Topic } from '../decision.ts';
import { counted, figure, quote, quoteBytes, quoteSeconds, sentenceCase } from '../figures.ts';
import { ttlInUse } from './refresh.ts';

type Context = DecisionContext;

/** Where reads are cached, and for whom. */
export const cacheTopic: Topic<'cache'> = {
  id: 'cache',
  title: 'Caching of reads',
  question: 'Where are reads cached, and who shares an entry?',
  applies: () => true,
  weights: { performance: 3, simplicity: 2, cost: 1, skills: 1, robustness: 3 },
  options: [
    {
      id: 'cache_data_global',
      label: 'st.cache_data, one cache for all viewers',
      excluded: (context) =>
        seesOwnRows(context)
          ? `Rows differ ${perWhom(context)}, and a global entry is found by its arguments alone: the first viewer's rows would be served to the next.`
          : whyNotAllEntries(context),
      scores: (context) => {
        if (isSeldomRead(context)) return { performance: 1, simplicity: 5, cost: 3, skills: 5, robustness: 4 };
        return wantsSharedObject(context)
          ? { performance: 1, simplicity: 5, cost: 3, skills: 5, robustness: 4 }
          : { performance: 5, simplicity: 5, cost: 5, skills: 5, robustness: 4 };
      },
      because: (context) =>
        `Every viewer may see the same rows, so one entry serves all of them: ${readsPerTtl(context)} of the script share each fill. A hit copies the frame in ${quote(context, 'app.cache_hit_seconds')}, and ${entriesTake(context)} ${quote(context, 'app.cache_bytes')} of the ${quote(context, 'app.memory_budget')} budget.`,
      passedOver: (context) =>
        isSeldomRead(context)
          ? `Only ${readsPerTtl(context)} happen within one ttl of ${ttl(context)}, so most reads would miss.`
          : `Every hit copies ${quote(context, 'app.frame_bytes')} in ${quote(context, 'app.cache_hit_seconds')}, and runs come at ${quote(context, 'app.rerun_rate')}.`,
      consequences: (context) => [
        replicasHold(context, figure(context, 'app.cache_bytes')),
        `Each run works on its own copy of ${quote(context, 'app.frame_bytes')} while it lasts, and ${quote(context, 'app.runs_in_flight')} runs are in flight on average.`,
        'Filters are applied after the read, or each combination would be an entry; what does go into the key is a plain argument without a leading underscore, and never a frame, since large ones are hashed by a sample.',
        ...afterUpload(context),
        'The first caller of a key fills it and the others wait; "Clear cache" in the menu clears it for everybody.',
      ],
      settings: (context) => cacheSettings(context, 'global', figure(context, 'app.cache_bytes')),
    },
    {
      id: 'cache_data_keyed',
      label: 'st.cache_data, keyed by role or tenant',
      excluded: (context) => {
        if (!seesOwnRows(context))
          return 'Everyone sees the same rows: there is no role or tenant to put into the key.';
        if (isRestricted(context)) {
          return 'Restricted data takes no shared cache: one cached function that forgets the tenant in its key would serve restricted rows to another viewer.';
        }
        return whyNotAllEntries(context);
      },
      scores: (context) =>
        isSeldomRead(context)
          ? { performance: 1, simplicity: 4, cost: 3, skills: 4, robustness: 4 }
          : { performance: 4, simplicity: 4, cost: 4, skills: 4, robustness: 4 },
      because: (context) =>
        `Rows differ ${perWhom(context)}, so the ${who(context)} is an argument of every cached function and thereby part of the key; viewers with the same ${who(context)} still share a fill (${readsPerTtl(context)} within one ttl of ${ttl(context)}). ${sentenceCase(entriesTake(context))} ${quote(context, 'app.cache_bytes')} of the ${quote(context, 'app.memory_budget')} budget.`,
      passedOver: (context) =>
        `Only ${readsPerTtl(context)} happen within one ttl of ${ttl(context)}; split by ${who(context)}, an entry would hardly ever be read twice.`,
      consequences: (context) => [
        `Every cached function takes the ${who(context)} as its first argument, without a leading underscore: an argument that starts with one is left out of the key.`,
        `The ${who(context)} comes from the verified identity, never from a widget or the URL: whatever the viewer can type, the viewer can choose.`,
        ...afterUpload(context),
        'conn.query() has no viewer in its key: wrap it in an own st.cache_data function that does.',
        "A test with two identities on a real server asserts that neither sees the other's rows; it is the only proof that the keys are complete.",
        replicasHold(context, figure(context, 'app.cache_bytes')),
      ],
      settings: (context) => ({
        ...cacheSettings(context, 'global', figure(context, 'app.cache_bytes')),
        key: `${who(context)} of the verified viewer`,
      }),
    },
    {
      id: 'cache_data_session',
      label: 'st.cache_data with scope="session"',
      excluded: (context) => {
        const bytes = sessionBytes(context);
        return bytes > figure(context, 'app.memory_budget')
          ? `Every session would hold its own copy: ${counted(sessionsPerReplica(context), 'session')} × ${quote(context, 'app.frame_bytes')} = ${quoteBytes(bytes)} in a replica, and the budget is ${quote(context, 'app.memory_budget')}.`
          : null;
      },
      scores: (context) =>
        seesOwnRows(context)
          ? { performance: 2, simplicity: 3, cost: 2, skills: 4, robustness: 4 }
          : { performance: 2, simplicity: 3, cost: 1, skills: 4, robustness: 2 },
      because: (context) =>
        `${isRestricted(context) ? `The data is restricted and rows differ ${perWhom(context)}, so no entry may be reachable from another session.` : `${sentenceCase(entries(context))} for all viewers together do not fit, while one frame for each session does.`} ${sentenceCase(counted(sessionsPerReplica(context), 'session'))} × ${quote(context, 'app.frame_bytes')} = ${quoteBytes(sessionBytes(context))} in a replica, within the ${quote(context, 'app.memory_budget')} budget.`,
      passedOver: (context) =>
        `Every session would fill and hold its own copy${sessionBytes(context) > figure(context, 'app.cache_bytes') ? `, ${quoteBytes(sessionBytes(context))} in a replica instead of ${quote(context, 'app.cache_bytes')},` : ''} and lose it at each disconnect, so that a flaky network is paid for by the store.`,
      consequences: (context) => [
        "Streamlit clears a session's cache at every disconnect, so a flaky network refills it: the source must bear one fill per reconnect.",
        `The source is read for each session: up to ${counted(context.sizing.workload.viewers.value, 'fill')} per ttl of ${ttl(context)}.`,
        'Threads outside a script run cannot read a session-scoped cache; background refresh does not work on it either.',
      ],
      settings: (context) => ({ ...cacheSettings(context, 'session', sessionBytes(context)), max_entries: '1' }),
    },
    {
      id: 'cache_resource_shared',
      label: 'st.cache_resource, one shared read-only object',
      excluded: (context) => {
        if (seesOwnRows(context)) {
          return `Rows differ ${perWhom(context)}: one shared object would put everybody's rows within reach of every run, one missing filter away from the screen.`;
        }
        return figure(context, 'app.frame_bytes') > figure(context, 'app.memory_budget')
          ? `The object takes ${quote(context, 'app.frame_bytes')} and the budget is ${quote(context, 'app.memory_budget')}.`
          : null;
      },
      scores: (context) => {
        if (wantsSharedObject(context)) return { performance: 5, simplicity: 3, cost: 5, skills: 3, robustness: 4 };
        return { performance: isSeldomRead(context) ? 1 : 4, simplicity: 3, cost: 5, skills: 3, robustness: 2 };
      },
      because: (context) =>
        holdsSnapshot(context)
          ? `The live buffer is one object per process, not a query result: st.cache_resource holds it, and a fragment copies a bounded snapshot instead of unpickling ${quote(context, 'app.frame_bytes')} at each tick.`
          : `A cache_data hit would copy ${quote(context, 'app.frame_bytes')} in ${quote(context, 'app.cache_hit_seconds')}, in runs that come at ${quote(context, 'app.rerun_rate')}; ${quoteSeconds(streamlitConstants.instant.value)} is what feels instantaneous. st.cache_resource hands every run the same object at no cost, and everyone may see the same rows.`,
      passedOver: (context) =>
        isSeldomRead(context)
          ? `Only ${readsPerTtl(context)} happen within one ttl of ${ttl(context)}, so there is little to share.`
          : `A cache_data copy costs only ${quote(context, 'app.cache_hit_seconds')} a hit; for that, a shared object that one careless line mutates for everybody is not worth it.`,
      consequences: (context) => [
        'Every run takes a frame of its own from the object, which costs nothing until it is changed (copy-on-write in pandas 3, clone in Polars): a line like df["x"] = … on the object itself would change it for every viewer.',
        'Fragments and threads read it at the same time: it is immutable, or guarded by a lock.',
        replicasHold(context, sharedBytes(context)),
        'on_release closes what the object holds when the cache is cleared or the entry expires.',
      ],
      settings: (context) => ({
        ttl: ttl(context),
        max_entries: '1',
        scope: 'global',
        memory: quoteBytes(sharedBytes(context)),
      }),
    },
    {
      id: 'no_cache',
      label: 'No cache',
      excluded: () => null,
      scores: (context) =>
        isSeldomRead(context)
          ? { performance: 4, simplicity: 5, cost: 4, skills: 5, robustness: 4 }
          : { performance: 1, simplicity: 5, cost: 2, skills: 5, robustness: 2 },
      because: (context) =>
        isSeldomRead(context)
          ? `Only ${readsPerTtl(context)} happen within one ttl of ${ttl(context)}: nearly every read would miss, and a cache would add memory and staleness without saving a query.`
          : `No cache fits: ${entriesTake(context)} ${quote(context, 'app.cache_bytes')}, and one frame for each session ${quoteBytes(sessionBytes(context))}, of a budget of ${quote(context, 'app.memory_budget')}. Each run reads only the rows it shows.`,
      passedOver: (context) =>
        `Without a cache the store is read at every run, ${quote(context, 'app.rerun_rate')}; with one, ${readsPerTtl(context)} share a fill.`,
      consequences: (context) => [
        `What is read answers every run, ${quote(context, 'app.rerun_rate')}, and overlapping runs of one viewer come on top.`,
        'Connections and clients are still held by st.cache_resource; only results are not cached.',
      ],
    },
  ],
  inputs: () => [
    'row_access',
    'classification',
    'viewers',
    'app.frame_bytes',
    'app.cache_hit_seconds',
    'app.cache_bytes',
    'app.cache_entries',
    'app.cache_ttl',
    'app.memory_budget',
    'app.rerun_rate',
    'app.replicas',
  ],
  sources: [
    appSources.caching,
    appSources.cacheData,
    appSources.cacheResource,
    appSources.sqlConnection,
    appSources.responseLimits,
  ],
};

function seesOwnRows({ sizing }: Context): boolean {
  return sizing.workload.rowAccess.value !== 'same_for_all';
}

function who({ sizing }: Context): 'tenant' | 'role' {
  return sizing.workload.rowAccess.value === 'by_tenant' ? 'tenant' : 'role';
}

function perWhom(context: Context): string {
  return `by ${who(context)}`;
}

function isRestricted({ sizing }: Context): boolean {
  return sizing.workload.classification.value === 'restricted';
}

function whyNotAllEntries(context: Context): string | null {
  return figure(context, 'app.cache_bytes') > figure(context, 'app.memory_budget')
    ? `${sentenceCase(entriesTake(context))} ${quote(context, 'app.cache_bytes')}, each ${quote(context, 'app.frame_bytes')}, and the budget is ${quote(context, 'app.memory_budget')}.`
    : null;
}

function holdsSnapshot({ decided }: Context): boolean {
  return choiceOf(decided, 'refresh') === 'push_snapshot';
}

function wantsSharedObject(context: Context): boolean {
  return holdsSnapshot(context) || figure(context, 'app.cache_hit_seconds') > streamlitConstants.instant.value;
}

function runsPerTtl(context: Context): number {
  return (figure(context, 'app.rerun_rate') * ttlInUse(context)) / Math.max(1, figure(context, 'app.replicas'));
}

/** An entry that is read less than twice in its life saves nothing. */
function isSeldomRead(context: Context): boolean {
  return !holdsSnapshot(context) && runsPerTtl(context) < 2;
}

function readsPerTtl(context: Context): string {
  const runs = runsPerTtl(context);
  return counted(runs < 10 ? Math.round(runs * 10) / 10 : Math.round(runs), 'run');
}

function ttl(context: Context): string {
  return quoteSeconds(ttlInUse(context));
}

function entries(context: Context): string {
  return counted(figure(context, 'app.cache_entries'), 'entry', 'entries');
}

function entriesTake(context: Context): string {
  return `${entries(context)} ${figure(context, 'app.cache_entries') === 1 ? 'takes' : 'take'}`;
}

function sessionsPerReplica(context: Context): number {
  return Math.ceil(context.sizing.workload.viewers.value / Math.max(1, figure(context, 'app.replicas')));
}

function sessionBytes(context: Context): number {
  return sessionsPerReplica(context) * figure(context, 'app.frame_bytes');
}

function sharedBytes(context: Context): number {
  return figure(context, 'app.frame_bytes');
}

/** A person who has just handed in a file does not wait for a ttl to see it. */
function afterUpload({ sizing }: Context): readonly string[] {
  return sizing.workload.sources.some(({ kind }) => kind.value === 'uploads')
    ? [
        'The number of the last accepted batch is an argument too: whoever uploads sees the new rows at the next run, not at the end of the ttl.',
      ]
    : [];
}

function replicasHold(context: Context, bytes: number): string {
  const replicas = figure(context, 'app.replicas');
  return replicas > 1
    ? `Every replica fills and holds its own copy: ${replicas} × ${quoteBytes(bytes)}, and the source answers ${counted(replicas, 'fill')} per ttl.`
    : `The one instance holds ${quoteBytes(bytes)}; a second replica would fill and hold as much again.`;
}

function cacheSettings(context: Context, scope: 'global' | 'session', bytes: number): Readonly<Record<string, string>> {
  return {
    ttl: ttl(context),
    max_entries: String(figure(context, 'app.cache_entries')),
    scope,
    memory: quoteBytes(bytes),
  };
}

import { appLimits } from '../../knowledge/limits-app.ts';
import { appSources } from '../../knowledge/sources-app.ts';
import { aggregatesKept, refillOf } from '../cache-refill.ts';
import { choiceOf } from '../choice-of.ts';
import type { DecisionContext, Topic } from '../decision.ts';
import { counted, figure, quote, quoteAnswer, quoteSeconds } from '../figures.ts';
import { transformFigures } from '../transform-figures.ts';

type Context = DecisionContext;

/** How an open page gets newer data. */
export const refreshTopic: Topic<'refresh'> = {
  id: 'refresh',
  title: 'Refresh of an open page',
  question: 'How does an open page get newer data?',
  applies: () => true,
  weights: { performance: 3, simplicity: 2, cost: 1, skills: 1, robustness: 3 },
  options: [
    {
      id: 'on_interaction',
      label: 'At each interaction',
      excluded: whyWatched,
      scores: (context) =>
        waitsForRefill(context)
          ? { performance: 2, simplicity: 5, cost: 5, skills: 5, robustness: 2 }
          : { performance: 4, simplicity: 5, cost: 5, skills: 5, robustness: 4 },
      because: (context) =>
        `${paceOf(context)}, well within the ${freshness(context)} that the data may be old, so the runs that happen anyway carry newer data to the page. ${refillOf(context).said}, so that even the run that refills an entry fits the ${pageLoad(context)} page-load target.`,
      passedOver: (context) =>
        `The first viewer after each expiry would wait ${quoteSeconds(refillOf(context).seconds)} for the refill, against a page-load target of ${pageLoad(context)}.`,
      consequences: (context) => [
        `A page that nobody touches does not change; show "data as of" beside the title, because it can be older than ${freshness(context)} on an idle screen.`,
        `Every cached read has ttl ${quote(context, 'app.cache_ttl')}; the first run after that pays for the refill.`,
        ...aggregatesKept(context),
      ],
      settings: (context) => ({ ttl: quote(context, 'app.cache_ttl') }),
    },
    {
      id: 'background_refresh',
      label: 'At each interaction, with the cache refilled in the background',
      excluded: (context) => whyNotReadOften(context) ?? whyNoBackground(context),
      scores: (context) =>
        waitsForRefill(context)
          ? { performance: 5, simplicity: 4, cost: 5, skills: 4, robustness: 5 }
          : { performance: 4, simplicity: 4, cost: 5, skills: 4, robustness: 4 },
      because: (context) =>
        `${refillOf(context).said}, and the page-load target is ${pageLoad(context)}, while data may be ${freshness(context)} old. With refresh_mode="background" and a ttl of ${quoteSeconds(backgroundTtl(context))} a viewer gets the stored value at once while one refill runs beside it; the oldest value ever served is ${quoteSeconds(2 * backgroundTtl(context))} old.`,
      passedOver: (context) =>
        `${refillOf(context).said}, so nobody waits for a refill and refresh_mode="background" would only halve the ttl to ${quoteSeconds(backgroundTtl(context))}.`,
      consequences: (context) => [
        `The ttl is half of the staleness that may be served (${quoteSeconds(backgroundTtl(context))}), because Streamlit serves a stale value up to twice the ttl.`,
        'A refill is started by a read, never by a clock: after a quiet night the first viewer waits, unless a scheduled request has opened the page before.',
        'Refills run without a session: cached functions may use neither st.session_state nor st.* and take everything they need as arguments.',
        'Four refills run at a time and a failed one is retried only after 60 s; alert on the log line, since viewers see nothing until the entry dies.',
      ],
      settings: (context) => ({
        ttl: quoteSeconds(backgroundTtl(context)),
        refresh_mode: 'background',
        served_until: quoteSeconds(2 * backgroundTtl(context)),
      }),
    },
    {
      id: 'fragment_poll',
      label: 'A fragment that polls',
      excluded: () => null,
      scores: (context) => {
        if (whyWatched(context) === null) return { performance: 3, simplicity: 3, cost: 2, skills: 4, robustness: 3 };
        if (wantsPush(context)) return { performance: 1, simplicity: 4, cost: 2, skills: 4, robustness: 3 };
        return { performance: 4, simplicity: 4, cost: 4, skills: 4, robustness: 4 };
      },
      because: (context) =>
        `${whyWatched(context) ?? 'An open page shall follow the data by itself.'} A fragment with run_every=${quote(context, 'app.refresh_interval')} redraws only the live part; with ${viewers(context)} and their clicks, script runs come at ${quote(context, 'app.rerun_rate')}.`,
      passedOver: (context) =>
        whyWatched(context) === null
          ? `${viewers(context)} ticking every ${quote(context, 'app.refresh_interval')} would run the script without anybody asking. ${paceOf(context)}, and data may be ${freshness(context)} old.`
          : `At ${freshness(context)} the time for commit, cache and tick in turn does not fit; a consumer in the app process leaves only the tick.`,
      consequences: (context) => [
        'The timer lives in the browser: a closed tab stops it, and a hidden tab may tick late.',
        'A tick never interrupts a full run: while a script runs, ticks wait and are then folded into a few. Keep full runs short, and put nothing slow outside the fragment.',
        `The fragment reads through the cache (ttl ${quoteSeconds(pollTtl(context))}), so ${viewers(context)} ticking cost one read of the store per ttl and replica, not one each.`,
        ...aggregatesKept(context),
        ...(pollsInBackground(context)
          ? [
              `A refill takes ${quoteSeconds(refillOf(context).seconds)}: the polled function has refresh_mode="background" and half the ttl, or once in every ttl a tick would block that long.`,
            ]
          : []),
      ],
      settings: (context) => ({
        run_every: quote(context, 'app.refresh_interval'),
        ttl: quoteSeconds(pollTtl(context)),
        ...(pollsInBackground(context) ? { refresh_mode: 'background' } : {}),
      }),
    },
    {
      id: 'push_snapshot',
      label: 'A consumer thread with a bounded buffer, read by a fragment',
      excluded: whyNoPush,
      scores: (context) =>
        wantsPush(context)
          ? { performance: 5, simplicity: 3, cost: 4, skills: 3, robustness: 4 }
          : { performance: 4, simplicity: 2, cost: 3, skills: 2, robustness: 2 },
      because: (context) =>
        `Data may be only ${freshness(context)} old and ${streamNames(context)} pushes it. One consumer thread per process, held by st.cache_resource, keeps the newest events in a bounded buffer, and a fragment copies a snapshot every ${quote(context, 'app.refresh_interval')}: nothing but the tick stands between an event and the screen.`,
      passedOver: (context) =>
        `With ${freshness(context)} allowed, polling the store every ${quote(context, 'app.refresh_interval')} is fresh enough and needs no thread that must survive cache clears and deploys.`,
      consequences: (context) => [
        `Every replica runs its own consumer (${counted(figure(context, 'app.replicas'), 'replica')}), with its own Kafka group or subscription, or replicas would split the events between them.`,
        'The thread calls no st.* function, and its cache_resource has on_release that stops it: without it a cache clear leaves two consumers.',
        'The buffer is lost with the process; what must be kept is written to the store by the worker, never by this thread.',
        ...(context.sizing.workload.rowAccess.value === 'same_for_all'
          ? []
          : [
              'The buffer holds the rows of everybody: the fragment filters by the viewer before it draws or counts anything.',
            ]),
      ],
      settings: (context) => ({ run_every: quote(context, 'app.refresh_interval') }),
    },
  ],
  inputs: ({ sizing, decided }) => [
    'freshness',
    'page_load',
    'situation',
    'interactions',
    'viewers',
    ...sizing.workload.sources.flatMap(({ id, database }) => [`${id}.kind`, ...(database ? [`${id}.query_time`] : [])]),
    'app.refresh_interval',
    'app.cache_ttl',
    'app.run_seconds',
    'app.rerun_rate',
    transformFigures(decided).seconds,
  ],
  sources: [
    appSources.fragments,
    appSources.backgroundRefresh,
    appSources.caching,
    appSources.multithreading,
    appSources.judgement,
  ],
};

/** The ttl in seconds that each cached read takes: half of the ledger's when stale values are served up to twice the ttl. */
export function ttlInUse(context: Context): number {
  return fillsInBackground(context) ? backgroundTtl(context) : figure(context, 'app.cache_ttl');
}

function backgroundTtl(context: Context): number {
  return figure(context, 'app.cache_ttl') / appLimits.staleFactor.value;
}

/** Whether cached reads are refilled beside the viewers: decided so, or a poll would block while an entry is refilled. */
export function fillsInBackground(context: Context): boolean {
  const refresh = choiceOf(context.decided, 'refresh');
  return refresh === 'background_refresh' || (refresh === 'fragment_poll' && pollsInBackground(context));
}

function pollsInBackground(context: Context): boolean {
  return waitsForRefill(context) && whyNoBackground(context) === null;
}

function pollTtl(context: Context): number {
  return pollsInBackground(context) ? backgroundTtl(context) : figure(context, 'app.cache_ttl');
}

/** Why a page must change without being touched; null when the viewers' own interactions are often enough. */
function whyWatched(context: Context): string | null {
  const { freshness: asked, situation, interactions } = context.sizing.workload;
  const gap = interactions.value > 0 ? 1 / interactions.value : Number.POSITIVE_INFINITY;
  if (gap > asked.value) {
    return `Data may be at most ${freshness(context)} old. ${paceOf(context)}: a page that waits for a click would go stale.`;
  }
  if (asked.value < appLimits.watchedFreshness.value) {
    return `Data may be at most ${freshness(context)} old, so it is watched rather than asked for: the page must change without a click.`;
  }
  if (situation.value === 'live_dashboard' && asked.value <= appLimits.liveFreshness.value) {
    return `A live dashboard is watched, not clicked: at a freshness of ${freshness(context)} it must change by itself.`;
  }
  return null;
}

/** A background refill is started by a read: on a page that nobody touches there is none. */
function whyNotReadOften(context: Context): string | null {
  return whyWatched(context) === null
    ? null
    : `A background refill is started by a read, and a page at rest reads nothing: within ${freshness(context)} an untouched page would be stale.`;
}

function whyNoBackground(context: Context): string | null {
  if (context.sizing.workload.host.value === 'snowflake') {
    return 'refresh_mode needs Streamlit 1.61 and a cache shared by sessions; the warehouse runtime of Snowflake limits caches to one session.';
  }
  const refill = refillOf(context).seconds;
  const ttl = backgroundTtl(context);
  return refill > ttl
    ? `A refill takes ${quoteSeconds(refill)}; serving stale values up to twice the ttl leaves a ttl of ${quoteSeconds(ttl)}, so a refill would not end before the next is due.`
    : null;
}

function whyNoPush({ sizing }: Context): string | null {
  const { sources, host } = sizing.workload;
  if (!sources.some(({ stream }) => stream !== null)) {
    return `${counted(sources.length, 'source')} and none is a stream: each has to be asked, so there is nothing to push.`;
  }
  return host.value === 'community_cloud'
    ? `Community Cloud puts an app to sleep after ${quoteSeconds(appLimits.communityCloudSleep.value)} without visitors, and the consumer thread with it.`
    : null;
}

function wantsPush(context: Context): boolean {
  return whyNoPush(context) === null && context.sizing.workload.freshness.value <= appLimits.pushFreshness.value;
}

function waitsForRefill(context: Context): boolean {
  return figure(context, 'app.run_seconds') + refillOf(context).seconds > context.sizing.workload.pageLoad.value;
}

function paceOf({ sizing }: Context): string {
  const rate = sizing.workload.interactions.value;
  return rate > 0
    ? `A viewer interacts once every ${quoteSeconds(1 / rate)} on average`
    : 'A viewer does not interact with the page';
}

function freshness({ sizing }: Context): string {
  return quoteAnswer(sizing.workload.freshness, 's');
}

function pageLoad({ sizing }: Context): string {
  return quoteAnswer(sizing.workload.pageLoad, 's');
}

function viewers({ sizing }: Context): string {
  return counted(sizing.workload.viewers.value, 'viewer');
}

function streamNames({ sizing }: Context): string {
  return sizing.workload.sources
    .filter(({ stream }) => stream !== null)
    .map(({ id }) => id)
    .join(', ');
}

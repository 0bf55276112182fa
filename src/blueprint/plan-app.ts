import { choiceOf } from '../decisions/choice-of.ts';
import { counted, figure, quote, quoteAnswer, quoteBytes } from '../decisions/figures.ts';
import { cachedFrames, servedSources, ttlWords } from './caching.ts';
import { type Design, isScoped, liveStreams, scopeWord } from './design.ts';
import { outageWords } from './design-names.ts';
import { rowAccessPlace, signInPlace, storePlace } from './implementation-places.ts';
import { payloadBudget } from './page-payload.ts';
import type { Task } from './plan-task.ts';

/** What viewers touch: reads, pages, identity, refresh, and what a page says when a source is away. */
export function appSteps(design: Design): readonly Task[] {
  return [
    ...(servedSources(design).length > 0 ? [readTask(design), pageTask(design)] : []),
    ...(design.sizing.workload.sources.some(({ kind }) => kind.value === 'uploads') ? [uploadTask(design)] : []),
    ...identityTask(design),
    refreshTask(design),
    outageTask(design),
  ];
}

function readTask(design: Design): Task {
  const memory = cachedFrames(design).reduce((sum, entry) => sum + entry.memory, 0);
  const choice = design.decided.find(({ topic }) => topic === 'cache');
  const isCached = choice !== undefined && choice.choice.id !== 'no_cache';
  return {
    action: `Write the readers of serving.py, one for each source, ${isCached ? `cached as planned (${choice.choice.label}, ttl ${ttlWords(design)})` : 'without a cache, each bounded to what it shows'}.`,
    acceptance: isCached
      ? `Ten sessions that open at once cause one read of each entry; a hit costs at most ${quote(design, 'app.cache_hit_seconds')}; with every entry full the process holds ${quoteBytes(memory)} of caches.`
      : `No reader returns more than ${quote(design, 'app.frame_rows')}; ${quote(design, 'app.rerun_rate')} script runs keep the pool below its size.`,
  };
}

function pageTask(design: Design): Task {
  const { features, pageLoad } = design.sizing.workload;
  const parts = [
    ...(features.value.includes('drill_down') ? ['single rows by keyset page'] : []),
    ...(features.value.includes('export') ? ['an export of what is shown, made on click'] : []),
    ...(features.value.includes('edit') ? ['edits with a version check'] : []),
  ];
  return {
    action: `Draw the overview from the readers, one fragment for each source${parts.length > 0 ? `, with ${parts.join(', ')}` : ''}.`,
    acceptance: `AppTest runs the page without an exception; a warm run takes at most ${quote(design, 'app.run_seconds')}, a browser gets at most ${quoteBytes(payloadBudget(design))} and shows the figures within ${quoteAnswer(pageLoad, 's')}; a filter reruns its own part alone.`,
  };
}

function uploadTask(design: Design): Task {
  const largest = Math.max(
    ...design.sizing.workload.sources.map(({ kind, files }) =>
      kind.value === 'uploads' ? (files?.fileSize.value ?? 0) : 0,
    ),
  );
  return {
    action:
      'Build the upload page: one form, the verdict line by line in the words of the rules, and a cap on the size.',
    acceptance: `A file of ${quoteBytes(largest)} passes proxy and app, one of twice the size is refused before it is read; every bad line is named by its number in the sender's file; a click during the check neither loses nor doubles the upload.`,
  };
}

function identityTask(design: Design): readonly Task[] {
  const signIn = choiceOf(design.decided, 'sign_in');
  if (signIn === null || signIn === 'open') {
    return [
      {
        action: 'Limit connections for each address at the proxy, since the app is open.',
        acceptance: 'A client that opens one session too many is refused, and a viewer beside it notices nothing.',
      },
    ];
  }
  if (signIn === 'network_only') {
    return [
      {
        action: 'Let only the private network reach the app.',
        acceptance: 'From outside the network the address does not answer; /_stcore/metrics answers the scraper alone.',
      },
    ];
  }
  const word = scopeWord(design);
  return [
    {
      action: `Sign viewers in: ${signInPlace(design)}.${isScoped(design) ? ` Keep rows apart: ${rowAccessPlace(design)}.` : ''}`,
      acceptance: isScoped(design)
        ? `With warm caches, two identities with different ${word}s on one real server see their own rows only, on every page and in exports; one without a ${word} sees an explanation and no row; a withdrawn ${word} is gone within 5 min.`
        : 'Without a sign-in no page draws anything; a forged identity header changes nothing; somebody who is not on the list is turned away with an explanation.',
    },
  ];
}

function refreshTask(design: Design): Task {
  const { freshness, viewers } = design.sizing.workload;
  const live = liveStreams(design).map(({ id }) => id);
  if (live.length > 0) {
    return {
      action: `Follow ${live.join(', ')} in one thread of each process (snapshot_${live[0]}.reader, with on_release) and redraw from a snapshot every ${quote(design, 'app.refresh_interval')}.`,
      acceptance: `After a cache clear and an edit of the source one consumer runs, not two; an event is on the screen within ${quoteAnswer(freshness, 's')}; with ${counted(viewers.value, 'open page')} the process uses at most ${quote(design, 'app.cores_needed')}.`,
    };
  }
  const worst = figure(design, 'app.staleness_worst') > freshness.value;
  const age = worst
    ? `is at most ${quote(design, 'app.staleness_worst')} old, which is what the design reaches`
    : `is at most ${quoteAnswer(freshness, 's')} old`;
  switch (choiceOf(design.decided, 'refresh')) {
    case 'fragment_poll':
      return {
        action: `Let the panels redraw by themselves every ${quote(design, 'app.refresh_interval')} (st.fragment with run_every), through the cache.`,
        acceptance: `Over one hour a page left open ${age}; with ${counted(viewers.value, 'open page')} each entry is read once for each ttl and instance; a full run takes less than ${quote(design, 'app.refresh_interval')}, so that no tick waits for it.`,
      };
    case 'background_refresh':
      return {
        action: `Refill cached reads in the background (refresh_mode="background", ttl ${ttlWords(design)}) and open each page once after a start, so that the first viewer finds it filled.`,
        acceptance: `With the source slowed to today's speed no viewer waits longer than ${quoteAnswer(design.sizing.workload.pageLoad, 's')}; what a viewer sees ${age}; a failed refill is alerted on before the entry dies.`,
      };
    case 'on_interaction':
    case 'push_snapshot':
    case null:
      return {
        action: `Show "as of" beside each figure and read newer data at each interaction (ttl ${ttlWords(design)}).`,
        acceptance: `After a click what is shown ${age}; the first run after an expiry keeps ${quoteAnswer(design.sizing.workload.pageLoad, 's')}.`,
      };
  }
}

function outageTask(design: Design): Task {
  const { sources } = design.sizing.workload;
  const remote = sources.filter(({ kind }) => kind.value !== 'uploads').map(({ id }) => id);
  const first = remote[0] ?? storePlace(design);
  return {
    action: `Build what viewers see in an outage: ${outageWords(design)}.`,
    acceptance: `With ${first} unreachable${remote.length > 1 ? ', and then each other source in turn,' : ''} the page shows just that, keeps answering clicks within ${quoteAnswer(design.sizing.workload.pageLoad, 's')}, and is whole again within ${ttlWords(design)} of the return.`,
  };
}

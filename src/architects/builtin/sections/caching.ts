import type { CacheEntry } from '../../../blueprint/blueprint.ts';
import { type Design, instances, isScoped, scopeWord } from '../../../blueprint/design.ts';
import { choiceOf } from '../../../decisions/choice-of.ts';
import { formatQuantity } from '../../../intake/quantities/format-quantity.ts';
import { codeBlocks, hasFile } from '../code-blocks.ts';
import { count, decisionOn, figure } from '../figures.ts';
import { cachedBytes } from '../../../blueprint/caching.ts';
import { streamlitConstants } from '../../../knowledge/streamlit.ts';
import { chosen } from '../links.ts';
import { bullets, heading, plain, table } from '../markdown-blocks.ts';
import type { SectionContext, SectionWriter } from '../section-writer.ts';

/** What is cached where and for whom, why each ttl fits, and how the page uses it. */
export const writeCaching: SectionWriter = (context) => {
  const { caching } = context.blueprint;
  const cache = decisionOn(context.blueprint, 'cache');
  return [
    ...(cache === null ? [] : [`${chosen(cache)}. ${whoShares(context)}`]),
    heading('Caching plan'),
    ...(caching.length === 0
      ? ['Nothing is cached: every run reads.']
      : table(['What', 'Function', 'Decorator', 'ttl', 'Entries', 'Key and scope', 'Memory'], caching.map(planRow))),
    heading('Why these times'),
    ...bullets(whys(context)),
    heading('What reruns what'),
    ...bullets(reruns(context)),
    heading('Memory over days'),
    ...bullets(memory(context)),
    ...codeBlocks(context, 'caching'),
  ];
};

function whoShares({ design }: SectionContext): string {
  const word = scopeWord(design);
  switch (choiceOf(design.decided, 'cache')) {
    case 'cache_data_keyed':
      return `The ${word} is an argument of every reader, so it is part of every key: a viewer can only meet entries of the same ${word}.`;
    case 'cache_data_session':
      return 'Each session has its own entries: no viewer can meet those of another.';
    case 'cache_resource_shared':
      return isScoped(design)
        ? `One object serves all sessions and is never changed; what a viewer gets of it is filtered by the ${word} first.`
        : 'One object serves all sessions; it is never changed, only replaced.';
    case 'cache_data_global':
      return 'Every viewer may see the same rows, so one entry serves all.';
    case 'no_cache':
    case null:
      return '';
  }
}

function planRow(entry: CacheEntry): readonly string[] {
  const each = `${formatQuantity(entry.maxEntries, 'count')} × ${formatQuantity(entry.entryBytes, 'B')}`;
  const isPlain = entry.scope === 'global';
  const total = formatQuantity(entry.memory, 'B');
  return [
    plain(entry.what),
    `\`${entry.function}\``,
    `\`${entry.decorator}\`${entry.backgroundRefresh ? ', background refresh' : ''}`,
    entry.ttl === null ? 'the process' : formatQuantity(entry.ttl, 's'),
    formatQuantity(entry.maxEntries, 'count'),
    `${entry.scope}: ${plain(entry.key)}`,
    isPlain ? `${each} = ${total}` : `${each} in each session, ${total} in all`,
  ];
}

function whys({ blueprint, design }: SectionContext): readonly string[] {
  const reads = blueprint.caching.filter(({ decorator, ttl }) => decorator === 'st.cache_data' && ttl !== null);
  const [first] = reads;
  if (first?.ttl === undefined || first.ttl === null) return ['No read is cached, so no ttl has to fit.'];
  const fresh = formatQuantity(blueprint.workload.freshness.value, 's');
  const number = instances(design);
  const background = first.backgroundRefresh
    ? ` A stale value is served up to twice the ttl, ${formatQuantity(2 * first.ttl, 's')}, while it is refilled.`
    : '';
  return [
    `A read lives ${formatQuantity(first.ttl, 's')} of the ${fresh} that data may be old; with the other steps of its path the oldest on a screen is ${figure(blueprint, 'app.staleness_worst')} (Architecture).${background}`,
    `At expiry one caller of a key fills it and the others wait for that one${number > 1 ? `; each of ${number} instances fills its own` : ''}. A fill that fails is not cached: the next caller asks again${choiceOf(design.decided, 'outage') === 'stale_with_banner' ? ', and meanwhile `freshness.last_good` answers' : ''}.`,
    `A hit copies the frames: ${figure(blueprint, 'app.cache_hit_seconds')} for a whole page. A ttl is a number of seconds: \`ttl="60"\` would mean 60 nanoseconds.`,
  ];
}

function reruns(context: SectionContext): readonly string[] {
  const { blueprint, design } = context;
  const refresh = decisionOn(blueprint, 'refresh');
  const { features, sources } = blueprint.workload;
  return [
    'Each panel of `overview.py` is a fragment: its filters rerun that panel, the choice of days reruns the page.',
    ...(refresh === null ? [] : [`${chosen(refresh)}: ${redraw(design)}.`]),
    ...(hasFile(context, 'export.py')
      ? [
          'An export is made when its button is pressed (`on_click="ignore"`): it reruns nothing, and its bytes are not held for every viewer.',
        ]
      : []),
    ...(hasFile(context, 'details.py')
      ? ['Row pages ask for one page by key, never by offset: the tenth costs what the first costs.']
      : []),
    ...(features.value.includes('edit')
      ? ['An edit is written in a transaction of its own and clears exactly the reader that shows it.']
      : []),
    ...(sources.some(({ kind }) => kind.value === 'uploads')
      ? [
          'An upload is a form that clears itself: nothing runs until its button is pressed, and the file leaves the session with it.',
        ]
      : []),
    'Session state holds the choices of its widgets (period, categories, the key of a row page) and no frame.',
  ];
}

function redraw(design: Design): string {
  switch (choiceOf(design.decided, 'refresh')) {
    case 'fragment_poll':
      return 'the panel redraws by itself, the page around it does not';
    case 'push_snapshot':
      return 'the live panel redraws by itself from the snapshot';
    case 'background_refresh':
      return 'a refill runs without a session, so readers use neither `st.session_state` nor any drawing call';
    case 'on_interaction':
    case null:
      return 'nothing redraws by itself';
  }
}

function memory({ blueprint, design }: SectionContext): readonly string[] {
  const total = cachedBytes(blueprint.caching);
  const clients = blueprint.caching.reduce((sum, entry) => sum + entry.memory, 0) - total;
  const uploads = blueprint.workload.sources.some(({ kind }) => kind.value === 'uploads');
  return [
    `Cached rows: ${formatQuantity(total, 'B')} with every entry full, of the ${figure(blueprint, 'app.memory_budget')} that ${instances(design) === 1 ? 'the instance has' : 'each instance has'} for data${clients > 0 ? `; pools and clients take ${formatQuantity(clients, 'B')} more` : ''}. An expired entry is freed when it is next touched, not at its time.`,
    `Runs: all in flight, over ${count(instances(design), 'instance')}, work on ${figure(blueprint, 'app.memory_live')} and let go at their end.`,
    `Sessions: Streamlit keeps up to ${streamlitConstants.lostSessions.value} that lost their connection, for ${formatQuantity(streamlitConstants.lostSessionTime.value, 's')}.`,
    ...(uploads
      ? ['Uploads: a file stays in memory until its form is cleared, which the form does when it is sent.']
      : []),
  ];
}

import type { Blueprint, CacheEntry } from '../../../blueprint/blueprint.ts';
import { formatQuantity } from '../../../intake/quantities/format-quantity.ts';
import { codeBlocks } from '../code-blocks.ts';
import { decisionOn, figure } from '../figures.ts';
import { bullets, heading, plain, table } from '../markdown-blocks.ts';
import type { SectionWriter } from '../section-writer.ts';

/** What is cached where and for whom, why each ttl fits, and how the page uses it. */
export const writeCaching: SectionWriter = (context) => {
  const { blueprint } = context;
  const cache = decisionOn(blueprint, 'cache');
  return [
    ...(cache === null
      ? []
      : [`${cache.id}: **${cache.choice.label}**. ${cache.because}`, ...bullets(cache.consequences)]),
    heading('Caching plan'),
    ...table(
      ['What', 'Function', 'Decorator', 'ttl', 'Entries', 'Scope', 'Key', 'Memory'],
      blueprint.caching.map(planRow),
    ),
    heading('Why these times'),
    ...bullets(whys(blueprint)),
    heading('What reruns what'),
    ...bullets(reruns(blueprint)),
    heading('Memory over days'),
    ...bullets(memory(blueprint)),
    heading('Code'),
    ...codeBlocks(context, 'caching'),
  ];
};

function planRow(entry: CacheEntry): readonly string[] {
  return [
    plain(entry.what),
    `\`${entry.function}\``,
    `\`${entry.decorator}\`${entry.backgroundRefresh ? ', background refresh' : ''}`,
    entry.ttl === null ? 'the process' : formatQuantity(entry.ttl, 's'),
    String(entry.maxEntries),
    entry.scope,
    plain(entry.key),
    `${entry.maxEntries} × ${formatQuantity(entry.entryBytes, 'B')} = ${formatQuantity(entry.memory, 'B')}`,
  ];
}

function whys(blueprint: Blueprint): readonly string[] {
  return [
    `A result lives ${figure(blueprint, 'app.cache_ttl')}, a part of the ${formatQuantity(blueprint.workload.freshness.value, 's')} that data may be old; with the load before it and the page’s own ${figure(blueprint, 'app.refresh_interval')} the worst age is ${figure(blueprint, 'app.staleness_worst')}.`,
    `At expiry one caller of a key fills it and the others wait for that one; each of ${figure(blueprint, 'app.replicas')} instances fills its own. A fill that fails is not cached: the next caller asks again, and the last good value is shown meanwhile (failure section).`,
    `A hit costs ${figure(blueprint, 'app.cache_hit_seconds')} of copying where \`st.cache_data\` holds the rows; a ttl is written as a number of seconds, since \`ttl="60"\` would mean 60 nanoseconds.`,
  ];
}

function reruns(blueprint: Blueprint): readonly string[] {
  const refresh = decisionOn(blueprint, 'refresh');
  const { features } = blueprint.workload;
  return [
    'A widget outside a fragment reruns the page; filters of one chart sit in the fragment that draws it, and several inputs that belong together sit in a form.',
    ...(refresh === null ? [] : [`${refresh.id}: ${refresh.choice.label.toLowerCase()}.`]),
    ...(features.value.includes('export')
      ? [
          'A download is made by a function when it is asked for, with `on_click="ignore"`: preparing it does not rerun the page, and its bytes are not held for every viewer.',
        ]
      : []),
    ...(features.value.includes('drill_down')
      ? ['Drilling down asks for one page of rows by key, never by offset.']
      : []),
    ...(features.value.includes('edit')
      ? ['An edit is written through a session of its own and clears exactly the entries that show it.']
      : []),
    'Session state holds choices (filters, the page’s key), never frames.',
  ];
}

function memory(blueprint: Blueprint): readonly string[] {
  const total = blueprint.caching.reduce((sum, entry) => sum + entry.memory, 0);
  return [
    `Caches: ${formatQuantity(total, 'B')} at the most in one instance, of ${figure(blueprint, 'app.memory_budget')}; every entry above has \`max_entries\`. An expired entry is freed when it is next touched, not at its time.`,
    `Runs: ${figure(blueprint, 'app.runs_in_flight')} in flight work on ${figure(blueprint, 'app.frame_bytes')} each and let go at their end.`,
    'Sessions: at most 128 disconnected ones are kept, for 120 s. Uploads stay in memory until the tab closes, so their widget is cleared once a file is taken in.',
  ];
}

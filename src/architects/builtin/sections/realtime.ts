import { type Design, liveStreams } from '../../../blueprint/design.ts';
import { choiceOf, sourceChoiceOf } from '../../../decisions/choice-of.ts';
import { formatQuantity } from '../../../intake/quantities/format-quantity.ts';
import type { SourceWorkload } from '../../../sizing/workload.ts';
import { codeBlocks } from '../code-blocks.ts';
import { decisionOn, figure, sourceFigure } from '../figures.ts';
import { chosen } from '../links.ts';
import { bullets, heading, table } from '../markdown-blocks.ts';
import type { SectionContext, SectionWriter } from '../section-writer.ts';

/** How an open page gets newer data, and, for streams, what carries events, buffers them and gives way. */
export const writeRealtime: SectionWriter = (context) => [
  ...refreshing(context),
  ...context.blueprint.workload.sources
    .filter(({ stream }) => stream !== null)
    .flatMap((source) => streamBlocks(source, context)),
  ...codeBlocks(context, 'realtime'),
];

function refreshing({ blueprint, design }: SectionContext): readonly string[] {
  const refresh = decisionOn(blueprint, 'refresh');
  const choice = choiceOf(design.decided, 'refresh');
  if (refresh === null || choice === null) return [];
  const redraws = choice === 'fragment_poll' || choice === 'push_snapshot';
  const ttl = blueprint.caching.find(({ ttl: seconds }) => seconds !== null)?.ttl ?? null;
  return [
    `${chosen(refresh)}. ${mechanisms[choice]}`,
    ...table(
      ['Figure', 'Value'],
      [
        ...(redraws ? [['A page redraws every', figure(blueprint, 'app.refresh_interval')]] : []),
        ...(ttl === null ? [] : [['A cached read is renewed after', formatQuantity(ttl, 's')]]),
        ['Script runs with all viewers', figure(blueprint, 'app.rerun_rate')],
        ['One run with a warm cache', figure(blueprint, 'app.run_seconds')],
        ['Cores that these runs want, over all instances', figure(blueprint, 'app.cores_needed')],
        ['Oldest data on a screen', figure(blueprint, 'app.staleness_worst')],
      ],
    ),
  ];
}

const mechanisms = {
  on_interaction: 'A page at rest does not change; the age beside its figures tells.',
  background_refresh:
    'Nothing redraws a page at rest. A read past the ttl gets the stored value at once while one refill runs; a value that has lived twice its ttl is read anew while its viewer waits.',
  fragment_poll:
    'The timer lives in the browser: a closed tab asks for nothing, and a tick that falls into a full run waits for its end. The code is the fragment `panel` of `overview.py`.',
  push_snapshot:
    'A thread of the process takes events in; the fragment draws a copy of what it holds and never waits for the sender. The timer lives in the browser, so a closed tab costs nothing.',
} as const;

function streamBlocks(source: SourceWorkload, context: SectionContext): readonly string[] {
  const { blueprint } = context;
  const { id } = source;
  const of = (metric: Parameters<typeof sourceFigure>[2]) => sourceFigure(blueprint, id, metric);
  const decisions = [decisionOn(blueprint, 'transport', id), decisionOn(blueprint, 'backpressure', id)].filter(
    (decision) => decision !== null,
  );
  const outage = formatQuantity(blueprint.workload.longestOutage.value, 's');
  const isKept = keeps(id, context.design);
  const rows: readonly (readonly [string, string | null])[] = [
    ['Events at the peak', of('events_peak')],
    ['Bytes at the peak', of('throughput_peak')],
    ['Partitions', isKept ? of('partitions') : null],
    ['Consumer capacity, all partitions', of('consumer_capacity')],
    ['Busy at the peak', of('consumer_utilisation')],
    [`Waiting after ${outage} of outage`, isKept ? `${of('outage_backlog') ?? 'few'} events` : null],
    ['Worked off in', isKept ? of('catch_up_seconds') : null],
    ['What readers need the transport to keep', isKept ? of('retention_needed') : null],
    [
      'Disk or memory of the transport, at its default or that time, copies included',
      isKept ? of('retention_bytes') : null,
    ],
    ['Buffer of an instance', bufferOf(of('buffer_events'), of('buffer_bytes'))],
    ['Updates a second after keeping the last of each key', of('updates_conflated')],
    ['Redraws that a viewer gets', figure(blueprint, 'app.ui_update_rate')],
  ];
  return [
    heading(id),
    ...bullets([...decisions.map((decision) => `${chosen(decision)}.`), ...guarantees(source, context)]),
    ...table(
      ['Figure', 'Value'],
      rows.flatMap(([label, value]) => (value === null ? [] : [[label, value]])),
    ),
  ];
}

function bufferOf(events: string | null, bytes: string | null): string | null {
  return events === null ? null : `at most ${events} events${bytes === null ? '' : `, ${bytes}`}`;
}

function guarantees({ id, stream, keyColumn }: SourceWorkload, context: SectionContext): readonly string[] {
  const { design } = context;
  const isKept = keeps(id, design);
  const order = {
    none: 'none is needed',
    per_key: isKept
      ? `by \`${keyColumn.value}\`: the sender uses it as the key of the partition`
      : `as the connection delivers them; the newest of a \`${keyColumn.value}\` wins`,
    total: isKept ? 'one for all events, and so one partition' : 'as the one connection delivers them',
  }[stream?.ordering.value ?? 'none'];
  const follows = liveStreams(design).some((live) => live.id === id);
  return [
    `Order: ${order}. Delivery: ${delivery(id, design)}.`,
    ...(follows
      ? [
          `Each instance reads every event, ${isKept ? 'in a group of its own' : 'over a connection of its own'}; \`snapshot_${id}.reader\` is the one reader of a process, reconnects after 1 s, 2 s, up to 30 s, and ends when its cache entry is released. After a restart it starts from now: what a page shows fills up again at the rate of the stream.`,
        ]
      : []),
    ...(stored(id, context)
      ? [
          `The worker’s task \`drain_${id}\` ${isKept ? 'stores events and confirms them after the commit, so a crash repeats some and loses none that the transport kept' : 'stores events as they come; what is sent while it is down is not stored'}.`,
        ]
      : []),
  ];
}

function stored(id: string, { code }: SectionContext): boolean {
  return code.some(({ path, text }) => path === 'worker.py' && text.includes(`"drain_${id}"`));
}

/** Whether the transport keeps events for a reader that is away. */
function keeps(id: string, { decided }: Design): boolean {
  return ['kafka', 'redis_streams'].includes(sourceChoiceOf(decided, 'transport', id) ?? '');
}

function delivery(id: string, { decided }: Design): string {
  switch (sourceChoiceOf(decided, 'transport', id)) {
    case 'kafka':
    case 'redis_streams':
      return 'at least once; a repeated event lands on its own key';
    case 'redis_pubsub':
      return 'at most once: what comes while nobody listens is gone';
    case 'websocket':
      return 'at most once: what is sent while the line is down is gone, unless the sender can replay';
    case 'http_poll':
    case null:
      return 'what the sender still has at the next question';
  }
}

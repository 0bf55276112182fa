import type { Blueprint } from '../../../blueprint/blueprint.ts';
import { formatQuantity } from '../../../intake/quantities/format-quantity.ts';
import type { SourceWorkload } from '../../../sizing/workload.ts';
import { codeBlocks } from '../code-blocks.ts';
import { decisionOn, figure, sourceFigure } from '../figures.ts';
import { bullets, heading, table } from '../markdown-blocks.ts';
import type { SectionWriter } from '../section-writer.ts';

/** How an open page gets newer data, and, for streams, what carries events, buffers them and gives way. */
export const writeRealtime: SectionWriter = (context) => {
  const { blueprint } = context;
  const refresh = decisionOn(blueprint, 'refresh');
  return [
    ...(refresh === null
      ? []
      : [`${refresh.id}: **${refresh.choice.label}**. ${refresh.because}`, ...bullets(refresh.consequences)]),
    ...table(
      ['', 'Figure'],
      [
        ['An open page looks every', figure(blueprint, 'app.refresh_interval')],
        ['Script runs with all viewers', figure(blueprint, 'app.rerun_rate')],
        ['One run, warm', figure(blueprint, 'app.run_seconds')],
        ['Worst age on the screen', figure(blueprint, 'app.staleness_worst')],
      ],
    ),
    'The timer of a fragment lives in the browser: a tab that nobody has open asks for nothing, and ticks that come during a full run wait for its end. So nothing long runs in the script.',
    ...blueprint.workload.sources
      .filter(({ stream }) => stream !== null)
      .flatMap((source) => streamBlocks(source, blueprint)),
    ...codeUnder(codeBlocks(context, 'realtime')),
  ];
};

function streamBlocks(source: SourceWorkload, blueprint: Blueprint): readonly string[] {
  const { id, stream } = source;
  const of = (metric: Parameters<typeof sourceFigure>[2]) => sourceFigure(blueprint, id, metric);
  const rows: readonly (readonly [string, string | null])[] = [
    ['Events at the peak', of('events_peak')],
    ['Bytes at the peak', of('throughput_peak')],
    ['Partitions', of('partitions')],
    ['Consumers busy at the peak', of('consumer_utilisation')],
    [`Backlog after ${formatQuantity(blueprint.workload.longestOutage.value, 's')} of outage`, of('outage_backlog')],
    ['Until it is worked off', of('catch_up_seconds')],
    ['Buffer in the consumer', `${of('buffer_events') ?? ''}, ${of('buffer_bytes') ?? ''}`],
    ['Kept by the transport', of('retention_bytes')],
    ['Updates that reach a page', of('updates_conflated')],
  ];
  const decisions = [decisionOn(blueprint, 'transport', id), decisionOn(blueprint, 'backpressure', id)].filter(
    (decision) => decision !== null,
  );
  const order = {
    none: 'in any order',
    per_key: 'in order for each key',
    total: 'in one order for all, and so in one partition',
  } as const;
  return [
    heading(id),
    ...table(
      ['', 'Figure'],
      rows.flatMap(([label, value]) => (value === null ? [] : [[label, value]])),
    ),
    `Events are taken ${order[stream?.ordering.value ?? 'none']}, at least once: a repeated event lands on its own key.`,
    ...decisions.flatMap((decision) => [
      `${decision.id}: **${decision.choice.label}**. ${decision.because}`,
      ...bullets(decision.consequences),
    ]),
  ];
}

function codeUnder(blocks: readonly string[]): readonly string[] {
  return blocks.length === 0 ? [] : [heading('Code'), ...blocks];
}

import type { Blueprint } from '../../../blueprint/blueprint.ts';
import { formatQuantity } from '../../../intake/quantities/format-quantity.ts';
import type { SourceWorkload } from '../../../sizing/workload.ts';
import { codeBlocks } from '../code-blocks.ts';
import { decisionOn, figure, sourceFigure } from '../figures.ts';
import { bullets, heading, table } from '../markdown-blocks.ts';
import type { SectionWriter } from '../section-writer.ts';

/** For each source: how its rows come, how often, how much at a time, and what a second run does. */
export const writeIngestion: SectionWriter = (context) => {
  const { blueprint } = context;
  return [
    ...table(
      ['Source', 'Mode', 'Every', 'Rows at a time', 'Takes', 'Boundary'],
      blueprint.workload.sources.map((source) => sourceRow(source, blueprint)),
    ),
    ...blueprint.workload.sources.flatMap((source) => sourceBlocks(source, blueprint)),
    heading('Transform'),
    ...transform(blueprint),
    heading('Load'),
    ...load(blueprint),
    ...backfill(blueprint),
    ...codeHeading(codeBlocks(context, 'ingestion')),
  ];
};

function sourceRow(source: SourceWorkload, blueprint: Blueprint): readonly string[] {
  const of = (metric: Parameters<typeof sourceFigure>[2]) => sourceFigure(blueprint, source.id, metric);
  const ingestion = decisionOn(blueprint, 'ingestion', source.id);
  const mode = ingestion?.choice.id;
  if (mode === 'query_in_place')
    return [
      source.id,
      ingestion?.choice.label ?? '',
      'each cache fill',
      of('page_rows') ?? '',
      of('query_budget') ?? '',
      'none: nothing is copied',
    ];
  if (mode === 'on_upload')
    return [
      source.id,
      ingestion?.choice.label ?? '',
      'each upload',
      of('rows_per_file') ?? '',
      of('parse_seconds') ?? '',
      'digest of the file',
    ];
  if (mode === 'consume')
    return [
      source.id,
      ingestion?.choice.label ?? '',
      'continuously',
      of('events_peak') ?? '',
      '',
      'offset, committed after the write',
    ];
  return [
    source.id,
    ingestion?.choice.label ?? '',
    of('sync_interval') ?? '',
    mode === 'full_reload' ? (of('rows_now') ?? '') : `${of('rows_per_day') ?? ''} in a day`,
    of(mode === 'full_reload' ? 'load_full_seconds' : 'load_increment_seconds') ?? '',
    mode === 'full_reload' ? 'none: all of it' : `\`${source.timeColumn.value}\` of the last row written`,
  ];
}

function sourceBlocks(source: SourceWorkload, blueprint: Blueprint): readonly string[] {
  const decisions = [
    decisionOn(blueprint, 'api_sync', source.id),
    decisionOn(blueprint, 'ingestion', source.id),
  ].filter((decision) => decision !== null);
  return [
    heading(source.id),
    ...decisions.map(({ id, because }) => `${id}: ${because}`),
    ...bullets([...new Set([...decisions.flatMap(({ consequences }) => consequences), ...hazards(source, blueprint)])]),
  ];
}

function hazards({ changePattern, peakFactor, id }: SourceWorkload, blueprint: Blueprint): readonly string[] {
  const late = formatQuantity(blueprint.workload.lateData.value, 's');
  const isCopied = !['query_in_place', 'on_upload'].includes(decisionOn(blueprint, 'ingestion', id)?.choice.id ?? '');
  if (!isCopied) return [];
  return [
    ...(changePattern.value === 'append_only'
      ? [`A row may come ${late} late: reports on the last ${late} say that they are not final.`]
      : []),
    `At the peak, ${formatQuantity(peakFactor.value, 'x')} the mean, ${sourceFigure(blueprint, id, 'rate_peak') ?? 'rows'} arrive.`,
  ];
}

function transform(blueprint: Blueprint): readonly string[] {
  const engine = decisionOn(blueprint, 'engine');
  return engine === null
    ? []
    : [`${engine.id}: **${engine.choice.label}**. ${engine.because}`, ...bullets(engine.consequences)];
}

function load(blueprint: Blueprint): readonly string[] {
  const loading = decisionOn(blueprint, 'loading');
  const orchestration = decisionOn(blueprint, 'orchestration');
  return [
    ...(loading === null
      ? []
      : [`${loading.id}: **${loading.choice.label}**. ${loading.because}`, ...bullets(loading.consequences)]),
    ...(orchestration === null
      ? []
      : [
          `${orchestration.id}: **${orchestration.choice.label}**. ${orchestration.because}`,
          ...bullets(orchestration.consequences),
        ]),
  ];
}

function backfill(blueprint: Blueprint): readonly string[] {
  const copied = blueprint.workload.sources.filter(({ id }) =>
    ['incremental', 'full_reload', 'cdc'].includes(decisionOn(blueprint, 'ingestion', id)?.choice.id ?? ''),
  );
  if (copied.length === 0) return [];
  const rows = copied.map(({ id }) => [
    id,
    sourceFigure(blueprint, id, 'rows_now') ?? '',
    sourceFigure(blueprint, id, 'load_full_seconds') ?? '',
  ]);
  return [
    heading('Backfill'),
    `${formatQuantity(blueprint.workload.backfill.value, 's')} of history are loaded once, day by day with an explicit end, beside the regular loads and with at most 30 % of what the source allows; counts are compared before pages read them. All of a source at full speed would take:`,
    ...table(['Source', 'Rows', 'At full speed'], rows),
    `${figure(blueprint, 'app.bytes_now')} in all; a day that failed is simply loaded again.`,
  ];
}

function codeHeading(blocks: readonly string[]): readonly string[] {
  return blocks.length === 0 ? [] : [heading('Code'), ...blocks];
}

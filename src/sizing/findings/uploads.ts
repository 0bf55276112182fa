import { appLimits } from '../../knowledge/limits-app.ts';
import { engineConstants } from '../../knowledge/engines.ts';
import { fileConstants } from '../../knowledge/files.ts';
import { streamlitConstants } from '../../knowledge/streamlit.ts';
import type { FileWorkload, SourceWorkload } from '../workload.ts';
import { answerRemedy, instanceOf } from './answer-remedy.ts';
import { bytes, type FindingContext, finding, type FindingRule, roundDown, roundUp, seconds } from './finding-rule.ts';

/** A file is too large to upload, to hold in memory, or to wait for. */
export const uploads: FindingRule = (context) =>
  context.workload.sources.flatMap((source) => {
    const { files } = source;
    if (files === null) return [];
    const isUpload = source.kind.value === 'uploads';
    return [
      ...(isUpload ? uploadTooLarge(source, files) : []),
      ...fileMemory(context, source, files),
      ...(isUpload ? waitTooLong(context, source, files) : []),
    ];
  });

function uploadTooLarge(source: SourceWorkload, files: FileWorkload) {
  const limit = streamlitConstants.upload.value;
  if (files.fileSize.value <= limit) return [];
  return [
    finding({
      name: 'upload-limit',
      severity: 'blocker',
      source,
      title: `A large file of ${source.id} exceeds the upload limit`,
      because: `A large file is ${bytes(files.fileSize.value)}; st.file_uploader takes ${bytes(limit)} and holds it whole in the memory of the server.`,
      remedies: [
        `server.maxUploadSize of ${Math.ceil(roundUp((files.fileSize.value * 1.25) / 1e6))} MB, and the same in every proxy`,
        'a link with which the browser uploads straight into object storage',
        `files of ${bytes(limit)} or less`,
      ],
      answers: [files.fileSize],
      metrics: ['files_bytes_per_day'],
    }),
  ];
}

function fileMemory({ workload, of, app, show, showApp }: FindingContext, source: SourceWorkload, files: FileWorkload) {
  const budget = app('app.memory_budget');
  const one = of(source, 'parse_memory') ?? 0;
  const all = of(source, 'upload_memory') ?? one;
  if (all <= budget) return [];
  const isImpossible = one > budget;
  const smaller = roundDown((files.fileSize.value * budget) / all);
  const atOnce = fileConstants.uploadsAtOnce.value;
  return [
    finding({
      name: 'file-memory',
      severity: isImpossible && source.kind.value === 'uploads' ? 'blocker' : 'risk',
      source,
      title: isImpossible
        ? `One large file of ${source.id} does not fit an instance's memory`
        : `${atOnce} large files of ${source.id} at once do not fit an instance's memory`,
      because: `Parsing ${bytes(files.fileSize.value)} (${show(source, 'rows_per_file')}) takes ${show(source, 'parse_memory')}${isImpossible ? '' : `, ${atOnce} at once ${show(source, 'upload_memory')}`}; an instance has ${showApp('app.memory_budget')} for data.`,
      remedies: [
        'parse in chunks with DuckDB or Polars streaming, straight from the file',
        isImpossible ? 'a worker of its own for files' : 'a worker that takes one file at a time from a queue',
        ...instanceOf((all + streamlitConstants.baseMemory.value) / engineConstants.usableMemory.value),
        ...answerRemedy('file_size', smaller, `files of ${bytes(smaller)} or less`),
      ],
      answers: [files.fileSize, workload.hostMemory],
      app: ['app.memory_budget'],
      metrics: ['parse_memory', 'rows_per_file'],
    }),
  ];
}

function waitTooLong({ of, show }: FindingContext, source: SourceWorkload, files: FileWorkload) {
  const parse = of(source, 'parse_seconds') ?? 0;
  const check = of(source, 'validate_seconds') ?? 0;
  const load = of(source, 'load_increment_seconds') ?? 0;
  const wait = parse + check + load;
  if (wait <= appLimits.attention.value) return [];
  return [
    finding({
      name: 'upload-wait',
      severity: 'risk',
      source,
      title: `A large file of ${source.id} keeps its uploader waiting ${seconds(wait)}`,
      because: `Parsing ${show(source, 'parse_seconds')} + row checks ${show(source, 'validate_seconds')} + writing ${show(source, 'load_increment_seconds')} = ${seconds(wait)}; attention lasts ${seconds(appLimits.attention.value)}, and any click on the page abandons the run.`,
      remedies: [
        'hand the file to a worker and show its progress from a fragment',
        `column checks instead of row checks: ${show(source, 'validate_columns_seconds')}`,
      ],
      answers: [files.fileSize, files.format, source.rowBytes],
      metrics: ['parse_seconds', 'validate_seconds', 'load_increment_seconds'],
    }),
  ];
}

import type { Blueprint } from '../../../blueprint/blueprint.ts';
import { choiceOf } from '../../../decisions/choice-of.ts';
import type { SourceWorkload } from '../../../sizing/workload.ts';
import { wholeWithin } from './figures.ts';
import type { TableModel } from './tables.ts';

/** One upload page. */
export interface UploadModel {
  readonly source: string;
  /** The Python module of its page. */
  readonly module: string;
  readonly slug: string;
  readonly title: string;
  readonly pageTitle: string;
  readonly table: TableModel;
  readonly persists: boolean;
  readonly anyFormat: boolean;
  readonly suffixes: string;
  readonly maxMegabytes: number;
  /** The columns that a file must bring; whose rows they are, and when they came, is not for the file to say. */
  readonly fromFile: readonly string[];
  readonly stampsUpdate: boolean;
  readonly notFromFile: readonly string[];
  /** Whether a worker takes the files, rather than the page. */
  readonly queued: boolean;
}

const suffixes = {
  csv: '["csv", "txt", "tsv"]',
  excel: '["xlsx"]',
  json: '["json"]',
  parquet: '["parquet"]',
  mixed: '["csv", "txt", "tsv", "xlsx", "json", "parquet"]',
} as const;

/** The page for a source of kind `uploads`. */
export function uploadModel(blueprint: Blueprint, source: SourceWorkload, table: TableModel): UploadModel {
  const format = source.files?.format.value ?? 'csv';
  const largest = source.files?.fileSize.value ?? 50e6;
  const scope = blueprint.workload.rowAccess.value === 'by_tenant' ? 'tenant_id' : 'visible_to';
  const orchestration = choiceOf(blueprint.decisions, 'orchestration') ?? 'in_app';
  const stampsUpdate = table.watermark !== table.time;
  const ours = new Set([scope, 'flags', ...(stampsUpdate ? [table.watermark] : [])]);
  return {
    source: table.source,
    module: `upload_${table.source}`,
    slug: toSlug(table.source),
    pageTitle: isNamedUpload(table.source) ? table.title : `Upload ${table.title.toLowerCase()}`,
    title: table.title,
    table,
    persists: table.ingested,
    anyFormat: format !== 'csv',
    suffixes: suffixes[format],
    maxMegabytes: wholeWithin((largest * 2) / 1e6, 5, 1000),
    fromFile: table.columns.filter((column) => !ours.has(column)),
    stampsUpdate,
    notFromFile: table.columns.filter((column) => ours.has(column)),
    queued: table.ingested && orchestration !== 'in_app',
  };
}

function isNamedUpload(id: string): boolean {
  return id.startsWith('upload');
}

function toSlug(id: string): string {
  const words = id.replaceAll('_', '-');
  return isNamedUpload(id) ? words : `upload-${words}`;
}

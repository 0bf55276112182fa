import type { FileSpec } from '../code-file.ts';
import type { CodeModel } from '../code-model.ts';
import { present, python } from './file-spec.ts';
import app from '../templates/app.py?raw';
import auth from '../templates/auth.py?raw';
import details from '../templates/details.py?raw';
import exporting from '../templates/export.py?raw';
import freshness from '../templates/freshness.py?raw';
import lakeDuckdb from '../templates/lake_duckdb.py?raw';
import lakeParquet from '../templates/lake_parquet.py?raw';
import overview from '../templates/overview.py?raw';
import serving from '../templates/serving.py?raw';
import settings from '../templates/settings.py?raw';
import takeUpload from '../templates/take_upload.py?raw';
import upload from '../templates/upload.py?raw';
import inbox from '../templates/inbox.py?raw';

/** The app itself: pages, cached reads, and who may see what. */
export function appFiles(model: CodeModel): readonly FileSpec[] {
  const serves = model.servedTables.length > 0;
  const files: (FileSpec | false)[] = [
    python(
      'app.py',
      app,
      'caching',
      'Entry point',
      'The frame around every page: navigation, sign-in, error boundary.',
    ),
    serves && python('overview.py', overview, 'caching', 'Overview page', 'Totals by day, their age, and an export.'),
    serves &&
      python('serving.py', serving, 'caching', 'Cached reads', 'The caching plan as code: ttl, entries, scope.'),
    serves &&
      python(
        'freshness.py',
        freshness,
        'failures',
        'Age and outage',
        'What a viewer sees when data is late or a source down.',
      ),
    model.hasDetails && python('details.py', details, 'caching', 'Row pages', 'The rows behind the totals, by keyset.'),
    model.exports &&
      serves &&
      python('export.py', exporting, 'security', 'Export', 'CSV that a spreadsheet opens without running anything.'),
    model.readsLake &&
      (model.store === 'parquet_files'
        ? python('lake.py', lakeParquet, 'caching', 'Store', 'Reads the Parquet files of the store.')
        : python('lake.py', lakeDuckdb, 'caching', 'Store', 'The DuckDB file behind the app, one cursor a thread.')),
    python('auth.py', auth, 'security', 'Sign-in and access', 'Who is looking, and which rows they may see.'),
    python('settings.py', settings, 'security', 'Settings', 'Secrets, with a clear message when one is missing.'),
    ...model.uploads.map((source) =>
      python(
        `${source.module}.py`,
        upload,
        'ingestion',
        `Upload page of ${source.title}`,
        'Checks and loads a file, and reports by line.',
        { upload: source },
      ),
    ),
    model.takesUploads &&
      python('take_upload.py', takeUpload, 'ingestion', 'Taking a file', 'Read, stamped, checked, loaded.'),
    model.queuesUploads && python('inbox.py', inbox, 'ingestion', 'Inbox', 'Hands files from the page to the worker.'),
  ];
  return present(files);
}

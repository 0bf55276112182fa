import type { FileSpec } from '../code-file.ts';
import type { CodeModel } from '../code-model.ts';
import extractApi from '../templates/extract_api.py?raw';
import extractDb from '../templates/extract_db.py?raw';
import extractFolder from '../templates/extract_files.py?raw';
import httpClient from '../templates/http_client.py?raw';
import oauth from '../templates/oauth.py?raw';
import changed from '../templates/queries/changed.sql?raw';
import readFile from '../templates/read_file.py?raw';
import readUpload from '../templates/read_upload.py?raw';
import spellings from '../templates/spellings.py?raw';
import { present, python, sql } from './file-spec.ts';

/** How rows come out of APIs, databases and files. */
export function extractFiles(model: CodeModel): readonly FileSpec[] {
  const readsHttp = model.apis.length > 0 || model.streams.some(({ transport }) => transport === 'http_poll');
  const files = [...model.copies.filter(({ fromFiles }) => fromFiles), ...model.uploads];
  const httpSection = model.apis.length > 0 ? 'apis' : 'realtime';
  return present([
    readsHttp &&
      python('http_client.py', httpClient, httpSection, 'HTTP client', 'Timeouts, rate budget and bounded retries.'),
    model.apis.some((api) => api.oauth) &&
      python('oauth.py', oauth, 'apis', 'Access tokens', 'Renewed early, by one thread at a time.'),
    ...model.apis.map((source) =>
      python(
        `extract_${source.id}.py`,
        extractApi,
        'apis',
        `Extraction of ${source.title}`,
        `Reads ${source.extractPurpose}.`,
        {
          source,
        },
      ),
    ),
    ...model.copies.flatMap((source) =>
      source.fromFiles
        ? [
            python(
              `extract_${source.id}.py`,
              extractFolder,
              'ingestion',
              `Extraction of ${source.title}`,
              'Files that arrived.',
              {
                source,
              },
            ),
          ]
        : [
            python(
              `extract_${source.id}.py`,
              extractDb,
              'ingestion',
              `Extraction of ${source.title}`,
              `Reads ${source.extractPurpose}.`,
              {
                source,
              },
            ),
            sql(
              `queries/${source.id}_changed.sql`,
              changed,
              'ingestion',
              model.sourceDialects[source.id] ?? 'postgres',
              `Increment of ${source.title}`,
              'The rows of one increment.',
              {
                source,
              },
            ),
          ],
    ),
    files.length > 0 &&
      python(
        'read_upload.py',
        readUpload,
        'validation',
        'Reading files',
        'Encoding, delimiter, header: nothing is guessed.',
      ),
    files.length > 0 &&
      python(
        'spellings.py',
        spellings,
        'validation',
        'Numbers and dates',
        'Respelt when they can mean one thing only.',
      ),
    files.some(({ anyFormat }) => anyFormat) &&
      python('read_file.py', readFile, 'validation', 'File formats', 'One reader for each agreed format.'),
  ]);
}

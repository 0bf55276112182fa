import { appSources } from '../sources-app.ts';
import type { FailurePattern } from './failure-pattern.ts';
import { failureSources } from './sources-failures.ts';

/** How files, delivered or uploaded, let a design down. */
export const fileFailures = [
  {
    id: 'file-misread',
    of: 'source',
    when: { kinds: ['files', 'uploads'] },
    reach: 2,
    component: 'reading of {sources}',
    failure: 'a file is read with the wrong encoding, delimiter or date order, and nonsense passes as data',
    detection: 'replacement characters, rows of unequal width, a null share 5 points off, a day above 12 in the month',
    viewerSees: 'the file refused with the line and the reason; figures do not change',
    prevention:
      'byte-order mark, then strict UTF-8, then detection; what remains ambiguous is asked, never guessed; the reading is shown beside the verdict',
    recovery: 'the raw file is kept by its digest: correct the reading, and run it through again',
    sources: [failureSources.charset, failureSources.duckdbCsv],
  },
  {
    id: 'type-drift',
    of: 'source',
    when: { kinds: ['files', 'uploads'] },
    reach: 1,
    component: 'types in {sources}',
    failure: 'a column holds numbers for thousands of rows and then text ({rowsPerFile} in a file)',
    detection: 'cast failures by {validator}, with their line; more than {badShare} of the rows',
    viewerSees: 'the sender: each bad line with its reason; everybody else: nothing until it is corrected',
    prevention:
      'everything is read as text and cast column by column against the schema; no type is taken from a sample',
    recovery: 'the corrected rows come back as a new file and do not double: {loading}',
    sources: [failureSources.duckdbCsv],
  },
  {
    id: 'file-incomplete',
    of: 'source',
    when: { kinds: ['files'] },
    reach: 2,
    component: 'delivery of {sources}',
    failure: 'a file is late, cut off, or delivered twice ({filesPerDay} a day are expected)',
    detection:
      'no file within {twice}; rows below {rowsLow} or above {rowsHigh} of the trailing median; a digest that was seen',
    viewerSees: '{outage}',
    prevention: 'files are taken only after an atomic rename or with a manifest; the digest is the load key',
    recovery: 'ask for it again; a second delivery of the same bytes changes nothing',
    sources: [appSources.judgement],
  },
  {
    id: 'upload-too-large',
    of: 'source',
    when: { kinds: ['uploads'] },
    reach: 2,
    pressedBy: 'upload_memory',
    component: 'uploads of {sources}',
    failure: 'a file far above {fileSize}, or an archive that unpacks to one, takes the memory of everybody',
    detection: 'resident memory above {memoryHigh}; exit code 137',
    viewerSees:
      'all viewers: a reconnect and empty caches; the sender: a refusal that names the limit, where the cap holds',
    prevention:
      'maxUploadSize and the proxy cap the size before it is read; {parseMemory} are budgeted for each file; packed files are measured before they are unpacked',
    recovery: 'the process restarts by itself; the sender splits the file',
    sources: [appSources.configuration],
  },
  {
    id: 'upload-abandoned',
    of: 'source',
    when: { kinds: ['uploads'] },
    reach: 1,
    component: 'upload page',
    failure:
      'the sender clicks or closes the tab while the file is checked: the run is abandoned, and what follows the check may still happen',
    detection: 'an upload without a verdict after 10 min in the log',
    viewerSees: 'no verdict; the file can be sent again',
    prevention: 'one form, one transaction, and the digest of the file as its key: done once or not at all',
    recovery: 'send it again, which is harmless: {loading}',
    sources: [appSources.fastReruns],
  },
] as const satisfies readonly FailurePattern[];

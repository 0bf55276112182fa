import { bytes, finding, type FindingRule } from './finding-rule.ts';

/** Files from people outside are untrusted input, whatever they are meant to hold. */
export const untrustedFiles: FindingRule = ({ workload }) =>
  workload.sources.flatMap((source) => {
    const { files } = source;
    if (files === null) return [];
    const { value: who } = files.uploaders;
    if (who !== 'customers' && who !== 'partners') return [];
    return [
      finding({
        name: 'untrusted-files',
        severity: 'advice',
        source,
        title: `Files of ${source.id} come from ${who}, and are untrusted input`,
        because: `A file that is said to be at most ${bytes(files.fileSize.value)} can unpack to many times that, and a cell that begins with = runs as a formula where somebody opens an export in a spreadsheet.`,
        remedies: [
          'check size and kind before parsing, bound what is unpacked, and parse outside the process that serves pages',
          "write a ' before cells that begin with =, +, - or @ in every export",
        ],
        answers: [files.uploaders, files.fileSize],
      }),
    ];
  });

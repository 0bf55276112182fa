import type { Mess } from '../../sizing/workload.ts';

/** What is done about one kind of mess, what is never done, and the file that does it. */
export interface CleaningRule {
  readonly mess: Mess;
  readonly rule: string;
  readonly never: string;
  readonly file: string;
}

/** In the order in which they run: bytes, then lines, then names, then values, then rows. */
export const cleaningRules: readonly CleaningRule[] = [
  {
    mess: 'encodings',
    rule: 'a byte-order mark, else strict UTF-8, else the encoding agreed with the senders if a detector finds it plausible; what was taken is in the verdict',
    never: 'replace bytes that do not decode: a name with � is a lost name',
    file: 'read_upload.py',
  },
  {
    mess: 'delimiters',
    rule: 'of comma, semicolon, tab and bar the one that the header has most of; every line has the columns of the header, or the file is refused',
    never: 'split a line that has more fields than the header',
    file: 'read_upload.py',
  },
  {
    mess: 'headers',
    rule: 'trimmed, lower case, spaces to underscores; a required name that is missing refuses the file',
    never: 'take a column by its position',
    file: 'read_upload.py',
  },
  {
    mess: 'types',
    rule: 'every column is read as text and typed in a second step; what cannot be read is a fault of that cell',
    never: 'let the first rows decide the type of a column',
    file: 'transform.py',
  },
  {
    mess: 'dates',
    rule: 'ISO 8601, or the one order of day and month that the file’s own dates prove',
    never: 'guess: a column whose dates fit both orders refuses the file',
    file: 'spellings.py',
  },
  {
    mess: 'decimals',
    rule: 'one decimal mark for a whole column, proved by values that only one reading fits',
    never: 'read 1.234 as both a thousand and one',
    file: 'spellings.py',
  },
  {
    mess: 'missing',
    rule: 'empty after trimming is missing; a missing required value is a fault of its row',
    never: 'fill a missing key, date or amount',
    file: 'transform.py',
  },
  {
    mess: 'duplicates',
    rule: 'of rows with one key the newest stays, and of equal ones the last line',
    never: 'count both',
    file: 'transform.py',
  },
  {
    mess: 'outliers',
    rule: 'outside the range that the schema states, a fault; inside it, kept as it is',
    never: 'clip or drop a value because it is unusual',
    file: 'validate.py',
  },
];

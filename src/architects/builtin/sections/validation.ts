import type { Blueprint } from '../../../blueprint/blueprint.ts';
import type { Mess } from '../../../sizing/workload.ts';
import { codeBlocks } from '../code-blocks.ts';
import { decisionOn } from '../figures.ts';
import { bullets, heading, table } from '../markdown-blocks.ts';
import type { SectionWriter } from '../section-writer.ts';

/** The schema as code, the cleaning rules in their order, what becomes of a bad row, and how quality is watched. */
export const writeValidation: SectionWriter = (context) => {
  const { blueprint } = context;
  const validation = decisionOn(blueprint, 'validation');
  const badRows = decisionOn(blueprint, 'bad_rows');
  const messes = rules.filter(({ mess }) =>
    blueprint.workload.sources.some(({ files }) => files?.mess.value.includes(mess) ?? false),
  );
  return [
    ...(validation === null
      ? []
      : [
          `${validation.id}: **${validation.choice.label}**. ${validation.because}`,
          ...bullets(validation.consequences),
        ]),
    ...(messes.length === 0
      ? []
      : [
          heading('Cleaning, in this order'),
          ...table(
            ['Mess', 'Rule', 'Never'],
            messes.map(({ mess, rule, never }) => [mess, rule, never]),
          ),
        ]),
    ...(badRows === null
      ? []
      : [
          heading('A row that fails'),
          `${badRows.id}: **${badRows.choice.label}**. ${badRows.because}`,
          ...bullets(badRows.consequences),
        ]),
    heading('Quality, watched'),
    ...table(['Metric', 'Stops the load', 'Tells', 'Who'], qualityRows(blueprint)),
    heading('Code'),
    ...codeBlocks(context, 'validation'),
  ];
};

interface CleaningRule {
  readonly mess: Mess;
  readonly rule: string;
  readonly never: string;
}

/** In the order in which they run: bytes, then lines, then names, then values, then rows. */
const rules: readonly CleaningRule[] = [
  {
    mess: 'encodings',
    rule: 'byte-order mark, else strict UTF-8, else the detector’s answer when it is sure; what was found is in the report',
    never: 'replace bytes that do not decode: a name with � is a lost name',
  },
  {
    mess: 'delimiters',
    rule: 'the delimiter that gives every sampled line the same number of columns; the dialect is kept for each sender and a change is told',
    never: 'split a line that has more fields than the header',
  },
  {
    mess: 'headers',
    rule: 'names are trimmed, lower-cased and looked up in a table of known spellings',
    never: 'take a column by its position',
  },
  {
    mess: 'types',
    rule: 'every column is read as text and cast in a second step; what does not cast is a fault of that cell',
    never: 'let the first rows decide the type of a column',
  },
  {
    mess: 'dates',
    rule: 'ISO 8601, or the one format agreed with the sender',
    never: 'guess between day and month: 01/02/2026 is a fault unless the file’s own dates settle it',
  },
  {
    mess: 'decimals',
    rule: 'one decimal mark for a whole file, found from values that only one reading fits',
    never: 'read 1.234 as both a thousand and one',
  },
  {
    mess: 'missing',
    rule: 'a closed list of spellings (empty, NA, N/A, -, null) becomes null; required columns fault',
    never: 'fill a missing key, date or amount',
  },
  {
    mess: 'duplicates',
    rule: 'the same key twice in a file: identical rows are kept once, differing ones are both faults',
    never: 'keep the last one silently',
  },
  {
    mess: 'outliers',
    rule: 'values outside the agreed range are faults; inside it, the share beyond the usual is a metric',
    never: 'clip or drop a value because it is unusual',
  },
];

function qualityRows(blueprint: Blueprint): readonly (readonly string[])[] {
  const who = blueprint.slos[0]?.route ?? 'the team';
  const uploader = blueprint.workload.sources.some(({ kind }) => kind.value === 'uploads')
    ? 'the uploader, in the report'
    : who;
  return [
    ['Bad rows in a batch', 'above 5 %', 'above 1 %', uploader],
    ['Rows against the median of the last ten loads', 'below 50 % or above 200 %', 'below 80 % or above 120 %', who],
    ['Share of nulls of a column', '', 'moves by more than 5 points', who],
    ['Columns', 'one is missing or of another type', 'one is new', who],
    ['Rows read = written + refused', 'does not hold', '', who],
  ];
}

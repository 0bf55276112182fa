import { type Design, hasStore, loadedSources } from '../../../blueprint/design.ts';
import { alertRoute } from '../../../blueprint/design-names.ts';
import { keepsBadRows } from '../../../blueprint/architecture-components.ts';
import { choiceOf } from '../../../decisions/choice-of.ts';
import { formatQuantity } from '../../../intake/quantities/format-quantity.ts';
import { failureThresholds } from '../../../knowledge/failure-modes/thresholds.ts';
import { cleaningRules } from '../cleaning-rules.ts';
import { codeBlocks, hasFile } from '../code-blocks.ts';
import { decisionOn } from '../figures.ts';
import { chosen } from '../links.ts';
import { bullets, heading, table } from '../markdown-blocks.ts';
import type { SectionContext, SectionWriter } from '../section-writer.ts';

/** The schema as code, the cleaning rules in their order, what becomes of a bad row, and how quality is watched. */
export const writeValidation: SectionWriter = (context) => {
  const validation = decisionOn(context.blueprint, 'validation');
  return [
    ...(validation === null ? [] : [`${chosen(validation)}. ${whatIsChecked(context)}`.trim()]),
    ...cleaning(context),
    ...badRow(context),
    heading('Quality, watched'),
    ...quality(context),
    ...codeBlocks(context, 'validation'),
  ];
};

function whatIsChecked(context: SectionContext): string {
  const parts = [
    ...(hasFile(context, 'validate.py')
      ? [
          '`validate.check` holds each cleaned batch to the schema and names every broken rule with its line, before anything is written.',
        ]
      : []),
    ...(hasFile(context, 'quality.py')
      ? [
          '`quality.check` counts broken rules in rows that others write; it refuses nothing, because they are not the app’s to refuse.',
        ]
      : []),
  ];
  return parts.length === 0
    ? 'Nothing is loaded and no job runs beside the app, so nobody asks the rules on a schedule: give their queries to whoever runs the source, or to the first job that this design gets.'
    : parts.join(' ');
}

function cleaning({ blueprint }: SectionContext): readonly string[] {
  const named = cleaningRules.filter(({ mess }) =>
    blueprint.workload.sources.some(({ files }) => files?.mess.value.includes(mess) ?? false),
  );
  if (named.length === 0) return [];
  return [
    heading('Cleaning, in this order'),
    ...table(
      ['Mess', 'Rule', 'Never', 'In'],
      named.map(({ mess, rule, never, file }) => [mess, rule, never, `\`${file}\``]),
    ),
  ];
}

function badRow({ blueprint, design }: SectionContext): readonly string[] {
  const decision = decisionOn(blueprint, 'bad_rows');
  const policy = choiceOf(design.decided, 'bad_rows');
  if (decision === null || policy === null || loadedSources(design).length === 0) return [];
  const stop = formatQuantity(failureThresholds.badShare.value, 'ratio');
  return [
    heading('A row that fails'),
    `${chosen(decision)}.`,
    ...bullets([
      policies[policy],
      ...(policy === 'reject_file'
        ? []
        : [
            `When more than ${stop} of a batch fails, none of it is loaded and the watermark stays: the supplier has changed something.`,
          ]),
      ...comingBack(design),
      ...seen(design),
    ]),
  ];
}

const policies = {
  quarantine:
    'The good rows are loaded; each bad one goes to the table `quarantine`, as it arrived, with all its reasons.',
  reject_file: 'One bad row refuses its whole batch; nothing of it is written, and every fault is listed.',
  fix_and_flag:
    'What has a safe stand-in gets it and says so in `flags`; an amount, a key or a date is never made up: such a row goes to `quarantine`.',
  drop: 'A bad row is left out and counted by rule; it cannot come back from here.',
} as const;

/** How a corrected row comes back, for each kind of source that is loaded. */
function comingBack(design: Design): readonly string[] {
  const kinds = new Set(loadedSources(design).map(({ kind }) => kind.value));
  const keeps = keepsBadRows(design) ? ' Its quarantined version stays until retention removes it.' : '';
  return [
    ...(kinds.has('uploads')
      ? [
          `A corrected upload: the sender mends the lines that the verdict names and sends the file again; rows that were right land on themselves.${keeps}`,
        ]
      : []),
    ...(kinds.has('files')
      ? [
          `A corrected file: the supplier puts it into the folder again; its newer time makes the next load read it.${keeps}`,
        ]
      : []),
    ...(kinds.has('api') || kinds.has('database') || kinds.has('warehouse')
      ? [
          `A corrected record: it is mended at its source, whose newer change time brings it with the next load.${keeps}`,
        ]
      : []),
    ...(kinds.has('stream') ? [`A corrected event: the sender sends it again under the same key.${keeps}`] : []),
  ];
}

function seen(design: Design): readonly string[] {
  const uploads = loadedSources(design).some(({ kind }) => kind.value === 'uploads');
  return [
    ...(uploads
      ? [
          'The sender sees, after each upload: how the file was read, how many rows were loaded, and a table of line, column and problem.',
        ]
      : []),
    ...(hasStore(design) ? [`The owner sees the rates below; viewers see only what passed.`] : []),
  ];
}

function quality(context: SectionContext): readonly string[] {
  const { design } = context;
  const loaded = loadedSources(design);
  const who = alertRoute(design);
  const sender = loaded.some(({ kind }) => kind.value === 'uploads') ? `the sender, in the verdict; ${who}` : who;
  const { badShare, badShareWarning, rowsLow, rowsHigh } = failureThresholds;
  const isStrict = choiceOf(design.decided, 'bad_rows') === 'reject_file';
  const share = (value: number) => formatQuantity(value, 'ratio');
  if (loaded.length === 0) {
    return table(
      ['Metric', 'Told when', 'Who'],
      [
        ...(hasFile(context, 'quality.py')
          ? [
              ['rows that break a rule, each rule (`quality`)', 'above 0 twice in a row', who],
              ['no row at all in the days that are checked', 'at once', who],
            ]
          : []),
        ['a read that fails (`read_failed`)', 'three in a row', who],
        ['age of the newest row', `above ${formatQuantity(context.blueprint.workload.freshness.value, 's')}`, who],
      ],
    );
  }
  return table(
    ['Metric', 'Stops the load', 'Told when', 'Who'],
    [
      [
        'bad rows of a batch (`load_finished`: bad ÷ (rows + bad))',
        isStrict ? 'any' : `above ${share(badShare.value)}`,
        isStrict ? 'each batch that is refused' : `above ${share(badShareWarning.value)} of a day`,
        sender,
      ],
      [
        'rows of a day against the median of ten',
        'no',
        `below ${share(rowsLow.value)} or above ${formatQuantity(rowsHigh.value, 'x')}`,
        who,
      ],
      ['a required column is missing or cannot be read', 'yes: every row fails its rule', 'at once', who],
      ['rows read = rows written + refused + superseded', 'no', 'any difference', who],
    ],
  );
}

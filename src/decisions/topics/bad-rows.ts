import { appSources } from '../../knowledge/sources-app.ts';
import { dataSources } from '../../knowledge/sources-data.ts';
import type { Workload } from '../../sizing/workload.ts';
import type { ChoiceOf } from '../choices.ts';
import type { DecisionContext, Topic } from '../decision.ts';
import { listed } from '../figures.ts';
import { copiedSources } from '../copied-sources.ts';

type Context = DecisionContext;
type Choice = ChoiceOf<'bad_rows'>;

/** What happens to a row that fails validation. */
export const badRowsTopic: Topic<'bad_rows'> = {
  id: 'bad_rows',
  title: 'Rows that fail validation',
  question: 'What happens to a row that breaks the schema?',
  applies: (context) => copiedSources(context).length > 0,
  weights: { performance: 1, simplicity: 1, cost: 1, skills: 3, robustness: 3 },
  options: [
    {
      id: 'quarantine',
      label: 'Quarantine the row, load the rest',
      excluded: () => null,
      scores: (context) => scores(context, 'quarantine', 5, 3),
      because: (context) =>
        `${wish(context, 'quarantine')}the good rows are usable at once, the bad ones wait with the rule they broke, and totals say how many are missing.`,
      passedOver: (context) => `You asked for another treatment (bad_rows: ${answered(context)}).`,
      consequences: (context) => [
        'A quarantine table with source, batch, rule, reason and the row itself, under the same access and retention as the data.',
        'A load stops altogether when more than 5 % of a batch fails: that is a contract broken, not a bad row.',
        ...(peopleUpload(context)
          ? [
              'The uploader downloads the quarantined rows with a column that says what is wrong, corrects them and uploads that file.',
            ]
          : []),
      ],
    },
    {
      id: 'reject_file',
      label: 'Reject the whole file',
      excluded: (context) => {
        const others = copiedSources(context)
          .filter(({ files }) => files === null)
          .map(({ id }) => id);
        return others.length > 0
          ? `${listed(others)} bring no files: rejecting a batch there would stop the flow for one bad row.`
          : null;
      },
      scores: (context) => scores(context, 'reject_file', 4, 5),
      because: (context) =>
        `${wish(context, 'reject_file')}a file is either in, whole, or not at all: its totals can be reconciled with the sender’s.`,
      passedOver: () => 'One bad row would hold back all the good ones of its file.',
      consequences: () => ['The report lists every fault of the file at once, so that one correction round is enough.'],
    },
    {
      id: 'fix_and_flag',
      label: 'Repair what is unambiguous, and flag it',
      excluded: () => null,
      scores: (context) => scores(context, 'fix_and_flag', 4, 2),
      because: (context) =>
        `${wish(context, 'fix_and_flag')}known repairs (encoding, decimal comma, white space) are safe, and a flag on each repaired row keeps them visible.`,
      passedOver: () => 'A repair is a guess that a total then rests on.',
      consequences: () => [
        'Repairs are a closed list of rules with a count each; what no rule covers goes to quarantine.',
        'Ambiguous dates and missing keys are never repaired.',
      ],
    },
    {
      id: 'drop',
      label: 'Drop the row and count it',
      excluded: ({ sizing }) => {
        const { regimes, classification } = sizing.workload;
        if (regimes.value.length > 0)
          return `Under ${listed(regimes.value.map((regime) => regime.toUpperCase()))} a record that vanishes cannot be accounted for.`;
        return classification.value === 'public' || classification.value === 'internal'
          ? null
          : `Data classed ${classification.value} are not thrown away unseen.`;
      },
      scores: (context) => scores(context, 'drop', 3, 5),
      because: (context) =>
        `${wish(context, 'drop')}a lost row changes nothing that is decided here, and the count of dropped rows is on the page.`,
      passedOver: () => 'What is dropped cannot be corrected, and nobody learns why totals differ.',
      consequences: () => ['The share of dropped rows is a metric with an alert at 1 %.'],
    },
  ],
  inputs: ({ sizing }) => [
    'bad_rows',
    'regimes',
    'classification',
    ...sizing.workload.sources.map(({ id }) => `${id}.kind`),
  ],
  sources: [dataSources.panderaLazy, appSources.judgement],
};

function answered({ sizing }: Context): Workload['badRows']['value'] {
  return sizing.workload.badRows.value;
}

/** What the person asked for wins where it is possible; otherwise the sturdiest does. */
function scores(context: Context, choice: Choice, robustness: number, simplicity: number) {
  return {
    performance: 4,
    simplicity,
    cost: 4,
    skills: answered(context) === choice ? 5 : 2,
    robustness: answered(context) === choice ? 5 : robustness - 1,
  };
}

function wish(context: Context, choice: Choice): string {
  return answered(context) === choice
    ? context.sizing.workload.badRows.provenance === 'stated'
      ? 'You asked for it: '
      : 'By default: '
    : 'What you asked for is not possible; next best: ';
}

function peopleUpload({ sizing }: Context): boolean {
  return sizing.workload.sources.some(({ kind }) => kind.value === 'uploads');
}

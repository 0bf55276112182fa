import { formatQuantity } from '../../intake/quantities/format-quantity.ts';
import { appSources } from '../../knowledge/sources-app.ts';
import { dataSources } from '../../knowledge/sources-data.ts';
import type { Mess, Regime, SourceWorkload, Workload } from '../../sizing/workload.ts';
import type { ChoiceOf } from '../choices.ts';
import { copiedSources } from '../copied-sources.ts';
import type { DecisionContext, Scores, Topic } from '../decision.ts';
import { listed, quoteSeconds, sourceFigure } from '../figures.ts';
import { regimeNames } from '../regime-names.ts';

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
      scores: (context) => scoresOf('quarantine', { simplicity: 3, robustness: 4 }, context),
      because: (context) =>
        `${asked('quarantine', context)} The good rows of ${perLoad(context)} are usable at once; the bad ones wait with the rule they broke, and the page says how many are missing from its totals.`,
      passedOver: (context) => otherWish(context, 'It would keep rows that you asked to treat otherwise'),
      consequences: (context) => [
        'A quarantine table with source, batch, row number, rule, reason and the row itself, under the same access and retention as the data.',
        'A batch of which more than 5 % fails is not loaded at all: that is a broken contract, not a bad row.',
        ...(uploaders(context).length > 0
          ? [
              `Whoever uploads ${listed(uploaders(context))} downloads the rows that failed with a column that says why, and uploads the corrected rows alone.`,
            ]
          : [`Somebody owns the queue: the first row and any row older than ${quoteSeconds(week)} alert.`]),
      ],
    },
    {
      id: 'reject_file',
      label: 'Reject the whole file',
      excluded: (context) => {
        const others = copiedSources(context).filter(({ files }) => files === null);
        const [first] = others;
        return first === undefined
          ? null
          : `${listed(others.map(({ id }) => id))} ${others.length === 1 ? 'brings' : 'bring'} no files: one bad row among ${rowsADay(first, context)} a day of ${first.id} would stop everything behind it.`;
      },
      scores: (context) => scoresOf('reject_file', { simplicity: 5, robustness: 3 }, context),
      because: (context) =>
        `${asked('reject_file', context)} A file of ${perLoad(context)} is in as a whole or not at all, so its totals reconcile with the sender’s to the last row.`,
      passedOver: (context) =>
        otherWish(context, `One bad row would hold back all the good ones of ${perLoad(context)}`),
      consequences: () => [
        'The report lists every fault of the file at once, so that one round of correction is enough.',
        'The rejected file is kept with its report; the last accepted data stay on the page, with their age.',
      ],
    },
    {
      id: 'fix_and_flag',
      label: 'Repair what is unambiguous, and flag it',
      excluded: () => null,
      scores: (context) => scoresOf('fix_and_flag', { simplicity: 2, robustness: 3 }, context),
      because: (context) =>
        `${asked('fix_and_flag', context)} ${repairs(context)} A flag on each repaired row keeps repairs visible in every total over ${perLoad(context)}.`,
      passedOver: (context) => otherWish(context, 'A repair is a guess, and totals would rest on it'),
      consequences: () => [
        'Repairs are a closed list of rules, each with a test and a count; what no rule covers goes to quarantine.',
        'The value as it came stays beside the repaired one.',
      ],
    },
    {
      id: 'drop',
      label: 'Drop the row and count it',
      excluded: (context) => {
        const asking = evidence(context);
        return asking.length > 0
          ? `${listed(asking)} ${asking.length === 1 ? 'wants' : 'want'} processing to be shown complete: of ${dayOf(context)} none may vanish without a trace.`
          : null;
      },
      scores: (context) => scoresOf('drop', { simplicity: 5, robustness: 1 }, context),
      because: (context) =>
        `${asked('drop', context)} Of ${dayOf(context)} a few lost ones change no decision, and how many were dropped stands on the page.`,
      passedOver: (context) =>
        otherWish(context, 'What is dropped cannot be corrected, and nobody learns why totals differ'),
      consequences: () => [
        'The share of dropped rows is a metric that alerts from 1 % on: beyond that the source has changed.',
      ],
    },
  ],
  inputs: ({ sizing }) => [
    'bad_rows',
    'regimes',
    ...sizing.workload.sources.flatMap(({ id }) => [`${id}.kind`, `${id}.mess`, `${id}.rows_per_day`]),
  ],
  sources: [dataSources.panderaLazy, appSources.judgement],
};

const week = 7 * 86_400;

/** What the person asked for wins where it is possible; otherwise the sturdiest of the others does. */
function scoresOf(choice: Choice, own: Pick<Scores, 'simplicity' | 'robustness'>, context: Context): Scores {
  const isAsked = answered(context) === choice;
  return { performance: 4, cost: 4, ...own, skills: isAsked ? 5 : 2, ...(isAsked ? { robustness: 5 } : {}) };
}

function answered({ sizing }: Context): Workload['badRows']['value'] {
  return sizing.workload.badRows.value;
}

/** Whose wish it is. */
function asked(choice: Choice, context: Context): string {
  const { badRows } = context.sizing.workload;
  if (badRows.value !== choice)
    return `You asked for another treatment (${words[badRows.value]}), which is not possible here.`;
  return badRows.provenance === 'stated' ? 'You asked for it.' : 'It is the default, which loses nothing.';
}

function otherWish(context: Context, drawback: string): string {
  return `${drawback}; ${context.sizing.workload.badRows.provenance === 'stated' ? 'you asked to' : 'by default the design is to'} ${words[answered(context)]}.`;
}

const words: Readonly<Record<Choice, string>> = {
  quarantine: 'set bad rows aside',
  reject_file: 'reject the whole file',
  fix_and_flag: 'repair and mark bad rows',
  drop: 'drop and count bad rows',
};

/** What of the named mess can be repaired without guessing, and what cannot. */
function repairs({ sizing }: Context): string {
  const mess = [...new Set(sizing.workload.sources.flatMap(({ files }) => files?.mess.value ?? []))];
  const safe = mess.filter((kind) => safeRepairs.includes(kind));
  const guesses = mess.filter((kind) => !safeRepairs.includes(kind));
  const first =
    safe.length > 0
      ? `Of what is messy, ${listed(safe.map((kind) => messNames[kind]))} can be put right by rule.`
      : 'White space, case and number formats can be put right by rule.';
  return guesses.length > 0
    ? `${first} For ${listed(guesses.map((kind) => messNames[kind]))} a rule would guess, so those rows are set aside.`
    : first;
}

const messNames: Readonly<Record<Mess, string>> = {
  encodings: 'encodings',
  delimiters: 'delimiters',
  headers: 'headers',
  dates: 'ambiguous dates',
  decimals: 'decimal signs',
  missing: 'missing values',
  duplicates: 'duplicates',
  types: 'mixed types',
  outliers: 'outliers',
};

const safeRepairs: readonly Mess[] = ['encodings', 'delimiters', 'headers', 'decimals', 'duplicates'];

/** The rows that come in together, of the source that brings most. */
function perLoad(context: Context): string {
  const files = copiedSources(context).map(({ id }) => sourceFigure(context, id, 'rows_per_file') ?? 0);
  const most = Math.max(0, ...files);
  return most > 0 ? formatQuantity(Math.round(most), 'rows') : `the ${dayOf(context)}`;
}

function dayOf(context: Context): string {
  const days = copiedSources(context).map(({ id }) => sourceFigure(context, id, 'rows_per_day') ?? 0);
  return `${formatQuantity(Math.round(days.reduce((sum, rows) => sum + rows, 0)), 'rows')} a day`;
}

function rowsADay({ id }: SourceWorkload, context: Context): string {
  return formatQuantity(sourceFigure(context, id, 'rows_per_day') ?? 0, 'rows');
}

function uploaders(context: Context): readonly string[] {
  return copiedSources(context)
    .filter(({ kind }) => kind.value === 'uploads')
    .map(({ id }) => id);
}

/** The regimes that ask for evidence that nothing was left out. */
function evidence({ sizing }: Context): readonly string[] {
  const asking: readonly Regime[] = ['soc2', 'hipaa', 'pci', 'iso27001'];
  return sizing.workload.regimes.value.filter((regime) => asking.includes(regime)).map((regime) => regimeNames[regime]);
}

import { appSources } from '../../knowledge/sources-app.ts';
import { choiceOf } from '../choice-of.ts';
import { copiedSources } from '../copied-sources.ts';
import type { DecisionContext, Scores, Topic } from '../decision.ts';
import { counted, figure, listed, quote, quoteAnswer, quoteBytes } from '../figures.ts';

type Context = DecisionContext;

const asAnswered: Scores = { performance: 4, simplicity: 4, cost: 4, skills: 4, robustness: 5 };
const notAnswered: Scores = { performance: 3, simplicity: 3, cost: 3, skills: 4, robustness: 2 };

/** What viewers see while a source is away. */
export const outageTopic: Topic<'outage'> = {
  id: 'outage',
  title: 'Behaviour in a source outage',
  question: 'What do viewers see while a source is away?',
  applies: () => true,
  weights: { performance: 1, simplicity: 2, cost: 1, skills: 1, robustness: 3 },
  options: [
    {
      id: 'stale_with_banner',
      label: 'The last good data under a banner with its age',
      excluded: (context) =>
        keepsNothing(context)
          ? 'Every source is read in place and nothing is cached: when one is away there is no last good data to show.'
          : null,
      scores: (context) => (answered(context) === 'show_stale' ? asAnswered : notAnswered),
      because: (context) =>
        `You answered that old data is better than none, and an outage may last ${longest(context)}. ${heldBy(context)}; the banner says how old it is once it exceeds the ${freshness(context)} target.`,
      passedOver: (context) =>
        `Data could be ${longest(context)} old, and somebody would act on it: you answered that ${wish(context)}.`,
      consequences: (context) => [
        `Each dataset carries its "as of" time; above ${freshness(context)} the banner appears, and exports carry the time in their name.`,
        ...(readInPlace(context).length > 0
          ? [
              `Streamlit drops an expired entry before it knows whether the source answers: for ${listed(readInPlace(context))} the app keeps the last good result itself, in a bounded cache_resource (${quoteBytes(figure(context, 'app.frame_bytes'))} each), lost with the process.`,
            ]
          : ['Loads publish only when complete, so the store never holds half a load to be stale from.']),
        `After ${longest(context)} the banner turns into an error: older data is not shown as if it were a report.`,
      ],
      settings: (context) => ({ banner_after: freshness(context), error_after: longest(context) }),
    },
    {
      id: 'degrade_by_source',
      label: 'The rest of the page works; the part of the missing source says so',
      excluded: ({ sizing }) =>
        sizing.workload.sources.length < 2
          ? `There is one source, ${sizing.workload.sources[0]?.id ?? 'unnamed'}: without it no part of the page is left to work.`
          : null,
      scores: (context) => (answered(context) === 'degrade' ? asAnswered : notAnswered),
      because: (context) =>
        `You answered that the page should degrade, and its ${counted(context.sizing.workload.sources.length, 'source')} (${sourceNames(context)}) fail independently: each part is read on its own, and one that fails is replaced by a notice while the others stay current.`,
      passedOver: (context) =>
        `A page of ${counted(context.sizing.workload.sources.length, 'source')} with one missing looks complete at a glance: you answered that ${wish(context)}.`,
      consequences: (context) => [
        'One fragment and one try block for each source: an exception in one part must not end the script before the next.',
        `Figures that join several sources (${sourceNames(context)}) are hidden as soon as one is away: half a join is a wrong number, not a degraded one.`,
        'Each source has its own circuit breaker, so that a slow one does not hold the run until its timeout at every rerun.',
      ],
      settings: (context) => ({ notice_after: freshness(context) }),
    },
    {
      id: 'fail_closed',
      label: 'No figures until the source is back',
      excluded: () => null,
      scores: (context) => (answered(context) === 'block' ? asAnswered : { ...notAnswered, robustness: 1 }),
      because: (context) =>
        answered(context) === 'block'
          ? `You answered that a wrong figure costs more than none: data older than ${freshness(context)} is not shown, and the page names the source and the time of its last success.`
          : 'The answered behaviour is not possible with what the design keeps, so the page says which source is away rather than guess.',
      passedOver: (context) =>
        `An outage may last ${longest(context)} while the error budget of a month is ${quote(context, 'app.error_budget')}: ${keepsNothing(context) ? 'every outage counts against it.' : 'closing the page spends it on the source, though older data is there to show.'}`,
      consequences: (context) => [
        `Every outage of a source counts as an outage of the app: the error budget is ${quote(context, 'app.error_budget')} in 30 days, and one of ${longest(context)} alone may exceed it.`,
        'The check comes before anything is drawn, and st.stop() ends the run; no cached function may return a value past its age.',
        'Whoever needs the figures in an outage has to know where else to look: name it on the page.',
      ],
      settings: (context) => ({ closes_after: freshness(context) }),
    },
  ],
  inputs: () => [
    'outage_behaviour',
    'longest_outage',
    'freshness',
    'availability',
    'app.error_budget',
    'app.frame_bytes',
  ],
  sources: [appSources.cacheData, appSources.backgroundRefresh, appSources.sreAlerting],
};

function answered({ sizing }: Context): 'show_stale' | 'degrade' | 'block' {
  return sizing.workload.outageBehaviour.value;
}

function wish(context: Context): string {
  return {
    show_stale: 'old data is better than none',
    degrade: 'the parts that still work should stay current',
    block: 'no figure is better than an old one',
  }[answered(context)];
}

function keepsNothing(context: Context): boolean {
  return copiedSources(context).length === 0 && choiceOf(context.decided, 'cache') === 'no_cache';
}

function heldBy(context: Context): string {
  const kept = copiedSources(context).map(({ id }) => id);
  const inPlace = readInPlace(context);
  if (inPlace.length === 0) return `The store holds the last complete load of ${listed(kept)}`;
  const last = `the app keeps the last good result of ${listed(inPlace)}`;
  return kept.length === 0
    ? `Nothing is copied, so ${last}`
    : `The store holds the last complete load of ${listed(kept)}, and ${last}`;
}

function readInPlace(context: Context): readonly string[] {
  const copied = new Set(copiedSources(context).map(({ id }) => id));
  return context.sizing.workload.sources.map(({ id }) => id).filter((id) => !copied.has(id));
}

function sourceNames({ sizing }: Context): string {
  return listed(sizing.workload.sources.map(({ id }) => id));
}

function longest({ sizing }: Context): string {
  return quoteAnswer(sizing.workload.longestOutage, 's');
}

function freshness({ sizing }: Context): string {
  return quoteAnswer(sizing.workload.freshness, 's');
}

import { cachedBytes } from '../../../blueprint/caching.ts';
import type { Blueprint } from '../../../blueprint/blueprint.ts';
import { type Design, inPlaceSources, instances, loadedSources, liveStreams } from '../../../blueprint/design.ts';
import { storeName, workerName } from '../../../blueprint/design-names.ts';
import { choiceOf } from '../../../decisions/choice-of.ts';
import { jobsOf } from '../../../decisions/jobs.ts';
import { formatQuantity } from '../../../intake/quantities/format-quantity.ts';
import { answerOf } from '../finding-answers.ts';
import { count, figure, findingsOf, isForced, shorten, withoutForced } from '../figures.ts';
import { bullets, listed, plain, table } from '../markdown-blocks.ts';
import type { SectionWriter } from '../section-writer.ts';
import { ageLimit } from '../../../blueprint/used-limits.ts';

/** What is built, whether it can be, what must be agreed to, and what is open. */
export const writeSummary: SectionWriter = ({ blueprint, design }) => {
  const around = [
    opening(blueprint, design),
    ...verdict(blueprint),
    ...table(['Figure', 'Value'], leadingFigures(blueprint)),
    openLine(blueprint),
  ];
  const [first = '', ...rest] = around;
  const decisions = leadingDecisions(blueprint, mostWords - words([...around, agree].join(' ')));
  return [first, ...rest.slice(0, -2), agree, ...bullets(decisions), ...rest.slice(-2)];
};

/** A summary that is longer than this is no summary; the leading decisions fill what the rest leaves. */
const mostWords = 345;
const agree = '**Agree to these first:**';

function words(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function opening(blueprint: Blueprint, design: Design): string {
  const { name, purpose, viewers, freshness, sources } = blueprint.workload;
  const kinds = sources.map(({ id, kind }) => `${id} (${kindWords[kind.value]})`);
  const shown = `**${plain(name.value)}** shows ${listed(kinds)} to ${count(viewers.value, 'viewer')} at a time, asked to be at most ${formatQuantity(freshness.value, 's')} old.`;
  return [shown, sentence(plain(purpose.value)), shape(design)].filter((part) => part !== '').join(' ');
}

function sentence(text: string): string {
  return text === '' || /[.?…]$/.test(text) ? text : `${text}.`;
}

const kindWords = {
  database: 'a database',
  warehouse: 'a warehouse',
  api: 'a web API',
  files: 'delivered files',
  uploads: 'uploaded files',
  stream: 'a stream',
} as const;

/** The solution in one sentence: where rows lie, who brings them, what runs. */
function shape(design: Design): string {
  const followed = liveStreams(design).map(({ id }) => id);
  const loaded = loadedSources(design).map(({ id }) => id);
  const inPlace = inPlaceSources(design).map(({ id }) => id);
  const refreshed = jobsOf(design).filter(({ work }) => work === 'refresh');
  const parts = [
    ...(loaded.length > 0
      ? [`${listed(loaded)} ${areOrIs(loaded)} loaded into ${storeWords(design)} by ${worker(design)}`]
      : []),
    ...(inPlace.length > 0
      ? [
          `${listed(inPlace)} ${areOrIs(inPlace)} read where ${inPlace.length === 1 ? 'it is' : 'they are'}${refreshed.length > 0 ? `, with totals kept ready by ${worker(design)}` : ''}`,
        ]
      : []),
    ...(followed.length > 0
      ? [`${listed(followed)} ${areOrIs(followed)} followed in the memory of each instance`]
      : []),
    `the app runs as ${deploymentWords(design)}`,
  ];
  return `In short: ${parts.join('; ')}.`;
}

function areOrIs(names: readonly string[]): string {
  return names.length === 1 ? 'is' : 'are';
}

function storeWords(design: Design): string {
  const name = storeName(design);
  return choiceOf(design.decided, 'store') === 'parquet_files'
    ? name
    : `a ${name}`.replace('a existing', 'the existing');
}

function worker(design: Design): string {
  const name = workerName(design);
  return /^(?:the|jobs)|assets$/.test(name) ? name : `${/^[aeio]/i.test(name) ? 'an' : 'a'} ${name}`;
}

function deploymentWords(design: Design): string {
  const number = instances(design);
  switch (choiceOf(design.decided, 'deployment')) {
    case 'community_cloud':
      return 'one instance on Streamlit Community Cloud';
    case 'kubernetes':
      return `${count(number, 'instance')} on Kubernetes`;
    case 'snowflake':
      return 'Streamlit in Snowflake';
    case 'single_container':
    case 'replicas_sticky':
    case null:
      return number === 1
        ? 'one instance in a container'
        : `${count(number, 'instance')} behind a balancer with affinity`;
  }
}

function verdict(blueprint: Blueprint): readonly string[] {
  const blockers = findingsOf(blueprint, 'blocker');
  if (blockers.length > 0) {
    return [
      `**Not feasible as answered.** ${count(blockers.length, 'blocker')} must be removed first; the rest of this document designs what remains possible and does not work around ${blockers.length === 1 ? 'it' : 'them'}.`,
      ...bullets(
        blockers.map(
          ({ id, title, because, remedies }) =>
            `**${id}**: ${title}. ${because} Any one of: ${remedies.slice(0, mostRemedies).join(' · ')}.`,
        ),
      ),
    ];
  }
  const unsure = findingsOf(blueprint, 'cannot_determine');
  const forced = blueprint.decisions.filter(({ because }) => isForced(because)).map(({ id }) => id);
  const open = findingsOf(blueprint, 'risk').filter((finding) => answerOf(finding, blueprint) === null);
  const head =
    unsure.length > 0
      ? `**Feasible as far as the answers tell.** ${count(unsure.length, 'finding hangs', 'findings hang')} on answers that are not known, first ${listed(unsure.slice(0, mostRemedies).map(({ id }) => id))}.`
      : forced.length > 0
        ? '**Feasible only with a compromise.**'
        : '**Feasible as answered.**';
  const [first] = open;
  const risk =
    first === undefined
      ? unsure.length > 0 || forced.length > 0
        ? ''
        : 'No risk is left without an answer in the design.'
      : `${open.length === 1 ? 'One risk is left' : `${count(open.length, 'risk')} are left`} to accept or remove, first: ${first.title} (${first.id}).`;
  const least =
    forced.length === 0 ? '' : `Every option of ${listed(forced)} breaks a constraint; the least bad was taken.`;
  return [[head, risk, least].filter((part) => part !== '').join(' ')];
}

const mostRemedies = 3;

const leadingTopics = [
  'ingestion',
  'acceleration',
  'transport',
  'store',
  'engine',
  'refresh',
  'cache',
  'row_access',
  'orchestration',
  'deployment',
] as const;
const mostLeading = 6;
const fewestLeading = 3;
const wordsOfReason = 26;

/** The decisions that shape the rest, as many as there is room for; alike ones about several sources are told once. */
function leadingDecisions(blueprint: Blueprint, room: number): readonly string[] {
  const lines = leadingTopics.flatMap((topic) => {
    const decisions = blueprint.decisions.filter((decision) => decision.topic === topic);
    const labels = [...new Set(decisions.map(({ choice }) => choice.label))];
    return labels.flatMap((label) => {
      const alike = decisions.filter(({ choice }) => choice.label === label);
      const [first] = alike;
      if (first === undefined) return [];
      const named =
        alike.length > mostNamed
          ? [...alike.slice(0, mostNamed).map(({ id }) => id), 'others']
          : alike.map(({ id }) => id);
      return [
        `${named.join(', ')}: **${label}**. ${isForced(first.because) ? 'Least bad: ' : ''}${shorten(withoutForced(first.because), wordsOfReason)}`,
      ];
    });
  });
  let left = room;
  return lines.slice(0, mostLeading).filter((line, index) => {
    left -= words(line);
    return index < fewestLeading || left >= 0;
  });
}

const mostNamed = 3;

function leadingFigures(blueprint: Blueprint): readonly (readonly string[])[] {
  const { workload } = blueprint;
  const limit = blueprint.limits.find(({ name }) => name !== ageLimit) ?? null;
  return [
    ['Data today → in a year', `${figure(blueprint, 'app.bytes_now')} → ${figure(blueprint, 'app.bytes_horizon')}`],
    [
      'Oldest data on a screen, of what is allowed',
      `${figure(blueprint, 'app.staleness_worst')} of ${formatQuantity(workload.freshness.value, 's')}`,
    ],
    ['Script runs with all viewers', figure(blueprint, 'app.rerun_rate')],
    [
      'Memory for data in each instance',
      `${figure(blueprint, 'app.memory_budget')}, of which ${formatQuantity(
        cachedBytes(blueprint.caching),
        'B',
      )} for cached rows`,
    ],
    ...(limit === null ? [] : [['Tightest limit', `${limit.name}: ${limit.used} of ${limit.of}`]]),
  ];
}

function openLine(blueprint: Blueprint): string {
  const unknown = blueprint.assumptions.filter(({ provenance }) => provenance === 'unknown');
  const assumed = blueprint.assumptions.length - unknown.length;
  const named = unknown.slice(0, mostOpen).map(({ key }) => `\`${key}\``);
  const more = unknown.length > mostOpen ? [`${unknown.length - mostOpen} more`] : [];
  const open = unknown.length === 0 ? 'No question was left open' : `Open: ${listed([...named, ...more])}`;
  const defaults =
    assumed === 0
      ? 'no default was accepted'
      : `${count(assumed, 'default was', 'defaults were')} accepted without being stated`;
  return `${open}; ${defaults} ([who confirms what](#open-questions-and-risks)).`;
}

const mostOpen = 4;

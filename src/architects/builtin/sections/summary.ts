import type { Blueprint } from '../../../blueprint/blueprint.ts';
import { formatQuantity } from '../../../intake/quantities/format-quantity.ts';
import { count, decisionOn, figure, findingsOf } from '../figures.ts';
import { bullets, listed, plain, table } from '../markdown-blocks.ts';
import type { SectionWriter } from '../section-writer.ts';

/** What is built, whether it can be, what must be agreed to, and what is open. */
export const writeSummary: SectionWriter = ({ blueprint }) => [
  opening(blueprint),
  ...verdict(blueprint),
  '**Agree to these first:**',
  ...bullets(leadingDecisions(blueprint)),
  ...table(['Figure', 'Value'], leadingFigures(blueprint)),
  openLine(blueprint),
];

function opening(blueprint: Blueprint): string {
  const { name, purpose, viewers, freshness, sources } = blueprint.workload;
  const kinds = sources.map(({ id, kind }) => `${id} (${kindWords[kind.value]})`);
  const parts = [
    ['read from', decisionOn(blueprint, 'store')],
    ['loaded by', decisionOn(blueprint, 'orchestration')],
    ['run as', decisionOn(blueprint, 'deployment')],
  ] as const;
  const shape = parts.flatMap(([word, decision]) => (decision === null ? [] : [`${word}: ${decision.choice.label}`]));
  return `**${plain(name.value)}** shows ${listed(kinds)} to ${formatQuantity(viewers.value, 'count')} viewers at a time, never older than ${formatQuantity(freshness.value, 's')}. ${plain(purpose.value)} In short, ${shape.join('; ')}.`;
}

const kindWords = {
  database: 'a database',
  warehouse: 'a warehouse',
  api: 'a web API',
  files: 'delivered files',
  uploads: 'uploaded files',
  stream: 'a stream',
} as const;

function verdict(blueprint: Blueprint): readonly string[] {
  const blockers = findingsOf(blueprint, 'blocker');
  const risks = findingsOf(blueprint, 'risk');
  if (blockers.length === 0) {
    const [first] = risks;
    const tightest =
      first === undefined
        ? 'No limit is near.'
        : `The first of ${count(risks.length, 'risk')}: ${first.title} (${first.id}).`;
    return [`**Feasible as answered.** ${tightest}`];
  }
  return [
    `**Not feasible as answered**: ${count(blockers.length, 'blocker')} must be removed first.`,
    ...bullets(
      blockers.map(
        ({ id, title, because, remedies }) => `**${id}**: ${title}. ${because} Any one of: ${remedies.join(' · ')}.`,
      ),
    ),
  ];
}

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
const mostLeading = 7;

/** The decisions that shape the rest; alike ones about several sources are told once. */
function leadingDecisions(blueprint: Blueprint): readonly string[] {
  const groups = leadingTopics.flatMap((topic) => {
    const decisions = blueprint.decisions.filter((decision) => decision.topic === topic);
    const choices = [...new Set(decisions.map(({ choice }) => choice.label))];
    return choices.map((label) => ({ label, decisions: decisions.filter(({ choice }) => choice.label === label) }));
  });
  return groups.slice(0, mostLeading).flatMap(({ label, decisions }) => {
    const [first] = decisions;
    if (first === undefined) return [];
    return [`${decisions.map(({ id }) => id).join(', ')}: **${label}**. ${firstSentence(first.because)}`];
  });
}

function firstSentence(text: string): string {
  return /^.+?[.:](?= [A-Z]|$)/.exec(text)?.[0].replace(/:$/, '.') ?? text;
}

function leadingFigures(blueprint: Blueprint): readonly (readonly string[])[] {
  const { workload } = blueprint;
  return [
    [
      'Data today, after the planning horizon',
      `${figure(blueprint, 'app.bytes_now')}, ${figure(blueprint, 'app.bytes_horizon')}`,
    ],
    [
      'Freshness asked, worst age reached',
      `${formatQuantity(workload.freshness.value, 's')}, ${figure(blueprint, 'app.staleness_worst')}`,
    ],
    [
      'Script runs with all viewers',
      `${figure(blueprint, 'app.rerun_rate')}, ${figure(blueprint, 'app.runs_in_flight')} in flight`,
    ],
    [
      'Instances, memory for data in each',
      `${figure(blueprint, 'app.replicas')}, ${figure(blueprint, 'app.memory_budget')}`,
    ],
    ['Caches in each instance', figure(blueprint, 'app.cache_bytes')],
    ['Error budget in 30 days', figure(blueprint, 'app.error_budget')],
  ];
}

function openLine(blueprint: Blueprint): string {
  const unknown = blueprint.assumptions.filter(({ provenance }) => provenance === 'unknown');
  const assumed = blueprint.assumptions.length - unknown.length;
  const open =
    unknown.length === 0 ? 'No question was left open' : `Open: ${listed(unknown.map(({ key }) => `\`${key}\``))}`;
  return `${open}; ${count(assumed, 'assumption')} ${assumed === 1 ? 'stands' : 'stand'} on a default that somebody should confirm (Requirements and assumptions).`;
}

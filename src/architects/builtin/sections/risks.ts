import type { Assumption, Blueprint } from '../../../blueprint/blueprint.ts';
import type { StageId } from '../../../intake/stage.ts';
import { questionById } from '../../../intake/catalogue.ts';
import { splitKey } from '../../../intake/view.ts';
import { answerOf } from '../finding-answers.ts';
import { affected, findingsOf, isForced, severityWords, withoutForced } from '../figures.ts';
import { byWeight, changesNothing, changesNothingWords, couldChangeIds } from '../assumption-words.ts';
import { pointsOf, thenOf, turningId } from '../headroom.ts';
import { bullets, heading, plain, table } from '../markdown-blocks.ts';
import type { SectionWriter } from '../section-writer.ts';

/** What is not known, what may go wrong, and what would make this the wrong design. */
export const writeRisks: SectionWriter = ({ blueprint }) => [
  heading('Open questions'),
  ...openQuestions(blueprint),
  heading('Risks'),
  ...risks(blueprint),
  heading('What would make this the wrong design'),
  ...bullets(wrongFrom(blueprint)),
];

function openQuestions(blueprint: Blueprint): readonly string[] {
  const unknown = blueprint.assumptions.filter(({ provenance }) => provenance === 'unknown');
  const heaviest = blueprint.assumptions
    .filter((assumption) => assumption.provenance === 'defaulted' && assumption.affects.length > 0)
    .filter((assumption) => !changesNothing(assumption))
    .toSorted(byWeight)
    .slice(0, most);
  return [
    ...(unknown.length === 0
      ? ['No question was answered with "I don’t know".']
      : questionTable(unknown.toSorted(byWeight), blueprint)),
    ...(heaviest.length === 0
      ? []
      : [
          'Defaults to confirm first, because another answer would change most:',
          ...questionTable(heaviest, blueprint),
        ]),
  ];
}

const most = 5;

function questionTable(assumptions: readonly Assumption[], blueprint: Blueprint): readonly string[] {
  return table(
    ['Question', 'Taken as', 'Changes if it is wrong', 'Who can say'],
    assumptions.map((assumption) => [
      `${plain(assumption.question)} (\`${assumption.key}\`)`,
      plain(assumption.assumed),
      changesNothing(assumption) ? changesNothingWords : changes(assumption, blueprint),
      whoKnows(assumption.key),
    ]),
  );
}

/** The nearest point at which this answer turns something, and what else other answers change or is computed from it. */
function changes(assumption: Assumption, blueprint: Blueprint): string {
  const { key } = assumption;
  const affects = couldChangeIds(assumption);
  const point = pointsOf(blueprint).find((candidate) => candidate.key === key);
  return point === undefined
    ? affected(affects)
    : `from ${point.value} ${point.direction} ${thenOf(point)}; also ${affected(affects.filter((id) => id !== turningId(point)))}`;
}

function whoKnows(key: string): string {
  const { sourceId, questionId } = splitKey(key);
  return sourceId === null ? owners[questionById(questionId).stage] : `whoever runs ${sourceId}`;
}

const owners: Readonly<Record<StageId, string>> = {
  job: 'the owner of the app',
  volume: 'whoever runs the source',
  experience: 'the viewers, and whoever runs the host',
  security: 'the owner of the data',
  failure: 'the owner of the app',
  operations: 'the team that runs it',
};

function risks(blueprint: Blueprint): readonly string[] {
  const standing = findingsOf(blueprint, 'blocker', 'cannot_determine', 'risk');
  const forced = blueprint.decisions.filter(({ because }) => isForced(because));
  if (standing.length === 0 && forced.length === 0) return ['No blocker and no risk stands.'];
  return table(
    ['Finding', 'What', 'Answered by', 'Or removed by any one of'],
    [
      ...standing.map((finding) => [
        `${finding.id} (${severityWords[finding.severity].toLowerCase()})`,
        finding.title,
        answerOf(finding, blueprint) ??
          (finding.severity === 'blocker' ? '**nothing: remove it**' : 'nothing: accept or remove it'),
        finding.remedies.length === 0 ? 'accepting it' : finding.remedies.join(' · '),
      ]),
      ...forced.map(({ id, choice, because }) => [
        `${id} (forced)`,
        `${choice.label} is the least bad of options that all break a constraint: ${withoutForced(because)}`,
        'nothing: accept it, or change the answer it breaks',
        'an answer that lets one option hold',
      ]),
    ],
  );
}

/** The nearest points at which the design turns, one for each decision and each blocker. */
function wrongFrom(blueprint: Blueprint): readonly string[] {
  const points = pointsOf(blueprint);
  const firsts = points.filter(
    (point, index) => points.findIndex((other) => turningId(other) === turningId(point)) === index,
  );
  const texts = firsts
    .slice(0, most)
    .map(
      (point) => `${plain(point.label)} from ${point.value} ${point.direction}, now ${point.now}: ${thenOf(point)}.`,
    );
  return texts.length === 0
    ? [
        'No single figure, moved a thousandfold, changes a decision or raises a blocker: another kind of source, another host or another duty would.',
      ]
    : texts;
}

import type { Blueprint } from '../../../blueprint/blueprint.ts';
import { findingsOf } from '../figures.ts';
import { bullets, heading, plain, table } from '../markdown-blocks.ts';
import type { SectionWriter } from '../section-writer.ts';

/** What is not known, what may go wrong, and what would make this the wrong design. */
export const writeRisks: SectionWriter = ({ blueprint }) => {
  const unknown = blueprint.assumptions.filter(({ provenance }) => provenance === 'unknown');
  const standing = findingsOf(blueprint, 'blocker', 'cannot_determine', 'risk');
  return [
    heading('Open questions'),
    ...(unknown.length === 0
      ? [
          'No question was answered with "I don’t know". The assumptions with the most resting on them are confirmed first:',
          ...bullets(heaviestAssumptions(blueprint)),
        ]
      : table(
          ['Question', 'Assumed meanwhile', 'Rests on it'],
          unknown.map(({ key, question, assumed, affects }) => [
            `${plain(question)} (\`${key}\`)`,
            plain(assumed),
            affects.join(', ') || 'figures only',
          ]),
        )),
    heading('Risks'),
    ...(standing.length === 0
      ? ['No blocker and no risk stands.']
      : table(
          ['Finding', 'What', 'What removes it'],
          standing.map(({ id, title, remedies }) => [id, title, remedies.join(' · ')]),
        )),
    heading('What would make this the wrong design'),
    ...bullets(turningPoints(blueprint)),
  ];
};

const most = 5;

function heaviestAssumptions({ assumptions }: Blueprint): readonly string[] {
  return assumptions
    .toSorted((a, b) => b.affects.length - a.affects.length)
    .slice(0, most)
    .map(({ key, assumed, affects }) => `\`${key}\`: ${plain(assumed)} (${affects.join(', ') || 'figures only'})`);
}

/** The nearest points at which a decision flips. */
function turningPoints({ headroom }: Blueprint): readonly string[] {
  const sides = headroom.flatMap(({ decisionId, label, upTo, downTo }) => [
    ...(upTo === null
      ? []
      : [
          {
            distance: upTo.factor,
            text: `${plain(label)} above ${upTo.value}: ${decisionId} becomes "${upTo.instead}"`,
          },
        ]),
    ...(downTo === null
      ? []
      : [
          {
            distance: 1 / downTo.factor,
            text: `${plain(label)} below ${downTo.value}: ${decisionId} becomes "${downTo.instead}"`,
          },
        ]),
  ]);
  const nearest = sides.toSorted((a, b) => a.distance - b.distance).slice(0, most);
  return nearest.length === 0
    ? [
        'No single figure, moved a thousandfold, changes a decision; another kind of source, another host or another duty would.',
      ]
    : nearest.map(({ text }) => `${text}.`);
}

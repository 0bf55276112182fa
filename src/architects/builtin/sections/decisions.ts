import type { Blueprint } from '../../../blueprint/blueprint.ts';
import type { Decision } from '../../../decisions/decision.ts';
import { provenanceWords } from '../figures.ts';
import { bullets, heading, plain, table } from '../markdown-blocks.ts';
import type { SectionWriter } from '../section-writer.ts';

/** Every decision: the choice, why, what was rejected and by which number, what it commits to, what it rests on. */
export const writeDecisions: SectionWriter = ({ blueprint }) => [
  ...table(
    ['Decision', 'Choice', 'Rests on'],
    blueprint.decisions.map((decision) => [
      `[${decision.id}](#${anchorOf(decision)})`,
      decision.choice.label,
      provenanceOf(decision),
    ]),
  ),
  ...blueprint.decisions.flatMap((decision) => decisionBlocks(decision, blueprint)),
];

function decisionBlocks(decision: Decision, blueprint: Blueprint): readonly string[] {
  const headroom = blueprint.headroom.filter(({ decisionId }) => decisionId === decision.id);
  const settings = Object.entries(decision.settings).map(([name, value]) => `${name} ${value}`);
  return [
    heading(titleOf(decision)),
    `*${decision.question}*`,
    `**${decision.choice.label}.** ${decision.because}`,
    ...(settings.length === 0 ? [] : [`Settings: ${settings.join('; ')}.`]),
    ...table(
      ['Rejected', 'Because'],
      decision.rejected.map(({ label, reason, by }) => [
        label,
        by === 'constraint' ? `**Not possible.** ${reason}` : reason,
      ]),
    ),
    ...bullets(decision.consequences),
    `Inputs: ${decision.inputs.map(({ label, value, provenance }) => `${plain(label)} ${plain(value)}${provenance === 'stated' ? '' : ` (${provenanceWords[provenance]})`}`).join('; ')}.`,
    ...headroom.map(
      ({ label, upTo, downTo }) =>
        `Holds while ${plain(label)} stays ${[downTo === null ? null : `above ${downTo.value} (then ${downTo.instead})`, upTo === null ? null : `below ${upTo.value} (then ${upTo.instead})`].filter((part) => part !== null).join(' and ')}.`,
    ),
  ];
}

function titleOf({ id, title, sourceId }: Decision): string {
  return `${id}: ${title}${sourceId === null ? '' : `, ${sourceId}`}`;
}

/** GitHub's anchor of the heading. */
function anchorOf(decision: Decision): string {
  return titleOf(decision)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');
}

function provenanceOf({ inputs }: Decision): string {
  const assumed = inputs.filter(({ provenance }) => provenance === 'defaulted').length;
  const unknown = inputs.filter(({ provenance }) => provenance === 'unknown').length;
  const parts = [assumed > 0 ? `${assumed} assumed` : null, unknown > 0 ? `${unknown} not known` : null].filter(
    (part) => part !== null,
  );
  return parts.length === 0 ? 'stated answers' : `${inputs.length} inputs, ${parts.join(', ')}`;
}

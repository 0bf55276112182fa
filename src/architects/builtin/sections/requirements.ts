import type { Blueprint, Requirement } from '../../../blueprint/blueprint.ts';
import { questionById } from '../../../intake/catalogue.ts';
import { stages } from '../../../intake/stage.ts';
import { splitKey } from '../../../intake/view.ts';
import { provenanceWords } from '../figures.ts';
import { heading, plain, table } from '../markdown-blocks.ts';
import type { SectionWriter } from '../section-writer.ts';

/** What was asked for, by stage, and what had to be assumed. */
export const writeRequirements: SectionWriter = ({ blueprint }) => {
  const unknown = blueprint.assumptions.filter(({ provenance }) => provenance === 'unknown');
  const defaulted = blueprint.assumptions.filter(({ provenance }) => provenance === 'defaulted');
  return [
    ...stages.flatMap(({ id, title }) =>
      stageTable(
        title,
        blueprint.requirements.filter((requirement) => stageOf(requirement) === id),
      ),
    ),
    ...(unknown.length === 0
      ? []
      : [
          heading('Not known'),
          'Answered with "I don’t know". The value keeps the arithmetic going and is not a decision.',
          ...assumptionTable(unknown),
        ]),
    ...(defaulted.length === 0
      ? []
      : [
          heading('Assumptions'),
          'Defaults that nobody has stated. Those that rest on nothing but a default are confirmed before the phase that uses them.',
          ...assumptionTable(defaulted),
        ]),
  ];
};

function stageTable(title: string, requirements: readonly Requirement[]): readonly string[] {
  if (requirements.length === 0) return [];
  return [
    heading(title),
    ...table(
      ['Question', 'Answer', ''],
      requirements.map(({ key, question, answer, provenance }) => [
        `${plain(question)} (\`${key}\`)`,
        plain(answer),
        provenance === 'stated' ? '' : provenanceWords[provenance],
      ]),
    ),
  ];
}

function stageOf({ key }: Requirement) {
  return questionById(splitKey(key).questionId).stage;
}

function assumptionTable(assumptions: Blueprint['assumptions']): readonly string[] {
  return table(
    ['Assumed', 'Value', 'Rests on it'],
    assumptions.map(({ key, assumed, affects }) => [
      `\`${key}\``,
      plain(assumed),
      affects.join(', ') || 'figures only',
    ]),
  );
}

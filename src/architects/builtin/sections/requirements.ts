import type { Assumption, Blueprint, Requirement } from '../../../blueprint/blueprint.ts';
import { questionById } from '../../../intake/catalogue.ts';
import { stages } from '../../../intake/stage.ts';
import { splitKey } from '../../../intake/view.ts';
import { byWeight, changesNothing, changesNothingWords, couldChangeIds } from '../assumption-words.ts';
import { affected, provenanceWords } from '../figures.ts';
import { bullets, heading, plain, table } from '../markdown-blocks.ts';
import type { SectionWriter } from '../section-writer.ts';

/** What was asked for, by stage, what had to be assumed, and what is left out. */
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
          'Answered with "I don’t know". The value keeps the arithmetic going; it is nobody’s decision.',
          ...assumptionTable(unknown),
        ]),
    ...(defaulted.length === 0
      ? []
      : [
          heading('Assumptions'),
          'Defaults that were accepted without being stated, those that could change the design most first.',
          ...assumptionTable(defaulted),
        ]),
    ...outOfScope(blueprint),
  ];
};

function stageTable(title: string, requirements: readonly Requirement[]): readonly string[] {
  if (requirements.length === 0) return [];
  const isStated = requirements.every(({ provenance }) => provenance === 'stated');
  return [
    heading(title),
    ...table(
      ['Question', 'Answer', ...(isStated ? [] : ['Vouched for'])],
      requirements.map(({ key, question, answer, provenance }) => [
        `${plain(question)} (\`${key}\`)`,
        plain(answer),
        ...(isStated ? [] : [provenanceWords[provenance]]),
      ]),
    ),
  ];
}

function stageOf({ key }: Requirement) {
  return questionById(splitKey(key).questionId).stage;
}

function assumptionTable(assumptions: readonly Assumption[]): readonly string[] {
  return table(
    ['Answer', 'Taken as', 'Another answer could change'],
    assumptions
      .toSorted(byWeight)
      .map((assumption) => [
        `\`${assumption.key}\``,
        plain(assumption.assumed),
        changesNothing(assumption) ? changesNothingWords : affected(couldChangeIds(assumption)),
      ]),
  );
}

function outOfScope({ workload }: Blueprint): readonly string[] {
  const { features, sources, regimes, lineage } = workload;
  const wanted: readonly string[] = features.value;
  const left = [
    ...(wanted.includes('edit') ? [] : ['Editing: the app writes nothing back to a source.']),
    ...(wanted.includes('drill_down') ? [] : ['Single rows: pages show totals.']),
    ...(wanted.includes('export')
      ? []
      : ['Exports built by the app; a table’s own download holds what is on the screen.']),
    ...(sources.some(({ stream }) => stream !== null) ? [] : ['Event streams: no source sends any.']),
    ...(regimes.value.length === 0 ? ['Regulation: no regime was named.'] : []),
    ...(lineage.value === 'column' ? [] : ['Lineage of single columns.']),
  ];
  return left.length === 0 ? [] : [heading('Out of scope, by the answers'), ...bullets(left)];
}

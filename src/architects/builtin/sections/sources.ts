import { bullets, heading, plain } from '../markdown-blocks.ts';
import type { SectionWriter } from '../section-writer.ts';

/** Where the facts come from, and which of them should be measured on the real system. */
export const writeSources: SectionWriter = ({ blueprint }) => {
  const published = blueprint.sources.filter((source) => source.url !== null);
  const judgements = blueprint.ledger.constants.filter((constant) => constant.confidence === 'judgement');
  return [
    ...bullets(published.map((source) => `[${plain(source.title)}](${source.url})`)),
    ...(judgements.length === 0
      ? []
      : [
          heading('Judgement, to be measured first'),
          'These constants have no published source. They are starting points; the benchmark of the section "Testing and performance validation" replaces them with measurements.',
          ...bullets(judgements.map((constant) => plain(constant.about))),
        ]),
  ];
};

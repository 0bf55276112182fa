import type { Blueprint } from '../../../blueprint/blueprint.ts';
import { formatQuantity } from '../../../intake/quantities/format-quantity.ts';
import { affected } from '../figures.ts';
import { bullets, heading, plain, table } from '../markdown-blocks.ts';
import type { SectionWriter } from '../section-writer.ts';

/** Where the facts come from and what each was used for, and which should be measured on the real system. */
export const writeSources: SectionWriter = ({ blueprint }) => {
  const published = blueprint.sources.filter((source) => source.url !== null);
  const judgements = blueprint.ledger.constants.filter(({ source }) => source.url === null);
  return [
    ...bullets(published.map((source) => `[${plain(source.title)}](${source.url}): ${usedFor(source.url, blueprint)}`)),
    ...(judgements.length === 0
      ? []
      : [
          heading('Judgement, to be measured first'),
          'These constants have no published source: they are starting points, which the benchmarks replace.',
          ...table(
            ['Constant', 'Value'],
            judgements.map(({ about, value, unit }) => [plain(about), formatQuantity(value, unit)]),
          ),
        ]),
  ];
};

function usedFor(url: string | null, { decisions, ledger }: Blueprint): string {
  const decided = decisions.filter(({ sources }) => sources.some((source) => source.url === url)).map(({ id }) => id);
  const constants = ledger.constants.filter(({ source }) => source.url === url).length;
  const parts = [
    ...(decided.length > 0 ? [affected(decided)] : []),
    ...(constants > 0 ? [constants === 1 ? 'a constant of the ledger' : `${constants} constants of the ledger`] : []),
  ];
  return parts.length === 0 ? 'failure modes and controls' : parts.join(', and ');
}

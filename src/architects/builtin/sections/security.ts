import type { Blueprint } from '../../../blueprint/blueprint.ts';
import { formatQuantity } from '../../../intake/quantities/format-quantity.ts';
import { codeBlocks } from '../code-blocks.ts';
import { decisionOn } from '../figures.ts';
import { bullets, heading, plain, table } from '../markdown-blocks.ts';
import type { SectionWriter } from '../section-writer.ts';

/** Who gets in, who sees which rows, where secrets lie, and the controls that a reviewer will look for. */
export const writeSecurity: SectionWriter = (context) => {
  const { blueprint } = context;
  const decisions = (['sign_in', 'row_access', 'secrets'] as const)
    .map((topic) => decisionOn(blueprint, topic))
    .filter((decision) => decision !== null);
  return [
    ...decisions.flatMap((decision) => [
      heading(`${decision.title} (${decision.id})`),
      `**${decision.choice.label}.** ${decision.because}`,
      ...bullets(decision.consequences),
    ]),
    heading('Controls'),
    ...(blueprint.controls.length === 0
      ? [
          `The data is ${blueprint.workload.classification.value} and no regime was named: no controls beyond those above are called for.`,
        ]
      : table(
          ['Required by', 'Control', 'Where', 'Verified by'],
          blueprint.controls.map(({ required, control, where, verify }) =>
            [required, control, where, verify].map(plain),
          ),
        )),
    heading('Retention, deletion, residency'),
    ...bullets(retention(blueprint)),
    heading('Code'),
    ...codeBlocks(context, 'security'),
  ];
};

function retention({ workload, lineage }: Blueprint): readonly string[] {
  const { retention: kept, personalData, residency, regimes } = workload;
  const holders = [...new Set(lineage.map(({ to }) => to))];
  const places = { none: null, eu: 'in the EU', us: 'in the US', single_country: 'in the one country named' } as const;
  const place = places[residency.value];
  return [
    `Rows are kept ${formatQuantity(kept.value, 's')} and then removed by the retention job; backups age out in the same time.`,
    ...(personalData.value === 'none'
      ? []
      : [
          `Erasing a person reaches, in this order: ${holders.map(plain).join(' · ')}, the quarantine, and the caches at their ttl; a list of erased keys is applied again after every restore.`,
        ]),
    ...(place === null
      ? []
      : [`Store, backups, logs and caches lie ${place}; so does whatever the alerts pass through.`]),
    ...(regimes.value.includes('pci')
      ? ['Audit logs are kept 12 months, the latest three at hand; card numbers never enter this design.']
      : []),
    'Logs hold names of queries, counts, durations and a hash of the viewer, never row values, tokens or connection strings.',
  ];
}

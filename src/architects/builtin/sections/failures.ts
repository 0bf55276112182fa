import type { Blueprint } from '../../../blueprint/blueprint.ts';
import { formatQuantity } from '../../../intake/quantities/format-quantity.ts';
import { decisionOn, figure } from '../figures.ts';
import { bullets, heading, numbered, plain, table } from '../markdown-blocks.ts';
import type { SectionWriter } from '../section-writer.ts';

/** What can fail, how it is noticed, what the viewer sees, and how it comes back. */
export const writeFailures: SectionWriter = ({ blueprint }) => {
  const { rpo, rto, longestOutage } = blueprint.workload;
  const outage = decisionOn(blueprint, 'outage');
  const loading = decisionOn(blueprint, 'loading');
  return [
    ...table(
      ['Objective', 'Asked', 'Reached, by arithmetic'],
      [
        ['Data that may be lost (RPO)', formatQuantity(rpo.value, 's'), figure(blueprint, 'app.rpo_reached')],
        ['Until it works again (RTO)', formatQuantity(rto.value, 's'), figure(blueprint, 'app.rto_reached')],
        [
          'Longest outage of a source to survive',
          formatQuantity(longestOutage.value, 's'),
          outage === null ? '' : outage.choice.label,
        ],
      ],
    ),
    ...(outage === null ? [] : [`${outage.id}: ${outage.because}`]),
    ...table(
      ['Component', 'Failure', 'Noticed by', 'The viewer sees', 'Prevented by', 'Recovered by'],
      blueprint.failureModes.map((mode) =>
        [mode.component, mode.failure, mode.detection, mode.viewerSees, mode.prevention, mode.recovery].map(plain),
      ),
    ),
    ...(loading === null || loading.choice.id === 'read_only'
      ? []
      : [heading('After a load that died'), `${loading.id}: ${loading.because}`, ...bullets(loading.consequences)]),
    ...runbooks(blueprint),
  ];
};

/** The two failures most likely here, step by step. */
function runbooks(blueprint: Blueprint): readonly string[] {
  return blueprint.failureModes
    .slice(0, 2)
    .flatMap((mode) => [
      heading(`Runbook: ${mode.failure}`),
      ...numbered(
        [
          `Confirm: ${plain(mode.detection)}.`,
          `Tell: viewers see this meanwhile: ${plain(mode.viewerSees)}.`,
          `Recover: ${plain(mode.recovery)}.`,
          `Prevent the next one: ${plain(mode.prevention)}.`,
        ].map(oneStop),
      ),
    ]);
}

function oneStop(text: string): string {
  return text.replace(/\.\.$/, '.');
}

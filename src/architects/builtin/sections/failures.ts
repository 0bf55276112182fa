import type { FailureMode } from '../../../blueprint/blueprint.ts';
import { hasStore, loadedSources } from '../../../blueprint/design.ts';
import { outageWords } from '../../../blueprint/design-names.ts';
import { formatQuantity } from '../../../intake/quantities/format-quantity.ts';
import { sourceQuantity } from '../../../sizing/sizing.ts';
import { codeBlocks } from '../code-blocks.ts';
import { decisionOn, figure } from '../figures.ts';
import { chosen } from '../links.ts';
import { bullets, heading, plain, table } from '../markdown-blocks.ts';
import { runbooks } from '../runbooks.ts';
import type { SectionContext, SectionWriter } from '../section-writer.ts';

/** What can fail, how it is noticed, what the viewer sees, and how it comes back. */
export const writeFailures: SectionWriter = (context) => [
  ...objectives(context),
  heading('What can fail'),
  ...failureTable(context),
  ...runbooks(context),
  ...codeBlocks(context, 'failures'),
];

function objectives(context: SectionContext): readonly string[] {
  const { blueprint, design } = context;
  const { rpo, rto, longestOutage } = blueprint.workload;
  const outage = decisionOn(blueprint, 'outage');
  const loading = decisionOn(blueprint, 'loading');
  return [
    ...table(
      ['Objective', 'Asked', 'Reached, by arithmetic'],
      [
        ['Data that may be lost (RPO)', formatQuantity(rpo.value, 's'), figure(blueprint, 'app.rpo_reached')],
        ['Until it works again (RTO)', formatQuantity(rto.value, 's'), figure(blueprint, 'app.rto_reached')],
      ],
    ),
    ...bullets([
      ...(outage === null
        ? []
        : [`${chosen(outage)}: while a source is away viewers see ${plain(outageWords(design))}.`]),
      ...catchingUp(context),
      ...(hasStore(design) && loading !== null
        ? [`${chosen(loading)}: a load that died leaves the rows and the watermark of the one before.`]
        : []),
      `The longest outage to survive is ${formatQuantity(longestOutage.value, 's')}.`,
    ]),
  ];
}

/** How long what waited during the longest outage takes, source by source. */
function catchingUp({ blueprint, design }: SectionContext): readonly string[] {
  const outage = blueprint.workload.longestOutage.value;
  return loadedSources(design).flatMap(({ id, api, rowRate, kind }) => {
    if (kind.value === 'uploads' || kind.value === 'files') return [];
    const stream = sourceQuantity(design.sizing.ledger, id, 'catch_up_seconds');
    const rows = rowRate.value * outage;
    const amount = `${formatQuantity(Math.ceil(rows), 'rows')} of ${id} wait after ${formatQuantity(outage, 's')}`;
    if (stream !== null)
      return [
        `${amount} at the mean rate; worked off in ${formatQuantity(stream.value, 's')} beside what goes on arriving.`,
      ];
    if (api === null) return [`${amount}; the next load brings them.`];
    const calls = Math.ceil(rows / api.pageSize.value) + api.endpoints.value;
    return [
      `${amount}: ${formatQuantity(calls, 'calls')}, ${formatQuantity(calls / api.rateLimit.value, 's')} at the limit.`,
    ];
  });
}

/** What viewers see in an outage is said once, above: the table refers to it. */
function failureTable({ blueprint, design }: SectionContext): readonly string[] {
  const outage = outageWords(design);
  const cell = (text: string) => plain(text.replaceAll(outage, 'the outage view'));
  const row = ({ component, failure, detection, viewerSees, prevention, recovery }: FailureMode) => [
    `**${cell(component)}**: ${cell(failure)}`,
    cell(detection),
    cell(viewerSees),
    cell(prevention),
    cell(recovery),
  ];
  return [
    'The outage view is what viewers see while a source is away: as above.',
    ...table(['Failure', 'Noticed by', 'Viewers see', 'Prevented by', 'Recovered by'], blueprint.failureModes.map(row)),
  ];
}

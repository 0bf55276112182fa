import type { FailureMode } from '../../blueprint/blueprint.ts';
import { outageWords } from '../../blueprint/design-names.ts';
import { fence, heading, plain } from './markdown-blocks.ts';
import { type RunbookId, type RunbookStep, runbookSteps } from './runbook-steps.ts';
import type { SectionContext } from './section-writer.ts';

/** The runbooks of the two failures that are most likely here, with the commands to paste. */
export function runbooks(context: SectionContext): readonly string[] {
  const known = likeliest.flatMap((id) => {
    const mode = context.blueprint.failureModes.find((candidate) => candidate.id === `FM-${id}`);
    const steps = mode === undefined ? [] : runbookSteps(id, context);
    return mode === undefined || steps.length === 0 ? [] : [{ mode, steps }];
  });
  return known.slice(0, most).flatMap(({ mode, steps }) => runbook(mode, steps, context));
}

const most = 2;

/** What others run fails more often than what one runs oneself, and files more often than machines. */
const likeliest: readonly RunbookId[] = [
  'stream-silent',
  'api-away',
  'slow-plan',
  'bad-batch',
  'file-misread',
  'database-away',
  'missed-run',
  'connections-exhausted',
  'store-full',
  'memory-limit',
  'host-lost',
];

function runbook(mode: FailureMode, steps: readonly RunbookStep[], { design }: SectionContext): readonly string[] {
  const meanwhile = plain(mode.viewerSees.replaceAll(outageWords(design), 'the outage view'));
  const title = mode.failure.split(/[:;(]/)[0]?.trim() ?? mode.failure;
  return [
    heading(`Runbook: ${plain(title)}`),
    `It begins with ${plain(mode.detection)}. Viewers meanwhile: ${meanwhile}.`,
    ...steps.flatMap(({ text, command }, index) => [
      `**Step ${index + 1}.** ${text}`,
      ...(command === undefined ? [] : [fence(command.language, command.text)]),
    ]),
    `Against the next time: ${plain(mode.prevention)}.`,
  ];
}

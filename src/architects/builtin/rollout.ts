import { hasWorker, instances } from '../../blueprint/design.ts';
import { choiceOf } from '../../decisions/choice-of.ts';
import { hasFile } from './code-blocks.ts';
import { bullets } from './markdown-blocks.ts';
import type { SectionContext } from './section-writer.ts';

/** How a release reaches viewers, what it costs them, and how it is taken back. */
export function rollout(context: SectionContext): readonly string[] {
  const { blueprint, design } = context;
  const cadence = { daily: 'Every day', weekly: 'Every week', monthly: 'Every month or less' } as const;
  const ddl = ['sql/schema.sql', 'sql/partitions.sql', 'sql/indexes.sql', 'sql/views.sql', 'sql/roles.sql'].filter(
    (path) => hasFile(context, path),
  );
  return bullets([
    `${cadence[blueprint.workload.deployCadence.value]}, outside the busiest hour: ${how(context)}`,
    ...(ddl.length === 0
      ? []
      : [
          `Order: ${ddl.map((path) => `\`${path}\``).join(', ')} as the owner (each may run again), then ${hasWorker(design) ? 'the worker, then ' : ''}the app.`,
          'A change of schema takes three releases: add the new, move the readers, remove the old. So the version before always runs on the schema that is there.',
        ]),
    'Back: deploy the version before; nothing in the store has to be undone for it.',
    'A release is good when `page_failed` stays at its level for ten minutes and the age of each source keeps its target.',
  ]);
}

function how({ design }: SectionContext): string {
  const number = instances(design);
  switch (choiceOf(design.decided, 'deployment')) {
    case 'community_cloud':
      return 'a push to the branch restarts the app; sessions end and caches are empty.';
    case 'snowflake':
      return 'a new version of the Streamlit object; viewers get it at their next load.';
    case 'kubernetes':
      return `a rolling update, one of ${number} pods at a time, with time for its sessions to end; those that remain start anew on another.`;
    case 'replicas_sticky':
    case 'single_container':
    case null:
      return number > 1
        ? `one of ${number} instances after the other: out of the balancer, wait for its sessions, replace, back in. Sessions that remain start anew elsewhere.`
        : 'the one process is replaced: sessions end, caches are empty, and the first viewers wait for the fills.';
  }
}

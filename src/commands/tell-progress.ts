import type { CheckResult } from '../checks/check-document.ts';
import type { DesignProgress } from '../ui/ports.ts';
import type { Surroundings } from './surroundings.ts';

/** A follower that tells a design's progress on stderr, a line a section. */
export function tellProgress(around: Surroundings): (event: DesignProgress) => void {
  let total = 0;
  let started = 0;
  return (event) => {
    switch (event.type) {
      case 'planned':
        total = event.sections.length;
        return;
      case 'section_started':
        started += 1;
        around.tell(`[${started}/${total}] ${event.section.heading}`);
        return;
      case 'notice':
        around.tell(`  ${event.message}`);
        return;
      case 'usage':
        around.tell(
          `  ${event.usage.inputTokens} tokens read (${event.usage.cacheReadTokens} from the cache), ${event.usage.outputTokens} written`,
        );
        return;
      case 'checked':
        tellChecks(event.result, around);
        return;
      case 'saved':
        around.tell(`Wrote ${event.document}\n      ${event.answers}`);
        return;
      case 'text':
      case 'section_finished':
      case 'done':
      case 'failed':
        return;
    }
  };
}

function tellChecks(result: CheckResult, around: Surroundings): void {
  const blocks = Object.entries(result.blocks).map(([language, count]) => `${count} ${language}`);
  around.tell(
    `Checked: ${result.errors} errors, ${result.warnings} warnings; code blocks: ${blocks.join(', ') || 'none'}.`,
  );
  for (const problem of result.problems)
    around.tell(`  line ${problem.line}: ${problem.severity} ${problem.code}: ${problem.message}`);
}

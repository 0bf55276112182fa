import type { Usage } from '../architects/architect.ts';
import type { CheckResult } from '../checks/check-document.ts';
import { verdictLine } from '../checks/reports/verdict-words.ts';
import type { DocumentVerdict } from '../checks/verdict.ts';
import type { SectionId } from '../document/sections.ts';
import type { Finding } from '../sizing/finding.ts';
import type { DesignProgress } from '../ui/ports.ts';
import type { ChosenArchitect } from './choose-architect.ts';
import { counted } from './counted.ts';
import { shownPath } from './output-files.ts';
import type { Surroundings } from './surroundings.ts';

/** A follower that tells a design's progress on stderr, a line a section, and at its end what to do next. */
export function tellProgress(around: Surroundings): (event: DesignProgress) => void {
  let places: ReadonlyMap<SectionId, number> = new Map();
  let usage: Usage | null = null;
  let errors = 0;
  return (event) => {
    switch (event.type) {
      case 'planned':
        places = new Map(event.sections.map(({ id }, index) => [id, index + 1]));
        return;
      case 'section_started':
        around.tell(`[${places.get(event.section.id) ?? 0}/${places.size}] ${event.section.heading}`);
        return;
      case 'notice':
      case 'repairing':
        around.tell(`  ${event.message}`);
        return;
      case 'usage':
        usage = sumOf(usage, event.usage);
        return;
      case 'checked':
        if (usage !== null) tellUsage(usage, around);
        errors = event.result.errors;
        tellChecks(event.result, event.verdict, around);
        return;
      case 'saved':
        tellSaved(event, errors, around);
        return;
      case 'updating':
      case 'text':
      case 'section_finished':
      case 'done':
      case 'failed':
        return;
    }
  };
}

/** Tells who writes, why, and where the blueprint goes. */
export function tellChoice(
  { name, model, host, why }: ChosenArchitect,
  wished: string | undefined,
  around: Surroundings,
): void {
  if (name === 'builtin') {
    around.tell(`Architect: builtin, because ${why}.`);
    if (wished !== undefined) around.tell(`--model ${wished} is not used: the built-in architect is no model.`);
    return;
  }
  around.tell(`Architect: ${name}, because ${why}. The blueprint goes to ${model ?? ''} at ${host ?? ''}.`);
}

/** Tells what stands against the design, before it is written. */
export function tellFindings(findings: readonly Finding[], around: Surroundings): void {
  const of = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity);
  const [blockers, risks, open] = [of('blocker'), of('risk'), of('cannot_determine')];
  const parts = [
    blockers.length === 0 ? 'nothing blocks it' : counted(blockers.length, 'blocker'),
    ...(risks.length === 0 ? [] : [counted(risks.length, 'risk')]),
    ...(open.length === 0 ? [] : [`${open.length} not to be told without answers that are missing`]),
  ];
  around.tell(`Feasibility: ${parts.join(', ')}.`);
  for (const { id, title } of blockers) around.tell(`  ${id}: ${title}`);
}

function sumOf(before: Usage | null, { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens }: Usage): Usage {
  return {
    inputTokens: (before?.inputTokens ?? 0) + inputTokens,
    outputTokens: (before?.outputTokens ?? 0) + outputTokens,
    cacheReadTokens: (before?.cacheReadTokens ?? 0) + cacheReadTokens,
    cacheWriteTokens: (before?.cacheWriteTokens ?? 0) + cacheWriteTokens,
  };
}

function tellUsage(
  { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens }: Usage,
  around: Surroundings,
): void {
  const read = inputTokens + cacheReadTokens + cacheWriteTokens;
  around.tell(`Tokens: ${read} read, ${cacheReadTokens} of them from the cache; ${outputTokens} written.`);
}

function tellChecks(result: CheckResult, verdict: DocumentVerdict, around: Surroundings): void {
  around.tell(
    `Checked: ${counted(result.errors, 'error')}, ${counted(result.warnings, 'warning')}; ${verdictLine(verdict)}.`,
  );
  for (const problem of result.problems.slice(0, mostProblems))
    around.tell(`  line ${problem.line}: ${problem.severity} ${problem.code}: ${problem.message}`);
  const rest = result.problems.length - mostProblems;
  if (rest > 0) around.tell(`  and ${rest} more; see \`streamlit-architect check\``);
}

const mostProblems = 20;

function tellSaved(saved: Extract<DesignProgress, { type: 'saved' }>, errors: number, around: Surroundings): void {
  const [document, answers] = [shownPath(saved.document, around.folder), shownPath(saved.answers, around.folder)];
  around.tell(`Wrote ${document}; its answers are ${answers}.`);
  around.tell(
    errors > 0
      ? `Next: mend what the checks found, then streamlit-architect check ${document} --answers ${answers}`
      : `Next: read its Summary. What a change would do: streamlit-architect what-if --answers ${answers} --set viewers=10x`,
  );
}

import type { SectionId } from '../../document/sections.ts';
import continueText from '../../../prompts/continue.md?raw';
import contractText from '../../../prompts/contract.md?raw';
import groundingText from '../../../prompts/grounding.md?raw';
import personaText from '../../../prompts/persona.md?raw';
import repairText from '../../../prompts/repair.md?raw';
import sectionText from '../../../prompts/section.md?raw';
import apisBrief from '../../../prompts/sections/apis.md?raw';
import architectureBrief from '../../../prompts/sections/architecture.md?raw';
import cachingBrief from '../../../prompts/sections/caching.md?raw';
import capacityBrief from '../../../prompts/sections/capacity.md?raw';
import databaseBrief from '../../../prompts/sections/database.md?raw';
import decisionsBrief from '../../../prompts/sections/decisions.md?raw';
import failuresBrief from '../../../prompts/sections/failures.md?raw';
import ingestionBrief from '../../../prompts/sections/ingestion.md?raw';
import lineageBrief from '../../../prompts/sections/lineage.md?raw';
import observabilityBrief from '../../../prompts/sections/observability.md?raw';
import planBrief from '../../../prompts/sections/plan.md?raw';
import realtimeBrief from '../../../prompts/sections/realtime.md?raw';
import requirementsBrief from '../../../prompts/sections/requirements.md?raw';
import risksBrief from '../../../prompts/sections/risks.md?raw';
import securityBrief from '../../../prompts/sections/security.md?raw';
import sourcesBrief from '../../../prompts/sections/sources.md?raw';
import summaryBrief from '../../../prompts/sections/summary.md?raw';
import testingBrief from '../../../prompts/sections/testing.md?raw';
import validationBrief from '../../../prompts/sections/validation.md?raw';

/** The prompt files with the placeholders that each may and must use. */
const templates = {
  persona: { text: personaText, placeholders: [] },
  contract: { text: contractText, placeholders: ['sections'] },
  grounding: { text: groundingText, placeholders: [] },
  section: { text: sectionText, placeholders: ['heading', 'title', 'brief'] },
  continue: { text: continueText, placeholders: [] },
  repair: { text: repairText, placeholders: ['heading', 'findings'] },
} as const;

export type PromptName = keyof typeof templates;

/** What a reviewer must find in each section. */
export const sectionBriefs: Readonly<Record<SectionId, string>> = {
  summary: summaryBrief,
  requirements: requirementsBrief,
  capacity: capacityBrief,
  architecture: architectureBrief,
  decisions: decisionsBrief,
  ingestion: ingestionBrief,
  database: databaseBrief,
  apis: apisBrief,
  validation: validationBrief,
  realtime: realtimeBrief,
  caching: cachingBrief,
  security: securityBrief,
  failures: failuresBrief,
  observability: observabilityBrief,
  testing: testingBrief,
  lineage: lineageBrief,
  plan: planBrief,
  risks: risksBrief,
  sources: sourcesBrief,
};

/**
 * A prompt with its placeholders filled. Throws a RangeError naming the file when the file uses a placeholder that it
 * may not, lacks one that it must have, or a value for one is missing.
 */
export function fillPrompt<Name extends PromptName>(
  name: Name,
  values: Readonly<Record<(typeof templates)[Name]['placeholders'][number], string>>,
): string {
  const { text, placeholders } = templates[name];
  const allowed: readonly string[] = placeholders;
  const used = [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? ''))];
  for (const placeholder of used) {
    if (!allowed.includes(placeholder))
      throw new RangeError(`prompts/${name}.md uses {{${placeholder}}}, which nothing fills`);
  }
  for (const placeholder of allowed) {
    if (!used.includes(placeholder)) throw new RangeError(`prompts/${name}.md lacks {{${placeholder}}}`);
  }
  const given: Readonly<Record<string, string>> = values;
  return text.trim().replaceAll(/\{\{(\w+)\}\}/g, (_, placeholder: string) => given[placeholder] ?? '');
}

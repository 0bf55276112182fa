import type { Blueprint } from '../../blueprint/blueprint.ts';
import { type Section, type SectionId, sectionsFor } from '../../document/sections.ts';
import { renderCode } from '../../exports/scaffold/render-code.ts';
import type { Architect, ArchitectEvent, WriteOptions } from '../architect.ts';
import { withDecisionLinks } from './links.ts';
import type { SectionContext, SectionWriter } from './section-writer.ts';
import { writeApis } from './sections/apis.ts';
import { writeArchitecture } from './sections/architecture.ts';
import { writeCaching } from './sections/caching.ts';
import { writeCapacity } from './sections/capacity.ts';
import { writeDatabase } from './sections/database.ts';
import { writeDecisions } from './sections/decisions.ts';
import { writeFailures } from './sections/failures.ts';
import { writeIngestion } from './sections/ingestion.ts';
import { writeLineage } from './sections/lineage.ts';
import { writeObservability } from './sections/observability.ts';
import { writePlan } from './sections/plan.ts';
import { writeRealtime } from './sections/realtime.ts';
import { writeRequirements } from './sections/requirements.ts';
import { writeRisks } from './sections/risks.ts';
import { writeSecurity } from './sections/security.ts';
import { writeSources } from './sections/sources.ts';
import { writeSummary } from './sections/summary.ts';
import { writeTesting } from './sections/testing.ts';
import { writeValidation } from './sections/validation.ts';

const writers: Readonly<Record<SectionId, SectionWriter>> = {
  summary: writeSummary,
  requirements: writeRequirements,
  capacity: writeCapacity,
  architecture: writeArchitecture,
  decisions: writeDecisions,
  ingestion: writeIngestion,
  database: writeDatabase,
  apis: writeApis,
  validation: writeValidation,
  realtime: writeRealtime,
  caching: writeCaching,
  security: writeSecurity,
  failures: writeFailures,
  observability: writeObservability,
  testing: writeTesting,
  lineage: writeLineage,
  plan: writePlan,
  risks: writeRisks,
  sources: writeSources,
};

/** The architect that needs no network: writes every section from the blueprint, the same bytes each time. */
export function createBuiltinArchitect(): Architect {
  return { name: 'builtin', model: null, write };
}

/** Every section of the document as the built-in architect words it, in contract order. */
export function builtinSections(blueprint: Blueprint): ReadonlyMap<SectionId, string> {
  const context = contextOf(blueprint);
  return new Map(
    sectionsFor(blueprint).map((section): [SectionId, string] => [section.id, textOf(blocksOf(section, context))]),
  );
}

async function* write(blueprint: Blueprint, { finished, signal }: WriteOptions): AsyncGenerator<ArchitectEvent> {
  const context = contextOf(blueprint);
  for (const section of sectionsFor(blueprint)) {
    if (finished.has(section.id)) continue;
    yield { type: 'section_started', section };
    const blocks = blocksOf(section, context);
    for (const [index, block] of blocks.entries()) {
      // Lets the reader's screen draw and an interruption arrive between blocks.
      await Promise.resolve();
      if (signal.aborted) {
        yield {
          type: 'failed',
          reason: 'interrupted',
          message: 'stopped',
          remedy: 'Resume to go on from the last finished section.',
        };
        return;
      }
      yield { type: 'text', sectionId: section.id, text: index === 0 ? block : `\n\n${block}` };
    }
    yield { type: 'section_finished', sectionId: section.id, markdown: textOf(blocks) };
  }
}

function contextOf(blueprint: Blueprint): SectionContext {
  const { workload, ledger, findings, decisions } = blueprint;
  return {
    blueprint,
    design: { sizing: { workload, ledger, findings }, decided: decisions },
    code: renderCode(blueprint),
  };
}

function blocksOf(section: Section, context: SectionContext): readonly string[] {
  const body = writers[section.id](context).map((block) => withDecisionLinks(block, context.blueprint.decisions));
  return [`## ${section.heading}`, ...body];
}

function textOf(blocks: readonly string[]): string {
  return `${blocks.join('\n\n')}\n`;
}

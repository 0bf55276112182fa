import type { Blueprint } from '../blueprint/blueprint.ts';

interface SectionContract {
  readonly id: string;
  readonly heading: string;
  /** Whether the blueprint calls for it. */
  readonly applies: (blueprint: Blueprint) => boolean;
}

const always = () => true;
const hasSource =
  (...kinds: readonly string[]) =>
  (blueprint: Blueprint) =>
    blueprint.workload.sources.some((source) => kinds.includes(source.kind.value));
const storesInPostgres = (blueprint: Blueprint) =>
  blueprint.decisions.some((decision) => decision.topic === 'store' && decision.choice.id === 'postgres');
const isLive = (blueprint: Blueprint) =>
  hasSource('stream')(blueprint) ||
  blueprint.decisions.some((decision) => decision.topic === 'refresh' && decision.choice.id !== 'on_interaction');

/** The document's H2 sections, in their fixed order; the unit of streaming, saving, resuming and checking. */
export const sections = [
  { id: 'summary', heading: 'Summary', applies: always },
  { id: 'requirements', heading: 'Requirements and assumptions', applies: always },
  { id: 'capacity', heading: 'Capacity and feasibility', applies: always },
  { id: 'architecture', heading: 'Architecture', applies: always },
  { id: 'decisions', heading: 'Decisions', applies: always },
  { id: 'ingestion', heading: 'Ingestion and ETL', applies: always },
  {
    id: 'database',
    heading: 'Database access and performance',
    applies: (blueprint) => hasSource('database', 'warehouse')(blueprint) || storesInPostgres(blueprint),
  },
  { id: 'apis', heading: 'External APIs', applies: hasSource('api') },
  { id: 'validation', heading: 'Validation and data quality', applies: always },
  { id: 'realtime', heading: 'Real-time updates', applies: isLive },
  { id: 'caching', heading: 'Caching and Streamlit integration', applies: always },
  { id: 'security', heading: 'Security and compliance', applies: always },
  { id: 'failures', heading: 'Failure modes and recovery', applies: always },
  { id: 'observability', heading: 'Observability and operations', applies: always },
  { id: 'testing', heading: 'Testing and performance validation', applies: always },
  { id: 'lineage', heading: 'Data lineage', applies: always },
  { id: 'plan', heading: 'Implementation plan', applies: always },
  { id: 'risks', heading: 'Open questions and risks', applies: always },
  { id: 'sources', heading: 'Sources', applies: always },
] as const satisfies readonly SectionContract[];

export type SectionId = (typeof sections)[number]['id'];

export interface Section {
  readonly id: SectionId;
  readonly heading: string;
}

/** The sections that a document for this blueprint must have, in order. */
export function sectionsFor(blueprint: Blueprint): readonly Section[] {
  return sections.filter((section) => section.applies(blueprint)).map(({ id, heading }) => ({ id, heading }));
}

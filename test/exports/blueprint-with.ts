import type { Blueprint } from '../../src/blueprint/blueprint.ts';
import { planCaching } from '../../src/blueprint/caching.ts';
import type { DesignChoices, SourceChoices, TopicId } from '../../src/decisions/choices.ts';
import type { Decision } from '../../src/decisions/decision.ts';
import { readAnswersFile } from '../../src/intake/read-answers-file.ts';
import { resolveWorkload } from '../../src/sizing/resolve-workload.ts';
import { sizeWorkload } from '../../src/sizing/size-workload.ts';
import type { Workload } from '../../src/sizing/workload.ts';

/** Choices to force, whatever the rules would decide: the templates have to hold for every option. */
export interface Forced {
  readonly design: Partial<DesignChoices>;
  readonly sources: Readonly<Record<string, Partial<SourceChoices>>>;
}

/** A blueprint over an example's answers with forced choices; `change` adjusts the answers' text before that. */
export function blueprintWith(answersText: string, forced: Forced): Blueprint {
  const read = readAnswersFile(answersText);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const workload: Workload = resolveWorkload(read.answers);
  const sizing = sizeWorkload(workload);
  const decisions = [
    ...Object.entries(forced.design).map(([topic, id]) => decision(topic as TopicId, id, null)),
    ...Object.entries(forced.sources).flatMap(([source, choices]) =>
      Object.entries(choices).map(([topic, id]) => decision(topic as TopicId, id, source)),
    ),
  ];
  return {
    schema: 1,
    toolVersion: '0.0.0',
    answers: read.answers,
    answersDigest: '0',
    workload,
    ledger: sizing.ledger,
    findings: [],
    decisions,
    headroom: [],
    blockerHeadroom: [],
    architecture: { components: [], flows: [] },
    lineage: [],
    limits: [],
    caching: planCaching({ sizing, decided: decisions }),
    failureModes: [],
    controls: [],
    slos: [],
    benchmarks: [],
    plan: [],
    requirements: [],
    assumptions: [],
    sources: [],
  };
}

function decision(topic: TopicId, id: string, sourceId: string | null): Decision {
  return {
    id: `D-${topic}`,
    topic,
    title: topic,
    question: '',
    sourceId,
    choice: { id, label: id },
    because: '',
    rejected: [
      {
        id: 'other',
        label: 'Another option',
        reason: 'This one was forced for the test.',
        by: 'constraint',
        scored: null,
      },
    ],
    inputs: [],
    provenance: 'stated',
    consequences: [],
    settings: {},
    sources: [],
  };
}

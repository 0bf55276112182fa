import { decide } from '../decisions/decide.ts';
import { joinHeadroom, measureHeadroom } from '../decisions/headroom.ts';
import { measureRelevance } from '../decisions/relevance.ts';
import type { Answers } from '../intake/answers.ts';
import { resolveWorkload } from '../sizing/resolve-workload.ts';
import { sizeWorkload } from '../sizing/size-workload.ts';
import { digestAnswers } from './answers-digest.ts';
import { drawArchitecture } from './architecture.ts';
import { listAssumptions, weighAssumptions } from './assumptions.ts';
import { planBenchmarks } from './benchmarks.ts';
import type { Blueprint } from './blueprint.ts';
import { planCaching } from './caching.ts';
import { mapControls } from './controls.ts';
import type { Design } from './design.ts';
import { analyseFailures } from './failure-modes.ts';
import { usedLimits } from './used-limits.ts';
import { traceLineage } from './lineage.ts';
import { planWork } from './plan.ts';
import { listRequirements } from './requirements.ts';
import { setSlos } from './slos.ts';
import { unionOfSources } from './sources.ts';

export interface AssembleOptions {
  /** Goes into the blueprint as it is. */
  readonly toolVersion: string;
  /**
   * Whether to search how far each input can move and what other answers to the assumptions would change, which decides
   * the design again many times; true unless told.
   */
  readonly headroom?: boolean;
}

/**
 * The complete design for some answers: sized, decided, and laid out in every part that a document needs. The same
 * answers give the same value, which is plain JSON. Throws a RangeError on a defect of a formula or a rule.
 */
export function assembleBlueprint(answers: Answers, { toolVersion, headroom = true }: AssembleOptions): Blueprint {
  const sizing = sizeWorkload(resolveWorkload(answers));
  const decided = decide(sizing);
  const design: Design = { sizing, decided };
  const failures = analyseFailures(design);
  const compliance = mapControls(design);
  const assumptions = listAssumptions(answers, design);
  const caching = planCaching(design);
  return {
    schema: 1,
    toolVersion,
    answers,
    answersDigest: digestAnswers(answers),
    workload: sizing.workload,
    ledger: sizing.ledger,
    findings: sizing.findings,
    decisions: decided,
    ...(headroom ? measureHeadroom(answers, decided) : joinHeadroom([])),
    architecture: drawArchitecture(design),
    lineage: traceLineage(design),
    caching,
    limits: usedLimits({ ...sizing, decisions: decided, caching }),
    failureModes: failures.modes,
    controls: compliance.controls,
    slos: setSlos(design),
    benchmarks: planBenchmarks(design),
    plan: planWork(design),
    requirements: listRequirements(answers),
    assumptions: headroom
      ? weighAssumptions(
          assumptions,
          measureRelevance(
            answers,
            assumptions.map(({ key }) => key),
          ),
        )
      : assumptions,
    sources: unionOfSources([
      ...decided.map(({ sources }) => sources),
      sizing.ledger.constants.map(({ source }) => source),
      failures.sources,
      compliance.sources,
    ]),
  };
}

import { figure } from '../decisions/figures.ts';
import { transformFigures } from '../decisions/transform-figures.ts';
import { failurePatterns } from '../knowledge/failure-modes.ts';
import type { FailurePattern, Pressure } from '../knowledge/failure-modes/failure-pattern.ts';
import { streamlitConstants } from '../knowledge/streamlit.ts';
import type { Source } from '../knowledge/source.ts';
import { sourceQuantity } from '../sizing/sizing.ts';
import type { SourceWorkload } from '../sizing/workload.ts';
import type { FailureMode } from './blueprint.ts';
import { cachedFrames } from './caching.ts';
import { type Design, instances } from './design.ts';
import { designFigures, sourceFigures } from './failure-figures.ts';
import { fillTexts } from './fill-text.ts';
import { concerns, type KnownCondition } from './traits.ts';

/** Failure modes with the sources that their remedies rest on. */
export interface FailureAnalysis {
  readonly modes: readonly FailureMode[];
  readonly sources: readonly Source[];
}

/** More would hide those that matter. */
const most = 14;

/** The failure modes that matter most in this design, with its figures, in the order from the sources to the deploy. */
export function analyseFailures(design: Design): FailureAnalysis {
  const figures = designFigures(design);
  const candidates = patterns.flatMap((pattern, order) => {
    const exposed = exposedSources(pattern, design);
    const [worst] = exposed;
    if (pattern.of === 'source' ? !worst : !concerns(pattern.when, design, null)) return [];
    const all = worst
      ? {
          ...figures,
          ...sourceFigures(
            worst,
            exposed.map(({ id }) => id),
            design,
          ),
        }
      : figures;
    const mode = fillTexts(textsOf(pattern), all);
    const near = pattern.pressedBy ? pressure(pattern.pressedBy, design, worst ?? null) : 0;
    return mode ? [{ order, pattern, mode, weight: pattern.reach + Math.min(2, 2 * near) }] : [];
  });
  const picked = candidates
    .toSorted((a, b) => b.weight - a.weight || a.order - b.order)
    .slice(0, most)
    .toSorted((a, b) => a.order - b.order);
  return {
    modes: picked.map(({ pattern, mode }) => ({ id: `FM-${pattern.id}`, ...mode })),
    sources: picked.flatMap(({ pattern }) => pattern.sources),
  };
}

const patterns: readonly (FailurePattern & { readonly when: KnownCondition })[] = failurePatterns;

/** The sources that a pattern concerns, the most exposed first. */
function exposedSources(pattern: (typeof patterns)[number], design: Design): readonly SourceWorkload[] {
  if (pattern.of === 'design') return [];
  const { pressedBy } = pattern;
  const concerned = design.sizing.workload.sources.filter((source) => concerns(pattern.when, design, source));
  if (!pressedBy) return concerned;
  return concerned.toSorted((a, b) => pressure(pressedBy, design, b) - pressure(pressedBy, design, a));
}

function textsOf({ component, failure, detection, viewerSees, prevention, recovery }: FailurePattern) {
  return { component, failure, detection, viewerSees, prevention, recovery };
}

/** What is used, divided by what there is. */
function pressure(by: Pressure, design: Design, source: SourceWorkload | null): number {
  const of = (
    metric: 'connections_used' | 'connections_free' | 'rate_share' | 'consumer_utilisation' | 'upload_memory',
  ) => (source ? (sourceQuantity(design.sizing.ledger, source.id, metric)?.value ?? 0) : 0);
  const budget = Math.max(1, figure(design, 'app.memory_budget'));
  switch (by) {
    case 'connections':
      return of('connections_used') / Math.max(1, of('connections_free'));
    case 'rate':
      return of('rate_share');
    case 'consumer':
      return of('consumer_utilisation');
    case 'upload_memory':
      return of('upload_memory') / budget;
    case 'transform_memory':
      return figure(design, transformFigures(design.decided).memory) / budget;
    case 'memory':
      return (
        (cachedFrames(design).reduce((sum, { memory }) => sum + memory, 0) + figure(design, 'app.memory_live')) / budget
      );
    case 'cores':
      return (
        figure(design, 'app.runs_in_flight') /
        (instances(design) * Math.min(design.sizing.workload.hostCores.value, streamlitConstants.coresPerProcess.value))
      );
    case 'payload':
      return figure(design, 'app.payload_seconds') / design.sizing.workload.pageLoad.value;
  }
}

import type { ControlPattern } from '../knowledge/controls/control-pattern.ts';
import { houseControls, regimeControls } from '../knowledge/controls.ts';
import type { Source } from '../knowledge/source.ts';
import type { Control } from './blueprint.ts';
import { controlPlaces } from './control-places.ts';
import type { Design } from './design.ts';
import { fillTexts } from './fill-text.ts';
import { concerns, type KnownCondition } from './traits.ts';

/** Controls with the texts of the rules that ask for them. */
export interface ControlAnalysis {
  readonly controls: readonly Control[];
  readonly sources: readonly Source[];
}

/** What the regimes and the class of the data ask for, and where this design answers it: the regimes first. */
export function mapControls(design: Design): ControlAnalysis {
  const places = controlPlaces(design);
  const found = patterns.flatMap((pattern) => {
    if (!concerns(pattern.when, design, null)) return [];
    const { id, required, control, where, verify } = pattern;
    const texts = fillTexts({ required, control, where, verify }, places);
    return texts ? [{ control: { id: `C-${id}`, ...texts }, sources: pattern.sources }] : [];
  });
  return {
    controls: found.map(({ control }) => control),
    sources: found.flatMap(({ sources }) => sources),
  };
}

const patterns: readonly (ControlPattern & { readonly when: KnownCondition })[] = [...regimeControls, ...houseControls];

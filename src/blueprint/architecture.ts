import { architectureComponents } from './architecture-components.ts';
import { architectureFlows } from './architecture-flows.ts';
import type { Architecture } from './blueprint.ts';
import type { Design } from './design.ts';

/** The boxes and arrows of this design: every component takes part in a flow, and every flow joins two components. */
export function drawArchitecture(design: Design): Architecture {
  return { components: architectureComponents(design), flows: architectureFlows(design) };
}

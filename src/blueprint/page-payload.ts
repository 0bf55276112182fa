import { figure } from '../decisions/figures.ts';
import { planningConstants } from '../knowledge/planning.ts';
import { streamlitConstants } from '../knowledge/streamlit.ts';
import type { Design } from './design.ts';

/**
 * Bytes that one page may send: what is sized, or what a viewer's connection carries in the part of the page-load
 * target that the query leaves, whichever is less.
 */
export function payloadBudget(design: Design): number {
  const { pageLoad } = design.sizing.workload;
  const room = pageLoad.value * (1 - planningConstants.queryShare.value) * streamlitConstants.viewerBandwidth.value;
  return Math.min(figure(design, 'app.payload_bytes'), room);
}

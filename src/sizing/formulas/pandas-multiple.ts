import { engineConstants } from '../../knowledge/engines.ts';
import type { Constant } from '../../knowledge/source.ts';
import type { SourceWorkload } from '../workload.ts';

/** The memory that pandas needs per byte of data: the high multiple as soon as text prevails in one of the sources. */
export function pandasMultiple(sources: readonly SourceWorkload[]): Constant {
  return sources.some(({ textShare }) => textShare.value >= engineConstants.heavyText.value)
    ? engineConstants.pandasMemoryText
    : engineConstants.pandasMemory;
}

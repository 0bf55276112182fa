import { type Retired, retiredFromStreamlit } from '../../knowledge/retired-streamlit.ts';
import type { Known } from './look-up.ts';
import type { Origin } from './origins.ts';

/** The entry of a name that Streamlit retired: of its modules, or of the containers that share them; null for others. */
export function retiredName(base: Origin, name: string, known: Known | null): Retired | null {
  const path = `${base}.${name}`.replace(/^streamlit\./, '');
  const written = known?.kind === 'missing' && known.owner === 'DeltaGenerator' ? name : path;
  if (!base.startsWith('streamlit')) return null;
  return retiredFromStreamlit.find((each) => each.parameter === null && each.name === written) ?? null;
}

/** The entry of a parameter that Streamlit retired, of a command or of the same method of a container; null for others. */
export function retiredParameter(origin: Origin, parameter: string): Retired | null {
  const command = /^streamlit\b.*\.(\w+)$/.exec(origin)?.[1];
  return retiredFromStreamlit.find((each) => each.parameter === parameter && each.name === command) ?? null;
}

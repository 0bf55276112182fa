import { stringify } from 'yaml';
import type { RawAnswer } from './answers.ts';

/** An answer as YAML on one line, quoted only where it must be; a number as it was written. */
export function yamlScalar(raw: RawAnswer): string {
  if (typeof raw === 'string' && /^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(raw)) return raw;
  return stringify(raw, {
    lineWidth: 0,
    collectionStyle: 'flow',
    flowCollectionPadding: false,
    defaultStringType: 'PLAIN',
    blockQuote: false,
  }).trimEnd();
}

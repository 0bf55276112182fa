import { neutraliseText } from '../../document/neutralise-text.ts';

/** Replaces HTML character references with their characters; what it does not know stays as it is. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#[xX]([\dA-Fa-f]{1,6})|([A-Za-z]\w*));/g, (all, decimal, hex, name) => {
    if (typeof name === 'string') return NAMED.get(name) ?? all;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    if (code < 0x20 || code > 0x10ffff) return '\uFFFD';
    // A reference to a control character is no way around the filter that the document went through.
    return neutraliseText(String.fromCodePoint(code)) || '\uFFFD';
  });
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['copy', '©'],
  ['reg', '®'],
  ['trade', '™'],
  ['hellip', '…'],
  ['mdash', '—'],
  ['ndash', '–'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['laquo', '«'],
  ['raquo', '»'],
  ['bull', '•'],
  ['middot', '·'],
  ['times', '×'],
  ['divide', '÷'],
  ['plusmn', '±'],
  ['minus', '−'],
  ['le', '≤'],
  ['ge', '≥'],
  ['ne', '≠'],
  ['asymp', '≈'],
  ['deg', '°'],
  ['micro', 'µ'],
  ['sect', '§'],
  ['para', '¶'],
  ['euro', '€'],
  ['pound', '£'],
  ['yen', '¥'],
  ['cent', '¢'],
  ['larr', '←'],
  ['rarr', '→'],
  ['uarr', '↑'],
  ['darr', '↓'],
  ['harr', '↔'],
  ['infin', '∞'],
  ['sum', '∑'],
  ['frac12', '½'],
  ['frac14', '¼'],
  ['sup2', '²'],
  ['sup3', '³'],
  ['check', '✓'],
]);

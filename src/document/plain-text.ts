/** Text that came from a person, so that it reads as typed: no markup, links, headings, HTML or placeholders come of it. */
export function plain(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_[\]{<>|~#&]/g, (mark) => `\\${mark}`)
    .replace(/^([-+]|\d+[.)])(\s)/, '\\$1$2');
}

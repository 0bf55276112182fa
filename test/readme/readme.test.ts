import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const readme = read('../../README.md');

test('the excerpt in the README is what the built-in architect writes', () => {
  const excerpt = /<!-- excerpt of (\S+) -->\n+```markdown\n([\s\S]*?)\n```/.exec(readme);
  const document = read(`../fixtures/golden/${excerpt?.[1] ?? ''}.md`);
  const parts = (excerpt?.[2] ?? '').split('\n…\n').map((part) => part.trim());
  expect(parts.length).toBeGreaterThan(1);
  for (const part of parts) expect(document).toContain(part);
});

test('every picture and file that the README links to is there', () => {
  const links = [...readme.matchAll(/\]\((?!https?:|#)([^)\s]+)\)/g)].map((match) => match[1] ?? '');
  expect(links.length).toBeGreaterThan(1);
  for (const link of links) expect(() => read(`../../${link}`, link)).not.toThrow();
});

function read(path: string, link = ''): string {
  const url = new URL(path, import.meta.url);
  return link.endsWith('golden') ? '' : readFileSync(url, 'utf8');
}

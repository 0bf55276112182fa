import { expect, test } from 'vitest';
import { composeDocument } from '../../src/document/compose-document.ts';
import { fencesOf, withoutFences } from '../../src/document/fences.ts';
import { parseFrontMatter } from '../../src/document/front-matter.ts';
import { sections } from '../../src/document/sections.ts';
import { splitDocument } from '../../src/document/split-document.ts';

const frontMatter = {
  title: 'Orders: "live"',
  created: '2026-01-31',
  architect: 'builtin',
  model: null,
  tool: '0.1.0',
  answers: 'abc',
  decisions: { 'D-store': 'postgres' },
  sections: { summary: '0123456789abcdef' },
} as const;

test('what was composed splits into the same sections', () => {
  const finished = new Map(
    sections.map(({ id, heading }) => [id, `## ${heading}\n\n\`\`\`text\n## not a heading\n\`\`\`\n`]),
  );
  const split = splitDocument(composeDocument(frontMatter, sections, finished));
  expect(split.frontMatter).toEqual(frontMatter);
  expect(split.sections.map(({ id }) => id)).toEqual(sections.map(({ id }) => id));
  expect(split.sections[0]?.markdown.trim()).toBe(finished.get('summary')?.trim());
});

test('a document with sections missing says which in its front matter', () => {
  const text = composeDocument(
    frontMatter,
    sections.slice(0, 2),
    new Map([['summary', '## Summary\n\nWords.\n'] as const]),
  );
  expect(parseFrontMatter(text)?.values['missing']).toEqual(['Requirements and assumptions']);
});

test('the line of a section is its line in the file', () => {
  const text = composeDocument(frontMatter, sections, new Map([['summary', '## Summary\n\nWords.\n'] as const]));
  const line = splitDocument(text).sections[0]?.line ?? 0;
  expect(text.split('\n')[line - 1]).toBe('## Summary');
});

test('a thematic break further down is not front matter', () => {
  expect(parseFrontMatter('# Notes\n\n---\na: 1\n---\n')).toBeNull();
});

test('fences: tildes, longer marks, info strings, an unclosed one', () => {
  const found = fencesOf('~~~yaml\na: 1\n~~~\n````md\n```\n````\n```Python title="x"\npass\n');
  expect(found.map(({ language, closed, line }) => [language, closed, line])).toEqual([
    ['yaml', true, 1],
    ['md', true, 4],
    ['python', false, 7],
  ]);
});

test('blanking fences keeps the lines of the rest', () => {
  expect(withoutFences('a\n```\nb\n```\nc').split('\n')).toEqual(['a', '', '', '', 'c']);
});

import { checkDocument } from '../../../src/checks/check-document.ts';
import type { Blueprint } from '../../../src/blueprint/blueprint.ts';
import { fencesOf } from '../../../src/document/fences.ts';
import { parseFrontMatter } from '../../../src/document/front-matter.ts';
import { sectionsFor } from '../../../src/document/sections.ts';
import { splitDocument } from '../../../src/document/split-document.ts';

/** Everything that is wrong with a document by its form: sections, code, diagrams, tables and sentences. */
export async function documentFaults(markdown: string, blueprint: Blueprint): Promise<readonly string[]> {
  const { problems } = await checkDocument(markdown, { blueprint });
  return [
    ...wrongSections(markdown, blueprint),
    ...problems.filter(({ severity }) => severity === 'error').map(({ line, message }) => `${line}: ${message}`),
    ...diagramFaults(markdown),
    ...tableFaults(markdown),
    ...sentenceFaults(markdown),
  ];
}

function wrongSections(markdown: string, blueprint: Blueprint): readonly string[] {
  const present = splitDocument(markdown).sections.map(({ id }) => id);
  const required = sectionsFor(blueprint).map(({ id }) => id);
  return present.join() === required.join() ? [] : [`sections are ${present.join()}, not ${required.join()}`];
}

function diagramFaults(markdown: string): readonly string[] {
  const diagrams = fencesOf(markdown).filter(({ language }) => language === 'mermaid');
  return diagrams.length < 2 ? ['a diagram is missing'] : [];
}

/** Rows with another number of cells than their head, and cells that say nothing. */
function tableFaults(markdown: string): readonly string[] {
  let cells = 0;
  return proseLines(markdown).flatMap(({ line, number }) => {
    if (!line.startsWith('|')) {
      cells = 0;
      return [];
    }
    const row = line
      .replaceAll(String.raw`\|`, '')
      .split('|')
      .slice(1, -1);
    const isRagged = cells !== 0 && row.length !== cells;
    const isEmpty = cells !== 0 && row.some((cell) => cell.trim() === '');
    cells = row.length;
    return [
      ...(isRagged ? [`${number}: ${row.length} cells: ${line}`] : []),
      ...(isEmpty ? [`${number}: an empty cell: ${line}`] : []),
    ];
  });
}

const slips: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['two stops', /(?<![.…])\.\.(?![.…/])/],
  ['a space before a stop', /\w [.,;:](?:\s|$)/],
  ['one of several', /\b1 (?:instances|sources|entries|jobs|viewers|blockers|risks|files|sessions)\b/],
  ['a name of the code', /\b(?:undefined|NaN|Infinity)\b(?!-)|\[object/],
];

/** Slips of text that is put together from parts; what stands in code is left alone. */
function sentenceFaults(markdown: string): readonly string[] {
  return proseLines(markdown).flatMap(({ line, number }) => {
    const text = line.replaceAll(/`[^`]*`/g, 'x');
    return slips.flatMap(([name, pattern]) => {
      const found = pattern.exec(text);
      return found === null
        ? []
        : [`${number}: ${name}: …${text.slice(Math.max(0, found.index - 60), found.index + 40)}…`];
    });
  });
}

/** The lines outside fenced code and front matter, with their numbers. */
function proseLines(markdown: string): readonly { readonly line: string; readonly number: number }[] {
  const bodyLine = parseFrontMatter(markdown)?.bodyLine ?? 1;
  const code = new Set(
    fencesOf(markdown).flatMap(({ line, text }) => text.split('\n').map((_, index) => line + index)),
  );
  return markdown
    .split('\n')
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ number }) => number >= bodyLine && !code.has(number));
}

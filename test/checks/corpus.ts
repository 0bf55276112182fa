import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import * as z from 'zod';
import { assembleBlueprint } from '../../src/blueprint/assemble-blueprint.ts';
import type { Blueprint } from '../../src/blueprint/blueprint.ts';
import { checkCode, checkDocument } from '../../src/checks/check-document.ts';
import { languageOf } from '../../src/commands/checked-files.ts';
import { renderCode } from '../../src/exports/scaffold/render-code.ts';
import { readAnswersFile } from '../../src/intake/answers-file.ts';
import { exampleNames, exampleText } from '../../src/intake/examples.ts';
import { builtinDocument } from '../architects/builtin/example-documents.ts';

/** A text of the corpus: what stands in it, and what the checks say of it, each as `line code`, sorted. */
export interface CheckedCase {
  readonly name: string;
  readonly expected: readonly string[];
  readonly found: readonly string[];
}

const folder = 'test/fixtures/checks';
const answersFolder = 'test/fixtures/answers';

/** Files with defects planted in them, at the lines that `planted.tsv` names. */
export async function plantedFiles(): Promise<readonly CheckedCase[]> {
  const table = (await readFile(`${folder}/planted.tsv`, 'utf8')).trim().split('\n').slice(1);
  const defects = table.map((row) => row.split('\t'));
  return inTurn(await readdir(`${folder}/planted`), async (file) => ({
    name: file,
    expected: defects
      .filter(([name]) => name === file)
      .map(([, line, code]) => `${line} ${code}`)
      .toSorted(),
    found: await foundInFile(`${folder}/planted/${file}`),
  }));
}

const changeSchema = z.strictObject({
  answers: z.string(),
  /** Made in order, each wherever its text stands. */
  edits: z.array(z.strictObject({ find: z.string(), replace: z.string() })),
  /** The code, and a text of the line that it is about; for the first line of all, `top`. */
  expected: z.array(z.strictObject({ code: z.string(), at: z.string() })),
});

/** Documents that their blueprint agreed with until one thing was changed in each: `changes.yaml`. */
export async function changedDocuments(): Promise<readonly CheckedCase[]> {
  const changes = z.array(changeSchema).parse(parse(await readFile(`${folder}/changes.yaml`, 'utf8')));
  const documents = new Map<string, { readonly blueprint: Blueprint; readonly text: string }>();
  return inTurn(changes, async ({ answers, edits, expected }) => {
    const document = documents.get(answers) ?? (await documentFrom(answers));
    documents.set(answers, document);
    const text = edits.reduce((before, { find, replace }) => {
      if (!before.includes(find)) throw new Error(`the document of ${answers} does not say: ${find}`);
      return before.replaceAll(find, () => replace);
    }, document.text);
    const { problems } = await checkDocument(text, { blueprint: document.blueprint });
    return {
      name: `${answers}: ${edits[0]?.find.trim().split('\n')[0]}`,
      expected: expected.map(({ code, at }) => `${lineOf(at, text)} ${code}`).toSorted(),
      found: problems.map(({ line, code }) => `${line} ${code}`).toSorted(),
    };
  });
}

/** Texts without a defect: files, what the program generates for each example, and the document of each. */
export async function cleanTexts(): Promise<readonly CheckedCase[]> {
  const files = await inTurn(await readdir(`${folder}/clean`), async (file) => ({
    name: file,
    expected: [],
    found: await foundInFile(`${folder}/clean/${file}`),
  }));
  const documents = await inTurn(exampleNames, async (answers) => {
    const { blueprint, text } = await documentFrom(answers);
    const { problems } = await checkDocument(text, { blueprint });
    return {
      name: `the document of ${answers}`,
      expected: [],
      found: problems.map(({ line, code }) => `${line} ${code}`),
    };
  });
  const templates = await inTurn(exampleNames, async (name) => {
    const found: string[] = [];
    for (const { path, language, text } of renderCode(blueprintFrom(exampleText(name)))) {
      const { problems } = await checkCode(language, text);
      found.push(...problems.map(({ line, code }) => `${path}:${line} ${code}`));
    }
    return { name: `the code for ${name}`, expected: [], found };
  });
  return [...files, ...documents, ...templates];
}

async function foundInFile(file: string): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8');
  const language = languageOf(file);
  const { problems } = await (language === 'markdown' ? checkDocument(text) : checkCode(language, text));
  return problems.map(({ line, code }) => `${line} ${code}`).toSorted();
}

async function documentFrom(answers: string): Promise<{ readonly blueprint: Blueprint; readonly text: string }> {
  const example = exampleNames.find((name) => name === answers);
  const blueprint = blueprintFrom(
    example === undefined ? await readFile(`${answersFolder}/${answers}`, 'utf8') : exampleText(example),
  );
  return { blueprint, text: await builtinDocument(blueprint) };
}

function blueprintFrom(answers: string): Blueprint {
  const reading = readAnswersFile(answers);
  if (!reading.ok) throw new Error('the answers do not read');
  return assembleBlueprint(reading.answers, { toolVersion: 'corpus' });
}

function lineOf(at: string, text: string): number {
  if (at === 'top') return 1;
  const index = text.split('\n').findIndex((line) => line.includes(at));
  if (index === -1) throw new Error(`the changed document does not say: ${at}`);
  return index + 1;
}

async function inTurn<Item, Result>(items: readonly Item[], job: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await job(item));
  return results;
}

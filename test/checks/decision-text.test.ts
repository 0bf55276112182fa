import { expect, test } from 'vitest';
import { checkDocument } from '../../src/checks/check-document.ts';
import { blocksOf } from '../../src/checks/code-block.ts';
import { decisionText } from '../../src/checks/rules/decision-text.ts';
import { splitDocument } from '../../src/document/split-document.ts';
import { exampleBlueprint } from '../blueprint/example-blueprints.ts';
import { coveringBlueprints } from '../exports/covering-blueprints.ts';
import { builtinDocument } from '../architects/builtin/example-documents.ts';

const blueprint = exampleBlueprint('messy-csv-uploads');
const choice = (topic: string) => blueprint.decisions.find((decision) => decision.topic === topic)?.choice.id;
const found = async (markdown: string, design = blueprint) =>
  (await checkDocument(markdown, { blueprint: design })).problems
    .filter(({ code }) => code === decisionText.code)
    .map(({ line }) => line);

test('the example decides on Polars and PostgreSQL', () => {
  expect([choice('engine'), choice('store')]).toEqual(['polars', 'postgres']);
});

test.each<[string, string, readonly number[]]>([
  ['an import of another engine', '```python\nimport os\nimport dask.dataframe as dd\n```\n', [3]],
  ['a part of another engine', '```python\nfrom dask.dataframe import read_csv\n```\n', [2]],
  ['another engine in words', '## Summary\n\nThe engine is DuckDB.\n', [3]],
  ['another store in words', '## Summary\n\nRows are stored in a DuckDB file.\n', [3]],
  [
    'the engine that was chosen',
    '```python\nimport pandas as pd\nimport polars as pl\n```\n\nThe engine is Polars.\n',
    [],
  ],
  ['the store that was chosen', 'Rows are stored in PostgreSQL.\n', []],
  ['an option that is weighed', 'With more rows they would be kept where the engine is DuckDB instead.\n', []],
  ['what the decisions reject', '## Decisions\n\nRows are stored in a DuckDB file.\n', []],
])('%s', async (_, markdown, lines) => {
  expect(await found(markdown)).toEqual(lines);
});

test('no document of the built-in architect contradicts its decisions', { timeout: 120_000 }, async () => {
  for (const { name, blueprint: design } of coveringBlueprints())
    expect([name, await decisionText.check(read(await builtinDocument(design), design))]).toEqual([name, []]);
});

function read(markdown: string, design: typeof blueprint) {
  return {
    markdown,
    split: splitDocument(markdown),
    blocks: blocksOf(markdown),
    underContract: true,
    blueprint: design,
  };
}

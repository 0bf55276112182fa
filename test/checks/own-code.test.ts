import { expect, test } from 'vitest';
import { checkCode } from '../../src/checks/check-document.ts';
import { renderCode } from '../../src/exports/scaffold/render-code.ts';
import { exampleNames } from '../../src/intake/examples.ts';
import { coveringBlueprints } from '../exports/covering-blueprints.ts';
import { exampleBlueprint } from '../exports/example-blueprint.ts';

const blueprints = [
  ...exampleNames.map((name) => ({ name: String(name), blueprint: exampleBlueprint(name) })),
  ...coveringBlueprints(),
];
const files = new Map(
  blueprints.flatMap(({ name, blueprint }) =>
    renderCode(blueprint)
      .filter(({ language }) => language === 'python')
      .map((file): [string, string] => [file.text, `${name} ${file.path}`]),
  ),
);

test('no check has anything to say about any Python that this program writes', async () => {
  const found: string[] = [];
  for (const [text, name] of files) {
    const { problems } = await checkCode('python', text);
    found.push(...problems.map(({ code, line, message }) => `${name}:${line} ${code}: ${message}`));
  }
  expect(files.size).toBeGreaterThan(100);
  expect(found).toEqual([]);
});

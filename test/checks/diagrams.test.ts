import { expect, test } from 'vitest';
import { checkDocument } from '../../src/checks/check-document.ts';
import { architectureDiagram } from '../../src/document/mermaid.ts';
import { exampleBlueprint } from '../blueprint/example-blueprints.ts';

const blueprint = exampleBlueprint('messy-csv-uploads');
const whole = architectureDiagram(blueprint.architecture);
const problemsOf = async (diagram: string) =>
  (await checkDocument(`## Architecture\n\n\`\`\`mermaid\n${diagram}\n\`\`\`\n`, { blueprint })).problems
    .filter(({ code }) => code === 'diagram-components')
    .map(({ severity, message }) => `${severity}: ${message}`);

test('the blueprint’s own diagram shows its components', async () => {
  expect(await problemsOf(whole)).toEqual([]);
});

test('a component that is drawn under another id and name is missing, and unknown', async () => {
  const cache = blueprint.architecture.components.find(({ kind }) => kind === 'cache');
  expect(cache).toBeDefined();
  const renamed = whole.replaceAll(cache?.label ?? '', 'Memcached').replaceAll(/\bcache\b/g, 'memcached');
  expect(await problemsOf(renamed)).toEqual([
    `error: the diagram lacks ${cache?.id} (${cache?.label})`,
    expect.stringMatching(/^warning: the blueprint has no component "Memcached/),
  ]);
});

import { beforeAll, describe, expect, it } from 'vitest';
import type { Blueprint } from '../../../src/blueprint/blueprint.ts';
import { checkDocument } from '../../../src/checks/check-document.ts';
import { exampleNames } from '../../../src/intake/examples.ts';
import { checkedDocument, exampleBlueprint } from './example-documents.ts';

describe.each(exampleNames)('the document of %s', (name) => {
  let blueprint: Blueprint;
  let document: string;
  beforeAll(async () => {
    blueprint = exampleBlueprint(name);
    document = await checkedDocument(blueprint);
  }, 60_000);

  it('is the committed one (accept a change with `npm run golden`)', async () => {
    await expect(document).toMatchFileSnapshot(`../../fixtures/golden/${name}.md`);
  });

  it('passes every check against its blueprint', { timeout: 60_000 }, async () => {
    expect((await checkDocument(document, { blueprint })).problems).toEqual([]);
  });
});

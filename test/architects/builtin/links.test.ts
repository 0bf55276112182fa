import { expect, it } from 'vitest';
import { linkDefinitions, withDecisionLinks } from '../../../src/architects/builtin/links.ts';
import { exampleBlueprint } from './example-documents.ts';

const { decisions } = exampleBlueprint('slow-postgres-app');
const linked = (block: string) => withDecisionLinks(block, decisions);

it('makes a link of the id of a decision, wherever it stands in a sentence or a cell', () => {
  expect(linked('As D-store says (D-pooling-orders).')).toBe('As [D-store] says ([D-pooling-orders]).');
  expect(linked('| D-engine | SQL |')).toBe('| [D-engine] | SQL |');
});

it('leaves alone what is no decision, no prose or a link already', () => {
  for (const block of [
    'D-nothing',
    '`D-store`',
    '[D-store](#x)',
    '### D-store: Store',
    '```text\nD-store\n```',
    'ID-store',
  ])
    expect(linked(block)).toBe(block);
});

it('defines each link once, to the heading of its decision', () => {
  const definitions = linkDefinitions(decisions).split('\n');
  expect(definitions).toHaveLength(decisions.length);
  expect(definitions).toContain('[D-pooling-orders]: #d-pooling-orders-connections-orders');
});

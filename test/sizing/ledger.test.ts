import { expect, test } from 'vitest';
import type { Constant } from '../../src/knowledge/source.ts';
import { derive, fromAnswer, fromConstant, fromQuantity } from '../../src/sizing/ledger.ts';

const width: Constant = {
  id: 'width',
  value: 8,
  unit: 'B',
  about: 'A cell.',
  source: { id: 'page', title: 'A page', url: 'https://example.org/' },
  confidence: 'documented',
};
const rows = { value: 5e6, provenance: 'measured', key: 'src.rows' } as const;

const size = (provenance: 'stated' | 'unknown') =>
  derive({
    id: 'src.size',
    sourceId: 'src',
    label: 'size',
    group: 'volume',
    unit: 'B',
    chosenBy: [{ value: 'csv', provenance, key: 'src.file_format' }],
    formula: '{rows} × {width}',
    operands: { rows: fromAnswer(rows, 'rows', 'rows'), width: fromConstant(width, 'cell') },
    compute: (v) => v.rows * v.width,
  });

test('a figure shows its formula by name and by number, from one template', () => {
  const { quantity, constants } = size('stated');
  expect([quantity.value, quantity.formula, quantity.working]).toEqual([40e6, 'rows × cell', '5 M rows × 8 B']);
  expect(constants).toEqual([width]);
});

test('a figure is vouched for by the weakest of all that it came from, options that chose the formula included', () => {
  expect(size('stated').quantity.provenance).toBe('stated');
  expect(size('unknown').quantity.provenance).toBe('unknown');
  expect(size('unknown').quantity.inputs).toContainEqual({
    from: 'answer',
    id: 'src.file_format',
    provenance: 'unknown',
  });
});

test('weakness is passed on', () => {
  const doubled = derive({
    id: 'src.doubled',
    label: 'twice the size',
    group: 'volume',
    unit: 'B',
    formula: '2 × {size}',
    operands: { size: fromQuantity(size('unknown').quantity) },
    compute: (v) => 2 * v.size,
  });
  expect([doubled.quantity.provenance, doubled.quantity.working]).toEqual(['unknown', '2 × 40 MB']);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, -1])('a formula that gives %s is a defect, named', (value) => {
  const broken = () =>
    derive({
      id: 'src.broken',
      label: 'broken',
      group: 'volume',
      unit: 'B',
      formula: '',
      operands: {},
      compute: () => value,
    });
  expect(broken).toThrow(/src\.broken/);
});

import { expect, test } from 'vitest';
import { rowAccessTopic } from '../../../src/decisions/topics/row-access.ts';
import { constraintOn, contextOf, type Situation, winnerOf } from './weigh-options.ts';

const tenants = { rowAccess: 'by_tenant', classification: 'confidential' } as const;
const postgres = { store: 'postgres' };

test.each<[string, Situation, string]>([
  ['everybody sees everything', {}, 'same_for_all'],
  ['roles on internal data', { answers: { rowAccess: 'by_role' }, decided: postgres }, 'role_in_query'],
  ['confidential tenants in a database', { answers: tenants, decided: postgres }, 'database_rls'],
  ['confidential tenants in a file', { answers: tenants, decided: { store: 'duckdb_file' } }, 'role_in_query'],
  [
    'confidential tenants in MySQL, in place',
    {
      answers: tenants,
      decided: { store: 'in_place' },
      sources: [{ id: 'shop', database: { engine: 'mysql' } }],
    },
    'role_in_query',
  ],
  [
    'confidential tenants in SQL Server, in place',
    {
      answers: tenants,
      decided: { store: 'in_place' },
      sources: [{ id: 'shop', database: { engine: 'sqlserver' } }],
    },
    'role_in_query',
  ],
  [
    'confidential tenants in the warehouse',
    { answers: tenants, decided: { store: 'existing_warehouse' } },
    'role_in_query',
  ],
  [
    'health records by role',
    { answers: { rowAccess: 'by_role', regimes: ['hipaa'] }, decided: postgres },
    'database_rls',
  ],
])('row access: %s', (_, situation, winner) => {
  expect(winnerOf(rowAccessTopic, situation)).toBe(winner);
});

test('row policies alone do not keep a shared cache apart, and the design says so', () => {
  const rls = rowAccessTopic.options.find(({ id }) => id === 'database_rls');
  const consequences = rls?.consequences(contextOf('row_access', { answers: tenants, decided: postgres }));
  expect(consequences?.join(' ')).toContain('Row-level security does not protect a shared cache');
});

test('where everybody sees everything there is nothing to enforce', () => {
  expect(constraintOn(rowAccessTopic, 'database_rls')).toContain('nothing to enforce');
});

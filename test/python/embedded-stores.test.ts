import { afterAll, describe, expect, test } from 'vitest';
import { hasPython } from './environment.ts';
import { coveringProjects, decided, failuresOf, temporaryFolder, writeProject } from './projects.ts';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const cases = ['duckdb_file', 'parquet_files'].flatMap((store) =>
  ['upsert', 'staging_swap', 'partition_overwrite', 'append_dedup'].flatMap((loading) => {
    const project = coveringProjects.find(
      (candidate) => decided(candidate, 'store') === store && decided(candidate, 'loading') === loading,
    );
    return project ? [{ store, loading, project }] : [];
  }),
);

describe.skipIf(!hasPython)('a store of files', () => {
  test('is covered for every way of loading', () => expect(cases).toHaveLength(8));

  test.each(cases)('$store by $loading: rows are there once, whatever dies', ({ project }) => {
    expect(failuresOf(writeProject(folder, project), 'any_store.py')).toBe('');
  });
});

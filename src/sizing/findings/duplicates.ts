import { finding, type FindingRule } from './finding-rule.ts';

/** Records that come twice, in rows that are only added. */
export const duplicates: FindingRule = ({ workload }) =>
  workload.duplicates.value !== 'expected'
    ? []
    : workload.sources
        .filter((source) => source.database === null && source.changePattern.value === 'append_only')
        .map((source) =>
          finding({
            name: 'duplicates',
            severity: 'risk',
            source,
            title: `Rows of ${source.id} are only added, and records come twice`,
            because: `Duplicates are expected; appended as they come, a record that arrives twice counts twice in every total.`,
            remedies: [
              `a unique key on ${source.keyColumn.value}, and an upsert`,
              'a digest of the row where it has no key',
              'a view that keeps one row of each key',
            ],
            answers: [workload.duplicates, source.changePattern],
          }),
        );

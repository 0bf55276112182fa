import { promiseOf } from './answer-remedy.ts';
import { exceeds, finding, type FindingRule, seconds } from './finding-rule.ts';

/** Fetching everything again from an API takes longer than recovery may take. */
export const firstLoad: FindingRule = ({ workload, of, show }) =>
  workload.sources.flatMap((source) => {
    const full = of(source, 'load_full_seconds');
    if (source.api === null || full === null || !exceeds(full, workload.rto.value)) return [];
    return [
      finding({
        name: 'first-load',
        severity: 'risk',
        source,
        title: `Loading ${source.id} again takes ${seconds(full)}, and the RTO is ${seconds(workload.rto.value)}`,
        because: `A full sync of ${show(source, 'calls_full')} at ${show(source, 'rate_usable')} takes ${show(source, 'floor_full')}; a store that is lost cannot be filled from the source in time.`,
        remedies: [
          'a backup of the store that is restored before the sync goes on',
          ...promiseOf('rto', full),
          'newest rows first, older history behind the scenes',
        ],
        answers: [workload.rto, source.rows, source.api.rateLimit, source.api.pageSize],
        metrics: ['load_full_seconds', 'calls_full', 'floor_full'],
      }),
    ];
  });

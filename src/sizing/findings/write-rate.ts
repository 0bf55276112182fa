import { formatQuantity } from '../../intake/quantities/format-quantity.ts';
import { postgresConstants } from '../../knowledge/postgres.ts';
import { finding, type FindingRule } from './finding-rule.ts';

/** Rows come faster than one writer can store them. */
export const writeRate: FindingRule = ({ workload, of, show }) =>
  workload.sources.flatMap((source) => {
    const peak = of(source, 'rate_peak') ?? 0;
    const copy = postgresConstants.copyRate.value;
    if (source.database !== null || peak <= copy) return [];
    return [
      finding({
        name: 'write-rate',
        severity: 'risk',
        source,
        title: `${source.id} brings more rows than one writer stores`,
        because: `At the peak ${show(source, 'rate_peak')} arrive, and one COPY writes about ${formatQuantity(copy, 'rows/s')}; what is not written waits.`,
        remedies: [
          'aggregate on arrival, and store the aggregate',
          `${formatQuantity(Math.ceil(peak / copy), 'count')} writers, one for each partition of the table`,
          'files of Parquet instead of rows in a database',
        ],
        answers: [source.rowRate, source.peakFactor],
        metrics: ['rate_peak'],
      }),
    ];
  });

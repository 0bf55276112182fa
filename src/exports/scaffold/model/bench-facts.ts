import type { Blueprint } from '../../../blueprint/blueprint.ts';
import type { DesignChoices } from '../../../decisions/choices.ts';
import type { SourceWorkload } from '../../../sizing/workload.ts';
import type { Parts } from './parts.ts';
import { appFigure, pythonInteger, sourceFigure } from './figures.ts';

/** What the benchmark of the generated project measures, and the budgets that it holds the figures against. */
export function benchFacts(blueprint: Blueprint, { tables, choices }: Parts) {
  const { workload } = blueprint;
  const table = tables.find(({ place, dialect }) => place === 'connection' && dialect === 'postgres');
  const source = workload.sources.find(({ id }) => id === table?.source) ?? workload.sources[0];
  const ingested = tables.find(({ ingested: own }) => own);
  const fed = workload.sources.find(({ id }) => id === ingested?.source);
  const frameRows = appFigure(blueprint, 'app.frame_rows', source?.rows.value ?? 1e6);
  const increment = fed?.files
    ? sourceFigure(blueprint, fed.id, 'rows_per_file', frameRows)
    : (fed?.rowRate.value ?? 0) * (ingested?.refreshSeconds ?? 0);
  const rows = Math.min(50e6, Math.max(1000, ingested ? increment : frameRows));
  const seconds = (value: number, least: number) => String(Number(Math.max(least, value).toPrecision(3)));
  const transform = {
    pandas: 'app.transform_pandas',
    polars: 'app.transform_polars',
    duckdb: 'app.transform_duckdb',
  } as const;
  const engine = choices.engine === 'polars' || choices.engine === 'duckdb' ? choices.engine : 'pandas';
  return {
    bench: table ?? null,
    benchFigures: benchFigures(blueprint, choices, fed ?? null),
    benchLoads: ingested !== undefined && ['postgres', 'duckdb'].includes(ingested.dialect),
    benchRows: pythonInteger(rows),
    benchRowsWords: ingested ? 'increment or file of the first source' : "page's rows",
    benchTotalsSeconds: seconds(workload.pageLoad.value, 0.5),
    benchCleanSeconds: seconds(appFigure(blueprint, transform[engine], 60), 1),
    benchValidateSeconds: seconds(fed ? sourceFigure(blueprint, fed.id, 'validate_seconds', rows / 20_000) : 60, 1),
    benchMemoryBytes: pythonInteger(appFigure(blueprint, 'app.memory_budget', workload.hostMemory.value * 0.7)),
    benchTableRows: pythonInteger(source?.rows.value ?? 1e6),
    benchQuerySeconds: seconds(
      source ? sourceFigure(blueprint, source.id, 'query_budget', workload.pageLoad.value) : 1,
      0.05,
    ),
    benchFillBytes: Math.max(1, Math.round((source?.rowBytes.value ?? 100) - 60)),
    benchDays: Math.min(30, table?.historyDays ?? 30),
    testKeys: ingested?.keyKind === 'integer' ? '[1, 2, 3]' : '["k1", "k2", "k3"]',
    testDoubledKeys: ingested?.keyKind === 'integer' ? '[1, 1, 3]' : '["k1", "k1", "k3"]',
  };
}

interface BenchFigure {
  /** What the benchmark calls it. */
  readonly name: 'transform_seconds' | 'memory_bytes' | 'validate_seconds' | 'cache_hit_seconds';
  /** Its id in the ledger. */
  readonly id: string;
  readonly unit: string;
  /** The rows that the ledger's figure stands for, as Python writes them. */
  readonly rows: string;
}

/** The figures of the ledger that `bench/benchmark.py` measures on this project's own code. */
function benchFigures(
  blueprint: Blueprint,
  choices: DesignChoices,
  fed: SourceWorkload | null,
): readonly BenchFigure[] {
  const { quantities } = blueprint.ledger;
  const rowsOf = (id: string) => quantities.find((quantity) => quantity.id === id)?.value ?? 0;
  const checks = `${fed?.id ?? ''}.${choices.validation === 'pydantic' ? 'validate_seconds' : 'validate_columns_seconds'}`;
  // Where all rows are uploads, a transform works on one file, and no figure of the ledger stands for that.
  const onFiles = blueprint.workload.sources.every(({ kind }) => kind.value === 'uploads');
  const ownEngine = choices.engine === 'pandas' || choices.engine === 'polars' || choices.engine === 'duckdb';
  const figures = [
    ...(ownEngine && !onFiles
      ? [
          {
            name: 'transform_seconds',
            id: `app.transform_${choices.engine}`,
            unit: 's',
            stands: 'app.scan_rows',
          } as const,
        ]
      : []),
    // What other engines allocate lies beside Python, where tracemalloc does not look.
    ...(choices.engine === 'pandas' && !onFiles
      ? [{ name: 'memory_bytes', id: 'app.memory_pandas', unit: 'B', stands: 'app.scan_rows' } as const]
      : []),
    { name: 'validate_seconds', id: checks, unit: 's', stands: `${fed?.id ?? ''}.rows_per_file` } as const,
    { name: 'cache_hit_seconds', id: 'app.cache_hit_seconds', unit: 's', stands: 'app.frame_rows' } as const,
  ];
  return figures
    .filter(({ id, stands }) => quantities.some((quantity) => quantity.id === id) && rowsOf(stands) >= 1)
    .map(({ stands, ...figure }) => ({ ...figure, rows: pythonInteger(rowsOf(stands)) }));
}

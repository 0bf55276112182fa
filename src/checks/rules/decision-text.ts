import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { DesignChoices } from '../../decisions/choices.ts';
import { withoutFences } from '../../document/fences.ts';
import { placeInPython, pythonBlocksOf } from '../python/python-blocks.ts';
import type { CheckedDocument, Found, Rule } from '../rule.ts';

/** Text and code keep to what was decided: no other engine is imported or named as the engine, no other store as the store. */
export const decisionText: Rule = {
  code: 'decision-text',
  group: 'figures',
  severity: 'error',
  finds: 'text or code that takes another option of a decision for the one that was chosen',
  why: 'Whoever builds from it builds another system than the one that was reviewed.',
  remedy: 'Write it for the option that the blueprint chose, or change the answer that decides.',
  source: null,
  examples: { fires: [], passes: [] },
  check: (document) => {
    const { blueprint } = document;
    if (blueprint === null) return [];
    return [...otherEngines(document, blueprint), ...otherChoices(document, blueprint)];
  },
};

/** Packages that are here for one engine alone; pandas carries results to the page whatever the engine. */
const enginePackages = { polars: 'polars', dask: 'dask' } as const satisfies Record<string, DesignChoices['engine']>;

function otherEngines(document: CheckedDocument, blueprint: Blueprint): readonly Found[] {
  const engine = choiceOf(blueprint, 'engine');
  if (engine === null) return [];
  return pythonBlocksOf(document).flatMap((python) =>
    python.text.split('\n').flatMap((line, index): readonly Found[] => {
      const name = /^\s*(?:import|from)\s+(\w+)/.exec(line)?.[1];
      const other = Object.entries(enginePackages).find(([imported]) => imported === name)?.[1];
      if (other === undefined || other === engine.id) return [];
      return [
        { ...placeInPython(python, index + 1, 1), message: `imports ${other}, and the engine is ${engine.label}` },
      ];
    }),
  );
}

interface Wording {
  readonly topic: 'engine' | 'store';
  readonly option: string;
  readonly pattern: RegExp;
}

const engineNames = { pandas: 'pandas', polars: 'Polars', duckdb: 'DuckDB', dask: 'Dask' } as const;
const storeNames = {
  duckdb_file: 'DuckDB file',
  parquet_files: 'Parquet files',
  postgres: 'PostgreSQL',
} as const;

/** How a text says that an option is the one in use. */
const wordings: readonly Wording[] = [
  ...Object.entries(engineNames).map(([option, name]): Wording => ({
    topic: 'engine',
    option,
    pattern: new RegExp(String.raw`\bengine (?:is|will be) ${name}\b|\b${name} (?:is|as) the engine\b`, 'i'),
  })),
  ...Object.entries(storeNames).map(([option, name]): Wording => ({
    topic: 'store',
    option,
    pattern: new RegExp(
      String.raw`\b(?:is|are) stored in (?:an? |the )?${name}\b|\b(?:the )?store is (?:an? )?${name}\b`,
      'i',
    ),
  })),
];

/** A line that weighs options says so; the decisions themselves state what was rejected. */
const weighs =
  /\b(?:if|would|could|instead|rather|not|never|until|unless|reject\w*|dissent|than|then|alternative\w*|source)\b/i;

function otherChoices({ markdown, split }: CheckedDocument, blueprint: Blueprint): readonly Found[] {
  const decisions = split.sections.findIndex(({ id }) => id === 'decisions');
  const from = split.sections[decisions]?.line ?? Infinity;
  const to = split.sections[decisions + 1]?.line ?? Infinity;
  return withoutFences(markdown)
    .split('\n')
    .flatMap((line, index): readonly Found[] => {
      if (weighs.test(line) || (index + 1 >= from && index + 1 < to)) return [];
      return wordings.flatMap(({ topic, option, pattern }): readonly Found[] => {
        const chosen = choiceOf(blueprint, topic);
        const said = pattern.exec(line);
        if (said === null || chosen === null || chosen.id === option || isSource(option, blueprint)) return [];
        return [
          { line: index + 1, column: said.index + 1, message: `'${said[0]}', and the ${topic} is ${chosen.label}` },
        ];
      });
    });
}

/** PostgreSQL that a source keeps its rows in is no store of the app. */
function isSource(option: string, { workload }: Blueprint): boolean {
  return option === 'postgres' && workload.sources.some(({ kind }) => kind.value === 'database');
}

function choiceOf({ decisions }: Blueprint, topic: 'engine' | 'store') {
  return decisions.find((decision) => decision.topic === topic)?.choice ?? null;
}

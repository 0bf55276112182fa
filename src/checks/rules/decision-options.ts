import { withoutFences } from '../../document/fences.ts';
import type { CheckedDocument, Found, Rule } from '../rule.ts';
import { tablesIn } from '../table-rows.ts';

/** Each decision shows what was rejected, and why. */
export const decisionOptions: Rule = {
  code: 'decision-options',
  group: 'structure',
  severity: 'error',
  finds: 'a decision without rejected options, or an option that is rejected without a reason',
  why: 'Whoever approves a design has to see what was weighed against it; a choice without an alternative is a habit.',
  remedy: 'Add the table of rejected options, each with the constraint or the number that rejected it.',
  source: {
    id: 'madr',
    title: 'Markdown Architectural Decision Records',
    url: 'https://adr.github.io/madr/',
  },
  examples: {
    fires: [
      { text: '## Decisions\n\n### D-engine: Engine\n\n**DuckDB.** It fits.\n', line: 3 },
      { text: '## Decisions\n\n### D-engine: Engine\n\n| Rejected | Because |\n|---|---|\n| pandas | |\n', line: 7 },
    ],
    passes: [
      {
        text: '## Decisions\n\n### D-engine: Engine\n\n| Rejected | Because |\n|---|---|\n| pandas | It needs 118 GB. |\n',
      },
      { text: '## Notes\n\n### D-day\n\nWords.\n' },
    ],
  },
  check: (document) => decisionsIn(document).flatMap(faultsOf),
};

interface WrittenDecision {
  readonly id: string;
  readonly line: number;
  readonly text: string;
}

function decisionsIn({ split }: CheckedDocument): readonly WrittenDecision[] {
  const section = split.sections.find(({ id }) => id === 'decisions');
  if (section === undefined) return [];
  const lines = withoutFences(section.markdown).split('\n');
  const starts = lines.flatMap((text, index) => {
    const id = /^###\s+`?(D-[\w-]+)/.exec(text)?.[1];
    return id === undefined ? [] : [{ id, index }];
  });
  return starts.map(({ id, index }, place) => ({
    id,
    line: section.line + index,
    text: lines.slice(index, starts[place + 1]?.index).join('\n'),
  }));
}

function faultsOf({ id, line, text }: WrittenDecision): readonly Found[] {
  const rejected = tablesIn(text).find(({ header }) => header.cells.some((cell) => /reject|alternative/i.test(cell)));
  if (rejected === undefined) {
    const named = /\b(?:rejected|alternatives?|instead of|passed over)\b/i.test(text);
    return named ? [] : [{ line, column: 1, message: `${id} names no rejected option` }];
  }
  if (rejected.rows.length === 0) return [{ line, column: 1, message: `${id} names no rejected option` }];
  return rejected.rows
    .filter(({ cells }) => cells.some((cell) => /^[\s–—-]*$/.test(cell)))
    .map((row) => ({
      line: line + row.line - 1,
      column: row.column,
      message: `${id} rejects "${row.cells[0] ?? ''}" without a reason`,
    }));
}

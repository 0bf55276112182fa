import { type RuffFinding, ruffFindings } from '../python/ruff-findings.ts';
import type { CheckedDocument, Rule } from '../rule.ts';

/** Python imports what it uses; a later block of the same document may be what uses it. */
export const importsUsed: Rule = {
  code: 'unused-import',
  group: 'python',
  severity: 'warning',
  finds: 'an import that nothing uses',
  why: 'A reader installs and looks up what is not needed, or the line that needed it is missing.',
  remedy: 'Take the import out, or write what needs it.',
  source: { id: 'ruff-f401', title: 'Ruff: unused-import', url: 'https://docs.astral.sh/ruff/rules/unused-import/' },
  examples: {
    fires: [
      { text: 'import os\nimport sys\n\nprint(os.name)\n', language: 'python', line: 2 },
      { text: '```python\nimport polars as pl\n\nprint(1)\n```\n\n```python\nprint(2)\n```\n', line: 2 },
    ],
    passes: [
      { text: '```python\nimport polars as pl\n\nprint(1)\n```\n\n```python\nprint(pl.col("a"))\n```\n' },
      { text: 'Both are needed:\n\n```python\nimport polars as pl\nimport duckdb\n```\n' },
      { text: 'import models  # noqa: F401\n\nprint(1)\n', language: 'python' },
      { text: '```python\nimport os\n\n...\n```\n' },
    ],
  },
  check: async (document) =>
    (await ruffFindings(document))
      .filter(({ code, python, lineText }) => code === 'F401' && !python.elided && !/#\s*noqa/i.test(lineText))
      .filter(({ message }) => !message.includes('find_spec'))
      .filter((finding) => !onlyImports(finding.python.text) && !isUsedLater(finding, document))
      .map(({ place, message }) => ({ ...place, message: message.replaceAll('`', '') })),
};

/** A block that does nothing but import shows what to import, or passes names on. */
function onlyImports(text: string): boolean {
  const statements = text.replaceAll(/\([^()]*\)/g, '()').split('\n');
  return statements.every((line) => /^\s*(?:#.*|(?:from|import)\b.*|__all__\b.*|)$/.test(line));
}

function isUsedLater({ about, python }: RuffFinding, { blocks }: CheckedDocument): boolean {
  const name =
    about
      .split(/\s+as\s+|\./)
      .at(-1)
      ?.trim() ?? about;
  const word = new RegExp(`(?<![\\w.])${name}\\b`);
  return blocks.some((block) => block.language === 'python' && block.line > python.block.line && word.test(block.text));
}

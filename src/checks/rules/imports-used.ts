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
      { text: '"""What this package offers."""\n\nfrom .load import (\n    load,\n    save,\n)\n', language: 'python' },
      { text: 'import models  # noqa: F401\n\nprint(1)\n', language: 'python' },
      { text: '```python\nimport os\n\n...\n```\n' },
    ],
  },
  check: async (document) => {
    const lastUses = lastUsesIn(document);
    return (await ruffFindings(document))
      .filter(({ code, python, lineText }) => code === 'F401' && !python.elided && !/#\s*noqa/i.test(lineText))
      .filter(({ message }) => !message.includes('find_spec'))
      .filter((finding) => !onlyImports(finding.python.text) && !isUsedLater(finding, lastUses))
      .map(({ place, message }) => ({ ...place, message: message.replaceAll('`', '') }));
  },
};

/** A block that does nothing but import shows what to import, or passes names on. */
function onlyImports(text: string): boolean {
  const withoutDocstring = text.replace(/^\s*("{3}|'{3})[\s\S]*?\1/, '');
  const statements = withoutDocstring.replaceAll(/\([^()]*\)/g, '()').split('\n');
  return statements.every((line) => /^\s*(?:#.*|(?:from|import)\b.*|__all__\b.*|)$/.test(line));
}

function isUsedLater({ about, python }: RuffFinding, lastUses: ReadonlyMap<string, number>): boolean {
  const name =
    about
      .split(/\s+as\s+|\./)
      .at(-1)
      ?.trim() ?? about;
  return (lastUses.get(name) ?? 0) > python.block.line;
}

/** For each word of the Python of a document, the line of the last block that has it. */
function lastUsesIn({ blocks }: CheckedDocument): ReadonlyMap<string, number> {
  const python = blocks.filter(({ language }) => language === 'python');
  return new Map(python.flatMap(({ text, line }) => (text.match(/\w+/g) ?? []).map((word) => [word, line] as const)));
}

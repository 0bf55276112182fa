import { type RuffFinding, ruffFindings } from '../python/ruff-findings.ts';
import type { Rule } from '../rule.ts';

/** SQL in Python takes its values as parameters. */
export const sqlParametrised: Rule = {
  code: 'sql-by-formatting',
  group: 'python',
  severity: 'error',
  finds: 'SQL that Python puts together from strings and values',
  why: 'Whoever chooses a value chooses the statement: a filter becomes a way to read or delete everything.',
  remedy: 'Pass values as parameters (:name, %s); choose the names of tables and columns from a fixed list.',
  source: {
    id: 'ruff-s608',
    title: 'Ruff: hardcoded-sql-expression',
    url: 'https://docs.astral.sh/ruff/rules/hardcoded-sql-expression/',
  },
  examples: {
    fires: [
      {
        text: 'def find(cursor, name):\n    cursor.execute(f"SELECT * FROM orders WHERE name = \'{name}\'")\n',
        language: 'python',
        line: 2,
      },
      {
        text: 'def find(name):\n    return "SELECT * FROM orders WHERE name = \'%s\'" % name\n',
        language: 'python',
        line: 2,
      },
      { text: 'def drop(name):\n    return "DELETE FROM orders WHERE id = " + name\n', language: 'python', line: 2 },
      {
        text: 'def find(name):\n    return "SELECT * FROM orders WHERE id = {}".format(name)\n',
        language: 'python',
        line: 2,
      },
    ],
    passes: [
      {
        text: 'def find(cursor, name):\n    cursor.execute("SELECT * FROM orders WHERE name = %s", [name])\n',
        language: 'python',
      },
      {
        text: 'TABLE = "orders"\n\n\ndef count(cursor):\n    cursor.execute(f"SELECT count(*) FROM {TABLE}")\n',
        language: 'python',
      },
      { text: 'def shown(count):\n    return f"Select {count} rows from the table"\n', language: 'python' },
    ],
  },
  check: async (document) =>
    (await ruffFindings(document))
      .filter((finding) => finding.code === 'S608' && !holdsConstantsOnly(finding) && !isSentence(finding))
      .map(({ place }) => ({ ...place, message: 'this SQL is put together from strings and values' })),
};

/** An f-string that puts in nothing but constants of the program, by the convention for their names. */
function holdsConstantsOnly({ about }: RuffFinding): boolean {
  const parts = [...about.matchAll(/\{([^{}]*)\}/g)].map(([, part = '']) => part.trim());
  const isFormatted = /\.format\s*\(|["']\s*[%+]|\+\s*["']/.test(about);
  return parts.length > 0 && !isFormatted && parts.every((part) => /^[A-Z][A-Z0-9_]*$/.test(part));
}

/** Words for people begin as a sentence does; SQL is written in capitals, or in small letters throughout. */
function isSentence({ about }: RuffFinding): boolean {
  return /^\w*["']+\s*(?:Select|Insert|Update|Delete|Create|With|Merge|Replace)\b/.test(about);
}

import { placeIn } from '../code-block.ts';
import type { Found, Rule } from '../rule.ts';

/** A quoted placeholder, and what template languages put into a text. */
const pasted = [
  /'(?:%s|%\(\w+\)s|\{[a-z_]\w*\}|\$\{\w+\}|:\w+|\?)'(?!\s*::)/i,
  /(?<![\w$'])\{[a-z_]\w*(?:\.\w+)*\}(?!')|\$\{\w+\}/i,
  /'\s*(?:\|\||\+)\s*:?\w+\s*(?:\|\||\+)\s*'/,
] as const;

/** Values reach SQL as parameters, never as text. */
export const sqlPastedValues: Rule = {
  code: 'sql-pasted-values',
  group: 'sql',
  severity: 'error',
  finds: 'a value that is pasted into the text of a statement',
  why: 'A value with a quote in it breaks the statement, and one that was made for it runs another (SQL injection); the server cannot reuse its plan.',
  remedy: 'Bind it: WHERE region = :region, without quotes, and give the value to the driver.',
  source: {
    id: 'owasp-sql',
    title: 'OWASP: SQL injection prevention',
    url: 'https://cheatsheetseries.owasp.org/cheatsheets/SQL_Injection_Prevention_Cheat_Sheet.html',
  },
  examples: {
    fires: [
      { text: "SELECT id FROM orders\nWHERE region = '%s';\n", language: 'sql', line: 2 },
      { text: "SELECT id FROM orders WHERE region = '{region}';\n", language: 'sql', line: 1 },
      { text: 'SELECT id FROM {table};\n', language: 'sql', line: 1 },
    ],
    passes: [
      { text: 'SELECT id FROM orders WHERE region = %(region)s AND day >= :since;\n', language: 'sql' },
      { text: "SELECT data #> '{a,b}', ARRAY[1], '{1,2}'::int[] FROM orders;\n", language: 'sql' },
      { text: "CREATE TABLE a (tags text[] DEFAULT '{}', one text[] DEFAULT '{new}'::text[]);\n", language: 'sql' },
      { text: '-- the columns {name} of the file\nSELECT 1;\n', language: 'sql' },
    ],
  },
  check: ({ blocks }) =>
    blocks
      .filter(({ language }) => language === 'sql')
      .flatMap((block) =>
        block.text.split('\n').flatMap((line, index): readonly Found[] => {
          const code = line.replace(/--.*$/, '');
          const match = pasted.map((pattern) => pattern.exec(code)).find((found) => found !== null);
          if (match === undefined || match === null) return [];
          return [
            { ...placeIn(block, index + 1, match.index + 1), message: `${match[0]} is pasted into the statement` },
          ];
        }),
      ),
};

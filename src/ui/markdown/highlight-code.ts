import type { Paints } from './paint.ts';

/** What a line of code leaves open for the next one: the closing mark of a long string or comment, or nothing. */
export type CodeState = string | null;

/**
 * Colours one line of code. Line by line, so that an open fence of a stream costs only its newest line; languages
 * it does not know stay as they are.
 *
 * @param state what the line before left open; null at the start
 */
export function highlightLine(
  line: string,
  language: string,
  state: CodeState,
  paints: Paints,
): { readonly text: string; readonly state: CodeState } {
  const grammar = GRAMMARS.get(language.toLowerCase());
  if (grammar === undefined) return { text: line, state: null };
  let text = '';
  let rest = line;
  let open = state;
  if (open !== null) {
    const end = rest.indexOf(open);
    if (end === -1) return { text: paints.string(rest), state: open };
    text = paints.string(rest.slice(0, end + open.length));
    rest = rest.slice(end + open.length);
    open = null;
  }
  for (const match of rest.matchAll(grammar.tokens)) {
    const [token] = match;
    const long = grammar.long.find((mark) => token.startsWith(mark.open));
    if (long !== undefined && !isClosed(token, long)) {
      return { text: text + paints.string(rest.slice(match.index)), state: long.close };
    }
    text += paintToken(token, grammar, paints);
  }
  return { text, state: null };
}

interface Grammar {
  readonly tokens: RegExp;
  readonly comment: RegExp;
  readonly keywords: ReadonlySet<string>;
  readonly ignoresCase: boolean;
  /** Strings and comments that go on over lines. */
  readonly long: readonly { readonly open: string; readonly close: string }[];
}

function isClosed(token: string, mark: { readonly open: string; readonly close: string }): boolean {
  return token.length >= mark.open.length + mark.close.length && token.endsWith(mark.close);
}

function paintToken(token: string, grammar: Grammar, paints: Paints): string {
  if (grammar.comment.test(token)) return paints.muted(token);
  if (/^["'`]/.test(token)) return paints.string(token);
  if (/^\d/.test(token)) return paints.number(token);
  if (/^(?:@|\s*\[)+[\w"]/.test(token)) return paints.number(token);
  const word = grammar.ignoresCase ? token.toLowerCase() : token;
  return grammar.keywords.has(word) ? paints.keyword(token) : token;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const PYTHON: Grammar = {
  tokens: /"""(?:.*?""")?|'''(?:.*?''')?|"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|#.*|@[\w.]+|\d[\w.]*|\w+|[^\w"'#@]+|./g,
  comment: /^#/,
  keywords: words(
    'and as assert async await break case class continue def del elif else except finally for from global if import in is lambda match None nonlocal not or pass raise return self True False try while with yield',
  ),
  ignoresCase: false,
  long: [
    { open: '"""', close: '"""' },
    { open: "'''", close: "'''" },
  ],
};

const SQL: Grammar = {
  tokens: /--.*|\/\*(?:.*?\*\/)?|'(?:[^']|'')*'?|"[^"]*"?|\d[\w.]*|\w+|[^\w"'\-/]+|./g,
  comment: /^(?:--|\/\*)/,
  keywords: words(
    'select from where and or not in is null as on join left right inner outer full cross lateral using group by order having limit offset fetch first rows only with recursive union all distinct insert into values update set delete create table view materialized index concurrently if exists unique primary key references foreign constraint check default partition range list hash of for to alter add column drop refresh begin commit rollback case when then else end over interval between like ilike returning conflict do nothing grant revoke policy enable row level security explain analyze vacuum true false asc desc include generated always identity stored materialised function returns language trigger schema type enum cascade',
  ),
  ignoresCase: true,
  long: [{ open: '/*', close: '*/' }],
};

const SCRIPT: Grammar = {
  tokens: /#.*|"(?:[^"\\]|\\.)*"?|'[^']*'?|\w+|[^\w"'#]+|./g,
  comment: /^#/,
  keywords: words('if then else elif fi for do done while case esac in function export return set cd echo exit'),
  ignoresCase: false,
  long: [],
};

const DATA: Grammar = {
  tokens: /"""(?:.*?""")?|#.*|"(?:[^"\\]|\\.)*"?|'[^']*'?|^\s*\[+[\w.\-" ]+\]+|\d[\w.:\-+]*|[\w-]+|[^\w"'#-]+|./g,
  comment: /^#/,
  keywords: words('true false null yes no on off'),
  ignoresCase: false,
  long: [{ open: '"""', close: '"""' }],
};

const GRAMMARS: ReadonlyMap<string, Grammar> = new Map([
  ['python', PYTHON],
  ['py', PYTHON],
  ['sql', SQL],
  ['postgresql', SQL],
  ['bash', SCRIPT],
  ['sh', SCRIPT],
  ['shell', SCRIPT],
  ['dockerfile', SCRIPT],
  ['toml', DATA],
  ['yaml', DATA],
  ['yml', DATA],
  ['json', DATA],
  ['ini', DATA],
]);

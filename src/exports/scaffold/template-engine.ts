import { Liquid } from 'liquidjs';

/** What opens a comment in each language that a template can be written in. */
const commentMarks = { python: '#', toml: '#', yaml: '#', sql: '--', markdown: '' } as const;

export type TemplateLanguage = keyof typeof commentMarks;

/**
 * Fills a template with the values of a code model. A tag that has a line of its own hides in a comment (`#{% if x %}`,
 * in SQL `--{% if x %}`), so that editors still highlight the file; such a line leaves nothing behind. A variable or
 * filter that is not there throws, and a value's inherited properties are out of reach.
 */
export function fillTemplate(language: TemplateLanguage, template: string, values: object): string {
  const filled: unknown = engine.parseAndRenderSync(uncover(template, commentMarks[language]), values);
  if (typeof filled !== 'string') throw new TypeError('a template must render to text');
  return filled;
}

const engine = new Liquid({ strictVariables: true, strictFilters: true, ownPropertyOnly: true, jsTruthy: true });

// Names as a Python tuple on one line: `("a",)`, `("a", "b")`.
engine.registerFilter('py_tuple', (names: readonly string[]) => {
  const quoted = names.map((name) => `"${name}"`);
  return quoted.length === 1 ? `(${quoted[0]},)` : `(${quoted.join(', ')})`;
});

engine.registerFilter('py_set', (names: readonly string[]) =>
  names.length === 0 ? 'frozenset()' : `frozenset({${names.map((name) => `"${name}"`).join(', ')}})`,
);

function uncover(template: string, mark: string): string {
  return template.replaceAll(new RegExp(`^[ \\t]*${mark}(\\{%.*%\\})[ \\t]*\\n`, 'gm'), '$1');
}

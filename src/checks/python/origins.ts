import type { PythonCode } from './python-code.ts';
import { type Binding, keyOf, scopesAround, topLevel } from './scopes.ts';
import { argumentsOf, childrenOf, nodesIn, stringValue, type SyntaxNode, textOf } from './syntax-tree.ts';

/**
 * Where a value comes from, written as code that needs no variables: `streamlit.connection().query` for `conn.query` after
 * `conn = st.connection("db")`, `streamlit.columns()[]` for what `st.columns(3)` gives, one by one.
 */
export type Origin = string;

/** How the usual packages are called in a block that imports nothing. */
const usualAliases: Readonly<Record<string, string>> = { st: 'streamlit', pd: 'pandas', pl: 'polars' };

/** How many steps a value is followed through variables and functions; what takes more is left unknown. */
const farthest = 12;

/** What a value comes from; null when that cannot be said for certain. */
export function originOf(node: SyntaxNode | null | undefined, code: PythonCode, steps = 0): Origin | null {
  if (node === null || node === undefined || steps > farthest) return null;
  switch (node.name) {
    case 'VariableName':
      return originOfName(textOf(node, code.python), node, code, steps);
    case 'MemberExpression':
      return originOfMember(node, code, steps);
    case 'CallExpression':
      return called(node.firstChild, code, steps);
    case 'AwaitExpression':
    case 'NamedExpression':
      return originOf(node.lastChild, code, steps + 1);
    case 'ParenthesizedExpression':
      return originOf(node.firstChild?.nextSibling, code, steps + 1);
    default:
      return null;
  }
}

/** The definition of the function that a name stands for at a node; null when it is not one alone. */
export function functionNamed(node: SyntaxNode | undefined, code: PythonCode): SyntaxNode | null {
  if (node?.name !== 'VariableName') return null;
  const found = bindingsAt(textOf(node, code.python), node, code);
  const [only] = found?.bindings ?? [];
  return found?.bindings.length === 1 && only?.kind === 'function' ? only.node : null;
}

function originOfName(name: string, node: SyntaxNode, code: PythonCode, steps: number): Origin | null {
  const found = bindingsAt(name, node, code);
  if (found === null) return code.python.fragment ? (usualAliases[name] ?? null) : null;
  const origins = found.bindings.map((binding) => originOfBinding(binding, found.code, steps + 1));
  const [first] = origins;
  return first !== undefined && origins.every((origin) => origin === first) ? first : null;
}

/** All that binds a name where it is used, and the block that does; null when nothing does. */
function bindingsAt(
  name: string,
  node: SyntaxNode,
  code: PythonCode,
): { readonly bindings: readonly Binding[]; readonly code: PythonCode } | null {
  for (const scope of scopesAround(node)) {
    const bindings = code.bindings.get(keyOf(scope))?.get(name);
    if (bindings !== undefined) return { bindings, code };
  }
  for (let before = code.before; before !== null; before = before.before) {
    const bindings = before.bindings.get(topLevel)?.get(name);
    if (bindings !== undefined) return { bindings, code: before };
  }
  return null;
}

function originOfBinding(binding: Binding, code: PythonCode, steps: number): Origin | null {
  switch (binding.kind) {
    case 'import':
      return binding.path;
    case 'value': {
      const origin = originOf(binding.node, code, steps);
      return origin === null ? null : `${origin}${binding.taken}`;
    }
    case 'function':
    case 'unknown':
      return null;
  }
}

function originOfMember(node: SyntaxNode, code: PythonCode, steps: number): Origin | null {
  const base = originOf(node.firstChild, code, steps + 1);
  if (base === null) return null;
  const property = node.getChild('PropertyName');
  return property === null ? `${base}[]` : `${base}.${textOf(property, code.python)}`;
}

/** What a call gives: of a function of this block, what all its returns give. */
function called(callee: SyntaxNode | null, code: PythonCode, steps: number): Origin | null {
  if (callee?.name === 'VariableName') {
    const found = bindingsAt(textOf(callee, code.python), callee, code);
    const [only] = found?.bindings ?? [];
    if (found?.bindings.length === 1 && only?.kind === 'function') {
      const origins = returnsOf(only.node).map((value) => originOf(value, found.code, steps + 1));
      const [first] = origins;
      return first !== undefined && origins.every((origin) => origin === first) ? first : null;
    }
  }
  const origin = originOf(callee, code, steps + 1);
  if (origin === null) return null;
  return origin === 'streamlit.connection' ? `${origin}(${connectionType(callee, code)})` : `${origin}()`;
}

/** The type that a connection is asked for, which decides what it offers; '' when that stands in the secrets. */
function connectionType(callee: SyntaxNode | null, code: PythonCode): string {
  const { positional, keywords } = argumentsOf(callee?.nextSibling ?? null, code.python);
  const asked = keywords.get('type')?.value ?? positional[1];
  const type = stringValue(asked, code.python);
  if (asked === undefined) return '';
  return type === 'sql' || type === 'snowflake' ? type : 'other';
}

/** The expressions that a function returns; not those of functions inside it. */
export function returnsOf(definition: SyntaxNode): readonly SyntaxNode[] {
  return [...nodesIn(definition)]
    .filter((node) => node.name === 'ReturnStatement' && enclosingFunction(node)?.from === definition.from)
    .flatMap((node) => childrenOf(node).slice(1, 2));
}

/** The function that a node stands in; null at the top of a script. */
export function enclosingFunction(node: SyntaxNode): SyntaxNode | null {
  return scopesAround(node).find(({ name }) => name === 'FunctionDefinition') ?? null;
}

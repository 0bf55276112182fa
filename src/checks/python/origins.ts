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
const farthest = 100;

/** How many times a name may be bound for its value to be followed. */
const mostBindings = 20;

const found = new WeakMap<PythonCode, Map<string, Origin | null>>();

/** What a value comes from; null when that cannot be said for certain. */
export function originOf(node: SyntaxNode | null | undefined, code: PythonCode, steps = 0): Origin | null {
  if (node === null || node === undefined || steps > farthest) return null;
  const known = found.get(code) ?? new Map<string, Origin | null>();
  found.set(code, known);
  const place = `${node.from} ${node.to} ${node.name}`;
  const before = known.get(place);
  if (before !== undefined) return before;
  // Unknown while it is being found, so that what depends on itself stays so.
  known.set(place, null);
  const origin = findOrigin(node, code, steps);
  known.set(place, origin);
  return origin;
}

function findOrigin(node: SyntaxNode, code: PythonCode, steps: number): Origin | null {
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
  const bound = bindingsAt(textOf(node, code.python), node, code);
  const [only] = bound?.bindings ?? [];
  return bound?.bindings.length === 1 && only?.kind === 'function' ? only.node : null;
}

function originOfName(name: string, node: SyntaxNode, code: PythonCode, steps: number): Origin | null {
  const bound = bindingsAt(name, node, code);
  if (bound === null) return code.python.fragment ? (usualAliases[name] ?? null) : null;
  if (bound.bindings.length > mostBindings) return null;
  return agreed(bound.bindings, (binding) => originOfBinding(binding, bound.code, steps + 1));
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
  const before = code.shared.get(name)?.findLast(({ index }) => index < code.index);
  const bindings = before?.bindings.get(topLevel)?.get(name);
  if (before !== undefined && bindings !== undefined) return { bindings, code: before };
  return null;
}

/** The origin that all have; null when there is none, or they differ. */
function agreed<Part>(parts: readonly Part[], originOfPart: (part: Part) => Origin | null): Origin | null {
  const [first, ...others] = parts;
  const origin = first === undefined ? null : originOfPart(first);
  return origin !== null && others.every((part) => originOfPart(part) === origin) ? origin : null;
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
    const bound = bindingsAt(textOf(callee, code.python), callee, code);
    const [only] = bound?.bindings ?? [];
    if (bound?.bindings.length === 1 && only?.kind === 'function')
      return agreed(returnsOf(only.node), (value) => originOf(value, bound.code, steps + 1));
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

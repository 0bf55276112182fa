import type { PythonCode } from './python-code.ts';
import { type Origin, originOf } from './origins.ts';
import { argumentsOf, type CallArguments, childrenOf, nodesIn, type SyntaxNode, textOf } from './syntax-tree.ts';

/** A call, or a decorator, whose callee is known. */
export interface Call extends CallArguments {
  readonly node: SyntaxNode;
  readonly origin: Origin;
}

/** A name that is taken from something known: `st.button`, `from streamlit import button`. */
export interface NameUse {
  readonly base: Origin;
  readonly name: string;
  /** Where the name stands. */
  readonly node: SyntaxNode;
}

/** A decorator of a function: `@st.cache_data(ttl=60)`, also without brackets. */
export interface Decorator extends Call {
  readonly definition: SyntaxNode;
}

const callsFound = new WeakMap<PythonCode, readonly Call[]>();

/** Every call of a block whose callee is known, decorators with brackets included. */
export function callsIn(code: PythonCode): readonly Call[] {
  const known = callsFound.get(code);
  if (known !== undefined) return known;
  const calls = [...nodesIn(code.tree)].flatMap((node) => callAt(node, code));
  callsFound.set(code, calls);
  return calls;
}

/** The decorated functions of a block, once for each decorator that is known. */
export function decoratorsIn(code: PythonCode): readonly Decorator[] {
  return [...nodesIn(code.tree)]
    .filter(({ name }) => name === 'FunctionDefinition')
    .flatMap((definition) => decoratorsOf(definition, code));
}

/** The known decorators of one function. */
export function decoratorsOf(definition: SyntaxNode, code: PythonCode): readonly Decorator[] {
  if (definition.parent?.name !== 'DecoratedStatement') return [];
  return definition.parent.getChildren('Decorator').flatMap((node): readonly Decorator[] => {
    const origin = originOfDecorator(node, code);
    return origin === null ? [] : [{ node, origin, definition, ...argumentsOf(node.getChild('ArgList'), code.python) }];
  });
}

const namesFound = new WeakMap<PythonCode, readonly NameUse[]>();

/** Every name of a block that is taken from something known. */
export function namesUsed(code: PythonCode): readonly NameUse[] {
  const known = namesFound.get(code);
  if (known !== undefined) return known;
  const names = findNames(code);
  namesFound.set(code, names);
  return names;
}

function findNames(code: PythonCode): readonly NameUse[] {
  return [...nodesIn(code.tree)].flatMap((node): readonly NameUse[] => {
    if (node.name === 'ImportStatement') return importedFrom(node, code);
    if (node.name === 'Decorator') return decoratorNames(node, code);
    const property = node.name === 'MemberExpression' ? node.getChild('PropertyName') : null;
    const base = property === null ? null : originOf(node.firstChild, code);
    if (property === null || base === null) return [];
    return [{ base, name: textOf(property, code.python), node: property }];
  });
}

function callAt(node: SyntaxNode, code: PythonCode): readonly Call[] {
  const list = node.name === 'CallExpression' || node.name === 'Decorator' ? node.getChild('ArgList') : null;
  if (list === null) return [];
  const origin = node.name === 'Decorator' ? originOfDecorator(node, code) : originOf(node.firstChild, code);
  return origin === null ? [] : [{ node, origin, ...argumentsOf(list, code.python) }];
}

/** The grammar has the dotted name of a decorator as names in a row. */
function originOfDecorator(node: SyntaxNode, code: PythonCode): Origin | null {
  const [first, ...rest] = node.getChildren('VariableName');
  const base = originOf(first, code);
  return base === null ? null : [base, ...rest.map((name) => textOf(name, code.python))].join('.');
}

function decoratorNames(node: SyntaxNode, code: PythonCode): readonly NameUse[] {
  const [first, ...rest] = node.getChildren('VariableName');
  const base = originOf(first, code);
  if (base === null) return [];
  const names = rest.map((name) => textOf(name, code.python));
  return rest.map((name, at) => ({ base: [base, ...names.slice(0, at)].join('.'), name: names[at] ?? '', node: name }));
}

function importedFrom(node: SyntaxNode, code: PythonCode): readonly NameUse[] {
  const parts = childrenOf(node);
  const importAt = parts.findIndex(({ name }) => name === 'import');
  if (importAt < 1) return [];
  const base = parts
    .slice(1, importAt)
    .map((part) => textOf(part, code.python))
    .join('');
  return parts
    .slice(importAt + 1)
    .filter((part, at, all) => part.name === 'VariableName' && all[at - 1]?.name !== 'as')
    .map((part) => ({ base, name: textOf(part, code.python), node: part }));
}

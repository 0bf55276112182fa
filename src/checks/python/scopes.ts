import { childrenOf, isWithin, nodesAround, nodesIn, separated, type SyntaxNode, textOf } from './syntax-tree.ts';
import type { PythonBlock } from './python-blocks.ts';

/** What gives a name its value. */
export type Binding =
  | { readonly kind: 'import'; readonly path: string }
  /** The value of an expression, or of one that it yields (`[]`) when a loop or an unpacking takes it apart. */
  | { readonly kind: 'value'; readonly node: SyntaxNode; readonly taken: '' | '[]' }
  | { readonly kind: 'function'; readonly node: SyntaxNode }
  /** A parameter, a class, a caught error: nothing that could be followed. */
  | { readonly kind: 'unknown' };

export type Bindings = ReadonlyMap<string, readonly Binding[]>;

/** The nodes that open a scope of their own. */
const scopeNodes = new Set([
  'Script',
  'FunctionDefinition',
  'LambdaExpression',
  'ClassDefinition',
  'ArrayComprehensionExpression',
  'SetComprehensionExpression',
  'DictionaryComprehensionExpression',
  'ComprehensionExpression',
]);

/** The scopes that a name at a node is looked up in, from the innermost; a class is seen from its own body alone. */
export function scopesAround(node: SyntaxNode): readonly SyntaxNode[] {
  let inFunction = false;
  const found: SyntaxNode[] = [];
  for (const around of nodesAround(node)) {
    if (!scopeNodes.has(around.name)) continue;
    if (around.name === 'FunctionDefinition' && !isInside(node, around)) continue;
    if (around.name !== 'ClassDefinition' || !inFunction) found.push(around);
    if (around.name === 'FunctionDefinition' || around.name === 'LambdaExpression') inFunction = true;
  }
  return found;
}

/** Every name that each scope of a tree binds itself, with all that binds it. */
export function bindingsOf(tree: SyntaxNode, block: PythonBlock): ReadonlyMap<number, Bindings> {
  const scopes = new Map<number, Map<string, Binding[]>>();
  const globals = globalNames(tree, block);
  for (const node of nodesIn(tree)) {
    for (const [name, binding, from] of boundBy(node, block)) {
      const own = scopesAround(from)[0];
      const isGlobal = globals.some((each) => each.name === name && each.scope === own?.from);
      const scope = isGlobal || own === undefined ? keyOf(tree) : keyOf(own);
      const names = scopes.get(scope) ?? new Map<string, Binding[]>();
      names.set(name, [...(names.get(name) ?? []), binding]);
      scopes.set(scope, names);
    }
  }
  return scopes;
}

/** The key of the scope of a whole block. */
export const topLevel = -1;

/** What tells the scopes of one tree apart. */
export function keyOf(scope: SyntaxNode): number {
  return scope.name === 'Script' ? topLevel : scope.from;
}

/** Defaults and decorators of a function are outside it. */
function isInside(node: SyntaxNode, definition: SyntaxNode): boolean {
  const body = definition.getChild('Body');
  const parameters = definition.getChild('ParamList');
  const within = (part: SyntaxNode | null) => part !== null && isWithin(node, part);
  return within(body) || (within(parameters) && node.parent?.name === 'ParamList');
}

type Bound = readonly [string, Binding, SyntaxNode];

function boundBy(node: SyntaxNode, block: PythonBlock): readonly Bound[] {
  switch (node.name) {
    case 'ImportStatement':
      return imported(node, block);
    case 'AssignStatement':
      return assigned(node, block);
    case 'UpdateStatement':
      return targets(node.firstChild).map((target): Bound => [textOf(target, block), unknown, target]);
    case 'NamedExpression':
      return node.firstChild === null || node.lastChild === null
        ? []
        : [[textOf(node.firstChild, block), { kind: 'value', node: node.lastChild, taken: '' }, node]];
    case 'WithStatement':
      return opened(node, block);
    case 'ForStatement':
      return looped(node, block);
    case 'FunctionDefinition':
    case 'ClassDefinition':
      return defined(node, block);
    case 'ParamList':
      return parameters(node, block);
    case 'CapturePattern':
      return targets(node.firstChild).map((target): Bound => [textOf(target, block), unknown, target]);
    case 'TryStatement':
      return caught(node, block);
    default:
      return node.name === 'ArgList' || node.name.endsWith('ComprehensionExpression') ? looped(node, block) : [];
  }
}

const unknown: Binding = { kind: 'unknown' };

/** `import a.b as c, d` binds c to a.b and d; `from a.b import c as d` binds d to a.b.c. */
function imported(node: SyntaxNode, block: PythonBlock): readonly Bound[] {
  const parts = childrenOf(node).filter(({ name }) => name !== '(' && name !== ')');
  const importAt = parts.findIndex(({ name }) => name === 'import');
  const from = parts
    .slice(1, importAt)
    .map((part) => textOf(part, block))
    .join('');
  return separated(parts.slice(importAt + 1)).flatMap((group): readonly Bound[] => {
    const asAt = group.findIndex(({ name }) => name === 'as');
    const path = (asAt === -1 ? group : group.slice(0, asAt)).map((part) => textOf(part, block)).join('');
    const alias = asAt === -1 ? undefined : group[asAt + 1];
    if (path === '' || path === '*') return [];
    if (importAt > 0) return [[alias ? textOf(alias, block) : path, { kind: 'import', path: `${from}.${path}` }, node]];
    const root = path.split('.')[0] ?? path;
    return [
      alias ? [textOf(alias, block), { kind: 'import', path }, node] : [root, { kind: 'import', path: root }, node],
    ];
  });
}

/** `a = b = value`, `a, b = value`, `a: T = value`; what an attribute or an item is set to binds no name. */
function assigned(node: SyntaxNode, block: PythonBlock): readonly Bound[] {
  const groups: SyntaxNode[][] = [[]];
  for (const child of childrenOf(node)) {
    if (child.name === 'AssignOp') groups.push([]);
    else if (child.name !== 'TypeDef') groups.at(-1)?.push(child);
  }
  const value = groups.at(-1) ?? [];
  return groups.slice(0, -1).flatMap((group) => {
    const found = group.flatMap((target) => targets(target));
    const unpacks = group.some(({ name }) => name !== 'VariableName');
    const [only] = value;
    return found.map((target): Bound => {
      if (only === undefined || value.length > 1) return [textOf(target, block), unknown, target];
      return [textOf(target, block), { kind: 'value', node: only, taken: unpacks ? '[]' : '' }, target];
    });
  });
}

function opened(node: SyntaxNode, block: PythonBlock): readonly Bound[] {
  const parts = childrenOf(node).filter(({ name }) => !['async', 'with', '(', ')', 'Body'].includes(name));
  return separated(parts).flatMap((group) => {
    const [value, as, target] = group;
    if (value === undefined || as?.name !== 'as' || target === undefined) return [];
    const taken = target.name === 'VariableName' ? '' : '[]';
    return targets(target).map((name): Bound => [textOf(name, block), { kind: 'value', node: value, taken }, name]);
  });
}

/** The targets of each `for targets in value`, in a loop, a comprehension or a generator. */
function looped(node: SyntaxNode, block: PythonBlock): readonly Bound[] {
  const parts = childrenOf(node);
  return parts.flatMap((part, at): readonly Bound[] => {
    if (part.name !== 'for') return [];
    const inAt = parts.findIndex(({ name }, index) => index > at && name === 'in');
    const value = parts[inAt + 1];
    const group = parts.slice(at + 1, inAt).filter(({ name }) => name !== ',');
    const followed = value !== undefined && group.length === 1 && group[0]?.name === 'VariableName';
    return group
      .flatMap((target) => targets(target))
      .map((name): Bound => [
        textOf(name, block),
        followed ? { kind: 'value', node: value, taken: '[]' } : unknown,
        name,
      ]);
  });
}

function defined(node: SyntaxNode, block: PythonBlock): readonly Bound[] {
  const name = node.getChild('VariableName');
  if (name === null) return [];
  return [[textOf(name, block), node.name === 'FunctionDefinition' ? { kind: 'function', node } : unknown, node]];
}

function parameters(list: SyntaxNode, block: PythonBlock): readonly Bound[] {
  return separated(childrenOf(list)).flatMap((group): readonly Bound[] => {
    const name = group.find((part) => part.name === 'VariableName');
    return name === undefined ? [] : [[textOf(name, block), unknown, name]];
  });
}

function caught(node: SyntaxNode, block: PythonBlock): readonly Bound[] {
  const parts = childrenOf(node);
  return parts.flatMap((part, at): readonly Bound[] => {
    const name = parts[at + 1];
    return part.name === 'as' && name !== undefined ? [[textOf(name, block), unknown, name]] : [];
  });
}

/** The plain names among what is assigned to. */
function targets(node: SyntaxNode | null): readonly SyntaxNode[] {
  if (node === null) return [];
  if (node.name === 'VariableName') return [node];
  if (node.name !== 'TupleExpression' && node.name !== 'ArrayExpression') return [];
  return childrenOf(node).flatMap((child) => targets(child));
}

function globalNames(tree: SyntaxNode, block: PythonBlock) {
  return [...nodesIn(tree)]
    .filter(({ name }) => name === 'ScopeStatement')
    .flatMap((node) =>
      node
        .getChildren('VariableName')
        .map((name) => ({ name: textOf(name, block), scope: scopesAround(node)[0]?.from })),
    );
}

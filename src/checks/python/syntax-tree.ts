import type { SyntaxNode } from '@lezer/common';
import { type PythonBlock, placeInPython } from './python-blocks.ts';

export type { SyntaxNode } from '@lezer/common';

/** A call: what is called, and with which arguments. */
export interface CallArguments {
  readonly positional: readonly SyntaxNode[];
  readonly keywords: ReadonlyMap<string, { readonly name: SyntaxNode; readonly value: SyntaxNode }>;
  /** Whether `*args` or `**kwargs` pass more than can be seen. */
  readonly more: boolean;
}

/** The nodes directly below one, in order. */
export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) found.push(child);
  return found;
}

/** A node and all below it, in the order of the text. */
export function* nodesIn(root: SyntaxNode): Generator<SyntaxNode> {
  const pending = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    yield node;
    pending.push(...childrenOf(node).toReversed());
  }
}

/** The nodes around one, from the nearest outwards. */
export function* nodesAround(node: SyntaxNode): Generator<SyntaxNode> {
  for (let around = node.parent; around !== null; around = around.parent) yield around;
}

/** Whether a node stands inside another, or is it. */
export function isWithin(node: SyntaxNode, around: SyntaxNode): boolean {
  return around.from <= node.from && node.to <= around.to;
}

/** What stands at a node. */
export function textOf(node: SyntaxNode, { text }: Pick<PythonBlock, 'text'>): string {
  return text.slice(node.from, node.to);
}

/** Where a node begins, as a place in the file. */
export function placeOf(node: SyntaxNode, block: PythonBlock): { readonly line: number; readonly column: number } {
  const before = block.text.slice(0, node.from);
  const row = before.split('\n').length;
  return placeInPython(block, row, node.from - before.lastIndexOf('\n'));
}

/** The arguments between a call's brackets; a generator expression alone counts as one. */
export function argumentsOf(list: SyntaxNode | null, block: PythonBlock): CallArguments {
  const positional: SyntaxNode[] = [];
  const keywords = new Map<string, { readonly name: SyntaxNode; readonly value: SyntaxNode }>();
  let more = false;
  for (const part of separated(list === null ? [] : childrenOf(list).slice(1, -1))) {
    const [first, second, third] = part;
    if (first === undefined) continue;
    if (first.name === '*' || first.name === '**') more = true;
    else if (second?.name === 'AssignOp' && third !== undefined)
      keywords.set(textOf(first, block), { name: first, value: third });
    else positional.push(first);
  }
  return { positional, keywords, more };
}

/** The text of a plain string; null for any other expression. */
export function stringValue(node: SyntaxNode | undefined, block: PythonBlock): string | null {
  if (node?.name !== 'String') return null;
  return /^[rRuU]?("""|'''|"|')([\s\S]*)\1$/.exec(textOf(node, block))?.[2] ?? null;
}

/** Nodes in groups, as commas part them. */
export function separated(nodes: readonly SyntaxNode[]): readonly (readonly SyntaxNode[])[] {
  const groups: SyntaxNode[][] = [[]];
  for (const node of nodes) {
    if (node.name === ',') groups.push([]);
    else if (node.name !== 'Comment') groups.at(-1)?.push(node);
  }
  return groups;
}

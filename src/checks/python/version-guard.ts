import type { PythonCode } from './python-code.ts';
import { nodesAround, type SyntaxNode, textOf } from './syntax-tree.ts';

/** Whether code asks first if a name is there, or is ready for it not to be: it means to run on several versions. */
export function asksForVersion(node: SyntaxNode, { python }: PythonCode): boolean {
  return [...nodesAround(node)].some((around) => {
    if (around.name === 'TryStatement')
      return /\bexcept\b[^:\n]*\b(?:AttributeError|ImportError)\b/.test(textOf(around, python));
    if (around.name !== 'IfStatement' && around.name !== 'ConditionalExpression') return false;
    const body = around.getChild('Body');
    return /\bhasattr\s*\(|\b__version__\b/.test(python.text.slice(around.from, body?.from ?? around.to));
  });
}

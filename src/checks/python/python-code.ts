import { apiOf, isCatalogued, type PackageApi } from '../../knowledge/api-catalogue.ts';
import type { CheckedDocument } from '../rule.ts';
import { type PythonBlock, pythonBlocksOf } from './python-blocks.ts';
import { bindingsOf, type Bindings, topLevel } from './scopes.ts';
import { nodesIn, type SyntaxNode } from './syntax-tree.ts';

/** A block of Python with its syntax tree and the names that its scopes bind. */
export interface PythonCode {
  readonly python: PythonBlock;
  readonly tree: SyntaxNode;
  /** Of each scope by its key. */
  readonly bindings: ReadonlyMap<number, Bindings>;
  /** The block before it in the same document, whose names it continues. */
  readonly before: PythonCode | null;
  readonly parses: boolean;
}

/** The Python of a document, with what the packages that it imports offer. */
export interface PythonProgram {
  /** The blocks that parse: of others nothing can be said but that, which is another rule's to say. */
  readonly code: readonly PythonCode[];
  /** What any block binds at its top level, those that do not parse included. */
  readonly names: ReadonlySet<string>;
  readonly apis: ReadonlyMap<string, PackageApi>;
}

const read = new WeakMap<CheckedDocument, Promise<PythonProgram>>();

/** Reads the Python of a document, once for all rules. The parser and the catalogue are loaded when there is any. */
export async function pythonProgram(document: CheckedDocument): Promise<PythonProgram> {
  const known = read.get(document);
  if (known !== undefined) return known;
  const reading = readProgram(document);
  read.set(document, reading);
  return reading;
}

async function readProgram(document: CheckedDocument): Promise<PythonProgram> {
  const blocks = pythonBlocksOf(document);
  if (blocks.length === 0) return { code: [], names: new Set(), apis: new Map() };
  const { parser } = await import('@lezer/python');
  const all: PythonCode[] = [];
  for (const python of blocks) {
    const tree = parser.parse(python.text).topNode;
    all.push({ python, tree, bindings: bindingsOf(tree, python), before: all.at(-1) ?? null, parses: !hasError(tree) });
  }
  const code = all.filter(({ parses }) => parses);
  const names = new Set(all.flatMap(({ bindings }) => [...(bindings.get(topLevel)?.keys() ?? [])]));
  return { code, names, apis: await apisOf(code) };
}

function hasError(tree: SyntaxNode): boolean {
  const cursor = tree.cursor();
  do {
    if (cursor.type.isError) return true;
  } while (cursor.next());
  return false;
}

async function apisOf(code: readonly PythonCode[]): Promise<ReadonlyMap<string, PackageApi>> {
  const roots = new Set(
    code.flatMap(({ tree, python }) =>
      [...nodesIn(tree)]
        .filter(({ name }) => name === 'ImportStatement')
        .flatMap((node) => [...python.text.slice(node.from, node.to).matchAll(/\b[a-z]\w*/g)].map(([word]) => word)),
    ),
  );
  const apis = await Promise.all(
    ['streamlit', ...roots].filter(isCatalogued).map(async (name) => [name, await apiOf(name)] as const),
  );
  return new Map(apis);
}

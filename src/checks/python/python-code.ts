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
  readonly parses: boolean;
  /** Its place among the blocks of the document. */
  readonly index: number;
  /** For each name, the blocks of the document that bind it at their top level, in order. */
  readonly shared: ReadonlyMap<string, readonly PythonCode[]>;
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
  const shared = new Map<string, PythonCode[]>();
  const all = blocks.map((python, index): PythonCode => {
    const tree = parser.parse(python.text).topNode;
    const code = { python, tree, bindings: bindingsOf(tree, python), parses: !hasError(tree), index, shared };
    for (const name of code.bindings.get(topLevel)?.keys() ?? []) {
      const others = shared.get(name);
      if (others === undefined) shared.set(name, [code]);
      else others.push(code);
    }
    return code;
  });
  const code = all.filter(({ parses }) => parses);
  return { code, names: new Set(shared.keys()), apis: await apisOf(code) };
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

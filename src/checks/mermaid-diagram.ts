import type { DetailedError, Mermaid } from 'mermaid';

/** The boxes and arrows of a flowchart. */
export interface FlowGraph {
  readonly nodes: readonly { readonly id: string; readonly label: string }[];
  readonly edges: readonly { readonly from: string; readonly to: string }[];
  readonly groups: readonly string[];
}

export type DiagramReading =
  | { readonly ok: true; /** Null for a diagram that is no flowchart. */ readonly graph: FlowGraph | null }
  | { readonly ok: false; readonly line: number; readonly column: number; readonly message: string };

const read = new Map<string, Promise<DiagramReading>>();
const mostRemembered = 100;

/** Reads a diagram with Mermaid's own grammar, or says where that gives up. Several rules read the same diagrams. */
export async function readDiagram(source: string): Promise<DiagramReading> {
  const known = read.get(source);
  if (known !== undefined) return known;
  if (read.size >= mostRemembered) read.clear();
  const reading = readAnew(source);
  read.set(source, reading);
  return reading;
}

async function readAnew(source: string): Promise<DiagramReading> {
  const mermaid = await loadMermaid();
  try {
    await mermaid.parse(source);
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(source);
    return { ok: true, graph: graphOf(db) };
  } catch (error) {
    return { ok: false, ...faultOf(error, source) };
  }
}

let loaded: Promise<Mermaid> | null = null;

async function loadMermaid(): Promise<Mermaid> {
  loaded ??= importMermaid();
  return loaded;
}

async function importMermaid(): Promise<Mermaid> {
  const { default: purify } = await import('dompurify');
  // Mermaid asks for a sanitiser that needs a browser; parsing uses none of it.
  const missing = { addHook: () => undefined, removeHook: () => undefined, sanitize: (text: string) => text };
  if (!purify.isSupported) Object.assign(purify, missing);
  const { default: mermaid } = await import('mermaid');
  return mermaid;
}

interface Vertex {
  readonly id: string;
  readonly text?: string;
}

interface FlowDatabase {
  getVertices(): ReadonlyMap<string, Vertex>;
  getEdges(): readonly { readonly start: string; readonly end: string }[];
  getSubGraphs(): readonly { readonly id: string }[];
}

function graphOf(db: object): FlowGraph | null {
  if (!isFlowDatabase(db)) return null;
  const groups = db.getSubGraphs().map(({ id }) => id);
  return {
    nodes: [...db.getVertices().values()]
      .filter(({ id }) => !groups.includes(id))
      .map(({ id, text }) => ({ id, label: text ?? id })),
    edges: db.getEdges().map(({ start, end }) => ({ from: start, to: end })),
    groups,
  };
}

function isFlowDatabase(db: object): db is FlowDatabase {
  return 'getVertices' in db && 'getEdges' in db && 'getSubGraphs' in db;
}

function faultOf(error: unknown, source: string) {
  if (!(error instanceof Error)) return { line: 1, column: 1, message: String(error) };
  const place = 'hash' in error ? (error.hash as DetailedError['hash']) : undefined;
  const expected = error.message.split('\n').findLast((line) => line.trim() !== '') ?? error.message;
  const told = Number(/ line (\d+)/.exec(error.message)?.[1] ?? 1);
  const line = Math.min(place?.loc?.last_line ?? told, source.trimEnd().split('\n').length);
  const column = (place?.loc?.last_column ?? 0) + 1;
  return { line, column, message: expected.length > 160 ? `${expected.slice(0, 159)}…` : expected };
}

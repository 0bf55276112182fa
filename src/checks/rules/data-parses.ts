import { parse as parseToml } from 'smol-toml';
import { LineCounter, parseAllDocuments } from 'yaml';
import type { Problem, Rule } from '../rule.ts';

/** TOML, YAML and JSON blocks parse. */
export const dataParses: Rule = ({ fences }) =>
  fences.flatMap((fence): readonly Problem[] => {
    const read = readers[fence.language];
    const fault = read?.(fence.text) ?? null;
    if (fault === null) return [];
    return [
      {
        code: 'data-format',
        severity: 'error',
        line: fence.line + fault.line,
        message: `${fence.language.toUpperCase()}: ${fault.message}`,
        remedy: 'Correct the block so that a parser accepts it.',
      },
    ];
  });

interface Fault {
  readonly line: number;
  readonly message: string;
}

const readers: Readonly<Record<string, (text: string) => Fault | null>> = {
  toml: (text) => faultOf(() => parseToml(text)),
  json: (text) => faultOf(() => JSON.parse(text)),
  yaml: yamlFault,
  yml: yamlFault,
};

function faultOf(read: () => unknown): Fault | null {
  try {
    read();
    return null;
  } catch (error) {
    const line = error instanceof Error && 'line' in error && typeof error.line === 'number' ? error.line : 1;
    const message = error instanceof Error ? error.message : String(error);
    return { line, message: message.split('\n')[0] ?? message };
  }
}

function yamlFault(text: string): Fault | null {
  const lineCounter = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter, logLevel: 'silent' });
  const error = 'empty' in documents ? undefined : documents.flatMap((document) => document.errors)[0];
  if (error === undefined) return null;
  return { line: lineCounter.linePos(error.pos[0]).line, message: error.message.split('\n')[0] ?? error.message };
}

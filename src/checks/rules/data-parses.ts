import { parse as parseToml, TomlError } from 'smol-toml';
import { LineCounter, parseAllDocuments } from 'yaml';
import { type CodeBlock, placeIn } from '../code-block.ts';
import type { Found, Rule } from '../rule.ts';

/** TOML, YAML, JSON and INI parse. */
export const dataParses: Rule = {
  code: 'data-format',
  group: 'data',
  severity: 'error',
  finds: 'TOML, YAML, JSON or INI that does not parse',
  why: 'Configuration that a reader copies has to be accepted by the program that reads it.',
  remedy: 'Correct the block so that a parser accepts it.',
  source: null,
  examples: {
    fires: [
      { text: '[server]\nname = orders\n', language: 'toml', line: 2 },
      { text: 'a:\n  b: 1\n c: 2\n', language: 'yaml', line: 3 },
      { text: '[server]\nport 8501\n', language: 'ini', line: 2 },
      { text: '```json\n{"a": 1,}\n```\n', line: 2 },
      { text: '{\n  "a": 1,\n  "b": ["north", "south",]\n}\n', language: 'json', line: 3 },
      { text: 'a: 1\nb: "two\n', language: 'yaml', line: 2 },
    ],
    passes: [
      { text: 'a = 1\n', language: 'toml' },
      { text: 'a: [1, 2]\n---\nb: 2\n', language: 'yaml' },
      { text: '{"a": 1}\n', language: 'json' },
      { text: '; note\n[server]\nport = 8501\nhosts:\n    one\n', language: 'ini' },
    ],
  },
  check: ({ blocks }) =>
    blocks.flatMap((block): readonly Found[] => {
      const fault = readers.get(block.language)?.(block.text) ?? null;
      if (fault === null) return [];
      return [
        {
          ...placeOf(fault, block),
          message: `${block.language.toUpperCase()}: ${fault.message}`,
        },
      ];
    }),
};

/** A fault at the end of the text is told on the last line that has any. */
function placeOf({ line, column }: Fault, block: CodeBlock): Pick<Found, 'line' | 'column'> {
  const lines = block.text.trimEnd().split('\n');
  return line > lines.length
    ? placeIn(block, lines.length, (lines.at(-1)?.length ?? 0) + 1)
    : placeIn(block, line, column);
}

interface Fault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

const readers: ReadonlyMap<string, (text: string) => Fault | null> = new Map([
  ['toml', tomlFault],
  ['json', jsonFault],
  ['yaml', yamlFault],
  ['ini', iniFault],
]);

function tomlFault(text: string): Fault | null {
  try {
    parseToml(text);
    return null;
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    return { line: error.line, column: error.column, message: firstLine(error.message) };
  }
}

function jsonFault(text: string): Fault | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const before = text.slice(0, jsonPosition(error, text)).split('\n');
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, message: firstLine(error.message) };
  }
}

/** V8 leaves the place out of some messages: it is behind the longest start that more text could complete. */
function jsonPosition({ message }: SyntaxError, text: string): number {
  const told = positionIn(message);
  if (told !== null) return told;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (couldGoOn(text.slice(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}

function couldGoOn(start: string): boolean {
  try {
    JSON.parse(start);
    return true;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { message } = error;
    return /end of JSON input|Unterminated/.test(message) || (positionIn(message) ?? -1) >= start.length;
  }
}

function positionIn(message: string): number | null {
  const told = /at position (\d+)/.exec(message)?.[1];
  return told === undefined ? null : Number(told);
}

function yamlFault(text: string): Fault | null {
  const lineCounter = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter, logLevel: 'silent' });
  const error = 'empty' in documents ? undefined : documents.flatMap((document) => document.errors)[0];
  if (error === undefined) return null;
  const { line, col } = lineCounter.linePos(error.pos[0]);
  return { line, column: col, message: firstLine(error.message) };
}

/** INI as Python's configparser reads it: sections, keys with = or :, comments, and indented lines that go on. */
function iniFault(text: string): Fault | null {
  let hasKey = false;
  for (const [index, line] of text.split('\n').entries()) {
    const isIgnored = line.trim() === '' || /^\s*[;#]/.test(line);
    if (isIgnored || (hasKey && /^\s/.test(line))) continue;
    const isSection = /^\[[^\]]+\]\s*$/.test(line);
    if (!isSection && !/^[^\s=:][^=:]*[=:]/.test(line))
      return { line: index + 1, column: 1, message: 'neither a [section] nor a key with its value' };
    hasKey = !isSection;
  }
  return null;
}

function firstLine(message: string): string {
  return message.split('\n')[0] ?? message;
}

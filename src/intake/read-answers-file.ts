import { LineCounter, parseDocument, type YAMLError } from 'yaml';
import type { Answers } from './answers.ts';
import { AnswersReader, type AnswersProblem } from './answers-reader.ts';
import { checkAnswers } from './check-answers.ts';
import { plainLine } from './shown-text.ts';

export type AnswersReading =
  | { readonly ok: true; readonly answers: Answers; readonly notices: readonly string[] }
  | { readonly ok: false; readonly problems: readonly AnswersProblem[] };

/**
 * Reads an answers file (YAML 1.2, without custom tags and aliases): every value is kept as it was written. All problems
 * are collected, each with its line, but no more than fit on a screen. An answer to a question that does not apply is left
 * out and noticed. Never throws.
 */
export function readAnswersFile(text: string): AnswersReading {
  const parsed = parseAnswersYaml(text);
  if (!parsed.ok) return parsed;
  const reader = new AnswersReader(parsed.lines);
  const read = reader.read(parsed.contents);
  const { answers, problems, notices } = checkAnswers(read, reader.lineOf);
  const all = [...reader.problems, ...problems];
  return all.length > 0 ? refused(all) : { ok: true, answers, notices };
}

type ParsedYaml =
  | { readonly ok: true; readonly contents: unknown; readonly lines: LineCounter }
  | { readonly ok: false; readonly problems: readonly AnswersProblem[] };

/** The YAML of an answers file, not yet held against the questions. Never throws. */
export function parseAnswersYaml(text: string): ParsedYaml {
  if (text.length > longestFile) {
    return refused([
      {
        line: 1,
        message: `the file has ${text.length} characters; an answers file has at most ${longestFile}`,
        remedy: 'A file to fill in: streamlit-architect questions --yaml',
      },
    ]);
  }
  const lines = new LineCounter();
  // The reader looks for keys that are written twice itself: the library compares each with all others.
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'silent', schema: 'core', uniqueKeys: false });
  const faults = [...document.errors, ...document.warnings];
  const tooDeep = faults.find(({ code }) => code === 'RESOURCE_EXHAUSTION');
  if (tooDeep) return refused([nestedTooDeeply(lines.linePos(tooDeep.pos[0]).line)]);
  if (faults.length > 0) return refused(faults.map((fault) => problemOf(fault, lines)));
  return { ok: true, contents: document.contents, lines };
}

const longestFile = 1_000_000;
const mostProblems = 20;

function nestedTooDeeply(line: number): AnswersProblem {
  return {
    line,
    message: 'lists or maps are nested too deeply',
    remedy: 'A list of sources, each with its answers, is as deep as it goes.',
  };
}

function problemOf(fault: YAMLError, lines: LineCounter): AnswersProblem {
  const [message = ''] = fault.message.split('\n');
  return {
    line: lines.linePos(fault.pos[0]).line,
    message: plainLine(message.replace(/ at line \d+, column \d+:?$/, '')).slice(0, 200),
    remedy: 'Correct the YAML there.',
  };
}

function refused(found: readonly AnswersProblem[]): {
  readonly ok: false;
  readonly problems: readonly AnswersProblem[];
} {
  return { ok: false, problems: firstProblems(found) };
}

/** No more problems than fit on a screen, in the order of their lines. */
export function firstProblems(found: readonly AnswersProblem[]): readonly AnswersProblem[] {
  const problems = found.toSorted((a, b) => a.line - b.line);
  const next = problems[mostProblems];
  if (next === undefined) return problems;
  const rest = {
    line: next.line,
    message: `and ${problems.length - mostProblems} more problems from here on`,
    remedy: 'Correct those above first.',
  };
  return [...problems.slice(0, mostProblems), rest];
}

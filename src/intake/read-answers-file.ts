import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, type YAMLMap } from 'yaml';
import {
  type Answers,
  type DesignQuestionId,
  type QuestionId,
  type RawAnswer,
  type SourceAnswers,
  type SourceQuestionId,
  unknownAnswer,
} from './answers.ts';
import { designQuestions, isDesignQuestion, isSourceQuestion, questionById, sourceQuestions } from './catalogue.ts';
import { isIdentifier } from './identifier.ts';
import { nearestName } from './nearest-name.ts';
import { parseAnswer } from './parse-answer.ts';
import { viewAnswers } from './view.ts';

export interface AnswersProblem {
  /** Line in the file, from 1. */
  readonly line: number;
  readonly message: string;
  /** What to do; '' where the message says it. */
  readonly remedy: string;
}

export type AnswersReading =
  | { readonly ok: true; readonly answers: Answers; readonly notices: readonly string[] }
  | { readonly ok: false; readonly problems: readonly AnswersProblem[] };

const longestFile = 1_000_000;

/**
 * Reads an answers file (YAML): every value is kept as it was written. All problems are collected, each with its line.
 * An answer to a question that does not apply is left out and noticed.
 */
export function readAnswersFile(text: string): AnswersReading {
  if (text.length > longestFile)
    return {
      ok: false,
      problems: [
        {
          line: 1,
          message: `the file has ${text.length} characters; an answers file has at most ${longestFile}`,
          remedy: '',
        },
      ],
    };
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, logLevel: 'silent', schema: 'core' });
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) {
    return {
      ok: false,
      problems: faults.map((fault) => ({
        line: lineCounter.linePos(fault.pos[0]).line,
        message: (fault.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, ''),
        remedy: 'Correct the YAML there.',
      })),
    };
  }
  const reader = new Reader(lineCounter);
  const raw = reader.read(document.contents);
  if (reader.problems.length > 0) return { ok: false, problems: reader.problems.toSorted((a, b) => a.line - b.line) };
  return validate(raw, reader);
}

interface Located {
  readonly id: QuestionId;
  readonly raw: RawAnswer;
  readonly line: number;
}

class Reader {
  readonly problems: AnswersProblem[] = [];
  readonly lines = new Map<string, number>();
  readonly #lineCounter: LineCounter;

  constructor(lineCounter: LineCounter) {
    this.#lineCounter = lineCounter;
  }

  read(contents: unknown): Answers {
    const design: Partial<Record<DesignQuestionId, RawAnswer>> = {};
    const sources: SourceAnswers[] = [];
    let version: string | null = null;
    if (!isMap(contents)) {
      this.#problem(
        1,
        'an answers file is a list of `question: answer` lines',
        'Print one to fill in: streamlit-architect questions --yaml',
      );
      return { design, sources };
    }
    for (const pair of contents.items) {
      const key = textOf(pair.key);
      if (key === 'version') version = textOf(pair.value);
      else if (key === 'sources') sources.push(...this.#sources(pair));
      else {
        const located = this.#answer(pair, null);
        if (located && isDesignQuestion(located.id)) design[located.id] = located.raw;
      }
    }
    if (version !== '1') {
      this.#problem(
        1,
        version === null ? 'the line `version: 1` is missing' : `version ${version} is not known here`,
        version === null ? 'Add it as the first line.' : 'This program reads version 1; a newer one may read yours.',
      );
    }
    return { design, sources };
  }

  #sources(pair: Pair): readonly SourceAnswers[] {
    if (!isSeq(pair.value)) {
      this.#problem(this.#lineOf(pair.key), '`sources` is a list, each item beginning with `- id:`', '');
      return [];
    }
    const found: SourceAnswers[] = [];
    for (const item of pair.value.items) {
      const source = isMap(item) ? this.#source(item) : null;
      if (source === null) {
        if (!isMap(item))
          this.#problem(
            this.#lineOf(item),
            'a source is a list of `question: answer` lines beginning with `- id:`',
            '',
          );
        continue;
      }
      if (found.some(({ id }) => id === source.id))
        this.#problem(this.#lineOf(item), `there are two sources called '${source.id}'`, 'Give each its own id.');
      found.push(source);
    }
    return found;
  }

  #source(map: YAMLMap): SourceAnswers | null {
    const idPair = map.items.find((pair) => textOf(pair.key) === 'id');
    const id = idPair ? textOf(idPair.value) : null;
    if (id === null || !isIdentifier(id)) {
      this.#problem(
        this.#lineOf(idPair?.key ?? map),
        id === null ? 'this source has no id' : `'${id}' cannot be a source's id`,
        'Use a lower-case letter, then letters, digits or _: crm, orders_db.',
      );
      return null;
    }
    const answers: Partial<Record<SourceQuestionId, RawAnswer>> = {};
    for (const pair of map.items) {
      if (pair === idPair) continue;
      const located = this.#answer(pair, id);
      if (located && isSourceQuestion(located.id)) answers[located.id] = located.raw;
    }
    return { id, answers };
  }

  #answer(pair: Pair, sourceId: string | null): Located | null {
    const line = this.#lineOf(pair.key);
    const key = textOf(pair.key) ?? '';
    const belongs = sourceId === null ? isDesignQuestion(key) : isSourceQuestion(key);
    if (!belongs) {
      this.#problem(line, ...misplaced(key, sourceId));
      return null;
    }
    const raw = rawOf(pair.value);
    if (raw === null) {
      this.#problem(
        line,
        `${key} has no answer that can be read`,
        `Write a word, a quantity or a list; or leave the line out to take the default; or write ${unknownAnswer}.`,
      );
      return null;
    }
    this.lines.set(sourceId === null ? key : `${sourceId}.${key}`, line);
    return isDesignQuestion(key) || isSourceQuestion(key) ? { id: key, raw, line } : null;
  }

  #lineOf(node: unknown): number {
    const range = isNode(node) ? node.range : null;
    return range ? this.#lineCounter.linePos(range[0]).line : 1;
  }

  #problem(line: number, message: string, remedy: string): void {
    this.problems.push({ line, message, remedy });
  }
}

/** Every answer against its question, now that all are known. */
function validate(answers: Answers, reader: Reader): AnswersReading {
  const problems: AnswersProblem[] = [];
  const notices: string[] = [];
  const check = (id: QuestionId, raw: RawAnswer, sourceId: string | null): RawAnswer | null => {
    const question = questionById(id);
    const key = sourceId === null ? id : `${sourceId}.${id}`;
    const line = reader.lines.get(key) ?? 1;
    const view = viewAnswers(answers, sourceId);
    if (!view.resolve(id).applies) {
      notices.push(`line ${line}: ${key} does not apply here and was left out`);
      return null;
    }
    if (raw === unknownAnswer) return raw;
    const parsed = parseAnswer(question, raw, view);
    if (parsed.ok) return parsed.raw;
    problems.push({ line, message: `${key}: ${parsed.message}`, remedy: '' });
    return null;
  };
  const kept: Answers = {
    design: Object.fromEntries(
      designQuestions.flatMap(({ id }) => {
        const raw = answers.design[id];
        const valid = raw === undefined ? null : check(id, raw, null);
        return valid === null ? [] : [[id, valid] as const];
      }),
    ),
    sources: answers.sources.map((source) => ({
      id: source.id,
      answers: Object.fromEntries(
        sourceQuestions.flatMap(({ id }) => {
          const raw = source.answers[id];
          const valid = raw === undefined ? null : check(id, raw, source.id);
          return valid === null ? [] : [[id, valid] as const];
        }),
      ),
    })),
  };
  return problems.length > 0
    ? { ok: false, problems: problems.toSorted((a, b) => a.line - b.line) }
    : { ok: true, answers: kept, notices };
}

function misplaced(key: string, sourceId: string | null): [message: string, remedy: string] {
  if (sourceId === null && isSourceQuestion(key))
    return [`${key} is a question about a source`, 'Move it under that source in `sources`.'];
  if (sourceId !== null && isDesignQuestion(key))
    return [`${key} is a question about the design, not about ${sourceId}`, 'Move it to the left margin.'];
  const known = (sourceId === null ? designQuestions : sourceQuestions).map(({ id }): string => id);
  const near = nearestName(key, known);
  return [
    `${key} is not a question`,
    near === null ? 'See `streamlit-architect questions` for all of them.' : `Did you mean ${near}?`,
  ];
}

/** What was written: a scalar's own text, or a list of scalars' texts; null for anything else. */
function rawOf(node: unknown): RawAnswer | null {
  if (isSeq(node)) {
    const items = node.items.map(textOf);
    return items.every((item) => item !== null) ? items : null;
  }
  return textOf(node);
}

function textOf(node: unknown): string | null {
  if (!isScalar(node) || node.value === null || (node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:')))
    return null;
  return typeof node.value === 'string' ? node.value : (node.source ?? null);
}

function isNode(node: unknown): node is Node {
  return typeof node === 'object' && node !== null && 'range' in node;
}

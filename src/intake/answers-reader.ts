import { isAlias, isMap, isScalar, isSeq, type LineCounter, type Node, type Pair, type YAMLMap } from 'yaml';
import {
  type AnswerKey,
  type Answers,
  type DesignQuestionId,
  type RawAnswer,
  type SourceAnswers,
  type SourceQuestionId,
  unknownAnswer,
} from './answers.ts';
import { designQuestions, isDesignQuestion, isSourceQuestion, sourceQuestions } from './catalogue.ts';
import { isIdentifier } from './identifier.ts';
import { nearestName } from './nearest-name.ts';
import { mostSources } from './parse-answer.ts';
import { quoted } from './shown-text.ts';

export interface AnswersProblem {
  /** Line in the file, from 1. */
  readonly line: number;
  readonly message: string;
  /** What to do; '' where the message says it. */
  readonly remedy: string;
}

/** Walks a parsed answers file and collects what stands in it, and everything that has no place in one. */
export class AnswersReader {
  readonly problems: AnswersProblem[] = [];
  /** The line of each answer by its key, and of each source by its id. */
  readonly #linesByKey = new Map<AnswerKey, number>();
  readonly #lines: LineCounter;

  constructor(lines: LineCounter) {
    this.#lines = lines;
  }

  /** The line where an answer (`viewers`, `crm.rows`) or a source (`crm.`) was read; 1 for one that was not. */
  readonly lineOf = (key: AnswerKey): number => this.#linesByKey.get(key) ?? 1;

  /** The answers as they stand in the file, not yet held against their questions. */
  read(contents: unknown): Answers {
    const design: Partial<Record<DesignQuestionId, RawAnswer>> = {};
    let sources: readonly SourceAnswers[] = [];
    if (!isMap(contents)) {
      this.#problem(1, 'an answers file is a list of `question: answer` lines', printTemplate);
      return { design, sources };
    }
    let version: Pair | null = null;
    for (const pair of this.#pairsOf(contents, '')) {
      const key = textOf(pair.key) ?? '';
      if (key === 'version') version = pair;
      else if (key === 'sources') sources = this.#sources(pair);
      else if (isDesignQuestion(key)) {
        const raw = this.#answer(pair, key);
        if (raw !== null) design[key] = raw;
      } else this.#misplaced(pair, key, null);
    }
    this.#version(version);
    return { design, sources };
  }

  #version(pair: Pair | null): void {
    const version = pair === null ? null : textOf(pair.value);
    if (version === '1') return;
    if (pair === null) this.#problem(1, 'the line `version: 1` is missing', 'Add it as the first line.');
    else {
      this.#problem(
        this.#lineAt(pair.key),
        `version ${version === null ? '' : quoted(version)} is not known here`,
        'This program reads `version: 1`; a newer one may read yours.',
      );
    }
  }

  #sources(pair: Pair): readonly SourceAnswers[] {
    if (!isSeq(pair.value)) {
      this.#problem(this.#lineAt(pair.key), '`sources` is a list', eachSource);
      return [];
    }
    if (pair.value.items.length > mostSources) {
      this.#problem(
        this.#lineAt(pair.key),
        `there are ${pair.value.items.length} sources; ${mostSources} at most`,
        'Make several designs of them.',
      );
      return [];
    }
    const found: SourceAnswers[] = [];
    for (const item of pair.value.items) {
      const source = isMap(item) ? this.#source(item) : null;
      if (!isMap(item)) this.#problem(this.#lineAt(item), 'a source is a list of `question: answer` lines', eachSource);
      if (source === null) continue;
      if (found.some(({ id }) => id === source.id)) {
        this.#problem(this.#lineAt(item), `there are two sources called '${source.id}'`, 'Give each its own id.');
      }
      found.push(source);
    }
    return found;
  }

  #source(map: YAMLMap): SourceAnswers | null {
    const idPair = map.items.find((pair) => textOf(pair.key) === 'id');
    const id = idPair === undefined ? null : textOf(idPair.value);
    if (id === null || !isIdentifier(id)) {
      this.#problem(
        this.#lineAt(idPair?.key ?? map),
        id === null ? 'this source has no id' : `${quoted(id)} cannot be a source's id`,
        'Use a lower-case letter, then letters, digits or _: crm, orders_db.',
      );
      return null;
    }
    this.#linesByKey.set(`${id}.`, this.#lineAt(idPair?.key ?? map));
    const answers: Partial<Record<SourceQuestionId, RawAnswer>> = {};
    for (const pair of this.#pairsOf(map, `${id}.`)) {
      const key = textOf(pair.key) ?? '';
      if (key === 'id') continue;
      if (isSourceQuestion(key)) {
        const raw = this.#answer(pair, `${id}.${key}`);
        if (raw !== null) answers[key] = raw;
      } else this.#misplaced(pair, key, id);
    }
    return { id, answers };
  }

  /** A map's pairs, with a problem for each key that was there before. */
  #pairsOf(map: YAMLMap, prefix: string): readonly Pair[] {
    const seen = new Map<string, number>();
    for (const pair of map.items) {
      const key = textOf(pair.key) ?? '';
      const line = this.#lineAt(pair.key);
      const first = seen.get(key);
      if (first === undefined) seen.set(key, line);
      else this.#problem(line, `${named(prefix + key)} is there twice, first on line ${first}`, 'Keep one of them.');
    }
    return map.items;
  }

  #answer(pair: Pair, key: AnswerKey): RawAnswer | null {
    const raw = rawOf(pair.value);
    if (raw !== null) {
      this.#linesByKey.set(key, this.#lineAt(pair.key));
      return raw;
    }
    this.#problem(
      this.#lineAt(pair.key),
      isAlias(pair.value) ? `${key} refers to another answer` : `${key} has no answer that can be read`,
      `Write a word, a quantity or a list; or leave the line out to take the default; or write ${unknownAnswer}.`,
    );
    return null;
  }

  #misplaced(pair: Pair, key: string, sourceId: string | null): void {
    const line = this.#lineAt(pair.key);
    if (sourceId === null && isSourceQuestion(key)) {
      this.#problem(line, `${key} is a question about a source`, 'Move it under that source in `sources`.');
    } else if (sourceId !== null && isDesignQuestion(key)) {
      this.#problem(
        line,
        `${key} is a question about the design, not about ${sourceId}`,
        'Move it to the left margin.',
      );
    } else {
      const near = nearestName(
        key,
        sourceId === null ? ['sources', ...designQuestions.map(({ id }) => id)] : sourceQuestions.map(({ id }) => id),
      );
      this.#problem(
        line,
        `${named(key)} is not a question`,
        near === null ? 'See `streamlit-architect questions` for all of them.' : `Did you mean ${near}?`,
      );
    }
  }

  #lineAt(node: unknown): number {
    const range = isNode(node) ? node.range : null;
    return range ? this.#lines.linePos(range[0]).line : 1;
  }

  #problem(line: number, message: string, remedy: string): void {
    this.problems.push({ line, message, remedy });
  }
}

const printTemplate = 'Print one to fill in: streamlit-architect questions --yaml';
const eachSource = 'Begin each item with `- id:` and put its answers under it.';

/** What was written: a scalar's own text, or a list of scalars' texts; null for anything else. */
function rawOf(node: unknown): RawAnswer | null {
  if (!isSeq(node)) return textOf(node);
  const items = node.items.map(textOf);
  return items.every((item) => item !== null) ? items : null;
}

function textOf(node: unknown): string | null {
  if (!isScalar(node) || node.value === null || (node.tag !== undefined && !plainTags.has(node.tag))) return null;
  return typeof node.value === 'string' ? node.value : (node.source ?? null);
}

const plainTags: ReadonlySet<string> = new Set(
  ['str', 'int', 'float', 'bool'].map((name) => `tag:yaml.org,2002:${name}`),
);

function named(key: string): string {
  return /^[\w.-]{1,40}$/.test(key) ? key : quoted(key);
}

function isNode(node: unknown): node is Node {
  return typeof node === 'object' && node !== null && 'range' in node;
}

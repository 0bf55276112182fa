import type Anthropic from '@anthropic-ai/sdk';
import type { MessageParam, TextBlockParam } from '@anthropic-ai/sdk/resources/messages';
import type { Section } from '../../document/sections.ts';
import type { ArchitectEvent } from '../architect.ts';
import { type Failure, failureOf } from './failure.ts';
import { fillPrompt } from './prompts.ts';
import { SectionText } from './section-text.ts';
import { streamMessage } from './stream-message.ts';

/** What writing needs from outside: given in tests, real in the program. */
export interface Pace {
  /** Resolves after so many milliseconds, or at once when the signal aborts. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** A number from 0 up to but not including 1, for jitter. */
  readonly random: () => number;
}

export interface DraftRequest {
  readonly client: Anthropic;
  readonly host: string;
  readonly model: string;
  readonly system: readonly TextBlockParam[];
  readonly opening: readonly MessageParam[];
  readonly section: Section;
  readonly signal: AbortSignal;
  readonly idleMs: number;
  readonly pace: Pace;
}

const maxTokensPerAnswer = 8192;
const maxAttempts = 4;
const maxContinuations = 4;
const longestWaitMs = 60_000;

/** What came of a draft: the whole section, or why there is none. */
export type Draft =
  | { readonly type: 'drafted'; readonly markdown: string }
  | Extract<ArchitectEvent, { readonly type: 'failed' }>;

/**
 * Has the model write one section from the messages of the request. An answer that is cut off (by its token limit, the
 * network or a stall) is continued from where it ended; a busy server is tried again after the time it names or a
 * jittered, growing one; both are bounded and told in a notice.
 */
export async function* draftSection(request: DraftRequest): AsyncGenerator<ArchitectEvent, Draft> {
  const { section, signal } = request;
  const heading = `## ${section.heading}\n\n`;
  yield { type: 'text', sectionId: section.id, text: heading };
  const filter = new SectionText(section);
  let shown = '';
  let raw = '';
  let attempts = 0;
  let continuations = 0;
  for (;;) {
    const before = raw.length;
    let failure: Failure | null = null;
    const seam = new Seam(raw);
    try {
      const messages = raw === '' ? request.opening : [...request.opening, ...continuation(raw)];
      const answer = { model: request.model, maxTokens: maxTokensPerAnswer, system: request.system, messages };
      for await (const event of streamMessage(request.client, answer, { idleMs: request.idleMs, signal })) {
        if (event.type === 'text') {
          const fresh = seam.push(event.text);
          raw += fresh;
          const text = filter.push(fresh);
          shown += text;
          if (text !== '') yield { type: 'text', sectionId: section.id, text };
          if (filter.ended) break;
          continue;
        }
        yield { type: 'usage', usage: event.usage };
        const held = seam.finish();
        raw += held;
        const text = filter.push(held);
        shown += text;
        if (text !== '') yield { type: 'text', sectionId: section.id, text };
        if (event.reason === 'refusal') {
          return {
            type: 'failed',
            reason: 'refused',
            message: `the model declined to write "${section.heading}"`,
            remedy: 'Resume with --architect builtin, which writes what is missing.',
          };
        }
        if (event.reason === 'max_tokens') failure = cutByLength;
      }
    } catch (error) {
      if (signal.aborted) return interrupted;
      failure = failureOf(error, request.host, request.model);
    }
    if (signal.aborted) return interrupted;
    if (failure === null) {
      const rest = filter.finish();
      shown += rest;
      if (rest !== '') yield { type: 'text', sectionId: section.id, text: rest };
      if (shown.trim() !== '') break;
      failure = emptyAnswer;
    }
    const progressed = raw.length > before;
    attempts = progressed ? 1 : attempts + 1;
    continuations += progressed ? 1 : 0;
    if (!failure.transient || attempts >= maxAttempts || continuations > maxContinuations) {
      return { type: 'failed', reason: failure.reason, message: failure.message, remedy: failure.remedy };
    }
    if (failure === cutByLength) {
      yield { type: 'notice', message: `"${section.heading}" is longer than one answer; continuing` };
      continue;
    }
    const pause = pauseBefore(attempts, failure, request.pace.random());
    yield {
      type: 'notice',
      message: `${failure.message}; trying again in ${Math.ceil(pause / 1000)} s (${attempts} of ${maxAttempts - 1})`,
    };
    await request.pace.wait(pause, signal);
  }
  return { type: 'drafted', markdown: `${heading}${shown.trim()}\n` };
}

const interrupted = {
  type: 'failed',
  reason: 'interrupted',
  message: 'stopped',
  remedy: 'Resume to go on from the last finished section.',
} as const satisfies Draft;

const cutByLength: Failure = {
  reason: 'cut_off',
  message: 'the section did not end within the longest answer the model gives',
  remedy: 'Resume, or choose another model with --model.',
  transient: true,
  retryAfter: null,
};
const emptyAnswer: Failure = {
  reason: 'cut_off',
  message: 'the model answered with nothing',
  remedy: 'Resume, or choose another model with --model.',
  transient: true,
  retryAfter: null,
};

/** Full jitter over a doubling cap, unless the server names a time (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/). */
function pauseBefore(attempt: number, failure: Failure, random: number): number {
  if (failure.retryAfter !== null) return Math.min(failure.retryAfter, longestWaitMs);
  return Math.min(longestWaitMs, 1000 * 2 ** attempt) * (0.5 + random / 2);
}

function continuation(raw: string): readonly MessageParam[] {
  return [
    { role: 'assistant', content: raw.trimEnd() },
    { role: 'user', content: fillPrompt('continue', {}) },
  ];
}

/** Removes from a continuation what it repeats of the text before it. */
class Seam {
  readonly #before: string;
  #held: string | null;

  constructor(before: string) {
    this.#before = before;
    this.#held = before === '' ? null : '';
  }

  push(delta: string): string {
    if (this.#held === null) return delta;
    this.#held += delta;
    return this.#held.length < longestOverlap ? '' : this.finish();
  }

  finish(): string {
    if (this.#held === null) return '';
    const held = this.#held;
    this.#held = null;
    for (
      let length = Math.min(held.length, this.#before.length, longestOverlap);
      length >= shortestOverlap;
      length -= 1
    ) {
      if (this.#before.endsWith(held.slice(0, length))) return held.slice(length);
    }
    return held;
  }
}

const longestOverlap = 200;
const shortestOverlap = 12;

import type { Token } from 'marked';
import type { BlockRenderer } from './block-renderer.ts';
import type { CodeState } from './highlight-code.ts';

/** A code fence whose end has not come: its lines are finished as they come. */
export interface OpenFence {
  /** Characters of the line that opens it, line break included. */
  readonly headLength: number;
  /**
   * Takes more of its text and gives the lines that are finished to `freeze`.
   *
   * @returns what follows the fence when it has ended, else null
   */
  take(text: string, renderer: BlockRenderer, freeze: FreezeLines): string | null;
  /** The line that is still being written. */
  renderOpenLine(renderer: BlockRenderer): { readonly lines: readonly string[]; readonly isFirst: boolean };
}

type FreezeLines = (lines: readonly string[], isFirst: boolean) => void;

/** The open fence that a block is; null when it is something else, is closed, or has only half its first line. */
export function openFence(token: Token): OpenFence | null {
  if (token.type !== 'code') return null;
  const head = /^(`{3,}|~{3,})([^\n]*)\n/.exec(token.raw);
  const [line = '', mark = ''] = head ?? [];
  if (head === null) return null;
  const closer = new RegExp(`^ {0,3}${mark}[\`~]* *$`);
  if (
    token.raw
      .slice(line.length)
      .split('\n')
      .some((body) => closer.test(body))
  )
    return null;
  return createOpenFence(line.length, /^\S*/.exec((head[2] ?? '').trim())?.[0] ?? '', closer);
}

function createOpenFence(headLength: number, language: string, closer: RegExp): OpenFence {
  let unfinished = '';
  let state: CodeState = null;
  let hasStarted = false;
  // Empty lines at the end of a fence are not shown, so they wait for a line with something on it.
  let emptyLines: string[] = [];

  const finish = (line: string, renderer: BlockRenderer, freeze: FreezeLines): void => {
    const drawn = renderer.renderCodeLine(line, language, state);
    ({ state } = drawn);
    if (line.trim() === '') {
      emptyLines.push(...drawn.lines);
      return;
    }
    freeze([...emptyLines, ...drawn.lines], !hasStarted);
    hasStarted = true;
    emptyLines = [];
  };

  return {
    headLength,
    take(text, renderer, freeze) {
      unfinished += text;
      for (;;) {
        const end = unfinished.indexOf('\n');
        if (end === -1) return null;
        const line = unfinished.slice(0, end);
        const rest = unfinished.slice(end);
        if (closer.test(line)) return rest;
        finish(line, renderer, freeze);
        unfinished = rest.slice(1);
      }
    },
    renderOpenLine(renderer) {
      const isFirst = !hasStarted;
      if (unfinished.trim() === '' || closer.test(unfinished)) return { lines: [], isFirst };
      return { lines: [...emptyLines, ...renderer.renderCodeLine(unfinished, language, state).lines], isFirst };
    },
  };
}

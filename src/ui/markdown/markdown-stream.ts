import type { Token } from 'marked';
import { neutraliseText, unfinishedTail } from '../../document/neutralise-text.ts';
import { createBlockRenderer, type BlockRenderer, type MarkdownLooks } from './block-renderer.ts';
import { openFence, type OpenFence } from './open-fence.ts';
import { cutLongBlock, renderContinued, type Continued } from './long-block.ts';
import { wrapStyled } from './wrap-styled.ts';

export interface MarkdownStream {
  /** Takes the next piece of the document, however it was cut. */
  push(delta: string): void;
  /** No more will come: what was the tail is finished. */
  end(): void;
  /**
   * The document so far as terminal lines. `frozen` only ever grows, and is the same array each time; `tail` may
   * look different after the next `push`.
   */
  lines(): { readonly frozen: readonly string[]; readonly tail: readonly string[] };
}

/**
 * Renders Markdown while it arrives. All blocks but the last two are finished, since later text changes no others;
 * of a block that goes on and on, the finished part is frozen piecewise: the lines of a code fence at once, and
 * the rows, items and lines of a table, list or paragraph that has grown long. So a delta costs what the tail
 * costs, not what the document does.
 *
 * The lines are those of `renderMarkdown`, but for a block frozen piecewise: the columns of a long table are fixed
 * by its first rows, and whether a long list is spaced by its first items.
 */
export function createMarkdownStream(width: number, options: MarkdownLooks): MarkdownStream {
  const renderer = createBlockRenderer(width, options);
  const frozen: string[] = [];
  let held = '';
  let source = '';
  let settledLength = 0;
  let continued: Continued = null;
  let fence: OpenFence | null = null;
  let tail: readonly string[] | null = [];

  const freeze = (lines: readonly string[], isContinuation: boolean): void => {
    if (lines.length === 0) return;
    if (frozen.length > 0 && !isContinuation) frozen.push('');
    for (const line of lines) frozen.push(line);
  };

  const take = (text: string): void => {
    if (text === '') return;
    tail = null;
    if (fence !== null) {
      takeIntoFence(fence, text);
      return;
    }
    source += text;
    // Blocks end at line breaks; a paragraph without any is looked at now and then.
    if (text.includes('\n') || source.length - settledLength > LOOK_EVERY) settle();
  };

  const takeIntoFence = (open: OpenFence, text: string): void => {
    const rest = open.take(text, renderer, (lines, isFirst) => freeze(lines, !isFirst));
    if (rest === null) return;
    fence = null;
    source = rest;
    settle();
  };

  /** Freezes every block that can no longer change, and the finished part of a long one. */
  const settle = (): void => {
    const blocks = blocksOf(renderer, source, continued);
    const last = blocks.at(-1);
    const fenceInLast = last === undefined ? null : openFence(last.token);
    const isLong = last !== undefined && source.length - last.start > LONG_BLOCK;
    const piece = isLong
      ? cutLongBlock(renderer, last.token, source.slice(last.start), last.isFirst ? continued : null)
      : null;
    // What stands before an open fence or a long block cannot change either.
    const kept = fenceInLast !== null || piece !== null ? last?.start : blocks.at(-2)?.start;
    for (const block of blocks) if (block.start < (kept ?? 0)) freezeBlock(block);
    source = source.slice(kept ?? 0);
    if (piece !== null) {
      freeze(piece.lines, piece.isContinuation);
      source = piece.rest;
      continued = piece.continued;
    }
    if (fenceInLast !== null) {
      const body = source.slice(fenceInLast.headLength);
      source = '';
      fence = fenceInLast;
      takeIntoFence(fenceInLast, body);
    }
    settledLength = source.length;
  };

  const freezeBlock = (block: Block): void => {
    const { lines, isContinuation } = renderBlock(renderer, block, continued);
    freeze(lines, isContinuation);
    if (block.isFirst) continued = null;
  };

  const renderTail = (): readonly string[] => {
    const lines: string[] = [];
    const add = (added: readonly string[], isContinuation: boolean): void => {
      if (added.length === 0) return;
      if (frozen.length + lines.length > 0 && !isContinuation) lines.push('');
      lines.push(...added);
    };
    if (fence !== null) {
      const open = fence.renderOpenLine(renderer);
      add(open.lines, !open.isFirst);
      return lines;
    }
    for (const block of blocksOf(renderer, source, continued)) {
      const drawn = renderBlock(renderer, block, continued);
      add(drawn.lines, drawn.isContinuation);
    }
    return lines;
  };

  const guarded = <Result>(work: () => Result, fallback: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      // Thousands of nested quotations overflow the parser's stack. The text itself can still be read.
      if (error instanceof RangeError) return fallback();
      throw error;
    }
  };

  return {
    push(delta) {
      const text = held + delta;
      const ready = text.length - unfinishedTail(text);
      held = text.slice(ready);
      guarded(
        () => take(neutraliseText(text.slice(0, ready))),
        () => {},
      );
    },
    end() {
      const rest = neutraliseText(held);
      held = '';
      guarded(
        () => take(rest),
        () => {},
      );
      for (const line of this.lines().tail) frozen.push(line);
      source = '';
      fence = null;
      continued = null;
      tail = [];
    },
    lines() {
      tail ??= guarded(renderTail, () => wrapStyled(source, width));
      return { frozen, tail };
    },
  };
}

interface Block {
  readonly token: Token;
  /** Where it begins in the source. */
  readonly start: number;
  /** Whether it is the first, which may go on from something frozen. */
  readonly isFirst: boolean;
}

/** The blocks of the source that show something or may come to. */
function blocksOf(renderer: BlockRenderer, source: string, continued: Continued): Block[] {
  const context = continued?.type === 'table' ? continued.head : '';
  const blocks: Block[] = [];
  let end = -context.length;
  for (const token of renderer.lex(context + source)) {
    const start = Math.max(0, end);
    end += token.raw.length;
    if (token.type !== 'space') blocks.push({ token, start, isFirst: blocks.length === 0 });
  }
  return blocks;
}

function renderBlock(
  renderer: BlockRenderer,
  block: Block,
  continued: Continued,
): { readonly lines: readonly string[]; readonly isContinuation: boolean } {
  if (block.isFirst && continued !== null) return renderContinued(renderer, block.token, continued);
  return { lines: renderer.render(block.token), isContinuation: false };
}

/** Characters between two looks at a source without line breaks. */
const LOOK_EVERY = 1024;

/** A block longer than this is frozen piecewise. Nobody writes such a list or table by hand; models do. */
const LONG_BLOCK = 2048;

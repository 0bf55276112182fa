import { neutraliseText } from '../../document/neutralise-text.ts';
import { createBlockRenderer, type MarkdownLooks } from './block-renderer.ts';
import { wrapStyled } from './wrap-styled.ts';

/**
 * Renders Markdown for the terminal.
 *
 * @param width columns; no line is wider, as string-width counts
 * @returns finished lines: each carries its own colours and can be drawn alone
 */
export function renderMarkdown(markdown: string, width: number, options: MarkdownLooks): string[] {
  const text = neutraliseText(markdown);
  const renderer = createBlockRenderer(width, options);
  try {
    const blocks = renderer.lex(text).map((block) => renderer.render(block));
    return blocks.filter((lines) => lines.length > 0).flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
  } catch (error) {
    // Thousands of nested quotations overflow the parser's stack. The text itself can still be read.
    if (error instanceof RangeError) return wrapStyled(text.replaceAll('\t', '    '), width);
    throw error;
  }
}

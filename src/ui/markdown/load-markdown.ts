import type { createMarkdownStream } from './markdown-stream.ts';
import type { renderMarkdown } from './render-markdown.ts';

/** The Markdown tools of the terminal. */
export interface MarkdownTools {
  readonly renderMarkdown: typeof renderMarkdown;
  readonly createMarkdownStream: typeof createMarkdownStream;
}

/** Loads the Markdown tools when they are first needed: marked-terminal takes about 200 ms to import. */
export async function loadMarkdown(): Promise<MarkdownTools> {
  const [whole, stream] = await Promise.all([import('./render-markdown.ts'), import('./markdown-stream.ts')]);
  return { renderMarkdown: whole.renderMarkdown, createMarkdownStream: stream.createMarkdownStream };
}

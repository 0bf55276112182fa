/** The Markdown tools of the terminal. */
export interface MarkdownTools {
  readonly renderMarkdown: typeof import('./render-markdown.ts').renderMarkdown;
  readonly createMarkdownStream: typeof import('./markdown-stream.ts').createMarkdownStream;
}

/** Loads the Markdown tools when they are first needed: marked-terminal takes about 200 ms to import. */
export async function loadMarkdown(): Promise<MarkdownTools> {
  const [{ renderMarkdown }, { createMarkdownStream }] = await Promise.all([
    import('./render-markdown.ts'),
    import('./markdown-stream.ts'),
  ]);
  return { renderMarkdown, createMarkdownStream };
}

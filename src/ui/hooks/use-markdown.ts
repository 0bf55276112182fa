import { useEffect, useState } from 'react';
import { loadMarkdown, type MarkdownTools } from '../markdown/load-markdown.ts';

/** The Markdown tools, or null until they have loaded: a screen that draws Markdown pays for them, no other does. */
export function useMarkdown(): MarkdownTools | null {
  const [tools, setTools] = useState<MarkdownTools | null>(null);
  useEffect(() => {
    void loadMarkdown().then(setTools);
  }, []);
  return tools;
}

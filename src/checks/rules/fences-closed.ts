import type { Rule } from '../rule.ts';

/** Every fenced block is closed: an open one swallows the rest of the document. */
export const fencesClosed: Rule = ({ fences }) =>
  fences
    .filter((fence) => !fence.closed)
    .map((fence) => ({
      code: 'fence-open',
      severity: 'error',
      line: fence.line,
      message: 'this code block is never closed',
      remedy: 'Close it with a line of the same marks.',
    }));

import type { Rule } from '../rule.ts';

/** Every fenced block is closed. */
export const fencesClosed: Rule = {
  code: 'fence-open',
  group: 'structure',
  severity: 'error',
  finds: 'a code block that is never closed',
  why: 'An open block swallows the rest of the document.',
  remedy: 'Close it with a line of the same marks.',
  source: {
    id: 'commonmark-fences',
    title: 'CommonMark: fenced code blocks',
    url: 'https://spec.commonmark.org/0.31.2/#fenced-code-blocks',
  },
  examples: {
    fires: [{ text: 'Text.\n\n```text\nwords\n', line: 3 }],
    passes: [{ text: '```text\nwords\n```\n' }, { text: '````text\n```\n````\n' }],
  },
  check: ({ blocks }) =>
    blocks
      .filter((block) => !block.closed)
      .map(({ fenceLine, line, column }) => ({
        line: fenceLine ?? line,
        column,
        message: 'this code block is never closed',
      })),
};

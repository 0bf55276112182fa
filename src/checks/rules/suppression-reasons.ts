import type { Rule } from '../rule.ts';
import { suppressionsIn } from '../suppressions.ts';

/** A comment that lets findings pass says why. */
export const suppressionReasons: Rule = {
  code: 'suppression',
  group: 'structure',
  severity: 'warning',
  finds: 'a comment that would let findings pass without saying why',
  why: 'The next reader cannot tell an exception that was weighed from one that was in the way.',
  remedy: 'Write the reason after a colon: check-ignore CODE: reason. Without one it lets nothing pass.',
  source: null,
  examples: {
    fires: [{ text: '# check-ignore undefined-name\nprint(frame)\n', language: 'python', line: 1 }],
    passes: [
      {
        text: '# check-ignore undefined-name: frame comes from the notebook before\nprint(frame)\n',
        language: 'python',
      },
    ],
  },
  check: (document) =>
    suppressionsIn(document)
      .filter(({ reason }) => reason === '')
      .map(({ line, column, codes }) => ({ line, column, message: `no reason is given for ${codes.join(', ')}` })),
};

import { withoutFences } from '../../document/fences.ts';
import type { Rule } from '../rule.ts';
import { tablesIn } from '../table-rows.ts';

/** Each step of the plan says what must be seen before it counts as done. */
export const stepAcceptance: Rule = {
  code: 'step-acceptance',
  group: 'structure',
  severity: 'error',
  finds: 'a step of the implementation plan without an acceptance criterion',
  why: 'A step that nobody can see done is reported as done when the time is over.',
  remedy: 'Say what must be observed, with its number, before the step counts as done.',
  source: null,
  examples: {
    fires: [
      { text: '## Implementation plan\n\n| Step | Do | Done when |\n|---|---|---|\n| P1 | Load | |\n', line: 5 },
      { text: '## Implementation plan\n\n| Step | Do |\n|---|---|\n| P1 | Load |\n', line: 3 },
    ],
    passes: [
      {
        text: '## Implementation plan\n\n| Step | Do | Done when |\n|---|---|---|\n| P1 | Load | 85 M rows are there |\n',
      },
      { text: '## Implementation plan\n\n| Risk | Answer |\n|---|---|\n| none | |\n' },
    ],
  },
  check: ({ split }) => {
    const section = split.sections.find(({ id }) => id === 'plan');
    if (section === undefined) return [];
    const place = (line: number, column: number) => ({ line: section.line + line - 1, column });
    return tablesIn(withoutFences(section.markdown)).flatMap(({ header, rows }) => {
      if (!header.cells.some((cell) => /^(?:step|task)s?$/i.test(cell))) return [];
      const criterion = header.cells.findIndex((cell) => /done when|accept|criteri|verified/i.test(cell));
      if (criterion === -1)
        return [{ ...place(header.line, header.column), message: 'these steps have no acceptance criterion' }];
      return rows
        .filter(({ cells }) => /^[\s–—-]*$/.test(cells[criterion] ?? ''))
        .map(({ cells, line, column }) => ({
          ...place(line, column),
          message: `the step "${cells[0] ?? ''}" has no acceptance criterion`,
        }));
    });
  },
};

import type { Problem } from '../../src/checks/rule.ts';
import type { DocumentVerdict } from '../../src/checks/verdict.ts';

/** The verdict on a document of one section. */
export function verdictWith(problems: readonly Problem[] = []): DocumentVerdict {
  const looked = {
    code: { total: 14, parse: 14, unread: 0, templates: 12 },
    diagrams: { total: 2, parse: 2 },
    problems,
  };
  return { writer: 'model', whole: looked, sections: [{ heading: 'Summary', ...looked }] };
}

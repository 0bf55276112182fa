import { placeIn } from '../code-block.ts';
import { readDiagram } from '../mermaid-diagram.ts';
import type { Found, Rule } from '../rule.ts';

/** What Mermaid shows at most, by its default configuration. */
const longestDiagram = 50_000;

/** Mermaid diagrams parse by Mermaid's own grammar, and are short enough to be drawn. */
export const diagramParses: Rule = {
  code: 'diagram',
  group: 'diagram',
  severity: 'error',
  finds: 'a Mermaid diagram that cannot be drawn',
  why: 'Where it should stand, a viewer shows an error or the source.',
  remedy: 'Correct the line; labels with brackets or quotes stand in double quotes: a["one (x)"].',
  source: { id: 'mermaid', title: 'Mermaid: flowcharts', url: 'https://mermaid.js.org/syntax/flowchart.html' },
  examples: {
    fires: [
      { text: 'Words.\n\n```mermaid\nflowchart LR\n  a --> b\n  b[one (x)] --> c\n```\n', line: 6 },
      { text: '```mermaid\ngrapf LR\n  a --> b\n```\n', line: 2 },
    ],
    passes: [
      { text: '```mermaid\nflowchart LR\n  a["one (x)"] -->|"rows"| b[(store)]\n```\n' },
      { text: '```mermaid\nsequenceDiagram\n  A->>B: hi\n```\n' },
    ],
  },
  check: async ({ blocks }) => {
    const found: Found[] = [];
    for (const block of blocks.filter(({ language }) => language === 'mermaid')) {
      if (block.text.length > longestDiagram) {
        const message = `Mermaid draws ${longestDiagram} characters at most, and this has ${block.text.length}`;
        found.push({ ...placeIn(block, 1, 1), message, remedy: 'Split the diagram.' });
        continue;
      }
      const reading = await readDiagram(block.text);
      if (!reading.ok) found.push({ ...placeIn(block, reading.line, reading.column), message: reading.message });
    }
    return found;
  },
};

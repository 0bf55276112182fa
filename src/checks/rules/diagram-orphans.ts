import { placeIn } from '../code-block.ts';
import { mentions } from '../mentions.ts';
import { readDiagram } from '../mermaid-diagram.ts';
import type { Found, Rule } from '../rule.ts';

/** Each box of a flowchart is tied to another. */
export const diagramOrphans: Rule = {
  code: 'diagram-orphan',
  group: 'diagram',
  severity: 'warning',
  finds: 'a box of a flowchart that no arrow leads to or from',
  why: 'A component without a flow is either not needed, or its flow was forgotten.',
  remedy: 'Draw what it takes and gives, or take it out.',
  source: null,
  examples: {
    fires: [{ text: '```mermaid\nflowchart LR\n  a --> b\n  cache["Cache"]\n```\n', line: 4 }],
    passes: [
      { text: '```mermaid\nflowchart LR\n  a --> b\n  subgraph one\n    b --> c\n  end\n```\n' },
      { text: '```mermaid\nflowchart LR\n  a["The only one"]\n```\n' },
    ],
  },
  check: async ({ blocks }) => {
    const found: Found[] = [];
    for (const block of blocks.filter(({ language }) => language === 'mermaid')) {
      const reading = await readDiagram(block.text);
      if (!reading.ok || reading.graph === null || reading.graph.nodes.length < 2) continue;
      const tied = new Set(reading.graph.edges.flatMap(({ from, to }) => [from, to]));
      for (const { id, label } of reading.graph.nodes.filter((node) => !tied.has(node.id))) {
        const row = block.text.split('\n').findIndex((line) => mentions(line, id));
        found.push({ ...placeIn(block, row + 1, 1), message: `no arrow leads to or from "${label}"` });
      }
    }
    return found;
  },
};

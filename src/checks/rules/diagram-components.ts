import type { Component } from '../../blueprint/blueprint.ts';
import type { CodeBlock } from '../code-block.ts';
import { type FlowGraph, readDiagram } from '../mermaid-diagram.ts';
import type { CheckedDocument, Found, Rule } from '../rule.ts';

/** The architecture diagram shows the blueprint's components, all of them and no other. */
export const diagramComponents: Rule = {
  code: 'diagram-components',
  group: 'diagram',
  severity: 'error',
  finds: 'a component of the blueprint that the architecture diagram lacks, or one that only the diagram has',
  why: 'Text, code and plan follow the blueprint; a diagram with other boxes describes another system.',
  remedy: 'Draw the components of the blueprint under their ids.',
  source: null,
  examples: { fires: [], passes: [] },
  check: async (document) => {
    const { blueprint } = document;
    const section = document.split.sections.find(({ id }) => id === 'architecture');
    if (blueprint === null || section === undefined) return [];
    const graphs = await graphsFrom(document, section.line);
    const first = graphs[0];
    if (first === undefined) return [];
    const { components } = blueprint.architecture;
    const drawn = graphs.flatMap(({ graph }) => graph.nodes);
    const place = { line: first.block.line, column: first.block.column };
    return [
      ...components
        .filter((component) => !drawn.some((node) => shows(node, component)))
        .map(({ id, label }): Found => ({ ...place, message: `the diagram lacks ${id} (${label})` })),
      ...first.graph.nodes
        .filter((node) => !components.some((component) => shows(node, component)))
        .map(({ label }): Found => ({
          ...place,
          severity: 'warning',
          message: `the blueprint has no component "${label}"`,
        })),
    ];
  },
};

function shows(node: FlowGraph['nodes'][number], { id, label }: Component): boolean {
  return node.id === id || node.label.toLowerCase().startsWith(label.toLowerCase());
}

/** The flowcharts of the section that starts at this line. */
async function graphsFrom({ blocks, split }: CheckedDocument, start: number) {
  const end = split.sections.find(({ line }) => line > start)?.line ?? Infinity;
  const found: { readonly block: CodeBlock; readonly graph: FlowGraph }[] = [];
  for (const block of blocks.filter(({ language, line }) => language === 'mermaid' && line > start && line < end)) {
    const reading = await readDiagram(block.text);
    if (reading.ok && reading.graph !== null) found.push({ block, graph: reading.graph });
  }
  return found;
}

import type { Architecture, ComponentKind, LineageStep } from '../blueprint/blueprint.ts';

const shapes: Readonly<Record<ComponentKind, readonly [string, string]>> = {
  source: ['[/', '/]'],
  worker: ['[', ']'],
  queue: ['>', ']'],
  validator: ['{{', '}}'],
  quarantine: ['[(', ')]'],
  store: ['[(', ')]'],
  cache: ['(', ')'],
  app: ['[', ']'],
  identity: ['[', ']'],
  monitor: ['[', ']'],
  viewers: ['([', '])'],
};

/** The architecture as a Mermaid flowchart, one node a component and one arrow a flow. */
export function architectureDiagram(architecture: Architecture): string {
  const nodes = architecture.components.map((component) => {
    const [open, close] = shapes[component.kind];
    const label = component.detail === null ? component.label : `${component.label}<br/>${component.detail}`;
    return `  ${component.id}${open}"${escapeLabel(label)}"${close}`;
  });
  const arrows = architecture.flows.map(
    (flow) =>
      `  ${flow.from} ${flow.dashed ? '-.->' : '-->'}${flow.label === '' ? '' : `|"${escapeLabel(flow.label)}"|`} ${flow.to}`,
  );
  return ['flowchart LR', ...nodes, ...arrows].join('\n');
}

/** The lineage as a Mermaid flowchart from datasets to datasets, each arrow named for what makes it. */
export function lineageDiagram(steps: readonly LineageStep[]): string {
  const datasets = [...new Set(steps.flatMap((step) => [step.from, step.to]))];
  const nodeId = (dataset: string) => `d${datasets.indexOf(dataset) + 1}`;
  const nodes = datasets.map((dataset) => `  ${nodeId(dataset)}["${escapeLabel(dataset)}"]`);
  const arrows = steps.map((step) => `  ${nodeId(step.from)} -->|"${escapeLabel(step.by)}"| ${nodeId(step.to)}`);
  return ['flowchart TD', ...nodes, ...arrows].join('\n');
}

/** Mermaid's entity form of the characters that would end a quoted label or start markup in one. */
function escapeLabel(label: string): string {
  return label
    .replaceAll('&', '#amp;')
    .replaceAll('"', '#quot;')
    .replaceAll(/<(?!br\/>)/g, '#lt;')
    .replaceAll(/(?<!<br\/)>/g, '#gt;')
    .replaceAll(/[\r\n]+/g, ' ');
}

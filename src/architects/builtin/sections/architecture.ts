import type { Blueprint, Component, ComponentKind } from '../../../blueprint/blueprint.ts';
import { architectureDiagram } from '../../../document/mermaid.ts';
import { formatQuantity } from '../../../intake/quantities/format-quantity.ts';
import { decisionOn, figure, sourceFigure } from '../figures.ts';
import { bullets, fence, heading, listed, plain, table } from '../markdown-blocks.ts';
import type { SectionWriter } from '../section-writer.ts';

/** The parts and what flows between them, the age that data gathers on its way, and what runs in which process. */
export const writeArchitecture: SectionWriter = ({ blueprint }) => [
  fence('mermaid', architectureDiagram(blueprint.architecture)),
  ...table(
    ['Component', 'Holds', 'Receives', 'When it stops'],
    blueprint.architecture.components.map((component) => componentRow(component, blueprint)),
  ),
  heading('From the source to the screen'),
  ...table(
    ['Source', 'Waits for a load', 'Load', 'In the cache', 'Until the page looks', 'Worst age'],
    blueprint.workload.sources.map(({ id }) => pathRow(id, blueprint)),
  ),
  `The worst age over all sources is ${figure(blueprint, 'app.staleness_worst')}; ${formatQuantity(blueprint.workload.freshness.value, 's')} are asked for.`,
  heading('Processes and threads'),
  ...bullets(processes(blueprint)),
];

function componentRow(component: Component, { architecture, failureModes }: Blueprint): readonly string[] {
  const receives = architecture.flows
    .filter(({ to, dashed }) => to === component.id && !dashed)
    .map(({ from, label }) => `${label} from ${labelOf(from, architecture.components)}`);
  const stops = failureModes.find((mode) => mode.component === component.label)?.viewerSees ?? stopped[component.kind];
  return [
    `**${plain(component.label)}** (\`${component.id}\`)`,
    component.detail === null ? '' : plain(component.detail),
    plain(listed(receives)),
    plain(stops),
  ];
}

const stopped: Readonly<Record<ComponentKind, string>> = {
  source: 'loads stop; the page ages and says so',
  worker: 'the store ages; the next start goes on from the watermark',
  queue: 'events wait at the sender or are lost, by its guarantee',
  validator: 'the load stops before anything is written',
  quarantine: 'the load stops: a bad row may not vanish',
  store: 'pages live on the caches until their ttl, then say what is missing',
  cache: 'it is part of the app and starts empty with it',
  app: 'the balancer or the viewer reconnects; session state is lost',
  identity: 'nobody new can sign in; who is in stays in',
  monitor: 'nothing for viewers; alerts are silent, which a heartbeat notices',
  viewers: '',
};

function labelOf(id: string, components: readonly Component[]): string {
  return components.find((component) => component.id === id)?.label ?? id;
}

function pathRow(sourceId: string, blueprint: Blueprint): readonly string[] {
  const isCopied = decisionOn(blueprint, 'ingestion', sourceId)?.choice.id !== 'query_in_place';
  return [
    sourceId,
    isCopied
      ? (sourceFigure(blueprint, sourceId, 'sync_interval') ?? 'none: it comes by itself')
      : 'none: queried in place',
    isCopied
      ? (sourceFigure(blueprint, sourceId, 'load_increment_seconds') ?? '')
      : (sourceFigure(blueprint, sourceId, 'query_budget') ?? ''),
    figure(blueprint, 'app.cache_ttl'),
    figure(blueprint, 'app.refresh_interval'),
    sourceFigure(blueprint, sourceId, 'staleness') ?? figure(blueprint, 'app.staleness_worst'),
  ];
}

function processes(blueprint: Blueprint): readonly string[] {
  const orchestration = decisionOn(blueprint, 'orchestration');
  const isInApp = orchestration?.choice.id === 'in_app';
  return [
    `**The Streamlit process**, ${figure(blueprint, 'app.replicas')} of them: one event loop, and a script thread for every run. A new run of the same viewer starts at once and only asks the old one to stop at its next \`st.\` call, so runs overlap: ${figure(blueprint, 'app.runs_in_flight')} are in flight with all viewers, and pools, locks and memory are sized for that.`,
    ...(hasStream(blueprint)
      ? [
          '**One consumer thread in each process**, held by `st.cache_resource` with `on_release`: it calls nothing of `st`, writes to a bounded buffer under a lock, and ends when the cache is cleared.',
        ]
      : []),
    isInApp
      ? '**No other process**: nothing is loaded outside a script run.'
      : `**${orchestration?.choice.label ?? 'The loader'}**: everything that loads, refreshes or checks runs there and never in a script run, which a click can abandon.`,
    'Each process has its own caches and pools; nothing is shared between instances but the store.',
  ];
}

function hasStream({ workload }: Blueprint): boolean {
  return workload.sources.some(({ stream }) => stream !== null);
}

import type { Blueprint, Component, ComponentKind } from '../../../blueprint/blueprint.ts';
import { type Design, hasStore, hasWorker, inPlaceSources, instances, liveStreams } from '../../../blueprint/design.ts';
import { outageWords, workerName } from '../../../blueprint/design-names.ts';
import { choiceOf } from '../../../decisions/choice-of.ts';
import { jobsOf } from '../../../decisions/jobs.ts';
import { architectureDiagram } from '../../../document/mermaid.ts';
import { formatQuantity } from '../../../intake/quantities/format-quantity.ts';
import { sourceQuantity } from '../../../sizing/sizing.ts';
import { count, figure, sourceFigure } from '../figures.ts';
import { bullets, fence, heading, listed, plain, table } from '../markdown-blocks.ts';
import type { SectionWriter } from '../section-writer.ts';

/** The parts and what flows between them, the age that data gathers on its way, and what runs in which process. */
export const writeArchitecture: SectionWriter = ({ blueprint, design }) => [
  fence('mermaid', architectureDiagram(blueprint.architecture)),
  ...table(
    ['Component', 'Does', 'Runs', 'Holds', 'When it stops'],
    blueprint.architecture.components.map((component) => componentRow(component, design)),
  ),
  `The outage view: ${plain(outageWords(design))}.`,
  heading('From the source to the screen'),
  ...path(blueprint, design),
  heading('Processes and threads'),
  ...bullets(processes(blueprint, design)),
];

function componentRow(component: Component, design: Design): readonly string[] {
  return [
    `**${plain(component.label)}** (\`${component.id}\`)`,
    plain(does(component.kind, design)),
    component.kind === 'store' && choiceOf(design.decided, 'store') === 'duckdb_file'
      ? 'a file on the volume of the instance'
      : places[component.kind],
    component.detail === null ? 'nothing of ours' : plain(component.detail),
    plain(stops(component.kind, design)),
  ];
}

function does(kind: ComponentKind, design: Design): string {
  const jobs = jobsOf(design).map((job) => job.does);
  const texts: Readonly<Record<ComponentKind, string>> = {
    source: 'owns the rows',
    worker: jobs.length === 0 ? 'runs the checks' : listed(jobs),
    queue: 'carries events from the sender to every reader',
    validator: 'holds each batch to the schema before it is written',
    quarantine: 'keeps refused rows with their reasons',
    store: 'answers the queries of pages',
    cache: 'serves reads of all sessions of one instance',
    app: 'runs the script for each interaction',
    identity: 'says who the viewer is',
    monitor: 'compares what is emitted with the objectives',
    viewers: 'read, filter and act',
  };
  return texts[kind];
}

const places: Readonly<Record<ComponentKind, string>> = {
  source: 'outside this design',
  worker: 'apart from the app',
  queue: 'outside the app',
  validator: 'in the process that loads',
  quarantine: 'beside the store',
  store: 'one for all instances',
  cache: 'in the process of the app',
  app: 'each instance one process',
  identity: 'outside this design',
  monitor: 'outside the app',
  viewers: 'browsers',
};

function stops(kind: ComponentKind, design: Design): string {
  const texts: Readonly<Record<ComponentKind, string>> = {
    source: 'viewers see the outage view',
    worker: 'the data ages; the next start goes on from what was committed',
    queue: 'events wait at the sender, or are lost where it keeps none',
    validator: 'nothing is written: a batch that was not checked is not loaded',
    quarantine: 'the load stops: a bad row may not vanish',
    store: 'reads live on the cache until its ttl; then viewers see the outage view',
    cache: 'it is part of the app, and starts empty with it',
    app:
      instances(design) > 1
        ? 'the balancer sends its viewers to another instance, where their sessions start anew'
        : 'no page until it is restarted; sessions start anew',
    identity: 'nobody new gets in; whoever is in stays in',
    monitor: 'pages go on; nobody hears of a fault',
    viewers: 'nothing is asked for',
  };
  return texts[kind];
}

function path(blueprint: Blueprint, design: Design): readonly string[] {
  const { workload } = blueprint;
  const rows = [
    ...workload.sources.flatMap(({ id }) => pathRow(id, design)),
    ...liveStreams(design).map(({ id }) => liveRow(id, blueprint)),
  ];
  return [
    ...table(['Source', 'Step by step', 'Oldest on a screen'], rows),
    `Over all sources that is ${figure(blueprint, 'app.staleness_worst')}; ${formatQuantity(workload.freshness.value, 's')} are allowed.${untouched(design)}`,
  ];
}

/** What the live panel draws does not pass the store. */
function liveRow(id: string, blueprint: Blueprint): readonly string[] {
  const redraw = figure(blueprint, 'app.refresh_interval');
  return [`${id}, live`, `in the buffer as it arrives + until the panel redraws ${redraw}`, redraw];
}

/** The steps of the ledger's own sum, so that they add up to its value. */
function pathRow(id: string, design: Design): readonly (readonly string[])[] {
  const quantity = sourceQuantity(design.sizing.ledger, id, 'staleness');
  if (quantity === null) return [];
  const names = quantity.formula.split(' + ');
  const delays = quantity.working.split(' + ');
  const steps = names.map((name, index) => `${stepNames[name] ?? name} ${delays[index] ?? ''}`.trim());
  return [[id, steps.map(plain).join(' + '), formatQuantity(quantity.value, quantity.unit)]];
}

const stepNames: Readonly<Record<string, string>> = {
  interval: 'until the next load',
  batch: 'until the next batch',
  load: 'fetched, checked, written',
  parse: 'parsed',
  check: 'checked',
  ttl: 'in the cache',
  refresh: 'until the page looks',
  prepared: 'until the totals are prepared again',
  'query budget': 'query',
  'min(query today, query budget)': 'query, at most its budget',
};

/** Nothing redraws a page at rest unless a fragment does. */
function untouched({ decided }: Design): string {
  const refresh = choiceOf(decided, 'refresh');
  return refresh === 'on_interaction' || refresh === 'background_refresh'
    ? ' The last step counts on a viewer who acts: a page that nobody touches keeps what it shows, and the age beside its figures is that of its last run.'
    : '';
}

function processes(blueprint: Blueprint, design: Design): readonly string[] {
  const number = instances(design);
  return [
    `**The Streamlit process** (${count(number, 'instance')}): one event loop, and a thread for every script run. Runs of one viewer overlap, because a new one starts before the old one has noticed: ${figure(blueprint, 'app.runs_in_flight')} runs are in flight with all viewers, and pools, locks and memory are sized for that.`,
    ...liveStreams(design).map(
      ({ id }) =>
        `**One consumer thread for ${id} in each instance**, held by \`st.cache_resource\` with \`on_release\`: it calls nothing of \`st\`, fills a buffer of at most ${sourceFigure(blueprint, id, 'buffer_events') ?? 'a bounded number of'} events under a lock, and ends when the cache is cleared.`,
    ),
    hasWorker(design)
      ? `**The ${workerName(design)}**: ${listed(jobsOf(design).map((job) => job.does)) || 'the checks'}; never in a script run, which a click can abandon.`
      : '**No other process**: nothing has to happen while no page is open.',
    shared(number, design),
  ];
}

function shared(number: number, design: Design): string {
  const between = hasStore(design) ? 'the store' : listed(inPlaceSources(design).map(({ id }) => id)) || 'the stream';
  return number > 1
    ? `The ${number} instances share ${between} and nothing else: each has its own caches, pools and sessions.`
    : `A second instance would share ${between} and nothing else: caches, pools and sessions belong to the process.`;
}

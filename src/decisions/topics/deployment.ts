import { formatQuantity } from '../../intake/quantities/format-quantity.ts';
import { appLimits } from '../../knowledge/limits-app.ts';
import { reliabilityConstants } from '../../knowledge/reliability.ts';
import { appSources } from '../../knowledge/sources-app.ts';
import { streamlitConstants } from '../../knowledge/streamlit.ts';
import type { Workload } from '../../sizing/workload.ts';
import { choiceOf } from '../choice-of.ts';
import type { DecisionContext, Scores, Topic } from '../decision.ts';
import { counted, figure, listed, quote, quoteAnswer, quoteBytes, quoteSeconds, sentenceCase } from '../figures.ts';
import { regimeNames } from '../regime-names.ts';

type Context = DecisionContext;

const atHome: Scores = { performance: 4, simplicity: 5, cost: 5, skills: 5, robustness: 4 };

/** Where the app runs, and as how many instances. */
export const deploymentTopic: Topic<'deployment'> = {
  id: 'deployment',
  title: 'Deployment',
  question: 'Where does the app run, and as how many instances?',
  applies: () => true,
  weights: { performance: 2, simplicity: 2, cost: 1, skills: 2, robustness: 3 },
  options: [
    {
      id: 'community_cloud',
      label: 'Streamlit Community Cloud',
      excluded: (context) =>
        host(context) === 'community_cloud'
          ? whyNotCommunityCloud(context)
          : `The app is to run on ${hostNames[host(context)]}; Community Cloud would add its limits of ${quoteBytes(appLimits.communityCloudMemory.value)} and US hosting, and no control over them.`,
      scores: () => ({ ...atHome, robustness: 3 }),
      because: (context) =>
        `The app needs ${quoteBytes(memoryNeeded(context))} and ${quote(context, 'app.cores_needed')} at most, within the ${quoteBytes(appLimits.communityCloudMemory.value)} and ${quoteCores(appLimits.communityCloudCores.value)} that Community Cloud gives an app, the data is ${context.sizing.workload.classification.value}, and nothing has to run while nobody looks.`,
      passedOver: () => 'Its limits are not yours to raise.',
      consequences: () => [
        `After ${quoteSeconds(appLimits.communityCloudSleep.value)} without visitors the app sleeps: the next visitor wakes it, and every cache starts empty.`,
        'The least it may get is 690 MB and 0.078 cores: cap every cache, and measure on the deployed app.',
        'Local files do not last: nothing that matters is written beside the code.',
        'The app runs in the United States, and the repository is the deployment.',
      ],
      settings: () => ({ instances: '1', region: 'US' }),
    },
    {
      id: 'single_container',
      label: 'One instance in a container',
      excluded: (context) =>
        replicas(context) > 1
          ? `One instance does not carry it: ${quote(context, 'app.runs_in_flight')} runs in flight want ${quote(context, 'app.cores_needed')} and the sizing asks for ${counted(replicas(context), 'instance')}.`
          : null,
      scores: (context) => {
        const isHome = host(context) === 'vm' || host(context) === 'container';
        const scores = isHome ? atHome : { performance: 3, simplicity: 3, cost: 3, skills: 3, robustness: 3 };
        return wantsSpare(context) ? { ...scores, robustness: 1 } : scores;
      },
      because: (context) =>
        `${fallbackReason(context)}One instance carries it: ${quote(context, 'app.runs_in_flight')} runs in flight want ${quote(context, 'app.cores_needed')} of ${quoteAnswer(context.sizing.workload.hostCores, 'cores')}, and ${memoryVerdict(context)}. With a single process there is one cache, no affinity to configure and nothing to keep in step.`,
      passedOver: (context) =>
        wantsSpare(context)
          ? `Each deploy and each fault of the machine is downtime, and ${quote(context, 'app.error_budget')} in 30 days is all there is.`
          : `${sentenceCase(hostNames[host(context)])} runs the app without another machine to keep.`,
      consequences: (context) => [
        `A deploy restarts the one process: sessions end and caches are empty, ${context.sizing.workload.deployCadence.value}, outside the busy hours.`,
        `An outage of the machine is an outage of the app: recovery is a restart elsewhere, within the RTO of ${quoteAnswer(context.sizing.workload.rto, 's')}, and has to be practised.`,
        'A proxy ends TLS, passes the WebSocket, and blocks /_stcore/metrics; the probe asks exactly /_stcore/health, since any other path answers 200.',
        ...(host(context) === 'vm'
          ? [
              'On the VM the container runs under systemd with a memory limit, so that the kernel kills the app rather than its neighbours.',
            ]
          : []),
      ],
      settings: (context) => instanceSettings(context),
    },
    {
      id: 'replicas_sticky',
      label: 'Several instances behind a balancer with affinity',
      excluded: (context) =>
        replicas(context) > 1 || wantsSpare(context)
          ? null
          : `One instance wants ${quote(context, 'app.cores_needed')} and ${quoteBytes(memoryNeeded(context))}; a second would hold every cache again for an availability of ${quoteAnswer(context.sizing.workload.availability, 'ratio')} that one reaches with a restart.`,
      scores: (context) => {
        if (host(context) === 'kubernetes') return { performance: 4, simplicity: 2, cost: 3, skills: 3, robustness: 4 };
        return wantsSpare(context) || replicas(context) > 1
          ? { performance: 5, simplicity: 4, cost: 4, skills: 4, robustness: 5 }
          : { performance: 4, simplicity: 2, cost: 2, skills: 3, robustness: 4 };
      },
      because: (context) =>
        `${fallbackReason(context)}${replicas(context) > 1 ? `${quote(context, 'app.runs_in_flight')} runs in flight want ${quote(context, 'app.cores_needed')} and ${quote(context, 'app.memory_live')} for the frames in work; one Python process keeps about ${quoteCores(streamlitConstants.coresPerProcess.value)} busy and has ${quote(context, 'app.memory_budget')} for data: ${counted(instances(context), 'instance')}` : `An availability of ${quoteAnswer(context.sizing.workload.availability, 'ratio')} leaves ${quote(context, 'app.error_budget')} in 30 days, which deploys of a single process would use up: ${counted(instances(context), 'instance')}`}. A session lives in the memory of one process, so the balancer keeps each viewer with theirs.`,
      passedOver: () => 'The cluster does the same, with probes and rollouts that would have to be built here.',
      consequences: (context) => stickyConsequences(context),
      settings: (context) => ({
        ...instanceSettings(context),
        affinity: 'cookie',
        cookieSecret: 'the same on every instance',
      }),
    },
    {
      id: 'kubernetes',
      label: 'A Kubernetes deployment',
      excluded: (context) =>
        host(context) === 'kubernetes' || context.sizing.workload.skills.value.includes('kubernetes')
          ? null
          : `There is no cluster and nobody in a team of ${context.sizing.workload.teamSize.value} who named Kubernetes as a skill.`,
      scores: (context) =>
        host(context) === 'kubernetes'
          ? { ...atHome, performance: 5, robustness: 5 }
          : { performance: 4, simplicity: 1, cost: 1, skills: 3, robustness: 4 },
      because: (context) =>
        `The cluster is there. ${counted(instances(context), 'pod')} with ${quoteAnswer(context.sizing.workload.hostMemory, 'B')} each ${instances(context) === 1 ? 'carries' : 'carry'} ${quote(context, 'app.runs_in_flight')} runs in flight (${quote(context, 'app.cores_needed')}), and the cluster restarts what fails its probe.`,
      passedOver: (context) =>
        `A cluster to run ${counted(replicas(context), 'instance')} of one app is more to keep than the app.`,
      consequences: (context) => [
        ...stickyConsequences(context),
        'Readiness and liveness probe exactly /_stcore/health: Streamlit answers every other path with 200 as well, so a wrong one always passes.',
        'The memory limit equals the request: an app that is killed at a lower pressure than planned takes its sessions along.',
      ],
      settings: (context) => ({
        ...instanceSettings(context),
        affinity: 'cookie at the ingress',
        probe: '/_stcore/health',
      }),
    },
    {
      id: 'snowflake',
      label: 'Streamlit in Snowflake',
      excluded: (context) =>
        host(context) === 'snowflake'
          ? whyNotSnowflake(context)
          : `The app is to run on ${hostNames[host(context)]}; inside Snowflake it would read Snowflake tables only, on its compute.`,
      scores: () => ({ ...atHome, robustness: 5 }),
      because: (context) =>
        `${context.sizing.workload.sources.every(({ database }) => database?.engine.value === 'snowflake') ? 'The data is in Snowflake and the app runs beside it' : 'You named Snowflake as the host, and what is copied is kept beside the app'}: no credential leaves the account, Snowflake signs viewers in, and a page of ${quote(context, 'app.payload_bytes')} stays under its ${quoteBytes(appLimits.snowflakeMessage.value)} limit on a message.`,
      passedOver: () => 'The app would be tied to the limits of that runtime.',
      consequences: () => [
        `No result over ${quoteBytes(appLimits.snowflakeMessage.value)} reaches the browser in the warehouse runtime: aggregate in SQL, and page the rest.`,
        'The warehouse runtime limits caching to one session: what costs a query for one viewer costs it for the next as well.',
        'The Streamlit version follows the runtime: check each API of this document against it before building.',
        'The warehouse is awake while somebody has the app open, and is billed for it: set auto-suspend and a resource monitor.',
      ],
      settings: () => ({
        runtime: 'warehouse or container',
        message_limit: quoteBytes(appLimits.snowflakeMessage.value),
      }),
    },
  ],
  inputs: ({ sizing }) => [
    'host',
    'host_memory',
    'host_cores',
    'viewers',
    'availability',
    'rto',
    'deploy_cadence',
    'classification',
    'residency',
    'regimes',
    'skills',
    ...sizing.workload.sources.map(({ id }) => `${id}.kind`),
    'app.replicas',
    'app.cores_needed',
    'app.runs_in_flight',
    'app.cache_bytes',
    'app.memory_live',
    'app.memory_budget',
    'app.payload_bytes',
  ],
  sources: [
    appSources.architecture,
    appSources.configuration,
    appSources.communityCloud,
    appSources.communityCloudStatus,
    appSources.kubernetes,
    appSources.snowflakeLimits,
  ],
};

/** The instances that run: those the load needs, and a spare where deploys would use up the error budget. */
export function instances(context: Context): number {
  return Math.max(replicas(context), wantsSpare(context) ? 2 : 1);
}

const hostNames: Readonly<Record<Workload['host']['value'], string>> = {
  community_cloud: 'Community Cloud',
  vm: 'a VM',
  container: 'your container platform',
  kubernetes: 'your Kubernetes cluster',
  snowflake: 'Snowflake',
};

function host({ sizing }: Context): Workload['host']['value'] {
  return sizing.workload.host.value;
}

function replicas(context: Context): number {
  return figure(context, 'app.replicas');
}

function wantsSpare({ sizing }: Context): boolean {
  return sizing.workload.availability.value >= reliabilityConstants.singleInstance.value;
}

/** Bytes of one instance: its caches, and the frames that its share of the runs works on. */
function memoryNeeded(context: Context): number {
  const caches = choiceOf(context.decided, 'cache') === 'no_cache' ? 0 : figure(context, 'app.cache_bytes');
  return caches + figure(context, 'app.memory_live') / instances(context);
}

function memoryVerdict(context: Context): string {
  const fits = memoryNeeded(context) <= figure(context, 'app.memory_budget');
  return fits
    ? `caches and frames in work take ${quoteBytes(memoryNeeded(context))} of the ${quote(context, 'app.memory_budget')} that it has for data`
    : `caches and frames in work want ${quoteBytes(memoryNeeded(context))} of ${quote(context, 'app.memory_budget')}, which a second instance would not change, since it holds every cache again`;
}

function whyNotCommunityCloud(context: Context): string | null {
  const { residency, classification, regimes, sources } = context.sizing.workload;
  if (residency.value === 'eu' || residency.value === 'single_country') {
    return 'Community Cloud runs in the United States only, and the data must not leave its region.';
  }
  if (classification.value === 'confidential' || classification.value === 'restricted') {
    return `The data is ${classification.value}; Community Cloud is shared hosting without a contract on it.`;
  }
  const strict = regimes.value.filter((regime) => regime === 'hipaa' || regime === 'pci');
  if (strict.length > 0)
    return `${listed(strict.map((regime) => regimeNames[regime]))} wants a contract with whoever hosts the data.`;
  if (memoryNeeded(context) > appLimits.communityCloudMemory.value) {
    return `The app needs ${quoteBytes(memoryNeeded(context))} and Community Cloud gives at most ${quoteBytes(appLimits.communityCloudMemory.value)}.`;
  }
  if (replicas(context) > 1)
    return `The load asks for ${counted(replicas(context), 'instance')}, and Community Cloud runs one.`;
  const stream = sources.find((source) => source.stream !== null);
  return stream
    ? `Community Cloud puts the app to sleep after ${quoteSeconds(appLimits.communityCloudSleep.value)} without visitors, while ${stream.id} goes on.`
    : null;
}

function whyNotSnowflake(context: Context): string | null {
  const stream = context.sizing.workload.sources.find((source) => source.stream !== null);
  if (stream) return `An app inside Snowflake cannot hold a connection to ${stream.id} between runs.`;
  return figure(context, 'app.payload_bytes') > appLimits.snowflakeMessage.value
    ? `A page of ${quote(context, 'app.payload_bytes')} exceeds the ${quoteBytes(appLimits.snowflakeMessage.value)} that Snowflake passes to a browser in one message.`
    : null;
}

/** Why the host that was answered is not the one in the design. */
function fallbackReason(context: Context): string {
  const reason =
    host(context) === 'community_cloud'
      ? whyNotCommunityCloud(context)
      : host(context) === 'snowflake'
        ? whyNotSnowflake(context)
        : null;
  return reason === null ? '' : `${reason} So the app gets a host of its own. `;
}

function stickyConsequences(context: Context): readonly string[] {
  const count = instances(context);
  if (count === 1) return ['A second pod would need session affinity: a session lives in the memory of one process.'];
  return [
    `Affinity by cookie at the balancer, and the same server.cookieSecret on ${counted(count, 'instance')}: without either, a reconnect finds no session and a signed-in viewer is signed out.`,
    `Every instance holds its own caches: ${count} × ${quote(context, 'app.cache_bytes')}, and asks the sources for itself.`,
    'A rollout replaces one instance at a time and waits for its sessions; those that remain after the grace period start anew elsewhere.',
    'Uploads and files on disk are local to an instance: whatever must be found again goes to the store.',
  ];
}

function instanceSettings(context: Context): Readonly<Record<string, string>> {
  const { hostMemory, hostCores } = context.sizing.workload;
  return {
    instances: String(instances(context)),
    memory: quoteAnswer(hostMemory, 'B'),
    cores: quoteAnswer(hostCores, 'cores'),
  };
}

function quoteCores(cores: number): string {
  return formatQuantity(cores, 'cores');
}

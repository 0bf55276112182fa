import { appLimits } from '../../knowledge/limits-app.ts';
import type { Finding } from '../finding.ts';
import { count, finding, type FindingContext, type FindingRule } from './finding-rule.ts';

/** Systems that need more people or other skills than the team has. */
export const team: FindingRule = (context) => rules.flatMap((rule) => rule(context));

type TeamRule = (context: FindingContext) => readonly Finding[];

const people = appLimits.platformTeam.value;

const kubernetes: TeamRule = ({ workload }) => {
  const isKnown = workload.skills.value.includes('kubernetes');
  if (workload.host.value !== 'kubernetes' || (isKnown && workload.teamSize.value >= 2)) return [];
  return [
    finding({
      name: 'kubernetes-team',
      severity: 'risk',
      title: isKnown ? 'One person looks after Kubernetes' : 'Nobody in the team knows Kubernetes',
      because: `The app is to run on Kubernetes; ${count(workload.teamSize.value, 'person').replace('persons', 'people')} look after it${isKnown ? '' : ', without that skill'}. Affinity, probes and limits are theirs to get right.`,
      remedies: ['a container service that hides the cluster', 'a platform team that runs it and answers for it'],
      answers: [workload.host, workload.skills, workload.teamSize],
    }),
  ];
};

const scheduler: TeamRule = ({ workload }) => {
  const isPlatform = workload.orchestrator.value === 'airflow' || workload.orchestrator.value === 'dagster';
  if (!isPlatform || workload.teamSize.value >= people) return [];
  const name = workload.orchestrator.value === 'airflow' ? 'Airflow' : 'Dagster';
  return [
    finding({
      name: 'scheduler-team',
      severity: 'advice',
      title: `${name} is a service of its own to look after`,
      because: `${count(workload.teamSize.value, 'person').replace('persons', 'people')} look after the app; a scheduler with its own database, workers and upgrades keeps about ${people} people busy enough to be on call.`,
      remedies: ['the managed offering of it', 'a worker or timer beside the app for so few loads'],
      answers: [workload.orchestrator, workload.teamSize],
    }),
  ];
};

const kafka: TeamRule = ({ workload }) =>
  workload.skills.value.includes('kafka')
    ? []
    : workload.sources
        .filter(({ stream }) => stream?.transport.value === 'kafka')
        .map((source) =>
          finding({
            name: 'kafka-team',
            severity: 'risk',
            source,
            title: `Nobody in the team runs Kafka`,
            because: `${source.id} comes through Kafka; offsets, rebalances and retention are where data is lost, and ${count(workload.teamSize.value, 'person').replace('persons', 'people')} would learn it in production.`,
            remedies: ['a managed Kafka, and the consumer only', 'Redis Streams, if the retention fits its memory'],
            answers: [workload.skills, workload.teamSize, ...(source.stream ? [source.stream.transport] : [])],
          }),
        );

const rules: readonly TeamRule[] = [kubernetes, scheduler, kafka];

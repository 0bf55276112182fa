import { appLimits } from '../../knowledge/limits-app.ts';
import { appSources } from '../../knowledge/sources-app.ts';
import type { Regime, Workload } from '../../sizing/workload.ts';
import type { DecisionContext, Scores, Topic } from '../decision.ts';
import { counted, figure, listed } from '../figures.ts';
import { regimeNames } from '../regime-names.ts';

type Context = DecisionContext;

const inPlace: Scores = { performance: 4, simplicity: 5, cost: 5, skills: 5, robustness: 5 };

/** Where passwords, tokens and keys live. */
export const secretsTopic: Topic<'secrets'> = {
  id: 'secrets',
  title: 'Secrets',
  question: 'Where do passwords, tokens and keys live, and how do they reach the process?',
  applies: () => true,
  weights: { performance: 1, simplicity: 2, cost: 1, skills: 2, robustness: 3 },
  options: [
    {
      id: 'secrets_toml',
      label: 'secrets.toml, outside the repository',
      excluded: (context) => (isOnCommunityCloud(context) ? null : whyNoFile(context, 'A file on the host')),
      scores: (context) => {
        if (isOnCommunityCloud(context)) return inPlace;
        const robustness = instances(context) > 1 ? 1 : 3;
        return isAnswered(context, 'secrets_toml')
          ? { performance: 5, simplicity: 5, cost: 5, skills: 5, robustness }
          : { performance: 5, simplicity: 4, cost: 5, skills: 4, robustness: robustness - 1 };
      },
      because: (context) =>
        isOnCommunityCloud(context)
          ? 'Community Cloud takes secrets as TOML text in the settings of the app and offers no other way; locally the same text is .streamlit/secrets.toml.'
          : `${secretsInUse(context)} of ${context.sizing.workload.classification.value} data on ${counted(instances(context), 'instance')}: a file that only the app's user can read, written at deployment, is all that st.secrets and st.connection need.`,
      passedOver: (context) =>
        instances(context) > 1
          ? `The file would have to be written to ${counted(instances(context), 'instance')} at each rotation, and one that was forgotten fails alone.`
          : 'It lies in plain text beside the code, one careless commit from the repository, and nothing records who read it.',
      consequences: (context) => [
        "Mode 0600, owned by the app's user, named in .gitignore and .dockerignore; a secret scanner runs before each commit.",
        'Code reads it through one function with a clear error: st.secrets raises as soon as the file is missing, even for "in".',
        isOnCommunityCloud(context)
          ? 'Whoever may edit the app on Community Cloud can read the secrets: that list is reviewed like the list of database administrators.'
          : 'Rotation is a new file and a restart; write down who does it, and how often.',
      ],
      settings: () => ({ file: '.streamlit/secrets.toml', mode: '0600' }),
    },
    {
      id: 'environment',
      label: 'Environment variables from the host',
      excluded: (context) =>
        whyOnlyToml(context) ??
        (context.sizing.workload.host.value === 'snowflake'
          ? 'An app inside Snowflake has no environment of yours to set: it reads SECRET objects.'
          : whyNoFile(context, 'The environment of a process')),
      scores: (context) =>
        isAnswered(context, 'environment')
          ? inPlace
          : { performance: 5, simplicity: 4, cost: 5, skills: 4, robustness: 3 },
      because: (context) =>
        `${isAnswered(context, 'environment') ? 'The host already hands secrets to the process as environment variables, the same for every instance.' : `The host hands the same variables to ${counted(instances(context), 'instance')} without a file in the image.`} For ${context.sizing.workload.classification.value} data without a rule on audited access that is enough.`,
      passedOver: (context) =>
        `Every child process and crash report inherits the environment, and a rotation restarts ${instances(context) === 1 ? 'the app' : counted(instances(context), 'instance')}.`,
      consequences: () => [
        'Connections take their settings from the variables in one place; nothing prints the environment, and error details are off in production (client.showErrorDetails = "none").',
        'Rotation is a redeploy: the old and the new secret are both valid while instances restart.',
      ],
    },
    {
      id: 'cloud_manager',
      label: "The host's secret manager",
      excluded: whyOnlyToml,
      scores: (context) => {
        if (isAnswered(context, 'cloud_manager') || context.sizing.workload.host.value === 'snowflake') return inPlace;
        return wantsAudit(context)
          ? { performance: 4, simplicity: 3, cost: 4, skills: 3, robustness: 5 }
          : { performance: 4, simplicity: 2, cost: 3, skills: 2, robustness: 5 };
      },
      because: (context) =>
        context.sizing.workload.host.value === 'snowflake'
          ? 'Inside Snowflake, secrets are SECRET objects that the app is granted: access is logged, and no file leaves the account.'
          : `${isAnswered(context, 'cloud_manager') ? 'The manager is in place already.' : 'It needs no server of yours.'} ${auditReason(context) ?? 'Instances fetch secrets by their own identity'}: each read is logged, rotation changes one place, and nothing secret lies on a disk.`,
      passedOver: (context) =>
        wantsAudit(context)
          ? 'It stores passwords that live until somebody changes them; the vault issues ones that live for hours, and the team can run it.'
          : `It is a service and an identity more to set up for ${secretsInUse(context)} of ${context.sizing.workload.classification.value} data, and nothing in the answers demands a log of who read a secret.`,
      consequences: (context) => [
        context.sizing.workload.host.value === 'snowflake'
          ? 'The role that owns the app is granted USAGE on each SECRET it needs, and on no schema full of them.'
          : 'The instance signs in to the manager by its workload identity: there is no first secret to hide.',
        'The manager mounts them as a file that st.secrets reads: a rotation is a new version and a restart, and an outage of the manager stops no running session.',
        'Access is granted secret by secret to the app and to the worker separately; the log of reads is kept with the audit log.',
      ],
    },
    {
      id: 'vault',
      label: 'HashiCorp Vault or a comparable server',
      excluded: (context) => {
        const { teamSize, host } = context.sizing.workload;
        const onlyToml = whyOnlyToml(context);
        if (onlyToml !== null) return onlyToml;
        if (host.value === 'snowflake')
          return 'An app inside Snowflake reads SECRET objects; a server outside would need external access for each start.';
        return !isAnswered(context, 'vault') && teamSize.value < appLimits.platformTeam.value
          ? `A vault is a service to unseal, upgrade and back up; a team of ${teamSize.value} would run it for ${secretsInUse(context)}.`
          : null;
      },
      scores: (context) => {
        if (isAnswered(context, 'vault')) return inPlace;
        const isCluster = context.sizing.workload.host.value === 'kubernetes';
        return wantsAudit(context) && isCluster
          ? { performance: 4, simplicity: 3, cost: 3, skills: 4, robustness: 5 }
          : { performance: 4, simplicity: 1, cost: 1, skills: 2, robustness: 5 };
      },
      because: (context) =>
        `${isAnswered(context, 'vault') ? 'The vault is in place already.' : `A cluster and a team of ${context.sizing.workload.teamSize.value} can run one.`} ${auditReason(context) ?? 'It logs each read'}: it can issue database passwords that live for hours, so that a leaked one is worth little, and each read is logged.`,
      passedOver: (context) =>
        `It is one more service to run; ${auditReason(context) === null ? 'no answer demands an audited store' : "the host's own manager logs each read as well, and somebody else runs it"}.`,
      consequences: () => [
        'Database passwords are leased: the pool recycles its connections before the lease ends, or queries fail in the middle of the day.',
        'An agent beside the app renews the token and writes secrets to memory-backed files; the app never holds the root of trust.',
        'When the vault is sealed, nothing new starts: running sessions continue until their lease ends, which is the recovery time to practise.',
      ],
    },
  ],
  inputs: ({ sizing }) => [
    'secret_store',
    'classification',
    'regimes',
    'host',
    'team_size',
    ...sizing.workload.sources.flatMap(({ id, api }) => (api ? [`${id}.auth`] : [])),
    'app.replicas',
  ],
  sources: [
    appSources.secrets,
    appSources.communityCloudSecrets,
    appSources.owaspSecrets,
    appSources.pciDss,
    appSources.judgement,
  ],
};

const auditRegimes: ReadonlySet<Regime> = new Set(['hipaa', 'pci', 'soc2', 'iso27001']);

function isAnswered({ sizing }: Context, store: Workload['secretStore']['value']): boolean {
  return sizing.workload.secretStore.value === store;
}

function isOnCommunityCloud({ sizing }: Context): boolean {
  return sizing.workload.host.value === 'community_cloud';
}

function whyOnlyToml(context: Context): string | null {
  return isOnCommunityCloud(context)
    ? 'Community Cloud takes secrets only as TOML text in the settings of the app.'
    : null;
}

function instances(context: Context): number {
  return figure(context, 'app.replicas');
}

/** Why access to secrets has to be logged; null when no answer demands it. */
function auditReason({ sizing }: Context): string | null {
  const { regimes, classification } = sizing.workload;
  const strict = regimes.value.filter((regime) => auditRegimes.has(regime)).map((regime) => regimeNames[regime]);
  if (strict.length > 0)
    return `${listed(strict)} ${strict.length === 1 ? 'wants' : 'want'} access to secrets controlled and logged`;
  return classification.value === 'restricted' ? 'Restricted data wants access to its keys logged' : null;
}

function wantsAudit(context: Context): boolean {
  return auditReason(context) !== null;
}

function whyNoFile(context: Context, place: string): string | null {
  const reason = auditReason(context);
  return reason === null ? null : `${reason}. ${place} records neither who read a secret nor when it was changed.`;
}

function secretsInUse({ sizing }: Context): string {
  return counted(sizing.workload.sources.length, 'source credential');
}

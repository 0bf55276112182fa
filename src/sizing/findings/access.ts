import type { Finding } from '../finding.ts';
import { finding, type FindingContext, type FindingRule } from './finding-rule.ts';

/** Data that its viewers may not see without signing in, or not all of. */
export const access: FindingRule = (context) => rules.flatMap((rule) => rule(context));

type AccessRule = (context: FindingContext) => readonly Finding[];

const signIn = ['sign-in with OIDC (st.login)', 'a proxy that signs people in and passes on who they are'];

const personalData: AccessRule = ({ workload }) => {
  const { personalData: data } = workload;
  const isPersonal = data.value === 'personal' || data.value === 'special';
  if (!isPersonal || workload.signIn.value !== 'none') return [];
  return [
    finding({
      name: 'personal-data-open',
      severity: 'blocker',
      title: 'Data about people would be open to anybody who has the address',
      because: `The app shows ${data.value === 'special' ? 'special categories of personal data' : 'personal data'} and nobody signs in; an address is not a secret, it travels in chats, logs and browser histories.`,
      remedies: [...signIn, 'only aggregates in which nobody can be recognised'],
      answers: [data, workload.signIn],
    }),
  ];
};

const classified: AccessRule = ({ workload }) => {
  const { classification } = workload;
  const isSensitive = classification.value === 'confidential' || classification.value === 'restricted';
  if (!isSensitive || workload.signIn.value !== 'none') return [];
  return [
    finding({
      name: 'classified-open',
      severity: 'blocker',
      title: `${classification.value === 'restricted' ? 'Restricted' : 'Confidential'} data would be open to anybody who has the address`,
      because: `The most sensitive data in it is ${classification.value}, and nobody signs in.`,
      remedies: [...signIn, 'another classification, if it is wrong'],
      answers: [classification, workload.signIn],
    }),
  ];
};

const weakNetwork: AccessRule = ({ workload }) => {
  const isRestricted = workload.classification.value === 'restricted' || workload.personalData.value === 'special';
  if (!isRestricted || workload.signIn.value !== 'network') return [];
  return [
    finding({
      name: 'network-only',
      severity: 'risk',
      title: 'A network boundary alone tells nobody apart',
      because:
        'Whoever is on the network sees restricted data, and no log can say who did: access cannot be granted, reviewed or withdrawn for one person.',
      remedies: signIn,
      answers: [workload.signIn, workload.classification, workload.personalData],
    }),
  ];
};

const regimes: AccessRule = ({ workload }) => {
  const isOpen = workload.signIn.value === 'none' || workload.signIn.value === 'network';
  const binding = workload.regimes.value.filter((regime) => identityRegimes.includes(regime));
  if (!isOpen || binding.length === 0) return [];
  return [
    finding({
      name: 'regime-identity',
      severity: 'blocker',
      title: `${binding.map((regime) => regimeNames[regime]).join(' and ')} want to know who looks at the data`,
      because: `The rules ask for access by person and for a record of it; ${workload.signIn.value === 'none' ? 'nobody signs in' : 'only the network protects the app'}.`,
      remedies: signIn,
      answers: [workload.regimes, workload.signIn],
    }),
  ];
};

const regimeNames = {
  gdpr: 'GDPR',
  hipaa: 'HIPAA',
  pci: 'PCI DSS',
  soc2: 'SOC 2',
  ccpa: 'CCPA/CPRA',
  ferpa: 'FERPA',
  iso27001: 'ISO/IEC 27001',
} as const;
/** Those whose access controls are about identified people. */
const identityRegimes: readonly string[] = ['hipaa', 'pci', 'soc2', 'ferpa', 'iso27001'];

const rows: AccessRule = ({ workload }) => {
  const isOpen = workload.signIn.value === 'none' || workload.signIn.value === 'network';
  if (workload.rowAccess.value === 'same_for_all' || !isOpen) return [];
  return [
    finding({
      name: 'row-access-identity',
      severity: 'blocker',
      title: 'Rows cannot differ between viewers whom the app does not know',
      because: `Rows are shown ${workload.rowAccess.value === 'by_role' ? 'by role' : 'by customer or partner'}, and ${workload.signIn.value === 'none' ? 'nobody signs in' : 'the network does not say who is looking'}; whatever a viewer can choose, every viewer can.`,
      remedies: [...signIn, 'one app for each audience'],
      answers: [workload.rowAccess, workload.signIn],
    }),
  ];
};

const edits: AccessRule = ({ workload, app, showApp }) => {
  if (!workload.features.value.includes('edit')) return [];
  const several = app('app.replicas') > 1;
  return [
    finding({
      name: 'edits',
      severity: 'risk',
      title: "Edits and cached reads disagree for a while, and one editor overwrites another's",
      because: `A cached read lives ${showApp('app.cache_ttl')}${several ? ` in each of ${showApp('app.replicas')} instances, and clearing one leaves the others` : ''}; two people who edit the same row both write what they saw.`,
      remedies: [
        'a version column that each update checks, with a message to whoever comes second',
        `write, then read that row past the cache; others see it within ${showApp('app.cache_ttl')}`,
        'edits in the system the data comes from',
      ],
      answers: [workload.features],
      app: ['app.cache_ttl', 'app.replicas'],
    }),
  ];
};

const rules: readonly AccessRule[] = [personalData, classified, weakNetwork, regimes, rows, edits];

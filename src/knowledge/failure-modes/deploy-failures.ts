import { appSources } from '../sources-app.ts';
import type { FailurePattern } from './failure-pattern.ts';
import { failureSources } from './sources-failures.ts';

/** How deploys, secrets and hosts let a design down. */
export const deployFailures = [
  {
    id: 'host-lost',
    of: 'design',
    when: {},
    reach: 3,
    component: 'host of app and store',
    failure: 'the machine or its zone is gone',
    detection: 'the probe from outside fails three times in a row',
    viewerSees: 'no page, for up to {rto}',
    prevention: '{storeBackup}; configuration and secrets can be applied to a new host by one command',
    recovery:
      'new host, restore, catch up from the sources: {rtoReached} by arithmetic against {rto}, with {rpoReached} of data to read again',
    sources: [appSources.sreAlerting],
  },
  {
    id: 'secret-ends',
    of: 'design',
    when: {},
    reach: 2,
    component: 'secrets in {secrets}',
    failure: 'a password, token or certificate expires, is rotated on one side only, or leaks',
    detection: 'authentication failures at a source: any; the scanner of the repository; expiry within 14 days',
    viewerSees: '{outage}',
    prevention:
      'one secret for each source and environment, with an owner and a date; two valid at a time while they are exchanged',
    recovery:
      'revoke, issue, put into {secrets}, restart; after a leak read the access log of the source since its date',
    sources: [appSources.owaspSecrets],
  },
  {
    id: 'code-before-migration',
    of: 'design',
    when: { choices: { store: ['postgres', 'existing_warehouse'] } },
    reach: 3,
    component: 'deploy and schema',
    failure: 'the app expects a column that is not there yet, or not any more (deploys are {cadence})',
    detection: 'undefined-column errors within minutes of a deploy',
    viewerSees: 'an error with its reference on every page that reads the table',
    prevention:
      'expand, deploy, contract: a column is added before it is read and dropped a release after it was read last; lock_timeout on each DDL',
    recovery: 'deploy the version before; the schema still serves it',
    sources: [failureSources.pgRuntimeClient],
  },
  {
    id: 'dependency-drift',
    of: 'design',
    when: {},
    reach: 2,
    component: 'locked dependencies',
    failure: 'a rebuild takes a newer Streamlit, {library} or driver, and types or defaults change under the same code',
    detection:
      'AppTest and the fixture of validation fail on the update; dtype assertions at the end of each transform',
    viewerSees: 'nothing, where the lock holds; an error with its reference where it does not',
    prevention: 'exact versions in requirements.txt, and updates as changes of their own ({cadence} deploys)',
    recovery: 'deploy the version before',
    sources: [appSources.appTest],
  },
] as const satisfies readonly FailurePattern[];

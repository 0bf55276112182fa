import { dataSources } from '../../knowledge/sources-data.ts';
import type { SourceWorkload, ApiWorkload, Workload } from '../workload.ts';
import type { Finding } from '../finding.ts';
import { finding, type FindingRule } from './finding-rule.ts';

/** What an API's paging, deletes, sign-in, webhooks and versions mean for a background sync. */
export const apiContract: FindingRule = ({ workload }) =>
  workload.sources.flatMap((source) => {
    const { api } = source;
    return api === null ? [] : rules.flatMap((rule) => rule(source, api, workload));
  });

type ApiRule = (source: SourceWorkload, api: ApiWorkload, workload: Workload) => readonly Finding[];

const offsetPaging: ApiRule = (source, api) =>
  api.pagination.value !== 'offset' || source.changePattern.value === 'full_replace'
    ? []
    : [
        finding({
          name: 'api-offset',
          severity: 'risk',
          source,
          title: `Offset pages of ${source.id} skip and repeat rows while it changes`,
          because:
            'A row inserted or deleted between two pages shifts all that follow: the next page starts a row too late or too early, and nothing reports it.',
          remedies: [
            'a cursor, if the vendor offers one',
            `page by ${source.timeColumn.value} and ${source.keyColumn.value} with a fixed upper bound`,
            'a nightly comparison of counts, and a full reload where they differ',
          ],
          answers: [api.pagination, source.changePattern],
        }),
      ];

const invisibleDeletes: ApiRule = (source, api) =>
  source.changePattern.value !== 'updates_and_deletes' || !api.incremental.value
    ? []
    : [
        finding({
          name: 'api-deletes',
          severity: 'risk',
          source,
          title: `Rows deleted in ${source.id} stay in the store`,
          because: `An incremental sync asks for rows changed since ${source.timeColumn.value}; a row that is gone is not among them.`,
          remedies: [
            'compare the keys once a day and delete what the source no longer has',
            "read the vendor's feed of deletions",
            'a soft delete that touches the change column',
          ],
          answers: [source.changePattern, api.incremental],
        }),
      ];

const userToken: ApiRule = (source, api) =>
  api.auth.value !== 'oauth2_user'
    ? []
    : [
        finding({
          name: 'api-user-token',
          severity: 'risk',
          source,
          title: `The sync of ${source.id} stops when one person's consent ends`,
          because: `The authorisation code flow needs a person at a browser; a worker runs on that person's refresh token, which ends with their account, their consent or a rotation that two processes race for (${dataSources.oauth.title}).`,
          remedies: [
            'client credentials of an application',
            'a service account whose consent is renewed in the runbook, with the refresh token rotated under one lock',
          ],
          answers: [api.auth],
        }),
      ];

const webhookReceiver: ApiRule = (source, api) =>
  !api.webhooks.value
    ? []
    : [
        finding({
          name: 'api-webhooks',
          severity: 'advice',
          source,
          title: `Webhooks of ${source.id} need a receiver beside the Streamlit script`,
          because:
            'A Streamlit script serves no inbound route: it runs when a viewer is connected. st.App takes routes since Streamlit 1.57, but a replica that restarts loses what is sent meanwhile.',
          remedies: [
            'a small receiver that verifies the signature, stores the event and answers at once',
            'polling alone, where the freshness allows it',
          ],
          answers: [api.webhooks],
        }),
      ];

const unversioned: ApiRule = (source, api, workload) =>
  api.versioning.value !== 'none' || workload.schemaChanges.value === 'rare'
    ? []
    : [
        finding({
          name: 'api-version',
          severity: 'risk',
          source,
          title: `${source.id} changes its fields ${workload.schemaChanges.value} and has no version to pin`,
          because: `Fields change ${workload.schemaChanges.value}, and the request cannot name the shape it was written for: a change arrives in production first.`,
          remedies: [
            'a contract test against the live API before each deploy and once a day',
            'stop the load on a missing or retyped field, keep the raw response, and show the last good data',
          ],
          answers: [api.versioning, workload.schemaChanges],
        }),
      ];

const rules: readonly ApiRule[] = [offsetPaging, invisibleDeletes, userToken, webhookReceiver, unversioned];

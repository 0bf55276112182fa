import type { Blueprint } from '../../../blueprint/blueprint.ts';
import { formatQuantity } from '../../../intake/quantities/format-quantity.ts';
import type { ApiWorkload, SourceWorkload } from '../../../sizing/workload.ts';
import { codeBlocks } from '../code-blocks.ts';
import { decisionOn, sourceFigure } from '../figures.ts';
import { bullets, heading, listed, table } from '../markdown-blocks.ts';
import type { SectionWriter } from '../section-writer.ts';

/** For each API: the rate budget with its arithmetic, authentication, paging, versions, and the client. */
export const writeApis: SectionWriter = (context) => {
  const { blueprint } = context;
  const apis = blueprint.workload.sources.filter(({ api }) => api !== null);
  return [
    ...table(
      ['API', 'Limit', 'Calls a sync', 'Every', 'Used of the limit', 'Freshest possible'],
      apis.map((source) => budgetRow(source, blueprint)),
    ),
    ...apis.flatMap((source) => apiBlocks(source, blueprint)),
    heading('Retries'),
    'At one layer only, the client: connection errors, 408, 429 and 5xx, at most three attempts for a call, with full jitter; `Retry-After` is obeyed before anything else. 400, 401 after a refresh, 403, 404 and 422 are not tried again: they are somebody’s mistake and say so. When more than a tenth of the calls are retries, the sync stops and the next one goes on from the watermark.',
    ...inStep(apis, blueprint),
    heading('Code'),
    ...codeBlocks(context, 'apis'),
  ];
};

function budgetRow(source: SourceWorkload, blueprint: Blueprint): readonly string[] {
  const of = (metric: Parameters<typeof sourceFigure>[2]) => sourceFigure(blueprint, source.id, metric) ?? '';
  const isFull = decisionOn(blueprint, 'api_sync', source.id)?.choice.id === 'poll_full';
  return [
    source.id,
    source.api === null ? '' : formatQuantity(source.api.rateLimit.value, '1/s'),
    of(isFull ? 'calls_full' : 'calls_increment') || of('calls_full'),
    of('sync_interval'),
    of('rate_share'),
    of('floor'),
  ];
}

function apiBlocks(source: SourceWorkload, blueprint: Blueprint): readonly string[] {
  const { api, id } = source;
  const sync = decisionOn(blueprint, 'api_sync', id);
  if (api === null || sync === null) return [];
  return [
    heading(id),
    `${sync.id}: **${sync.choice.label}**. ${sync.because}`,
    ...bullets([
      `Freshness floor: a full sync of ${sourceFigure(blueprint, id, 'calls_full') ?? ''} takes ${sourceFigure(blueprint, id, 'floor_full') ?? ''} at the usable rate${sourceFigure(blueprint, id, 'floor_increment') === null ? '' : `; an incremental one ${sourceFigure(blueprint, id, 'floor_increment') ?? ''}`}.`,
      authWords[api.auth.value],
      pagingWords[api.pagination.value],
      versionWords[api.versioning.value],
      ...sync.consequences,
    ]),
  ];
}

const authWords: Readonly<Record<ApiWorkload['auth']['value'], string>> = {
  none: 'Authentication: none. The address is allow-listed in the client, so that a setting cannot point it elsewhere.',
  api_key:
    'Authentication: an API key from the secrets, sent as a header and never in the address, where proxies log it.',
  basic:
    'Authentication: user name and password from the secrets, over TLS only; the account is the app’s own and can only read.',
  oauth2_client:
    'Authentication: OAuth 2 client credentials. The token is renewed before it expires, by one thread while the others wait: two renewals at once would invalidate each other where tokens rotate.',
  oauth2_user:
    'Authentication: OAuth 2 for a user. A background job cannot consent: the refresh token of a service user is kept in the secrets, rotated on each use, and its revocation raises an alert at once.',
};

const pagingWords: Readonly<Record<ApiWorkload['pagination']['value'], string>> = {
  cursor: 'Paging: by cursor until none is returned; a cursor that expired restarts the sync from the watermark.',
  offset:
    'Paging: by offset, which skips and repeats records while data changes: pages are asked for in a fixed order with a fixed upper bound on the change time, and rows are deduplicated by key.',
  link_header: 'Paging: by the `next` link of the response, followed as it is and only on the same host.',
  none: 'Paging: none. A response that grows past its usual size is refused before it is held in memory.',
};

const versionWords: Readonly<Record<ApiWorkload['versioning']['value'], string>> = {
  path: 'Version: pinned in the path. `Deprecation` and `Sunset` headers and unknown fields are logged and alerted on.',
  header:
    'Version: pinned in a header. `Deprecation` and `Sunset` headers and unknown fields are logged and alerted on.',
  none: 'Version: not pinned by the vendor. The schema of the response is checked at each load; a missing field stops it, a new one is logged.',
};

function inStep(apis: readonly SourceWorkload[], blueprint: Blueprint): readonly string[] {
  const { sources } = blueprint.workload;
  if (sources.length < 2) return [];
  return [
    heading('Keeping sources in step'),
    `Each of ${listed(sources.map(({ id }) => id))} has its own watermark and its own “as of”. The page shows the oldest of those that a figure needs; a join never pretends that ${apis[0]?.id ?? 'one source'} is as fresh as the others. A source that is more than two intervals behind is named on the page.`,
  ];
}

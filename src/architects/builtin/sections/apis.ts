import { freshnessShown } from '../freshness-shown.ts';
import { inPlaceSources } from '../../../blueprint/design.ts';
import { sourceChoiceOf } from '../../../decisions/choice-of.ts';
import { formatQuantity } from '../../../intake/quantities/format-quantity.ts';
import { apiConstants } from '../../../knowledge/apis.ts';
import type { ApiWorkload, SourceWorkload } from '../../../sizing/workload.ts';
import { codeBlocks, hasFile } from '../code-blocks.ts';
import { decisionOn, sourceFigure } from '../figures.ts';
import { chosen } from '../links.ts';
import { bullets, heading, listed, plain, table } from '../markdown-blocks.ts';
import type { SectionContext, SectionWriter } from '../section-writer.ts';

/** For each API: the rate budget with its arithmetic, authentication, paging, versions, and the client. */
export const writeApis: SectionWriter = (context) => {
  const apis = context.blueprint.workload.sources.filter(({ api }) => api !== null);
  return [
    ...table(
      ['API', 'Limit', 'Calls each time', 'Every', 'Used of the limit', 'Freshest that the limit allows'],
      apis.map((source) => budgetRow(source, context)),
    ),
    ...apis.flatMap((source) => apiBlocks(source, context)),
    ...retries(context),
    ...inStep(context),
    ...codeBlocks(context, 'apis'),
  ];
};

function budgetRow(source: SourceWorkload, { blueprint, design }: SectionContext): readonly string[] {
  const of = (metric: Parameters<typeof sourceFigure>[2]) => sourceFigure(blueprint, source.id, metric);
  const sync = sourceChoiceOf(design.decided, 'api_sync', source.id);
  const isFull = sync === 'poll_full';
  return [
    source.id,
    source.api === null ? '' : formatQuantity(source.api.rateLimit.value, '1/s'),
    (isFull ? of('calls_full') : of('calls_increment')) ?? of('calls_full') ?? 'one',
    sync === 'on_demand'
      ? `${formatQuantity(ttlOf(source.id, blueprint), 's')} of ttl, while somebody looks`
      : (of('sync_interval') ?? 'never by itself'),
    of('rate_share') ?? 'not sized',
    of('floor') ?? 'each call',
  ];
}

function ttlOf(id: string, { caching }: SectionContext['blueprint']): number {
  return caching.find((entry) => entry.function.includes(`read_${id}`))?.ttl ?? 0;
}

function apiBlocks(source: SourceWorkload, context: SectionContext): readonly string[] {
  const { api, id } = source;
  const sync = decisionOn(context.blueprint, 'api_sync', id);
  if (api === null || sync === null) return [];
  return [
    heading(id),
    ...bullets([
      `${chosen(sync)}.`,
      ...budget(source, context),
      authWords[api.auth.value],
      pagingWords[api.pagination.value],
      ...watermark(source, context),
      versionWords(api, id),
      `Alerts: the first 401 after a renewal; 429 above 1 % of the calls; no success for twice the interval; any \`Deprecation\` or \`Sunset\` header; a required field that is missing.`,
    ]),
  ];
}

/** The arithmetic of the rate limit, from the ledger. */
function budget({ id, api }: SourceWorkload, { blueprint, design }: SectionContext): readonly string[] {
  const of = (metric: Parameters<typeof sourceFigure>[2]) => sourceFigure(blueprint, id, metric);
  const full = `all of it is ${of('calls_full') ?? 'unknown'}, ${of('floor_full') ?? 'unknown'} at the usable ${of('rate_usable') ?? 'rate'}`;
  const increment =
    of('floor_increment') === null
      ? ''
      : `; what changed is ${of('calls_increment') ?? 'few'}, at best every ${of('floor_increment') ?? 'call'}`;
  const share = formatQuantity(apiConstants.share.value, 'ratio');
  const used =
    sourceChoiceOf(design.decided, 'api_sync', id) === 'on_demand' || of('rate_share') === null
      ? ''
      : ` This design uses ${of('calls_used') ?? 'some'} of ${formatQuantity(api?.rateLimit.value ?? 0, '1/s')} (${of('rate_share') ?? ''}).`;
  return [
    `Rate budget: ${full}${increment}.${used} The client spaces its calls at ${share} of the limit; the rest is for retries.`,
  ];
}

const authWords: Readonly<Record<ApiWorkload['auth']['value'], string>> = {
  none: 'Authentication: none. The host is fixed in the settings, and the client follows no link to another.',
  api_key:
    'Authentication: an API key from the secrets, sent as a header and never in the address, where proxies log it. It does not expire by itself: put its rotation into the calendar.',
  basic:
    'Authentication: user name and password from the secrets, over TLS only; the account is the app’s own and can only read.',
  oauth2_client:
    'Authentication: OAuth 2 client credentials. The token is renewed a tenth of its life (at least a minute) before it ends, by one thread while the others wait; a 401 renews it once more, and a second 401 is an error.',
  oauth2_user:
    'Authentication: OAuth 2 for a user. No job can consent: the refresh token belongs to a service user, and the one that a renewal returns replaces it; its revocation ends the sync, so the first `invalid_grant` is an alert.',
};

const pagingWords: Readonly<Record<ApiWorkload['pagination']['value'], string>> = {
  cursor:
    'Paging: by cursor until none is returned. Where a run stops at its most pages, the next begins at the last row that was read.',
  offset:
    'Paging: by offset, which skips and repeats records while data changes: pages are asked for within fixed bounds of the change time, and rows are deduplicated by key.',
  link_header: 'Paging: by the `next` link of the response, as it is, and only on the same host.',
  none: 'Paging: none. The whole answer is held in memory, and grows with the source.',
};

function watermark(
  { id, timeColumn, keyColumn }: SourceWorkload,
  { blueprint, design }: SectionContext,
): readonly string[] {
  const sync = sourceChoiceOf(design.decided, 'api_sync', id);
  if (sync !== 'poll_incremental' && sync !== 'webhook_reconcile') return [];
  return [
    `Watermark: \`${timeColumn.value}\`, stored in the transaction of the rows. A run asks from the watermark less an overlap of a minute to the moment of its start; the first run of each ${formatQuantity(blueprint.workload.lateData.value, 's')} goes back that far, for rows that come late. Repeats land on \`${keyColumn.value}\`.`,
  ];
}

function versionWords({ versioning }: ApiWorkload, id: string): string {
  switch (versioning.value) {
    case 'path':
      return `Version: pinned in \`base_url\` of \`[sources.${id}]\`.`;
    case 'header':
      return `Version: pinned by the header \`Accept-Version\`, from \`[sources.${id}]\`.`;
    case 'none':
      return 'Version: the vendor offers none to pin. `FIELDS` names what is read; a required field that is missing fails the check of its row, and above the share of bad rows the load.';
  }
}

function retries(context: SectionContext): readonly string[] {
  return hasFile(context, 'http_client.py')
    ? [
        heading('Retries'),
        'In the client and nowhere else: broken connections, timeouts, 408, 425, 429 and 5xx, four attempts in at most three minutes, with jitter. `Retry-After` is obeyed up to a minute; what asks for more is left to the next run. Other 4xx answers are never repeated, but for one 401 that renews the token.',
      ]
    : [];
}

function inStep(context: SectionContext): readonly string[] {
  const { blueprint, design } = context;
  const { sources } = blueprint.workload;
  if (sources.length < 2) return [];
  const inPlace = inPlaceSources(design).map(({ id }) => id);
  const rows = sources.map(({ id }) => [
    id,
    inPlace.includes(id) ? 'the time of its query' : 'the time of its last load',
    sourceFigure(blueprint, id, 'staleness') ?? 'as it comes',
  ]);
  return [
    heading('Keeping sources in step'),
    `Nothing makes ${plain(listed(sources.map(({ id }) => id)))} change at one moment, so each panel carries its own age, and a figure that joins two is as old as the older. ${freshnessShown(design)}`,
    ...table(['Source', '"As of" is', 'At most'], rows),
  ];
}

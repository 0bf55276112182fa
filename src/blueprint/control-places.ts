import { choiceOf } from '../decisions/choice-of.ts';
import { listed, quote, quoteAnswer, quoteSeconds } from '../decisions/figures.ts';
import { isNamed } from '../decisions/load-facts.ts';
import { ttlWords } from './caching.ts';
import { keepsBadRows } from './architecture-components.ts';
import { type Design, hasStore, inPlaceSources, isScoped, loadedSources, scopeWord } from './design.ts';
import { alertRoute, monitorWords, outageWords, storeName, validatorName } from './design-names.ts';
import type { Figures } from './fill-text.ts';
import {
  accountPlace,
  cachePlace,
  logPlace,
  retentionPlace,
  rowAccessPlace,
  secretsPlace,
  signInPlace,
  storePlace,
} from './implementation-places.ts';
import { quarantineTime } from './quarantine-time.ts';
import { vendorsOf } from './vendors.ts';

/** Where this design answers what rules ask for. */
export function controlPlaces(design: Design): Figures {
  const { workload } = design.sizing;
  const vendors = vendorsOf(design);
  return {
    class: workload.classification.value,
    sourceNames: listed(workload.sources.map(({ id }) => id)),
    signIn: signInPlace(design),
    rows: rowAccessPlace(design),
    grants: grantsPlace(design),
    account: accountPlace(design),
    secrets: secretsPlace(design),
    columns: columnsPlace(design),
    defaultView: defaultView(design),
    exports: exportsPlace(design),
    cache: cachePlace(design),
    ttl: ttlWords(design),
    store: storePlace(design),
    copies: copiesOfRows(design),
    keys: listed([
      ...new Set(workload.sources.map(({ keyColumn }) => (isNamed(keyColumn) ? keyColumn.value : 'the key'))),
    ]),
    quarantine: quarantinePlace(design),
    retention: retentionPlace(design),
    retentionTime: quoteAnswer(workload.retention, 's'),
    validation: `validate.check (${validatorName(design)}) before anything is written`,
    loading: `load.save: ${loadingLabel(design)}`,
    transport: transportPlace(design),
    encryption: encryptionPlace(design),
    edge: edgePlace(design),
    region: regionPlace(design),
    vendors: vendors.length > 0 ? listed(vendors) : null,
    backup: backupPlace(design),
    logs: logPlace(design),
    monitor: monitorWords(design),
    route: alertRoute(design),
    cadence: workload.deployCadence.value,
    rto: quoteAnswer(workload.rto, 's'),
    rtoReached: quote(design, 'app.rto_reached'),
    outage: outageWords(design),
  };
}

function grantsPlace(design: Design): string {
  if (!isScoped(design)) return 'the group of the identity provider whose members may open the app';
  const word = scopeWord(design);
  return choiceOf(design.decided, 'store') === 'postgres'
    ? `the table viewer_access (address → ${word}), read again every 5 min`
    : `the [access] section of the settings (address → ${word}), in ${secretsPlace(design)}`;
}

function columnsPlace(design: Design): string {
  const loaded = loadedSources(design).map(({ id }) => id);
  const inPlace = inPlaceSources(design).map(({ id }) => id);
  return [
    ...(loaded.length > 0 ? [`tables.py, whose columns are all that is loaded of ${listed(loaded)}`] : []),
    ...(inPlace.length > 0 ? [`queries/*.sql, which name each column of ${listed(inPlace)} and bind each value`] : []),
    ...(loaded.length === 0 && inPlace.length === 0
      ? ['the consumers, which keep only the fields that pages draw']
      : []),
  ].join('; ');
}

function defaultView({ sizing }: Design): string {
  return sizing.workload.features.value.includes('drill_down')
    ? 'the overview, which shows totals by day; single rows are on the details page, apart from it'
    : 'the overview, which shows totals by day; no page shows single rows';
}

function exportsPlace({ sizing }: Design): string {
  return sizing.workload.features.value.includes('export')
    ? 'export.to_csv: what the page shows, made on click and logged'
    : 'no page builds an export; the download of a table holds what is on the screen';
}

/** Every place in which a copy of the rows lies. */
function copiesOfRows(design: Design): string {
  const uploads = design.sizing.workload.sources.some(({ kind }) => kind.value === 'uploads');
  return listed([
    ...(hasStore(design) ? [`the ${storeName(design)}`, 'its backups'] : ['caches alone']),
    ...(keepsBadRows(design) ? ['quarantine'] : []),
    ...(uploads ? ['uploaded files that wait or are kept'] : []),
    ...(hasStore(design) ? [`caches (until their ttl of ${ttlWords(design)})`] : []),
  ]);
}

function quarantinePlace(design: Design): string {
  const isPostgres = choiceOf(design.decided, 'store') === 'postgres';
  return `the quarantine table in the ${storeName(design)}${isPostgres ? ': sql/roles.sql grants it to the loader alone' : ', which pages do not read'}; kept ${quoteSeconds(quarantineTime(design.sizing.workload))}`;
}

function loadingLabel({ decided }: Design): string {
  const label = decided.find(({ topic }) => topic === 'loading')?.choice.label ?? 'nothing is loaded';
  return `${label.charAt(0).toLowerCase()}${label.slice(1)}, rows and watermark in one transaction`;
}

function transportPlace(design: Design): string {
  const { sources } = design.sizing.workload;
  const usesDatabase =
    sources.some(({ database }) => database !== null) || choiceOf(design.decided, 'store') === 'postgres';
  const apis = sources.filter(({ api }) => api !== null).map(({ id }) => id);
  const streams = sources.filter(({ stream }) => stream !== null).map(({ id }) => id);
  const hosted = ['community_cloud', 'snowflake'].includes(choiceOf(design.decided, 'deployment') ?? '');
  return [
    ...(usesDatabase
      ? ['TLS with a verified certificate in every database URL (sslmode=verify-full or its like)']
      : []),
    ...(apis.length > 0 ? [`HTTPS to ${listed(apis)}`] : []),
    ...(streams.length > 0 ? [`TLS to ${listed(streams)}`] : []),
    hosted ? 'TLS of the host to viewers' : 'TLS at the proxy in front of the app',
  ].join('; ');
}

function encryptionPlace(design: Design): string {
  return hasStore(design)
    ? `encrypted volume and backups of the ${storeName(design)}`
    : 'the encryption of the sources; the app writes no row to a disk';
}

function edgePlace(design: Design): string {
  switch (choiceOf(design.decided, 'deployment')) {
    case 'community_cloud':
      return 'Community Cloud, which shows nothing but the app';
    case 'snowflake':
      return 'Snowflake, inside which the app runs';
    default:
      return 'the proxy: it forwards the app and refuses /_stcore/metrics';
  }
}

function regionPlace({ sizing }: Design): string | null {
  const region = { none: null, eu: 'the EU', us: 'the United States', single_country: 'the agreed country' }[
    sizing.workload.residency.value
  ];
  return region && `the settings of host, store, backups and log store: each in ${region}`;
}

function backupPlace(design: Design): string {
  return hasStore(design)
    ? `backups of the ${storeName(design)}, at least every ${quoteAnswer(design.sizing.workload.rpo, 's')}, elsewhere`
    : 'the sources themselves: the app keeps nothing that has to be restored';
}

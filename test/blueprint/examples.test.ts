import { describe, expect, test } from 'vitest';
import type { Blueprint } from '../../src/blueprint/blueprint.ts';
import { blueprintWith, exampleBlueprint } from './example-blueprints.ts';

const kindsOf = ({ architecture }: Blueprint) => new Set(architecture.components.map(({ kind }) => kind));
const flowTo = ({ architecture }: Blueprint, id: string) => architecture.flows.filter(({ to }) => to === id);
const modesOf = ({ failureModes }: Blueprint) => failureModes.map(({ id }) => id);
const stepsOf = ({ plan }: Blueprint) => plan.flatMap(({ steps }) => steps);
const stepAbout = (blueprint: Blueprint, words: RegExp) => stepsOf(blueprint).find(({ action }) => words.test(action));
const requiredBy = ({ controls }: Blueprint) => controls.map(({ required }) => required);

describe('a live dashboard over two APIs and a warehouse', () => {
  const blueprint = exampleBlueprint('live-sales-dashboard');

  test('shows each source with its figures, a worker, validation, store, cache and identity', () => {
    const crm = blueprint.architecture.components.find(({ id }) => id === 'src_crm');
    expect(crm).toEqual({ id: 'src_crm', kind: 'source', label: 'crm (web API)', detail: '1.2 M rows, 100 calls/min' });
    expect(kindsOf(blueprint)).toEqual(
      new Set([
        'source',
        'worker',
        'validator',
        'quarantine',
        'store',
        'cache',
        'app',
        'identity',
        'monitor',
        'viewers',
      ]),
    );
  });

  test('loads the APIs at the interval of the ledger', () => {
    const interval = blueprint.ledger.quantities.find(({ id }) => id === 'crm.sync_interval')?.value;
    expect(interval).toBe(30);
    const [flow] = flowTo(blueprint, 'worker').filter(({ from }) => from === 'src_crm');
    expect(flow?.label).toBe('changed rows, every 30 s');
  });

  test('keeps a frame for each role in the cache, as sized', () => {
    const { caching, ledger } = blueprint;
    const readers = caching.filter(({ function: name }) => /^read_\w+_daily$/.test(name));
    expect(readers.map(({ function: name }) => name)).toEqual([
      'read_crm_daily',
      'read_inventory_daily',
      'read_warehouse_daily',
    ]);
    const sized = ledger.quantities.find(({ id }) => id === 'app.cache_bytes')?.value ?? 0;
    expect(readers.reduce((sum, { memory }) => sum + memory, 0) / sized).toBeCloseTo(1, 3);
    for (const { maxEntries, key } of readers) {
      expect(maxEntries).toBe(5);
      expect(key).toMatch(/^role/);
    }
  });

  test('burns its error budget at rates that its traffic can show', () => {
    const slo = blueprint.slos.find(({ id }) => id === 'SLO-availability');
    expect(slo?.objective).toBe('99.5 %: an error budget of 3 h 36 min');
    expect(slo?.alert).toContain('more than 7.2 % bad in 1 h and in 5 min (14.4×');
    expect(slo?.alert).toContain('more than 3 % bad in 6 h and in 30 min (6×');
    expect(slo?.route).toBe('chat');
  });

  test('answers GDPR and SOC 2 where they are met, with an exact reference', () => {
    expect(requiredBy(blueprint)).toEqual(
      expect.arrayContaining([
        'GDPR Art. 5(1)(e)',
        'GDPR Art. 32(1)(a)',
        'GDPR Art. 33(1)',
        'GDPR Art. 44',
        'SOC 2 CC6.1',
      ]),
    );
    const confidentiality = blueprint.controls.find(({ required }) => required === 'GDPR Art. 32(1)(b)');
    expect(confidentiality?.where).toContain('auth.current_viewer (st.login');
    expect(confidentiality?.where).toContain('auth.role_of');
  });

  test('knows that a role can be forgotten in a key, and that the vendor limits calls', () => {
    expect(modesOf(blueprint)).toEqual(
      expect.arrayContaining(['FM-cross-viewer-leak', 'FM-rate-limited', 'FM-missed-run']),
    );
    const limited = blueprint.failureModes.find(({ id }) => id === 'FM-rate-limited');
    expect(limited?.failure).toContain('100 calls/min');
  });
});

describe('a slow app over PostgreSQL', () => {
  const blueprint = exampleBlueprint('slow-postgres-app');

  test('keeps the rows where they are and refreshes what is precomputed', () => {
    expect(kindsOf(blueprint).has('store')).toBe(false);
    const refresh = flowTo(blueprint, 'src_orders')[0];
    expect(refresh?.dashed).toBe(true);
    expect(refresh?.label).toMatch(/^refresh the (view|aggregate), every /);
    expect(blueprint.lineage.map(({ to }) => to)).toEqual([
      expect.stringMatching(/^orders_daily/),
      'orders: totals in the cache',
      'page Overview',
    ]);
  });

  test('tries the 30 s query on a copy before it builds anything', () => {
    const [, trial] = stepsOf(blueprint);
    expect(trial?.action).toContain('85 M rows');
    expect(trial?.acceptance).toContain('1.2 s, where it is 30 s today');
  });

  test('benchmarks the query with and without what speeds it up', () => {
    const query = blueprint.benchmarks.find(({ id }) => id === 'B-query-orders');
    expect(query?.measures).toContain('before (today 30 s)');
    expect(query?.budget).toContain('1.2 s');
  });

  test('has a pool row in the caching plan, with the connections that were sized', () => {
    const pool = blueprint.ledger.quantities.find(({ id }) => id === 'orders.pool_size')?.value;
    const [engine] = blueprint.caching;
    expect(engine?.function).toBe('db.engine');
    expect(engine?.decorator).toBe('st.cache_resource');
    expect(engine?.what).toContain(`up to ${pool} connections`);
  });

  test('loads nothing, so it promises nothing about loads or bad rows', () => {
    expect(blueprint.slos.map(({ id }) => id)).not.toContain('SLO-completeness');
    expect(modesOf(blueprint)).not.toContain('FM-bad-batch');
    expect(modesOf(blueprint)).toContain('FM-connections-exhausted');
  });

  test('needs house rules only: no regime applies', () => {
    expect(requiredBy(blueprint).filter((required) => !required.startsWith('house rule'))).toEqual([]);
  });
});

describe('partners who upload messy files', () => {
  const blueprint = exampleBlueprint('messy-csv-uploads');

  test('leads a file from the page through validation into the store, and bad rows into quarantine', () => {
    const pairs = blueprint.architecture.flows.map(({ from, to }) => `${from} > ${to}`);
    expect(pairs).toEqual(
      expect.arrayContaining(['src_returns > app', 'validator > store', 'validator > quarantine', 'store > cache']),
    );
  });

  test('promises a verdict in the time that parsing, checking and writing take', () => {
    expect(blueprint.slos.find(({ id }) => id === 'SLO-upload-verdict')?.objective).toMatch(/^95 % within /);
    expect(blueprint.benchmarks.map(({ id }) => id)).toContain('B-parse-returns');
  });

  test('asks for real files rather than for credentials to an upload', () => {
    const access = stepAbout(blueprint, /^Obtain/);
    expect(access?.action).toContain('real files of returns');
    expect(access?.action).not.toContain('credentials');
  });

  test('keeps tenants apart with two identities as the proof', () => {
    expect(stepAbout(blueprint, /^Sign viewers in/)?.acceptance).toContain('two identities with different tenants');
  });
});

describe('what viewers see follows the decision about outages', () => {
  test.each([
    ['show_stale', 'the last good data'],
    ['block', 'no figures once the data is older'],
    ['degrade', 'a notice in place of the part that is missing'],
  ])('%s', (answer, words) => {
    const { failureModes } = blueprintWith('live-sales-dashboard', { outage_behaviour: answer });
    expect(failureModes.find(({ id }) => id === 'FM-api-away')?.viewerSees).toContain(words);
  });
});

describe('what the rules ask for follows the answers', () => {
  const controlsWith = (design: Parameters<typeof blueprintWith>[1]) =>
    requiredBy(blueprintWith('slow-postgres-app', design));

  test.each([
    ['hipaa', '45 CFR 164.312(b)'],
    ['pci', 'PCI DSS 4.0.1, 3.4.1'],
    ['soc2', 'SOC 2 CC6.1'],
    ['ccpa', 'CCPA § 1798.100(a)(3)'],
    ['ferpa', '34 CFR 99.10'],
    ['iso27001', 'ISO/IEC 27001:2022 A.8.10'],
    ['gdpr', 'GDPR Art. 30(1)'],
  ])('%s', (regime, reference) => {
    expect(controlsWith({ personal_data: 'personal', regimes: [regime] })).toContain(reference);
    expect(controlsWith({ personal_data: 'personal', regimes: ['none'] })).not.toContain(reference);
  });

  test('an impact assessment is asked for special categories only', () => {
    expect(controlsWith({ regimes: ['gdpr'], personal_data: 'special' })).toContain('GDPR Art. 35(1)');
    expect(controlsWith({ regimes: ['gdpr'], personal_data: 'personal' })).not.toContain('GDPR Art. 35(1)');
  });

  test('restricted data brings its own house rules', () => {
    expect(controlsWith({ classification: 'restricted' })).toContain('house rule: restricted data');
    expect(controlsWith({ classification: 'internal' })).not.toContain('house rule: restricted data');
  });
});

test('columns are traced where that is a duty, and nowhere else', () => {
  const traced = blueprintWith('messy-csv-uploads', { lineage: 'column' });
  expect(traced.lineage.filter(({ columns }) => columns === null)).toEqual([]);
  expect(traced.lineage.some(({ columns }) => columns?.includes('returned_on → day'))).toBe(true);
  const untraced = blueprintWith('messy-csv-uploads', { lineage: 'table' });
  expect(untraced.lineage.filter(({ columns }) => columns !== null)).toEqual([]);
});

test('without a named route, alerts say that one is missing', () => {
  const { slos } = blueprintWith('slow-postgres-app', { alert_route: 'none' });
  expect(slos[0]?.route).toContain('not named');
});

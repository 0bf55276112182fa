import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choiceOf, sourceChoiceOf } from '../../src/decisions/choice-of.ts';
import { decide } from '../../src/decisions/decide.ts';
import type { Decision } from '../../src/decisions/decision.ts';
import type { Answers } from '../../src/intake/answers.ts';
import { readAnswersFile } from '../../src/intake/answers-file.ts';
import { type ExampleName, exampleNames, exampleText } from '../../src/intake/examples.ts';
import { weaker } from '../../src/sizing/ledger.ts';
import { resolveWorkload } from '../../src/sizing/resolve-workload.ts';
import { sizeWorkload } from '../../src/sizing/size-workload.ts';
import { arbitraryAnswers } from '../intake/arbitrary-answers.ts';

const decideOn = (answers: Answers): readonly Decision[] => decide(sizeWorkload(resolveWorkload(answers)));

function decideExample(name: ExampleName): readonly Decision[] {
  const reading = readAnswersFile(exampleText(name));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return decideOn(reading.answers);
}

function decisionOf(decisions: readonly Decision[], id: string): Decision {
  const found = decisions.find((decision) => decision.id === id);
  if (!found) throw new Error(`${id} is not decided; ${decisions.map((decision) => decision.id).join(', ')} are`);
  return found;
}

function reasonAgainst(decisions: readonly Decision[], id: string, option: string): string {
  return decisionOf(decisions, id).rejected.find((rejected) => rejected.id === option)?.reason ?? 'not rejected';
}

test('the slow app aggregates in its database and prepares what pages show', () => {
  const decisions = decideExample('slow-postgres-app');
  expect(choiceOf(decisions, 'engine')).toBe('pushdown');
  expect(choiceOf(decisions, 'store')).toBe('in_place');
  expect(sourceChoiceOf(decisions, 'ingestion', 'orders')).toBe('query_in_place');
  expect(sourceChoiceOf(decisions, 'acceleration', 'orders')).toBe('materialised_view');
  expect(sourceChoiceOf(decisions, 'pooling', 'orders')).toBe('app_pool');
  expect(choiceOf(decisions, 'validation')).toBe('sql_constraints');
  expect(choiceOf(decisions, 'bad_rows')).toBeNull();
  expect(decisionOf(decisions, 'D-engine').because).toContain('118 GB of the 5.35 GB');
  expect(decisionOf(decisions, 'D-acceleration-orders').because).toMatch(/2\.4 M rows.*7 min 30 s.*30 s query/);
  expect(reasonAgainst(decisions, 'D-acceleration-orders', 'none')).toContain('25× faster');
  expect(reasonAgainst(decisions, 'D-layout', 'monthly_partitions')).toContain('85 M rows');
});

test('the live dashboard polls its APIs for changes and leaves the warehouse where it is', () => {
  const decisions = decideExample('live-sales-dashboard');
  expect(sourceChoiceOf(decisions, 'api_sync', 'crm')).toBe('poll_incremental');
  expect(sourceChoiceOf(decisions, 'ingestion', 'crm')).toBe('incremental');
  expect(sourceChoiceOf(decisions, 'ingestion', 'warehouse')).toBe('query_in_place');
  expect(sourceChoiceOf(decisions, 'acceleration', 'warehouse')).toBe('aggregate_table');
  expect(reasonAgainst(decisions, 'D-acceleration-warehouse', 'materialised_view')).toMatch(/1 min.*30 s/);
  expect(sourceChoiceOf(decisions, 'pooling', 'warehouse')).toBe('driver_session');
  expect(choiceOf(decisions, 'store')).toBe('postgres');
  expect(choiceOf(decisions, 'engine')).toBe('pushdown');
  expect(choiceOf(decisions, 'validation')).toBe('pydantic');
  expect(reasonAgainst(decisions, 'D-api-sync-crm', 'poll_full')).toContain('6,004 calls; at 100/min that takes 1 h');
  expect(reasonAgainst(decisions, 'D-store', 'duckdb_file')).toContain('2 instances');
  expect(reasonAgainst(decisions, 'D-store', 'existing_warehouse')).toContain('30 s');
});

test('messy uploads are checked by column in an engine that fits beside them', () => {
  const decisions = decideExample('messy-csv-uploads');
  expect(sourceChoiceOf(decisions, 'ingestion', 'returns')).toBe('on_upload');
  expect(choiceOf(decisions, 'engine')).toBe('polars');
  expect(choiceOf(decisions, 'store')).toBe('postgres');
  expect(choiceOf(decisions, 'layout')).toBe('monthly_partitions');
  expect(choiceOf(decisions, 'validation')).toBe('pandera');
  expect(choiceOf(decisions, 'bad_rows')).toBe('quarantine');
  expect(reasonAgainst(decisions, 'D-engine', 'pandas')).toMatch(/1\.76 GB in pandas .* 1\.15 GB/);
  expect(reasonAgainst(decisions, 'D-validation', 'pydantic')).toMatch(/750 k rows take 3 s .* 115 ms/);
});

test('a team without SQL pays for pushdown in skills', () => {
  const table: Answers = {
    design: { skills: ['pandas'] },
    sources: [{ id: 'orders', answers: { kind: 'database', rows: '200k rows' } }],
  };
  expect(choiceOf(decideOn(table), 'engine')).toBe('pandas');
  expect(choiceOf(decideOn({ ...table, design: { skills: ['sql'] } }), 'engine')).toBe('pushdown');
});

test('what loses too much moves one step, not to another system', () => {
  const ticks = (transport: string, rpo: string): Answers => ({
    design: { rpo, longest_outage: '1 h', freshness: '5 s' },
    sources: [{ id: 'ticks', answers: { kind: 'stream', transport, events_per_second: '100/s' } }],
  });
  const carried = (answers: Answers) => sourceChoiceOf(decideOn(answers), 'transport', 'ticks');
  expect(carried(ticks('redis_pubsub', '2 h'))).toBe('redis_pubsub');
  expect(carried(ticks('redis_pubsub', '1 min'))).toBe('redis_streams');
  expect(carried(ticks('websocket', '1 min'))).toBe('websocket');
});

test('where nothing is possible the decision says so, and names what it breaks', () => {
  const crm: Answers = {
    design: { freshness: '10 s' },
    sources: [{ id: 'crm', answers: { kind: 'api', rows: '1M rows', incremental: 'no', rate_limit: '60/min' } }],
  };
  const decision = decisionOf(decideOn(crm), 'D-api-sync-crm');
  expect(decision.choice.id).toBe('poll_full');
  expect(decision.because).toMatch(/Every option breaks a constraint.*10 k calls.*10 s/s);
  expect(decision.rejected.every(({ by }) => by === 'constraint')).toBe(true);
});

test.each(exampleNames)('%s: inputs say their values and who vouches for them', (name) => {
  for (const { id, inputs, provenance } of decideExample(name)) {
    expect(inputs.length, id).toBeGreaterThan(0);
    expect(provenance, id).toBe(
      inputs.reduce<Decision['provenance']>((worst, input) => weaker(worst, input.provenance), 'measured'),
    );
    for (const { value, label } of inputs) {
      expect(value).not.toBe('');
      expect(label).not.toMatch(/undefined|\{/);
    }
  }
});

test('whatever is answered, every option is accounted for in whole sentences, the same twice', () => {
  fc.assert(
    fc.property(arbitraryAnswers(), (answers) => {
      const decisions = decideOn(answers);
      expect(decideOn(answers)).toEqual(decisions);
      expect(new Set(decisions.map(({ id }) => id)).size).toBe(decisions.length);
      for (const { id, choice, because, rejected, consequences, settings } of decisions) {
        expect(rejected.map((option) => option.id)).not.toContain(choice.id);
        const said = [because, ...rejected.map(({ reason }) => reason), ...consequences];
        for (const sentence of said) expect(sentence, id).toMatch(/^\S[^]*\.$/);
        for (const text of [...said, ...Object.values(settings)]) {
          expect(text, id).not.toMatch(/undefined|NaN|\bnull\b|\[object|unlimited|no known figure| {2}|\.\.|!/);
        }
      }
    }),
    { numRuns: 60 },
  );
}, 60_000);

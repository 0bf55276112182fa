import { expect, test } from 'vitest';
import { assembleBlueprint } from '../../src/blueprint/assemble-blueprint.ts';
import { compareAnswers } from '../../src/blueprint/what-if.ts';
import { readAnswersFile } from '../../src/intake/answers-file.ts';
import { exampleText } from '../../src/intake/examples.ts';
import { setAnswer } from '../../src/intake/set-answer.ts';
import { readMeasurements } from '../../src/sizing/read-measurements.ts';
import { resolveWorkload } from '../../src/sizing/resolve-workload.ts';
import { sizeFigures, sizeWorkload } from '../../src/sizing/size-workload.ts';
import { quantityById } from '../../src/sizing/sizing.ts';

const reading = readAnswersFile(exampleText('slow-postgres-app'));
if (!reading.ok) throw new Error('the example does not read');
const { answers } = reading;
const estimates = sizeWorkload(resolveWorkload(answers)).ledger;

function resultOf(...measurements: readonly object[]): string {
  return JSON.stringify({ schema: 1, date: '2026-01-31', machine: 'laptop', measurements }, null, 1);
}

function measured(...measurements: readonly object[]) {
  const read = readMeasurements(resultOf(...measurements), answers);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.answers;
}

const runSeconds = { id: 'app.run_seconds', value: 2, unit: 's', volume: '10 rows' };

test('a measured figure stands in place of the estimate, and what follows from it follows the measurement', () => {
  const { ledger } = sizeWorkload(resolveWorkload(measured(runSeconds)));
  const estimate = quantityById(estimates, 'app.run_seconds')?.value ?? 0;
  const run = quantityById(ledger, 'app.run_seconds');
  expect(run).toMatchObject({
    value: 2,
    provenance: 'measured',
    formula: quantityById(estimates, 'app.run_seconds')?.formula,
    measurement: { estimate, from: '2026-01-31, laptop, 10 rows' },
  });
  const inFlight = (of: typeof ledger) => quantityById(of, 'app.runs_in_flight')?.value ?? 0;
  expect(inFlight(ledger) / inFlight(estimates)).toBeCloseTo(2 / estimate);
});

test('two measurements of which one is an input of the other both stand as measured', () => {
  const both = measured(runSeconds, { id: 'app.runs_in_flight', value: 7, unit: 'count', volume: '' });
  const { ledger } = sizeFigures(resolveWorkload(both));
  expect(quantityById(ledger, 'app.run_seconds')?.value).toBe(2);
  expect(quantityById(ledger, 'app.runs_in_flight')?.value).toBeCloseTo(7);
});

test('with other answers a measured figure moves as its formula does', () => {
  const changed = setAnswer(measured({ id: 'app.rerun_rate', value: 9, unit: '1/s', volume: '' }), 'viewers', '10x');
  if (!changed.ok) throw new Error(changed.message);
  const plain = setAnswer(answers, 'viewers', '10x');
  if (!plain.ok) throw new Error(plain.message);
  const rate = (of: typeof answers) => quantityById(sizeFigures(resolveWorkload(of)).ledger, 'app.rerun_rate')?.value;
  const factor = (rate(plain.answers) ?? 0) / (rate(answers) ?? 1);
  expect(factor).toBeGreaterThan(1);
  expect(rate(changed.answers)).toBeCloseTo(9 * factor);
});

test('a measured answer replaces the one that was said, and findings and decisions follow', () => {
  const fast = measured({ id: 'orders.query_time', value: 0.02, unit: 's', volume: '120M rows' });
  expect(resolveWorkload(fast).sources[0]?.database?.queryTime).toMatchObject({ value: 0.02, provenance: 'measured' });
  const changes = compareAnswers(answers, fast);
  expect(changes.answers.map(({ key }) => key)).toEqual(['orders.query_time']);
  expect(changes.findings.length + changes.decisions.length).toBeGreaterThan(0);
  const blueprint = assembleBlueprint(fast, { toolVersion: '0', headroom: false });
  expect(blueprint.requirements.find(({ key }) => key === 'orders.query_time')?.provenance).toBe('measured');
  expect(blueprint.answersDigest).not.toBe(assembleBlueprint(answers, { toolVersion: '0' }).answersDigest);
});

test('a file that cannot be used is told line by line', () => {
  const problems = (text: string) => {
    const read = readMeasurements(text, answers);
    return read.ok ? [] : read.problems.map(({ line, message }) => `${line}: ${message}`);
  };
  expect(problems('{"schema": ')).toEqual([expect.stringMatching(/^\d: /)]);
  expect(problems('{"schema": 2}')).toHaveLength(4);
  expect(problems(resultOf({ ...runSeconds, id: 'app.run_second' }))).toEqual([
    "7: 'app.run_second' is no figure and no quantity of these answers; did you mean app.run_seconds?",
  ]);
  expect(problems(resultOf({ ...runSeconds, unit: 'B' }))).toEqual(['9: app.run_seconds is in s, not in B']);
  expect(problems(resultOf(runSeconds, runSeconds))).toEqual(['13: app.run_seconds is measured twice']);
  expect(problems(resultOf({ ...runSeconds, value: -1 }))).toEqual([
    expect.stringMatching(/^8: measurements\.0\.value/),
  ]);
});

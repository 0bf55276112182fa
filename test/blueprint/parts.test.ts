import { describe, expect, test } from 'vitest';
import { digestAnswers } from '../../src/blueprint/answers-digest.ts';
import { availabilityAlert } from '../../src/blueprint/availability-alert.ts';
import { fillText, fillTexts } from '../../src/blueprint/fill-text.ts';
import { unionOfSources } from '../../src/blueprint/sources.ts';
import { failurePatterns } from '../../src/knowledge/failure-modes.ts';
import { houseControls, regimeControls } from '../../src/knowledge/controls.ts';
import { blueprintWith, exampleAnswers } from './example-blueprints.ts';

describe('the digest of answers', () => {
  test('is 64-bit FNV-1a over JSON with sorted keys', () => {
    const canonical = '{"design":{"name":"Ö"},"sources":[]}';
    let hash = 0xcbf29ce484222325n;
    for (const byte of new TextEncoder().encode(canonical)) {
      hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
    }
    expect(digestAnswers({ sources: [], design: { name: 'Ö' } })).toBe(hash.toString(16).padStart(16, '0'));
  });

  test('does not depend on the order in which questions were answered', () => {
    const one = { design: { name: 'A', viewers: '5' }, sources: [] };
    const other = { sources: [], design: { viewers: '5', name: 'A' } };
    expect(digestAnswers(one)).toBe(digestAnswers(other));
  });

  test('changes with any answer and with the order of sources', () => {
    const a = { id: 'a', answers: {} };
    const b = { id: 'b', answers: { rows: '5' } };
    const digests = [
      { design: {}, sources: [] },
      { design: { viewers: '5' }, sources: [] },
      { design: { viewers: '6' }, sources: [] },
      { design: {}, sources: [a, b] },
      { design: {}, sources: [b, a] },
    ].map(digestAnswers);
    expect(new Set(digests).size).toBe(digests.length);
  });
});

describe('the alert on availability', () => {
  test('is a burn rate where the short window holds ten runs', () => {
    expect(availabilityAlert(0.999, 10 / 300)).toContain('1.44 % bad in 1 h and in 5 min');
    expect(availabilityAlert(0.999, 9.9 / 300)).toContain('3 failures in a row');
  });

  test('leaves out a burn rate that even a total failure cannot reach', () => {
    expect(availabilityAlert(0.9, 1)).not.toContain('14.4×');
    expect(availabilityAlert(0.9, 1)).toContain('60 % bad in 6 h');
  });
});

describe('texts with figures', () => {
  test('are filled wherever a name stands', () => {
    expect(fillText('{a} of {b}, {a}', { a: '1', b: '2' })).toBe('1 of 2, 1');
  });
  test('are given up when a figure is lacking', () => {
    expect(fillText('{a} of {b}', { a: '1', b: null })).toBeNull();
    expect(fillTexts({ x: 'plain', y: '{b}' }, { b: null })).toBeNull();
  });
  test('refuse a name that nobody knows, which is a slip in a catalogue', () => {
    expect(() => fillText('{nobody}', {})).toThrow(RangeError);
  });
  test('a figure that looks like a name is not filled again', () => {
    expect(fillText('{a}', { a: '{b}', b: 'no' })).toBe('{b}');
  });
});

test('sources: one for each address, in order, judgement last', () => {
  const page = (id: string, url: string | null) => ({ id, title: id, url });
  const union = unionOfSources([
    [page('judgement', null), page('a', 'https://a')],
    [page('same-as-a', 'https://a'), page('b', 'https://b'), page('judgement', null)],
  ]);
  expect(union.map(({ id }) => id)).toEqual(['a', 'b', 'judgement']);
});

test('every catalogue id is used once', () => {
  for (const catalogue of [failurePatterns, [...regimeControls, ...houseControls]]) {
    const ids = catalogue.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  }
});

describe('requirements and assumptions', () => {
  const { requirements, assumptions } = blueprintWith('live-sales-dashboard', {
    rpo: 'unknown',
    interactions: 'unknown',
  });
  const requirement = (key: string) => requirements.find((candidate) => candidate.key === key);
  const assumption = (key: string) => assumptions.find((candidate) => candidate.key === key);

  test('options are shown by their labels, quantities with units, texts as typed', () => {
    expect(requirement('host')?.answer).toMatch(/^A container /);
    expect(requirement('regimes')?.answer).toBe('GDPR, SOC 2');
    expect(requirement('crm.rate_limit')?.answer).toBe('100/min');
    expect(requirement('freshness')?.answer).toBe('1 min');
    expect(requirement('name')?.answer).toBe('Live sales dashboard');
  });

  test('a question about a source names it', () => {
    expect(requirement('crm.rows')?.question).toContain('crm');
    expect(requirement('crm.rows')?.question).not.toContain('{source}');
  });

  test('"I don\'t know" is a requirement that says what is assumed, and an assumption', () => {
    expect(requirement('rpo')?.answer).toMatch(/^not known; .+ is assumed$/);
    expect(assumption('rpo')?.provenance).toBe('unknown');
  });

  test('an assumption carries what rests on it, through the figures too', () => {
    expect(assumption('interactions')?.affects).toContain('D-cache');
  });

  test('what was stated is no assumption, and what was defaulted no requirement', () => {
    expect(assumption('freshness')).toBeUndefined();
    expect(requirement('deploy_cadence')).toBeUndefined();
    expect(assumption('deploy_cadence')?.assumed).toBe('Weekly');
  });

  test('every stated answer is a requirement', () => {
    const answers = exampleAnswers('live-sales-dashboard');
    const stated = [
      ...Object.keys(answers.design),
      ...answers.sources.flatMap(({ id, answers: own }) => Object.keys(own).map((question) => `${id}.${question}`)),
    ];
    const listed = new Set(requirements.map(({ key }) => key));
    expect(stated.filter((key) => !listed.has(key))).toEqual([]);
  });
});

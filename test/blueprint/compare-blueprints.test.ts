import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assembleBlueprint } from '../../src/blueprint/assemble-blueprint.ts';
import {
  changedDecisions,
  type Comparable,
  compareBlueprints,
  isWorse,
} from '../../src/blueprint/compare-blueprints.ts';
import { formatQuantity } from '../../src/intake/quantities/format-quantity.ts';
import type { Severity } from '../../src/sizing/finding.ts';
import { arbitraryAnswers } from '../intake/arbitrary-answers.ts';
import { blueprintWith, exampleBlueprint } from './example-blueprints.ts';

const empty: Comparable = { ledger: { quantities: [] }, findings: [], decisions: [] };

function withFindings(...findings: readonly (readonly [string, Severity])[]): Comparable {
  return {
    ...empty,
    findings: findings.map(([id, severity]) => ({
      id,
      severity,
      sourceId: null,
      title: `${id} is ${severity}`,
      because: `of ${id}`,
      remedies: ['less of it'],
      rests: [],
    })),
  };
}

describe('between two designs', () => {
  const was = exampleBlueprint('slow-postgres-app');
  const is = blueprintWith('slow-postgres-app', { viewers: '3500', availability: '99.99%' });
  const changes = compareBlueprints(was, is);

  test('a decision tells what was and is chosen, why, and what speaks against the former option now', () => {
    const deployment = changes.decisions.find(({ id }) => id === 'D-deployment');
    const now = is.decisions.find(({ id }) => id === 'D-deployment');
    const former = was.decisions.find(({ id }) => id === 'D-deployment')?.choice;
    expect(deployment).toEqual({
      id: 'D-deployment',
      title: now?.title,
      was: former,
      is: now?.choice,
      because: now?.because,
      against: now?.rejected.find(({ id }) => id === former?.id)?.reason,
    });
    expect(deployment?.against).toEqual(expect.any(String));
    expect(deployment?.was).not.toEqual(deployment?.is);
  });

  test('a figure tells its values and how many times as much it is', () => {
    expect(changes.figures.find(({ id }) => id === 'app.rerun_rate')?.factor).toBeCloseTo(100, 9);
    for (const { was: before, is: now, unit } of changes.figures) {
      expect(before === null ? null : formatQuantity(before, unit)).not.toBe(
        now === null ? null : formatQuantity(now, unit),
      );
    }
  });

  test('figures that a changed finding or decision rests on come first', () => {
    const rests = new Set([
      ...[...was.findings, ...is.findings]
        .filter(({ id }) => changes.findings.some((change) => change.id === id))
        .flatMap((finding) => finding.rests),
      ...is.decisions
        .filter(({ id }) => changes.decisions.some((change) => change.id === id))
        .flatMap(({ inputs }) => inputs.map(({ id }) => id)),
    ]);
    const telling = changes.figures.map(({ id }) => rests.has(id));
    expect(telling[0]).toBe(true);
    expect(telling.lastIndexOf(true)).toBeLessThan(telling.indexOf(false));
  });

  test('it is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(changes))).toStrictEqual(changes);
  });
});

test('a decision that is no longer to be made has no reason, and comes last', () => {
  const { decisions } = exampleBlueprint('slow-postgres-app');
  const [first, ...rest] = decisions;
  const gone = { id: first?.id, title: first?.title, was: first?.choice, is: null, because: null, against: null };
  expect(changedDecisions(decisions, rest)).toEqual([gone]);
  expect(changedDecisions(decisions.slice(0, 2), rest.slice(0, 2)).map(({ id }) => id)).toEqual([
    decisions[2]?.id,
    first?.id,
  ]);
});

test('what got worse comes before what got better, and the gravest of each first', () => {
  const was = withFindings(['gone', 'advice'], ['cured', 'blocker'], ['graver', 'risk'], ['same', 'blocker']);
  const is = withFindings(
    ['new-advice', 'advice'],
    ['same', 'blocker'],
    ['graver', 'blocker'],
    ['unsure', 'cannot_determine'],
  );
  const { findings } = compareBlueprints(was, is);
  expect(findings.map((change) => [change.id, change.was, change.is, isWorse(change)])).toEqual([
    ['graver', 'risk', 'blocker', true],
    ['unsure', null, 'cannot_determine', true],
    ['new-advice', null, 'advice', true],
    ['cured', 'blocker', null, false],
    ['gone', 'advice', null, false],
  ]);
  expect(findings[0]).toMatchObject({ title: 'graver is blocker', because: 'of graver', remedies: ['less of it'] });
  expect(findings[3]).toMatchObject({ title: 'cured is blocker', because: 'of cured', remedies: [] });
});

describe('for any answers', () => {
  const blueprints = fc
    .sample(arbitraryAnswers(), { seed: 5, numRuns: 40 })
    .map((answers) => assembleBlueprint(answers, { toolVersion: '1.2.3', headroom: false }));

  test('a design does not differ from itself', () => {
    for (const blueprint of blueprints) {
      expect(compareBlueprints(blueprint, structuredClone(blueprint))).toEqual({
        findings: [],
        decisions: [],
        figures: [],
      });
    }
  });

  test('the way back lists the same changes the other way round', () => {
    for (const [index, one] of blueprints.entries()) {
      const other = blueprints[index + 1] ?? one;
      const [there, back] = [compareBlueprints(one, other), compareBlueprints(other, one)];
      const turned = <T>(changes: readonly { readonly id: string; readonly was: T; readonly is: T }[]) =>
        new Map(changes.map(({ id, was, is }) => [id, { was: is, is: was }]));
      const straight = <T>(changes: readonly { readonly id: string; readonly was: T; readonly is: T }[]) =>
        new Map(changes.map(({ id, was, is }) => [id, { was, is }]));
      expect(turned(back.findings)).toEqual(straight(there.findings));
      expect(turned(back.decisions)).toEqual(straight(there.decisions));
      expect(turned(back.figures)).toEqual(straight(there.figures));
    }
  });
});

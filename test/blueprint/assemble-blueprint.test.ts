import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assembleBlueprint } from '../../src/blueprint/assemble-blueprint.ts';
import type { Blueprint } from '../../src/blueprint/blueprint.ts';
import { arbitraryAnswers } from '../intake/arbitrary-answers.ts';
import { exampleAnswers } from './example-blueprints.ts';

const assemble = (answers: Parameters<typeof assembleBlueprint>[0]) =>
  assembleBlueprint(answers, { toolVersion: '1.2.3', headroom: false });

describe('for any valid answers', () => {
  // Assembled once for all laws: a law that shrank by itself would assemble thousands.
  const samples = fc.sample(arbitraryAnswers(), { seed: 11, numRuns: 120 }).map((answers) => ({
    answers,
    blueprint: assemble(answers),
  }));
  const holds = (law: (blueprint: Blueprint) => void) => {
    for (const { answers, blueprint } of samples) {
      try {
        law(blueprint);
      } catch (error) {
        throw new Error(`for the answers ${JSON.stringify(answers)}`, { cause: error });
      }
    }
  };

  test('the blueprint survives JSON unchanged', () => {
    holds((blueprint) => expect(JSON.parse(JSON.stringify(blueprint))).toStrictEqual(blueprint));
  });

  test('the same answers give the same blueprint', () => {
    for (const { answers, blueprint } of samples.slice(0, 30)) {
      expect(assemble(structuredClone(answers))).toStrictEqual(blueprint);
    }
  });

  test('every component takes part in a flow, and every flow joins two components', () => {
    holds(({ architecture: { components, flows } }) => {
      const ids = components.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(id).toMatch(/^[a-z]\w*$/);
      const ends = flows.flatMap(({ from, to }) => [from, to]);
      expect(ends.filter((end) => !ids.includes(end))).toEqual([]);
      expect(ids.filter((id) => !ends.includes(id))).toEqual([]);
      expect(flows.filter(({ label, from, to }) => label === '' || from === to)).toEqual([]);
    });
  });

  test('data of every source reaches the viewers', () => {
    holds(({ architecture: { flows }, workload }) => {
      for (const { id } of workload.sources) {
        const reached = new Set([`src_${id}`]);
        for (const _ of flows) {
          for (const { from, to, dashed } of flows) if (!dashed && reached.has(from)) reached.add(to);
        }
        expect([...reached]).toContain('viewers');
      }
    });
  });

  test('the lineage leads from every source to a page without a gap', () => {
    holds(({ lineage, workload }) => {
      const made = new Set(lineage.map(({ to }) => to));
      const used = new Set(lineage.map(({ from }) => from));
      expect(lineage.filter(({ by, check }) => by === '' || check === '')).toEqual([]);
      for (const { id } of workload.sources) expect(lineage.some(({ from }) => from.startsWith(`${id}: `))).toBe(true);
      const ends = [...made].filter((dataset) => !used.has(dataset));
      expect(ends.filter((dataset) => !/page/.test(dataset))).toEqual([]);
    });
  });

  test('no text is left with a brace, an empty place or a missing figure', () => {
    holds(({ failureModes, controls, slos, benchmarks, plan, lineage, architecture }) => {
      const typed = /Orders|A \| b|# <b>|日本|`code`/;
      const texts = [failureModes, controls, slos, benchmarks, plan, lineage, architecture]
        .flatMap(stringsIn)
        .filter((text) => !typed.test(text));
      const broken = texts.filter(
        (text) =>
          text.trim() === '' ||
          /\{[a-zA-Z]+\}|\bundefined\b(?!-)|\bNaN\b|Infinity|\bnull\b(?! share)|\[object|\(\)|: ;|  /.test(text),
      );
      expect(broken).toEqual([]);
    });
  });

  test('a cache costs entries times bytes, for each session where it is kept in sessions', () => {
    holds(({ caching }) => {
      for (const { memory, maxEntries, entryBytes, scope, ttl, decorator } of caching) {
        const each = maxEntries * entryBytes;
        const copies = each === 0 ? 1 : memory / each;
        expect(copies).toBeCloseTo(scope === 'global' ? 1 : Math.round(copies), 6);
        expect(ttl === null ? decorator : 'bounded').not.toBe('st.cache_data');
      }
    });
  });

  test('no global cache holds rows that belong to one viewer', () => {
    holds(({ caching, workload }) => {
      if (workload.rowAccess.value === 'same_for_all') return;
      const word = workload.rowAccess.value === 'by_tenant' ? 'tenant' : 'role';
      const frames = caching.filter(({ function: name }) => name.startsWith('read_') || name.startsWith('details.'));
      for (const { scope, key } of frames) expect(scope === 'session' || key.startsWith(word)).toBe(true);
    });
  });

  test('the plan has three to five phases, twelve to twenty-eight steps, and an acceptance for each', () => {
    holds(({ plan }) => {
      expect(plan.length).toBeGreaterThanOrEqual(3);
      expect(plan.length).toBeLessThanOrEqual(5);
      const steps = plan.flatMap((phase) => phase.steps);
      expect(steps.length).toBeGreaterThanOrEqual(12);
      expect(steps.length).toBeLessThanOrEqual(28);
      expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
      plan.forEach((phase, index) => {
        for (const { id, acceptance } of phase.steps) {
          expect(id).toMatch(new RegExp(`^P${index + 1}\\.\\d+$`));
          expect(acceptance.length).toBeGreaterThan(20);
        }
      });
    });
  });

  test('eight to fourteen failure modes, and controls with a place and a verification', () => {
    holds(({ failureModes, controls }) => {
      expect(failureModes.length).toBeGreaterThanOrEqual(8);
      expect(failureModes.length).toBeLessThanOrEqual(14);
      expect(new Set(failureModes.map(({ id }) => id)).size).toBe(failureModes.length);
      expect(new Set(controls.map(({ id }) => id)).size).toBe(controls.length);
      for (const { where, verify } of controls) expect(Math.min(where.length, verify.length)).toBeGreaterThan(10);
    });
  });

  test('an assumption names only decisions and findings that exist', () => {
    holds(({ assumptions, decisions, findings }) => {
      const ids = new Set([...decisions, ...findings].map(({ id }) => id));
      expect(assumptions.flatMap(({ affects }) => affects).filter((id) => !ids.has(id))).toEqual([]);
    });
  });

  test('each source is listed once, by id and by address', () => {
    holds(({ sources, decisions }) => {
      expect(new Set(sources.map(({ id }) => id)).size).toBe(sources.length);
      const addresses = sources.map(({ url, id }) => url ?? id);
      expect(new Set(addresses).size).toBe(addresses.length);
      const used = decisions.flatMap((decision) => decision.sources.map(({ url, id }) => url ?? id));
      expect(used.filter((address) => !addresses.includes(address))).toEqual([]);
    });
  });
});

test('headroom is part of the blueprint unless it is left out', () => {
  const answers = exampleAnswers('slow-postgres-app');
  const blueprint = assembleBlueprint(answers, { toolVersion: '1.2.3' });
  const ids = new Set(blueprint.decisions.map(({ id }) => id));
  expect(blueprint.headroom.length).toBeGreaterThan(0);
  expect(blueprint.headroom.filter(({ decisionId }) => !ids.has(decisionId))).toEqual([]);
  const quick = assemble(answers);
  expect(quick).toStrictEqual({ ...blueprint, headroom: [], blockerHeadroom: [], assumptions: quick.assumptions });
}, 20_000);

test('the assumptions that could change most come first, and what they change is left out with the headroom', () => {
  const answers = exampleAnswers('messy-csv-uploads');
  const scores = assembleBlueprint(answers, { toolVersion: '1.2.3' }).assumptions.map(
    ({ couldChange }) => couldChange?.score ?? -1,
  );
  expect(scores[0]).toBeGreaterThan(0);
  expect(scores.at(-1)).toBe(0);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  expect(assemble(answers).assumptions.every(({ couldChange }) => couldChange === null)).toBe(true);
}, 20_000);

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

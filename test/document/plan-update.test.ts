import { describe, expect, test } from 'vitest';
import type { Blueprint } from '../../src/blueprint/blueprint.ts';
import { assembleBlueprint } from '../../src/blueprint/assemble-blueprint.ts';
import { composeDocument } from '../../src/document/compose-document.ts';
import { planUpdate, summariseUpdate } from '../../src/document/plan-update.ts';
import { renewDocument } from '../../src/document/renew-document.ts';
import { recordSection, writeRecord } from '../../src/document/section-record.ts';
import { type SectionId, sectionsFor } from '../../src/document/sections.ts';
import { formatQuantity } from '../../src/intake/quantities/format-quantity.ts';

const answers = { design: { name: 'Shop', sources: ['orders'], viewers: '20' }, sources: [] };
const blueprint = assembleBlueprint(answers, { toolVersion: 'any', headroom: false });
const contract = sectionsFor(blueprint);
const builtin = textsOf((heading) => `What follows for ${heading}.`);
const head = {
  title: 'Shop',
  created: '2026-01-31',
  architect: 'builtin',
  model: null,
  tool: 'any',
  answers: blueprint.answersDigest,
  decisions: Object.fromEntries(blueprint.decisions.map(({ id, choice }) => [id, choice.id])),
} as const;
const document = documentOf(builtin);

describe('an update of a document', () => {
  test('that nothing changed keeps every section', () => {
    const plan = planOf(document, builtin);
    expect(plan.stale).toEqual([]);
    expect([...plan.kept.keys()]).toEqual(contract.map(({ id }) => id));
    expect(plan.decisions).toEqual([]);
  });

  test('writes the section whose inputs changed and leaves every other byte as it is', () => {
    const plan = planOf(document, changed('caching'));
    expect(plan.stale.map(({ id }) => id)).toEqual(['caching']);
    const renewed = renew(document, new Map([['caching', '## Caching and Streamlit integration\n\nNew.\n']]));
    const expected = document.replace(builtin.get('caching') ?? '', '## Caching and Streamlit integration\n\nNew.\n');
    expect(bodyOf(renewed)).toBe(bodyOf(expected));
  });

  test('keeps a fresh section that a hand has changed, and knows it for edited the next time too', () => {
    const byHand = document.replace('What follows for Caching', 'By hand: what follows for Caching');
    const plan = planOf(byHand, changed('summary'));
    expect(plan.stale.map(({ id }) => id)).toEqual(['summary']);
    expect(plan.edited).toEqual([]);
    expect(plan.kept.get('caching')?.markdown).toContain('By hand');
    expect(plan.kept.get('caching')?.record).toBe(recordOf('caching'));
  });

  test('asks for leave to replace a stale section that a hand has changed', () => {
    const byHand = document.replace('What follows for Caching', 'By hand: what follows for Caching');
    const cautious = planOf(byHand, changed('caching'));
    expect(cautious.stale).toEqual([]);
    expect(summariseUpdate(cautious).edited).toEqual(['Caching and Streamlit integration']);
    expect(summariseUpdate(cautious).kept).toHaveLength(contract.length - 1);
    const allowed = planUpdate(byHand, blueprint, changed('caching'), { replaceEdited: true });
    expect(allowed?.stale.map(({ id }) => id)).toEqual(['caching']);
  });

  test('leaves other sections, other fields, what stands under the title and the line ends alone', () => {
    const own = document
      .replace('\n## Decisions\n', '\n## Our notes\n\nKeep.\n\n\n## Decisions\n')
      .replace('# Shop\n', '# Shop\n\nApproved on Monday.\n')
      .replace('tool: any\n', 'tool: any\nteam: shop\n');
    const windows = own.replaceAll('\n', '\r\n');
    const plan = planOf(windows, changed('caching'));
    expect(plan.stale.map(({ id }) => id)).toEqual(['caching']);
    expect(plan.edited).toEqual([]);
    const renewed = renew(windows, new Map([['caching', '## Caching and Streamlit integration\n\nNew.\n']]));
    const expected = windows.replace('What follows for Caching and Streamlit integration.', 'New.');
    expect(bodyOf(renewed)).toBe(bodyOf(expected));
    expect(renewed).toContain('\r\nteam: shop\r\n');
    expect(renewed.replaceAll('\r\n', '')).not.toContain('\n');
  });

  test('puts a section that is called for now in its place, and takes out one that is not', () => {
    const without = new Map([...builtin].filter(([id]) => id !== 'validation'));
    const withApis = documentOf(without).replace('\n## Caching', '\n## External APIs\n\nOld.\n\n## Caching');
    const plan = planOf(withApis, builtin);
    expect(plan.stale.map(({ id }) => id)).toEqual(['validation']);
    expect(plan.dropped).toEqual(['External APIs']);
    const renewed = renew(withApis, new Map([['validation', builtin.get('validation') ?? '']]));
    expect(bodyOf(renewed)).toBe(bodyOf(document));
  });

  test('carries a new title', () => {
    const renewed = renewDocument(document, { ...head, title: 'Shop 2', sections: {} }, contract, builtin);
    expect(renewed).toContain('\n# Shop 2\n\n## Summary\n');
  });

  test('says which decisions changed, from what to what, and why', () => {
    const [first] = blueprint.decisions;
    const other = first?.rejected[0];
    const before = document.replace(`${first?.id}: ${first?.choice.id}`, `D-gone: old_way, ${first?.id}: ${other?.id}`);
    expect(planOf(before, builtin).decisions).toEqual([
      {
        id: first?.id,
        title: first?.title,
        was: { id: other?.id, label: other?.label },
        is: first?.choice,
        because: first?.because,
        against: other?.reason,
      },
      {
        id: 'D-gone',
        title: 'D-gone',
        was: { id: 'old_way', label: 'old way' },
        is: null,
        because: null,
        against: null,
      },
    ]);
  });

  test('is not planned for a document that does not say what it was made from', () => {
    const older = document.replace(/^sections: .*\n/m, '');
    expect(planUpdate(older, blueprint, builtin, { replaceEdited: true })).toBeNull();
    expect(planUpdate('# Notes\n', blueprint, builtin, { replaceEdited: true })).toBeNull();
  });

  test('takes a section whose record is gone for anybody’s work', () => {
    const plan = planOf(document.replace(/caching: \w+/, 'caching: lost'), builtin);
    expect(plan.edited.map(({ id }) => id)).toEqual(['caching']);
  });
});

describe('a section that a model wrote', () => {
  const [decision] = blueprint.decisions;
  const text = `## Caching and Streamlit integration\n\nIt rests on ${decision?.id}, for 20 viewers.\n`;
  const written = new Map([...builtin, ['caching', text] as const]);
  const byModel = documentOf(written);

  test('is fresh while its inputs and the decisions that it names stay', () => {
    expect(planOf(byModel, builtin).stale).toEqual([]);
  });

  test('is stale when its inputs change', () => {
    expect(planOf(byModel, changed('caching')).stale.map(({ id }) => id)).toEqual(['caching']);
  });

  test('is stale when a decision that it names comes out otherwise', () => {
    const decisions = blueprint.decisions.map((each) =>
      each.id === decision?.id ? { ...each, choice: { id: 'other', label: 'Other' } } : each,
    );
    const plan = planUpdate(byModel, { ...blueprint, decisions }, builtin, { replaceEdited: false });
    expect(plan?.stale.map(({ id }) => id)).toEqual(['caching']);
  });

  test('is stale when a figure that it quotes has moved', () => {
    const figure = blueprint.ledger.quantities.find(({ unit }) => unit === 'B');
    const quoting = documentOf(new Map([...builtin, ['caching', quote(blueprint, figure?.id)] as const]));
    const quantities = blueprint.ledger.quantities.map((each) =>
      each.id === figure?.id ? { ...each, value: each.value * 7 } : each,
    );
    const moved = { ...blueprint, ledger: { ...blueprint.ledger, quantities } };
    expect(planOf(quoting, builtin).stale).toEqual([]);
    const plan = planUpdate(quoting, moved, builtin, { replaceEdited: false });
    expect(plan?.stale.map(({ id }) => id)).toEqual(['caching']);
  });
});

function planOf(markdown: string, texts: ReadonlyMap<SectionId, string>) {
  const plan = planUpdate(markdown, blueprint, texts, { replaceEdited: false });
  if (plan === null) throw new Error('the document has no records');
  return plan;
}

function renew(markdown: string, written: ReadonlyMap<SectionId, string>): string {
  return renewDocument(markdown, { ...head, sections: {} }, contract, written);
}

function documentOf(texts: ReadonlyMap<SectionId, string>): string {
  const records = [...texts].map(([id, text]) => [
    id,
    writeRecord(recordSection(text, builtin.get(id) ?? '', blueprint)),
  ]);
  return composeDocument({ ...head, sections: Object.fromEntries(records) }, contract, texts).replace(
    /^missing:\n(?: {2}- .*\n)+/m,
    '',
  );
}

function textsOf(body: (heading: string) => string): ReadonlyMap<SectionId, string> {
  return new Map(contract.map(({ id, heading }) => [id, `## ${heading}\n\n${body(heading)}\n`]));
}

/** The built-in texts, with another in this section. */
function changed(id: SectionId): ReadonlyMap<SectionId, string> {
  return new Map([...builtin, [id, `${builtin.get(id)}\nMore.\n`]]);
}

function recordOf(id: SectionId): string {
  const text = builtin.get(id) ?? '';
  return writeRecord(recordSection(text, text, blueprint));
}

function quote({ ledger }: Blueprint, id: string | undefined): string {
  const figure = ledger.quantities.find((quantity) => quantity.id === id);
  return `## Caching and Streamlit integration\n\nIt takes ${formatQuantity(figure?.value ?? 0, figure?.unit ?? 'B')}.\n`;
}

function bodyOf(markdown: string): string {
  return markdown.slice(markdown.indexOf('\n# '));
}

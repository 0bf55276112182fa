import { describe, expect, test } from 'vitest';
import type { Section } from '../../../src/document/sections.ts';
import { InputError } from '../../../src/errors.ts';
import { isChecking, startWriting, type WritingEvent, writingReducer } from '../../../src/ui/screens/writing-state.ts';
import { verdictWith } from '../../checks/verdict-with.ts';

const sections = [
  { id: 'summary', heading: 'Summary' },
  { id: 'sources', heading: 'Sources' },
] as readonly Section[];
const [summary, sources] = sections as [Section, Section];

function after(events: readonly WritingEvent[], finished = new Map<Section['id'], string>()) {
  return events.reduce(writingReducer, startWriting(finished));
}

const summaryWritten: readonly WritingEvent[] = [
  { type: 'planned', sections },
  { type: 'section_started', section: summary },
  { type: 'text', sectionId: 'summary', text: '## Summary\n\nShort.' },
  { type: 'section_finished', sectionId: 'summary', markdown: '## Summary\n\nShort.\n' },
];

describe('the document while it is written', () => {
  test('grows section by section, with the outline', () => {
    const state = after([
      ...summaryWritten,
      { type: 'section_started', section: sources },
      { type: 'text', sectionId: 'sources', text: '## Sources' },
    ]);
    expect(state.text).toBe('## Summary\n\nShort.\n\n## Sources');
    expect(state.sections.map((section) => section.state)).toEqual(['done', 'current']);
    expect(isChecking(state)).toBe(false);
  });

  test('begins with the sections of an earlier run', () => {
    const state = after([{ type: 'planned', sections }], new Map([['summary', '## Summary\n']]));
    expect(state.text).toContain('## Summary');
    expect(state.sections.map((section) => section.state)).toEqual(['done', 'ahead']);
  });

  test('that is brought up to date has the sections that stay, and waits only for the stale ones', () => {
    const update = { rewritten: ['Summary'], kept: ['Sources'], edited: [], dropped: [], decisions: [] };
    const kept = new Map([['sources', '## Sources\n'] as const]);
    const begun = after([
      { type: 'planned', sections },
      { type: 'updating', summary: update, kept },
    ]);
    expect(begun.sections.map((section) => section.state)).toEqual(['ahead', 'done']);
    const rewritten = summaryWritten.slice(1).reduce(writingReducer, begun);
    expect(rewritten.text).not.toContain('## Sources');
    expect(isChecking(rewritten)).toBe(true);
    expect(rewritten.update).toEqual(update);
  });

  test('begins a section anew when it is repaired, and shows the draft that stays', () => {
    const repairing = after([
      ...summaryWritten,
      { type: 'section_started', section: sources },
      { type: 'text', sectionId: 'sources', text: '## Sources\n\nWrong.' },
      { type: 'repairing', section: sources, message: 'repairing Sources: 1 finding, try 1 of 2' },
    ]);
    expect(repairing).toMatchObject({
      text: '## Summary\n\nShort.\n\n',
      redrafts: 1,
      notice: 'repairing Sources: 1 finding, try 1 of 2',
    });
    const worse = { type: 'text', sectionId: 'sources', text: '## Sources\n\nWorse.' } as const;
    const kept = { type: 'section_finished', sectionId: 'sources', markdown: '## Sources\n\nWrong.\n' } as const;
    expect([worse, kept].reduce(writingReducer, repairing)).toMatchObject({
      text: '## Summary\n\nShort.\n\n## Sources\n\nWrong.\n',
      redrafts: 2,
    });
  });

  test('is checked when every section is there, and ends with its files and problems', () => {
    const written = after([
      ...summaryWritten,
      { type: 'section_finished', sectionId: 'sources', markdown: '## Sources\n' },
    ]);
    expect(isChecking(written)).toBe(true);
    const verdict = verdictWith();
    const ended = (
      [
        { type: 'checked', result: { problems: [], suppressed: [], errors: 0, warnings: 0, blocks: {} }, verdict },
        { type: 'saved', document: '/d.md', answers: '/d.answers.yaml' },
        { type: 'done', markdown: 'whole' },
      ] as const
    ).reduce<ReturnType<typeof after>>(writingReducer, written);
    expect(ended.result).toEqual({
      document: '/d.md',
      answers: '/d.answers.yaml',
      markdown: 'whole',
      problems: [],
      verdict,
      update: null,
    });
  });

  test('a stop says what is kept and where', () => {
    const event = {
      type: 'failed',
      reason: 'interrupted',
      message: 'stopped',
      remedy: 'x',
      partial: '/d.md.partial',
    } as const;
    const { failure } = after([...summaryWritten, event]);
    expect(failure?.account).toEqual({ what: 'Stopped: 1 of 2 sections are kept.', where: 'Draft: /d.md.partial' });
    expect([...(failure?.stopped.sections.keys() ?? [])]).toEqual(['summary']);
  });

  test('a failure says why and what to do, and so does a disk that refuses', () => {
    const failed = {
      type: 'failed',
      reason: 'overloaded',
      message: 'the model is busy',
      remedy: 'Wait.',
      partial: null,
    } as const;
    expect(after([failed]).failure?.account).toMatchObject({ what: /the model is busy/, remedy: 'Wait.' });
    const error = new InputError({ what: 'The disk is full', remedy: 'Free some space.' });
    expect(after([{ type: 'broke', error }]).failure).toMatchObject({
      account: { what: 'The disk is full' },
      stopped: { reason: 'broken' },
    });
  });
});

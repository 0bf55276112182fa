import { describe, expect, test } from 'vitest';
import type { Session } from '../../src/storage/sessions.ts';
import type { WrittenSections } from '../../src/ui/ports.ts';
import { leaving, resumed, withInterview } from '../../src/ui/flow.ts';
import { exampleAnswers, interviewOn, workOn } from './screens/fakes.tsx';
import { verdictWith } from '../checks/verdict-with.ts';

const written: WrittenSections = {
  by: 'builtin',
  created: '2026-01-31',
  sections: new Map([['summary', '## Summary\n']]),
};

function sessionWith(writing: Partial<NonNullable<Session['writing']>> | null): Session {
  return {
    id: 'shop-1234',
    updatedAt: '2026-01-31T10:00:00Z',
    interview: interviewOn(exampleAnswers()),
    writing:
      writing === null
        ? null
        : {
            architect: 'builtin',
            model: null,
            output: '/d.md',
            created: '2026-01-31',
            finished: {},
            complete: false,
            updates: false,
            ...writing,
          },
    history: [],
  };
}

describe('a session that is resumed', () => {
  test('goes on after the sections that are written', () => {
    const scene = resumed(sessionWith({ finished: { summary: '## Summary\n' } }));
    expect(scene).toMatchObject({ at: 'review', notice: 'One section is written; writing goes on after.' });
    expect('work' in scene ? scene.work.written : null).toEqual(written);
  });

  test('that is finished says where its document is, and starts afresh', () => {
    const scene = resumed(sessionWith({ finished: { summary: 'x' }, complete: true }));
    expect(scene).toMatchObject({
      at: 'review',
      notice: 'Its document is /d.md.',
      work: { written: null, output: '/d.md' },
    });
  });

  test('that never began to write is where the interview stopped', () => {
    expect(resumed(sessionWith(null))).toMatchObject({ at: 'review', notice: null });
  });
});

describe('a changed interview', () => {
  test('lets written sections go only when an answer is another', () => {
    const work = workOn(exampleAnswers(), { written });
    expect(withInterview(work, { ...work.interview, at: 'name' }).written).toBe(written);
    const changed = { ...work.interview, answers: { ...work.interview.answers, design: { name: 'Other' } } };
    expect(withInterview(work, changed).written).toBeNull();
  });
});

describe('leaving', () => {
  const work = workOn(exampleAnswers());
  const stopped = { reason: 'overloaded', partial: '/d.md.partial', sections: new Map() } as const;

  test('an interview says how to go on, or that there is nothing to keep', () => {
    const scene = { at: 'interview', work, notice: null, isRevision: false } as const;
    expect(leaving(scene)).toMatchObject({ exitCode: 130 });
    expect(leaving(scene).lines.join('\n')).toContain('streamlit-architect sessions resume design-1234');
    expect(leaving({ ...scene, work: { ...work, kept: 'nothing' } }).lines).toEqual([
      'Nothing was answered, so there is nothing to keep.',
    ]);
    expect(leaving({ ...scene, work: { ...work, kept: 'refused' } }).lines).toEqual([
      'Your last answers could not be saved.',
    ]);
  });

  test('a document that failed names the draft, with exit code 3; a stop is 130', () => {
    const scene = { at: 'writing', work, onto: 'nothing', run: 1, stopped } as const;
    expect(leaving(scene)).toMatchObject({ exitCode: 3 });
    expect(leaving(scene).lines).toContain('The draft: /d.md.partial');
    expect(leaving({ ...scene, stopped: { ...stopped, reason: 'interrupted' } }).exitCode).toBe(130);
  });

  test('a finished design prints commands that a shell takes, and 1 when checks found errors', () => {
    const finished = {
      document: "/o'neill docs/d.md",
      answers: '/d.answers.yaml',
      markdown: '',
      problems: [],
      verdict: verdictWith(),
      update: null,
    };
    const { lines, exitCode } = leaving({ at: 'done', work, finished });
    expect(exitCode).toBe(0);
    expect(lines.join('\n')).toContain(String.raw`check '/o'\''neill docs/d.md' --answers /d.answers.yaml`);
    const error = { code: 'sql', severity: 'error', line: 1, column: 1, message: '', remedy: '', link: null } as const;
    expect(leaving({ at: 'done', work, finished: { ...finished, problems: [error] } }).exitCode).toBe(1);
  });
});

import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { answer, goBack, jumpTo } from '../../../src/intake/interview.ts';
import { Done } from '../../../src/ui/screens/done.tsx';
import { InterviewScreen } from '../../../src/ui/screens/interview.tsx';
import { Review } from '../../../src/ui/screens/review.tsx';
import { Welcome } from '../../../src/ui/screens/welcome.tsx';
import { WhatIfScreen } from '../../../src/ui/screens/what-if.tsx';
import { draw, exampleAnswers, fakePorts, interviewOn, workOn } from './fakes.tsx';
import { verdictWith } from '../../checks/verdict-with.ts';

const sizes = [
  { columns: 60, rows: 20 },
  { columns: 80, rows: 24 },
  { columns: 140, rows: 40 },
];
const nothing = () => undefined;

function expectToFit(screen: string, { columns, rows }: { columns: number; rows: number }): void {
  const lines = screen.split('\n');
  expect(lines.length).toBeLessThanOrEqual(rows);
  for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
}

describe.each(sizes)('at $columns by $rows', (size) => {
  test('the welcome fits and offers the ways to begin', () => {
    const screen = draw(<Welcome ports={fakePorts()} size={size} onStart={nothing} onResume={nothing} />, size.columns);
    expectToFit(screen, size);
    for (const way of ['Start a new design', 'Look at an example', 'Begin from an answers file']) {
      expect(screen).toContain(way);
    }
  });

  test.each([null, 'crm.rate_limit', 'regimes', 'crm.kind'])('the interview at %s fits and shows its keys', (key) => {
    const answers = key === null ? null : exampleAnswers();
    const state = key === null ? interviewOn(null) : jumpTo(interviewOn(answers), key);
    const screen = draw(
      <InterviewScreen
        state={state}
        notice="No longer asked, so this answer was dropped: crm.rate_limit. Ctrl-Z takes it back."
        isRevision={false}
        size={size}
        onMove={nothing}
        onLeave={nothing}
      />,
      size.columns,
    );
    expectToFit(screen, size);
    expect(screen).toMatch(/question \d+ of \d+/);
    expect(screen.replaceAll(/\s+/g, ' ')).toContain('Ctrl-Z takes it back.');
    for (const keys of ['Enter accept', 'Esc back', 'Ctrl-N don’t know', 'Ctrl-C quit', 'Ctrl-R review']) {
      expect(screen).toContain(keys);
    }
    expect(screen.includes('What this implies')).toBe(size.columns >= 100);
  });

  test('the review fits and tells said from assumed', () => {
    const screen = draw(
      <Review
        ports={fakePorts()}
        work={workOn(exampleAnswers())}
        notice={null}
        lastChanged="crm.text_share"
        size={size}
        onChange={nothing}
        onInterview={nothing}
        onRevise={nothing}
        onWhatIf={nothing}
        onWrite={nothing}
      />,
      size.columns,
    );
    expectToFit(screen, size);
    expect(screen).toContain('Review: Live sales dashboard');
    expect(screen).toMatch(/❯ ~ crm\.text_share +30%/);
    expect(screen).toMatch(/= crm\.row_bytes +600 B/);
    expect(screen).toContain('= said   ~ assumed   ? not known');
  });

  test.each(['crm.rate_limit', 'regimes', 'host'])('a what-if on %s fits and shows its keys', (key) => {
    const state = jumpTo(interviewOn(exampleAnswers()), key);
    const screen = draw(<WhatIfScreen state={state} size={size} onTake={nothing} onClose={nothing} />, size.columns);
    expectToFit(screen, size);
    expect(screen).toContain(`What if: ${key}`);
    for (const keys of ['Enter take it over', 'Esc leave all as it was']) expect(screen).toContain(keys);
  });

  test('the end fits and says what the checks found', () => {
    const problem = (line: number, severity: 'error' | 'warning') => ({
      code: 'sql' as const,
      severity,
      line,
      column: 1,
      link: null,
      message: `syntax error at line ${line} of a statement that goes on for long enough to be cut`,
      remedy: '',
    });
    const screen = draw(
      <Done
        ports={fakePorts()}
        work={workOn(exampleAnswers())}
        finished={{
          document: '/home/somebody/designs/a-design.md',
          answers: '/home/somebody/designs/a-design.answers.yaml',
          markdown: '# A',
          problems: [problem(7, 'error'), problem(9, 'warning'), problem(11, 'warning')],
          verdict: verdictWith(),
          update: {
            rewritten: ['Summary', 'Decisions'],
            kept: ['Architecture'],
            edited: ['Data lineage'],
            dropped: [],
            decisions: ['D-store', 'D-cache'].map((id) => ({
              id,
              title: id,
              was: { id: 'a', label: 'One way of doing it' },
              is: { id: 'b', label: 'Another way, with a label that is long' },
              because: 'It is.',
              against: null,
            })),
          },
        }}
        size={size}
        colour={false}
        onReview={nothing}
        onQuit={nothing}
      />,
      size.columns,
    );
    expectToFit(screen, size);
    expect(screen).toContain('✗ The checks found 1 error and 2 warnings.');
    expect(screen).toContain('line 7: syntax error');
    expect(screen.includes('14 code blocks: 14 parse, 12 tested in CI as templates, 2')).toBe(size.rows >= 24);
    expect(screen).toContain('6 Quit');
  });
});

describe('a question that was answered', () => {
  test('shows what was said, and that it was not known', () => {
    const size = { columns: 80, rows: 24 };
    const screenOf = (raw: string) => {
      const outcome = answer(jumpTo(interviewOn(null), 'viewers'), raw);
      if (!outcome.ok) throw new Error(outcome.message);
      const state = jumpTo(goBack(outcome.state), 'viewers');
      const screen = (
        <InterviewScreen state={state} notice={null} isRevision size={size} onMove={nothing} onLeave={nothing} />
      );
      return draw(screen, size.columns);
    };
    expect(screenOf('250')).toMatch(/❯ {2}250/);
    expect(screenOf('250')).toContain('Typing replaces it');
    expect(screenOf('unknown')).toContain('You said that you don’t know');
    expect(screenOf('unknown')).toContain('changing one answer');
  });
});

import { renderToString } from 'ink';
import type { ReactElement } from 'react';
import { exampleText } from '../../../src/intake/examples.ts';
import { readAnswersFile } from '../../../src/intake/answers-file.ts';
import type { Answers } from '../../../src/intake/answers.ts';
import { type InterviewState, startInterview } from '../../../src/intake/interview.ts';
import type { Work } from '../../../src/ui/flow.ts';
import type { Ports } from '../../../src/ui/ports.ts';
import { createTheme, ThemeProvider } from '../../../src/ui/theme.ts';

/** A screen as text, without colours. */
export function draw(element: ReactElement, columns: number): string {
  const theme = createTheme({ glyphs: 'unicode', colour: false });
  return renderToString(<ThemeProvider value={theme}>{element}</ThemeProvider>, { columns });
}

/** The answers of a shipped example. */
export function exampleAnswers(name: Parameters<typeof exampleText>[0] = 'live-sales-dashboard'): Answers {
  const reading = readAnswersFile(exampleText(name));
  if (!reading.ok) throw new Error(`${name} cannot be read`);
  return reading.answers;
}

/** An interview at its first question, or at the review of an example. */
export function interviewOn(answers: Answers | null): InterviewState {
  return answers === null
    ? startInterview({ depth: 'express' })
    : { ...startInterview({ depth: 'standard', answers }), at: 'review' };
}

export function workOn(answers: Answers | null, changes: Partial<Work> = {}): Work {
  return {
    sessionId: 'design-1234',
    interview: interviewOn(answers),
    architect: 'auto',
    output: null,
    written: null,
    kept: 'saved',
    ...changes,
  };
}

/** Ports that answer at once and keep nothing; what a test does not expect to be called throws. */
export function fakePorts(changes: Partial<Ports> = {}): Ports {
  const unexpected = (): never => {
    throw new Error('not expected to be called');
  };
  return {
    version: '1.2.3',
    settings: { model: null, base_url: null, output_folder: null, theme: 'none', depth: 'standard' },
    newSessionId: () => 'design-1234',
    saveInterview: () => Promise.resolve(),
    listSessions: () => Promise.resolve({ entries: [], notices: [] }),
    openSession: unexpected,
    readAnswers: unexpected,
    previewArchitect: () => Promise.resolve({ name: 'builtin', model: null, why: 'you chose it', host: null }),
    previewSent: unexpected,
    askSomebody: unexpected,
    defaultOutput: () => 'a-design.md',
    previewUpdate: () => Promise.resolve(null),
    checkOutput: unexpected,
    writeDesign: unexpected,
    openFile: unexpected,
    ...changes,
  };
}

import type { AnswerKey, Answers } from './answers.ts';
import { designQuestions, sourceQuestions } from './catalogue.ts';
import { type Depth, depths, type Question } from './question.ts';
import { plainLine } from './shown-text.ts';
import { keyOf, type ResolvedView, viewAnswers } from './view.ts';
import { yamlScalar } from './yaml-scalar.ts';

/**
 * The questions that nobody has answered yet, at most as deep as this: those that stand on a default, and those that the
 * person said they do not know. The names of the sources are not among them: every other question hangs on those.
 */
export function openQuestions(answers: Answers, depth: Depth): readonly AnswerKey[] {
  return openIn(answers, depth).map(({ question, view }) => keyOf(question, view.sourceId));
}

interface OpenQuestion {
  readonly question: Question;
  readonly view: ResolvedView;
}

function openIn(answers: Answers, depth: Depth): readonly OpenQuestion[] {
  const design = viewAnswers(answers);
  const open = (questions: readonly Question[], view: ResolvedView) =>
    questions.filter((question) => isOpen(question, view, depth)).map((question) => ({ question, view }));
  return [
    ...open(designQuestions, design),
    ...design.sourceIds.flatMap((sourceId) => open(sourceQuestions, design.of(sourceId))),
  ];
}

function isOpen(question: Question, view: ResolvedView, depth: Depth): boolean {
  const { applies, provenance } = view.resolve(question.id);
  if (!applies || question.id === 'sources') return false;
  // Whoever said that they do not know has been asked: somebody else may know, however deep the question is.
  return (
    provenance === 'unknown' || (provenance === 'defaulted' && depths.indexOf(question.depth) <= depths.indexOf(depth))
  );
}

/**
 * The open questions as a YAML file that somebody fills in with an editor: each with why it is asked, what it takes and
 * what is assumed until then, and nothing after its colon. It is laid out as an answers file is.
 */
export function writeQuestionnaire(answers: Answers, depth: Depth): string {
  const view = viewAnswers(answers);
  const open = openIn(answers, depth);
  const aboutDesign = open.filter(({ question }) => question.scope === 'design');
  const sources = view.sourceIds.flatMap((sourceId) => {
    const own = open.filter((entry) => entry.view.sourceId === sourceId);
    return own.length === 0 ? [] : ['', `  - id: ${sourceId}`, ...own.flatMap((entry) => entryLines(entry, '    '))];
  });
  const lines = [
    ...introduction(plainLine(view.text('name')), open.length),
    'version: 1',
    ...aboutDesign.flatMap((entry) => entryLines(entry, '')),
    ...(sources.length === 0 ? [] : ['', 'sources:', ...sources]),
  ];
  return `${lines.join('\n')}\n`;
}

function introduction(name: string, count: number): readonly string[] {
  return [
    ...comment(
      `${count === 1 ? 'One open question' : `${count} open questions`} about "${name}", from whoever designs it.`,
      '',
    ),
    '#',
    ...comment(
      'Write each answer after its colon: viewers: 200. Leave empty what is not yours to answer. If you looked and do not know either, write unknown: that is an answer too. Then send the file back.',
      '',
    ),
  ];
}

function entryLines({ question, view }: OpenQuestion, indent: string): readonly string[] {
  const { raw, provenance } = view.resolve(question.id);
  const shown = yamlScalar(raw);
  const assumed =
    provenance === 'unknown'
      ? `Nobody asked so far knew; ${shown} is assumed.`
      : `Assumed until it is answered: ${shown}.`;
  return [
    '',
    ...comment(question.ask.replaceAll('{source}', view.sourceId ?? ''), indent),
    ...comment(`Why: ${question.why}`, indent, '  '),
    ...taken(question, indent),
    ...comment(assumed, indent, '  '),
    `${indent}${question.id}:`,
  ];
}

/** What an answer looks like. */
function taken(question: Question, indent: string): readonly string[] {
  switch (question.kind) {
    case 'choice':
      return [...comment('One of:', indent, '  '), ...options(question.options, indent)];
    case 'choices':
      return [
        ...comment(
          `Any of these, as [${question.options
            .slice(0, 2)
            .map(({ id }) => id)
            .join(', ')}]:`,
          indent,
          '  ',
        ),
        ...options(question.options, indent),
      ];
    case 'quantity': {
      const words = Object.keys(question.words ?? {}).map((word) => `, or ${word}`);
      return comment(`Such as ${question.example}${words.join('')}.`, indent, '  ');
    }
    case 'text':
    case 'names':
      return comment('In a few words.', indent, '  ');
  }
}

function options(
  list: readonly { readonly id: string; readonly label: string; readonly hint?: string }[],
  indent: string,
): readonly string[] {
  return list.flatMap(({ id, label, hint }) =>
    comment(`${id}: ${label}${hint === undefined ? '' : ` (${hint})`}`, indent, '    '),
  );
}

/** A comment that wraps below its beginning. */
function comment(text: string, indent: string, lead = ''): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent.length + 2 + lead.length + line.length + 1 + word.length > widest) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((part) => `${indent}# ${lead}${part}`);
}

const widest = 100;

import { stringify } from 'yaml';
import { type Answers, type RawAnswer, unknownAnswer } from './answers.ts';
import { designQuestions, sourceQuestions } from './catalogue.ts';
import type { Question } from './question.ts';
import { stages } from './stage.ts';
import { type ResolvedView, viewAnswers } from './view.ts';

/**
 * The answers as a YAML file that a person would gladly commit: what was said stands as entries under the stage's name,
 * what stands on a default as a comment that can be uncommented. The same answers give the same bytes.
 */
export function writeAnswersFile(answers: Answers): string {
  const view = viewAnswers(answers);
  const blocks = stages.map(({ id, title }) => {
    const own = designQuestions.filter((question) => question.stage === id && question.id !== 'sources');
    const lines = own.flatMap((question) => lineFor(question, view, ''));
    return id === 'job'
      ? [`# ${title}`, ...lines, '', ...sourceLines(answers, view)]
      : id === 'volume'
        ? []
        : [`# ${title}`, ...lines];
  });
  return `${['# Answers for streamlit-architect. Lines that begin with # stand on a default; remove the # to state them.', 'version: 1', ...blocks.flatMap((lines) => (lines.length === 0 ? [] : ['', ...lines]))].join('\n')}\n`;
}

function sourceLines(answers: Answers, view: ResolvedView): readonly string[] {
  if (answers.sources.length === 0) return view.sourceIds.map((id) => `# sources: [${id}]   (default)`);
  return [
    'sources:',
    ...answers.sources.flatMap(({ id }) => [
      `  - id: ${id}`,
      ...sourceQuestions.flatMap((question) => lineFor(question, view.of(id), '    ')),
    ]),
  ];
}

function lineFor(question: Question, view: ResolvedView, indent: string): readonly string[] {
  const { raw, provenance, applies } = view.resolve(question.id);
  if (!applies) return [];
  if (provenance === 'unknown') return [`${indent}${question.id}: ${unknownAnswer}`];
  if (provenance === 'defaulted') return [`${indent}# ${question.id}: ${scalar(raw)}   (default)`];
  return [`${indent}${question.id}: ${scalar(raw)}`];
}

/** As YAML on one line; a number as it was written. */
function scalar(raw: RawAnswer): string {
  if (typeof raw === 'string' && /^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(raw)) return raw;
  return stringify(raw, {
    lineWidth: 0,
    collectionStyle: 'flow',
    flowCollectionPadding: false,
    defaultStringType: 'PLAIN',
    blockQuote: false,
  }).trimEnd();
}

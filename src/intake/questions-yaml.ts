import { designQuestions, sourceQuestions } from './catalogue.ts';
import type { Question } from './question.ts';
import { stages } from './stage.ts';
import { type ResolvedView, viewAnswers } from './view.ts';
import { yamlScalar } from './yaml-scalar.ts';

/** A commented answers file to fill in: every question with what it takes, when it is asked, and its default. */
export function questionsAsYaml(): string {
  const view = viewAnswers({ design: {}, sources: [] });
  const blocks = stages.map(({ id, title }) => {
    const own = designQuestions.filter((question) => question.stage === id && question.id !== 'sources');
    return [
      `# ${title}`,
      ...own.flatMap((question) => entry(question, view)),
      ...(id === 'volume' ? sourceEntries(view) : []),
    ];
  });
  const lines = [
    '# Answers for streamlit-architect. Remove the # before a `question: answer` line to state it; a line that stays',
    '# commented takes its default, or is not needed. `unknown` is an answer: it becomes an open question of the document.',
    'version: 1',
    ...blocks.flatMap((block) => ['', ...block]),
  ];
  return `${lines.join('\n')}\n`;
}

function sourceEntries(view: ResolvedView): readonly string[] {
  const [sourceId = 'source'] = view.sourceIds;
  return [
    'sources:',
    `  - id: ${sourceId}   # one item for each source`,
    ...sourceQuestions.flatMap((question) => entry(question, view.of(sourceId)).map((line) => `    ${line}`)),
  ];
}

function entry(question: Question, view: ResolvedView): readonly string[] {
  return [
    '',
    `# ${question.ask.replaceAll('{source}', 'the source')}`,
    ...taken(question),
    `# ${question.id}: ${yamlScalar(view.resolve(question.id).raw)}`,
  ];
}

function taken(question: Question): readonly string[] {
  switch (question.kind) {
    case 'choice':
      return [`#   one of ${question.options.map(({ id }) => id).join(', ')}`];
    case 'choices':
      return [`#   any of [${question.options.map(({ id }) => id).join(', ')}]`];
    case 'quantity': {
      const words = Object.keys(question.words ?? {}).map((word) => `, or ${word}`);
      return [`#   such as ${question.example}${words.join('')}`];
    }
    case 'text':
    case 'names':
      return [];
  }
}

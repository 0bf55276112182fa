import { designQuestions, sourceQuestions } from './catalogue.ts';
import type { Question } from './question.ts';
import { stages } from './stage.ts';
import { viewAnswers } from './view.ts';

/** A commented answers file to fill in: every question with why it is asked, what it takes, and its default. */
export function questionsAsYaml(): string {
  const view = viewAnswers({ design: {}, sources: [] });
  const sourceId = view.sourceIds[0] ?? 'source';
  const blocks = stages.flatMap(({ id, title }) => {
    const own = designQuestions.filter((question) => question.stage === id && question.id !== 'sources');
    const source =
      id === 'volume'
        ? [
            'sources:',
            `  - id: ${sourceId}   # one item for each source`,
            ...sourceQuestions.flatMap((question) =>
              entry(question, '    ', shown(view.of(sourceId).resolve(question.id).raw)),
            ),
          ]
        : [];
    return [
      '',
      `# ${title}`,
      ...own.flatMap((question) => entry(question, '', shown(view.resolve(question.id).raw))),
      ...source,
    ];
  });
  return `${['# Answers for streamlit-architect. Remove the # before a line to state it; what stays commented takes its default.', '# unknown is an answer: it becomes an open question of the document.', 'version: 1', ...blocks].join('\n')}\n`;
}

function entry(question: Question, indent: string, value: string): readonly string[] {
  const choices =
    question.kind === 'choice' || question.kind === 'choices'
      ? [`${indent}#   ${question.options.map(({ id }) => id).join(' | ')}`]
      : [];
  return [
    `${indent}# ${question.ask.replaceAll('{source}', 'the source')}`,
    ...choices,
    `${indent}# ${question.id}: ${value}`,
  ];
}

function shown(raw: string | readonly string[]): string {
  return typeof raw === 'string' ? raw : `[${raw.join(', ')}]`;
}

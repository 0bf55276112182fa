import { designQuestions, sourceQuestions } from './catalogue.ts';
import type { Question } from './question.ts';
import { stages } from './stage.ts';

/** The catalogue as a reference to read: by stage, each question with its id, why it is asked and what it takes. */
export function questionsAsMarkdown(): string {
  const blocks = stages.map(({ id, title }) => {
    const own = [...designQuestions, ...sourceQuestions].filter((question) => question.stage === id);
    return [`## ${title}`, ...own.map(entry)].join('\n\n');
  });
  const head =
    'Questions marked with a dot before their id (`.rows`) are asked for each source: `crm.rows`. Every question has a default, and `unknown` is an answer.';
  return `${['# Questions', head, ...blocks].join('\n\n')}\n`;
}

function entry(question: Question): string {
  const id = question.scope === 'source' ? `.${question.id}` : question.id;
  const depth =
    question.depth === 'express'
      ? 'always asked'
      : question.depth === 'standard'
        ? 'asked at standard depth'
        : 'asked at thorough depth';
  return [
    `### \`${id}\``,
    question.ask.replaceAll('{source}', 'the source'),
    `${question.why} (${depth}${question.when ? ', where it applies' : ''})`,
    taken(question),
  ].join('\n\n');
}

function taken(question: Question): string {
  switch (question.kind) {
    case 'choice':
    case 'choices':
      return question.options
        .map(({ id, label, hint }) => `- \`${id}\`: ${label}${hint === undefined ? '' : `, ${hint}`}`)
        .join('\n');
    case 'quantity':
      return `A quantity, for example \`${question.example}\`${
        question.words
          ? `, or ${Object.keys(question.words)
              .map((word) => `\`${word}\``)
              .join(', ')}`
          : ''
      }.`;
    case 'text':
      return 'A few words.';
    case 'names':
      return 'Names, separated by commas; in an answers file the list `sources`, each with an `id`.';
  }
}

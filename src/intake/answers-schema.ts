import { unknownAnswer } from './answers.ts';
import { designQuestions, sourceQuestions } from './catalogue.ts';
import type { Question } from './question.ts';

/** The JSON Schema (draft 2020-12) of an answers file, for editors; what a quantity may be is left to the reader. */
export function answersJsonSchema(): Readonly<Record<string, unknown>> {
  const source = sourceQuestions.map((question) => [question.id, propertyOf(question)] as const);
  const design = designQuestions
    .filter(({ id }) => id !== 'sources')
    .map((question) => [question.id, propertyOf(question)] as const);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Answers for streamlit-architect',
    type: 'object',
    additionalProperties: false,
    required: ['version'],
    properties: {
      version: { const: 1 },
      ...Object.fromEntries(design),
      sources: {
        type: 'array',
        description: 'The sources that feed the app.',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['id'],
          properties: { id: { type: 'string', pattern: '^[a-z][a-z0-9_]{0,30}$' }, ...Object.fromEntries(source) },
        },
      },
    },
  };
}

function propertyOf(question: Question): Readonly<Record<string, unknown>> {
  const description = `${question.ask.replaceAll('{source}', 'the source')} ${question.why}`;
  switch (question.kind) {
    case 'choice':
      return {
        description,
        enum: [
          ...question.options.map(({ id }) => id),
          unknownAnswer,
          ...(question.options.some(({ id }) => id === 'yes') ? [true, false] : []),
        ],
      };
    case 'choices':
      return {
        description,
        oneOf: [
          { type: 'array', items: { enum: question.options.map(({ id }) => id) } },
          { enum: [...question.options.map(({ id }) => id), unknownAnswer] },
        ],
      };
    case 'quantity':
      return { description, type: ['string', 'number'], examples: [question.example] };
    case 'text':
    case 'names':
      return { description, type: 'string' };
  }
}

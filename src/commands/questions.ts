import { answersJsonSchema } from '../intake/answers-schema.ts';
import { questionsAsMarkdown } from '../intake/questions-markdown.ts';
import { questionsAsYaml } from '../intake/questions-yaml.ts';
import type { Surroundings } from './surroundings.ts';

export type QuestionsForm = 'markdown' | 'json-schema' | 'yaml';

/** Prints the question catalogue. */
export function questions(form: QuestionsForm, around: Surroundings): number {
  const texts: Readonly<Record<QuestionsForm, () => string>> = {
    markdown: questionsAsMarkdown,
    'json-schema': () => JSON.stringify(answersJsonSchema(), null, 2),
    yaml: questionsAsYaml,
  };
  around.out(`${texts[form]().trimEnd()}\n`);
  return 0;
}

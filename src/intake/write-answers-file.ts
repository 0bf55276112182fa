import { type Answers, unknownAnswer } from './answers.ts';
import { designQuestions, sourceQuestions } from './catalogue.ts';
import type { Question } from './question.ts';
import { stages } from './stage.ts';
import { type ResolvedView, viewAnswers } from './view.ts';
import { yamlScalar } from './yaml-scalar.ts';

/**
 * The answers as a YAML file that a person would gladly commit: by stage, what was said as entries, and what stands on a
 * default as comments that become entries when their `# ` is removed. The same answers give the same bytes. `schemaPath`
 * is where an editor finds the JSON Schema, for the file's first line.
 */
export function writeAnswersFile(answers: Answers, { schemaPath }: { readonly schemaPath?: string } = {}): string {
  const view = viewAnswers(answers);
  const blocks = stages.flatMap(({ id, title }) => {
    if (id === 'volume') return [sourceLines(answers, view)];
    const own = designQuestions.filter((question) => question.stage === id && question.id !== 'sources');
    return [[`# ${title}`, ...own.flatMap((question) => lineFor(question, view))]];
  });
  const lines = [
    ...(schemaPath === undefined ? [] : [`# yaml-language-server: $schema=${schemaPath}`]),
    '# Answers for streamlit-architect. A line with "# default" at its end stands on that default; remove its first # to state it.',
    'version: 1',
    ...blocks.flatMap((block) => ['', ...block]),
  ];
  return `${lines.join('\n')}\n`;
}

/** The sources in a list; as comments when their names are a default too. */
function sourceLines(answers: Answers, view: ResolvedView): readonly string[] {
  const stated = answers.sources.length > 0;
  const lines = [
    `sources:${stated ? '' : atItsEnd}`,
    ...view.sourceIds.flatMap((id) => [
      `  - id: ${id}${stated ? '' : atItsEnd}`,
      ...sourceQuestions.flatMap((question) => lineFor(question, view.of(id)).map((line) => `    ${line}`)),
    ]),
  ];
  return stated ? lines : lines.map((line) => `# ${line.replace(/^( +)# /, '$1')}`);
}

function lineFor(question: Question, view: ResolvedView): readonly string[] {
  const { raw, provenance, applies } = view.resolve(question.id);
  if (!applies) return [];
  if (provenance === 'unknown') return [`${question.id}: ${unknownAnswer}`];
  if (provenance === 'defaulted') return [`# ${question.id}: ${yamlScalar(raw)}${atItsEnd}`];
  return [`${question.id}: ${yamlScalar(raw)}`];
}

const atItsEnd = '   # default';

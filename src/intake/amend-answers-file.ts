import { type Document, isMap, isSeq, parseDocument, type YAMLMap, YAMLSeq } from 'yaml';
import type { AnswerKey, Answers } from './answers.ts';
import { saidAt } from './interview-path.ts';
import { splitKey, viewAnswers } from './view.ts';
import { yamlScalar } from './yaml-scalar.ts';

/**
 * An answers file with the answers to these questions as they are now, or without them: everything else stays as it was written, comments
 * too, but for the lines that `writeAnswersFile` left for the defaults of these questions, which are defaults no more.
 */
export function amendAnswersFile(text: string, answers: Answers, keys: readonly AnswerKey[]): string {
  // The failsafe schema reads every value as text and so writes it as it was: 1e3, 99.50, yes.
  const document = parseDocument(withoutDefaults(text, keys), { schema: 'failsafe', logLevel: 'silent' });
  for (const key of keys) putIn(document, answers, key);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false, defaultStringType: 'PLAIN' });
}

function putIn(document: Document, answers: Answers, key: AnswerKey): void {
  const { sourceId, questionId } = splitKey(key);
  const said = saidAt(answers, key);
  const map = sourceId === null ? document.contents : sourceIn(document, answers, sourceId);
  if (!isMap(map)) return;
  if (said === null) map.delete(questionId);
  else map.set(questionId, parseDocument(yamlScalar(said), { schema: 'failsafe' }).contents);
}

/** The entries of a source; sources that stood on their default names come to stand by name. */
function sourceIn(document: Document, answers: Answers, sourceId: string): YAMLMap | null {
  const known = document.get('sources');
  const list = isSeq(known) ? known : new YAMLSeq();
  if (!isSeq(known)) {
    for (const id of viewAnswers(answers).sourceIds) list.add(document.createNode({ id }));
    document.set('sources', list);
  }
  const found = list.items.find((item) => isMap(item) && item.get('id') === sourceId);
  return isMap(found) ? found : null;
}

/** The text without the commented lines that stood for the defaults of these questions. */
function withoutDefaults(text: string, keys: readonly AnswerKey[]): string {
  const wanted = new Set(keys);
  // Sources that stood on their default names are commented too, and come to stand by name below.
  const namesSources = !/^sources:/m.test(text) && keys.some((key) => key.includes('.'));
  let source: string | null = null;
  const kept = text.split('\n').filter((line) => {
    if (namesSources && /^#(?: sources:| {3}).* # default$/.test(line)) return false;
    source = /^\s*-\s+id:\s*(\S+)/.exec(line)?.[1] ?? (/^[^\s#-]/.test(line) ? null : source);
    const [, indent = '', questionId] = /^( *)# ?(\w+): .* # default$/.exec(line) ?? [];
    if (questionId === undefined) return true;
    return !wanted.has(indent === '' ? questionId : `${source ?? ''}.${questionId}`);
  });
  return kept.join('\n');
}

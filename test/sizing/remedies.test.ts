import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { Answers, DesignQuestionId, QuestionId, SourceQuestionId } from '../../src/intake/answers.ts';
import { questionById } from '../../src/intake/catalogue.ts';
import { parseAnswer } from '../../src/intake/parse-answer.ts';
import { viewAnswers } from '../../src/intake/view.ts';
import type { Finding } from '../../src/sizing/finding.ts';
import { resolveWorkload } from '../../src/sizing/resolve-workload.ts';
import { sizeWorkload } from '../../src/sizing/size-workload.ts';
import { arbitraryAnswers } from '../intake/arbitrary-answers.ts';

// Hundreds of sizings, beside whatever else the machine does.
vi.setConfig({ testTimeout: 120_000 });

/** What a remedy's words change: the answer, given as the words give it. */
interface Reading {
  readonly words: RegExp;
  readonly answer: QuestionId;
  /** The findings that say it of this answer, where others say it of something else. */
  readonly of?: RegExp;
}

const readings: readonly Reading[] = [
  { words: /^freshness ≥ (.+?)(?: for .*)?$/, answer: 'freshness' },
  { words: /^a limit of (.+) calls(\/min|\/day)$/, answer: 'rate_limit' },
  { words: /^a limit of (.+) connections$/, answer: 'connection_limit' },
  { words: /^pages of (.+) rows$/, answer: 'page_size', of: /^F-api/ },
  { words: /^only (.+) endpoints? at each refresh$/, answer: 'endpoints' },
  { words: /^an RTO of (.+)$/, answer: 'rto' },
  { words: /^an RPO of (.+)$/, answer: 'rpo' },
  { words: /^a retention of (.+)$/, answer: 'retention' },
  { words: /^a history of (.+)$/, answer: 'history' },
  { words: /^a first load of (.+)$/, answer: 'backfill' },
  { words: /^a page-load target of (.+)$/, answer: 'page_load' },
  { words: /^an instance of (.+)$/, answer: 'host_memory' },
  { words: /^memory of (.+)$/, answer: 'host_memory' },
  { words: /^(.+B) of memory$/, answer: 'server_memory' },
  { words: /^files of (.+) or less$/, answer: 'file_size' },
  { words: /^an availability of (.+)$/, answer: 'availability' },
  { words: /^a query of (.+) or less$/, answer: 'query_time' },
  { words: /^aggregate in the database, to (.+) rows? or fewer$/, answer: 'result_rows' },
];

/** Numbers about something that no question asks: settings, and sizes of what is built. */
const settings: readonly RegExp[] = [
  /calls? in flight/,
  /^an interval of /,
  /^server\.maxUploadSize/,
  /^max_entries of /,
  /^frames of /,
  /^pages of .+ (or fewer|or less)/,
  / instances$/,
  / writers, /,
  /statement_timeout/,
  /^an auto-suspend of /,
  /^retention\.ms for /,
  /^an availability below /,
  / of good runs, /,
  /^order for each key only, /,
  /^a handler of /,
  /^sync incrementally, /,
  /^keep the last value of each key/,
  /^cached reads: /,
  /^column checks /,
  /^(Polars|DuckDB), with /,
  /^at most .+ rows in one table/,
  /^aggregate before loading/,
  /^reach back /,
  /^loads every /,
  /^write, then read/,
  /^a log store /,
  /^the purpose and its time limit/,
  /^find out: /,
  /^PgBouncer in transaction mode /,
  /^a filter that keeps it to /,
  /^a local disk with /,
  /^a token bucket in the client/,
  /^max_connections of /,
  /with .+ calls? in flight$/,
  /^.+ calls\/(min|day), with as many/,
];

const findingsOf = (answers: Answers): readonly Finding[] => sizeWorkload(resolveWorkload(answers)).findings;

test('whatever the answers, a remedy that names an answer is one that its question takes, and removes the finding', () => {
  const inCatalogue = arbitraryAnswers().filter(({ sources }) => sources.length > 0);
  fc.assert(
    fc.property(inCatalogue, (answers) => {
      const certain = findingsOf(answers).filter(({ severity }) => severity !== 'cannot_determine');
      expect(
        certain.flatMap((finding) => finding.remedies.flatMap((text) => failuresOf(text, finding, answers))),
      ).toEqual([]);
    }),
    { numRuns: Number(process.env['REMEDY_RUNS'] ?? 60) },
  );
});

function failuresOf(text: string, finding: Finding, answers: Answers): readonly string[] {
  const { id, sourceId } = finding;
  const reading = readings.find(({ words, of }) => words.test(text) && (of === undefined || of.test(id)));
  if (reading === undefined) {
    const isSetting = !/(?<!\w)\d/.test(text) || settings.some((words) => words.test(text));
    return isSetting ? [] : [`${id}: "${text}" has a number that nothing holds to`];
  }
  const question = questionById(reading.answer);
  const raw = (reading.words.exec(text) ?? []).slice(1).join('');
  const parsed = parseAnswer(question, raw, viewAnswers(answers, question.scope === 'source' ? sourceId : null));
  if (!parsed.ok) return [`${id}: "${text}" is not an answer: ${parsed.message}`];
  const left = findingsOf(withAnswer(answers, reading.answer, raw, sourceId)).find(
    (other) => other.id === id && other.severity !== 'cannot_determine',
  );
  return left === undefined ? [] : [`${id}: "${text}" leaves "${left.title}"`];
}

function withAnswer(answers: Answers, id: QuestionId, raw: string, sourceId: string | null): Answers {
  if (questionById(id).scope === 'design') {
    return { ...answers, design: { ...answers.design, [id as DesignQuestionId]: raw } };
  }
  const sources = answers.sources.map((source) =>
    source.id === sourceId ? { ...source, answers: { ...source.answers, [id as SourceQuestionId]: raw } } : source,
  );
  return { ...answers, sources };
}

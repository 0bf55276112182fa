import { styleText } from 'node:util';
import type { Problem, Rule, RuleGroup } from '../checks/rule.ts';
import { rules } from '../checks/rules.ts';
import type { CheckedFile } from '../checks/reports/checked-file.ts';
import { neutraliseText } from '../document/neutralise-text.ts';
import { wrapText } from '../ui/components/text/fit-text.ts';
import { counted } from './counted.ts';

export interface ReportLooks {
  readonly columns: number;
  readonly colour: boolean;
}

/** More files than this, and only those with something to say are listed. */
const mostListed = 10;

/** What was found, for a person: by file, then by what the rules look after, each with its place and its remedy. */
export function checkReport(files: readonly CheckedFile[], looks: ReportLooks): string {
  const listed =
    files.length <= mostListed
      ? files
      : files.filter(({ result }) => result.problems.length > 0 || result.suppressed.length > 0);
  const reports = listed.map((file) => fileReport(file, looks));
  if (files.length === 1) return reports.join('');
  const total = (count: (file: CheckedFile) => number) => files.reduce((sum, file) => sum + count(file), 0);
  const errors = counted(
    total(({ result }) => result.errors),
    'error',
  );
  const warnings = counted(
    total(({ result }) => result.warnings),
    'warning',
  );
  return `${reports.join('')}${counted(files.length, 'file')}: ${errors}, ${warnings}\n`;
}

/** A rule in full: what it finds, why that is a fault, how to mend it, and an example of each kind. */
export function explainRule(rule: Rule, { columns, colour }: ReportLooks): string {
  const paint = painter(colour);
  const prose = (text: string) => wrapText(text, columns).join('\n');
  const sample = (title: string, text: string | undefined) =>
    text === undefined ? [] : [`${title}\n\n${indented(text.trimEnd(), '    ')}`];
  return `${[
    `${paint('bold', rule.code)}  ${paint(toneOf(rule.severity), rule.severity)}  ${groupNames[rule.group]}`,
    prose(`Finds ${rule.finds}. ${rule.why}`),
    prose(rule.remedy),
    ...sample('Found:', rule.examples.fires[0]?.text),
    ...sample('Passes:', rule.examples.passes[0]?.text),
    ...(typeof rule.source?.url === 'string' ? [`${rule.source.title}: ${rule.source.url}`] : []),
    prose(`To let it pass here, with a reason: check-ignore ${rule.code}: why (in a comment above)`),
  ].join('\n\n')}\n`;
}

const groupNames: Readonly<Record<RuleGroup, string>> = {
  structure: 'Structure',
  python: 'Python',
  streamlit: 'Streamlit and libraries',
  sql: 'SQL',
  data: 'Data formats',
  diagram: 'Diagrams',
  figures: 'Figures and decisions',
  safety: 'Safety',
};

/** What a file says is shown without what a terminal would obey. */
function fileReport({ file, result }: CheckedFile, looks: ReportLooks): string {
  const paint = painter(looks.colour);
  const { problems, errors, warnings, suppressed, blocks } = result;
  const passed = suppressed.length === 0 ? '' : `, ${suppressed.length} let pass by comments`;
  const looked = Object.entries(blocks).map(([language, count]) => `${count} ${language}`);
  const head = `${neutraliseText(file)}: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}${passed}`;
  const groups = Object.entries(groupNames).flatMap(([group, name]) => {
    const inGroup = problems.filter(({ code }) => groupOf(code) === group);
    if (inGroup.length === 0) return [];
    return [`\n  ${paint('bold', name)}\n`, ...inGroup.map((problem) => problemLines(problem, file, looks))];
  });
  return `${paint('bold', head)}; code blocks: ${looked.join(', ') || 'none'}\n${groups.join('')}`;
}

function problemLines(problem: Problem, file: string, { columns, colour }: ReportLooks): string {
  const { line, column, severity, code, message, remedy, link } = problem;
  const paint = painter(colour);
  const prose = (text: string) =>
    indented(wrapText(neutraliseText(text), Math.max(20, columns - 4)).join('\n'), '    ');
  return [
    `  ${neutraliseText(file)}:${line}:${column}  ${paint(toneOf(severity), severity)}  ${code}`,
    prose(message),
    paint('dim', prose(remedy)),
    ...(link === null ? [] : [paint('dim', `    ${link}`)]),
    '',
  ].join('\n');
}

function groupOf(code: string): RuleGroup {
  return rules.find((rule) => rule.code === code)?.group ?? 'structure';
}

function indented(text: string, by: string): string {
  return text.replaceAll(/^(?=.)/gm, by);
}

type Tone = 'bold' | 'dim' | 'red' | 'yellow';

function toneOf(severity: Problem['severity']): Tone {
  return severity === 'error' ? 'red' : 'yellow';
}

function painter(colour: boolean): (tone: Tone, text: string) => string {
  return (tone, text) => (colour ? styleText(tone, text, { validateStream: false }) : text);
}

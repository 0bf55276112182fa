import type { Problem } from '../rule.ts';
import type { DocumentVerdict, Verdict } from '../verdict.ts';

/** The verdict in one line: how much of the code parses, what was tested as a template, who wrote the rest. */
export function verdictLine({ whole, writer }: DocumentVerdict): string {
  return [codeWords(whole, writer), ...diagramWords(whole)].join('; ');
}

/** The verdict in Markdown: as one line, section by section, and what the checks found and was not mended. */
export function verdictMarkdown(verdict: DocumentVerdict): string {
  const { whole, sections, writer } = verdict;
  const looked = sections.filter(({ code, diagrams, problems }) => code.total + diagrams.total + problems.length > 0);
  const rows = looked.map((section) =>
    [section.heading, codeWords(section, writer), diagramWords(section)[0] ?? 'none', foundWords(section.problems)]
      .map((cell) => cell.replaceAll('|', String.raw`\|`))
      .join(' | '),
  );
  return [
    `The checks of streamlit-architect found ${foundWords(whole.problems)}. ${capital(verdictLine(verdict))}.`,
    ...(rows.length === 0
      ? []
      : [
          ['| Section | Code | Diagrams | Found |', '|---|---|---|---|', ...rows.map((row) => `| ${row} |`)].join('\n'),
        ]),
    ...(whole.problems.length === 0 ? [] : ['What was found, and stands in the document:', leftList(verdict)]),
  ].join('\n\n');
}

function codeWords({ code }: Verdict, writer: DocumentVerdict['writer']): string {
  const { total, parse, unread, templates } = code;
  if (total === 0) return 'no code block';
  const written = total - templates;
  const author = writer === 'model' ? 'the model' : 'the built-in architect';
  const parts = [
    `${parse} ${parse === 1 ? 'parses' : 'parse'}`,
    ...(unread === 0 ? [] : [`${unread} in a language that no parser here reads`]),
    ...(templates === 0 ? [] : [`${templates} tested in CI as ${templates === 1 ? 'a template' : 'templates'}`]),
    ...(written === 0 ? [] : [`${written} written by ${author} and linted`]),
  ];
  return `${total} code ${total === 1 ? 'block' : 'blocks'}: ${parts.join(', ')}`;
}

function diagramWords({ diagrams: { total, parse } }: Verdict): readonly string[] {
  if (total === 0) return [];
  return [`${total} ${total === 1 ? 'diagram' : 'diagrams'}: ${parse} ${parse === 1 ? 'parses' : 'parse'}`];
}

function foundWords(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const parts = [
    ...(errors === 0 ? [] : [`${errors} ${errors === 1 ? 'error' : 'errors'}`]),
    ...(warnings === 0 ? [] : [`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`]),
  ];
  return parts.length === 0 ? 'nothing' : parts.join(' and ');
}

/** Messages may repeat what the document says; as code they are neither markup nor a finding once more. */
function leftList({ whole, sections }: DocumentVerdict): string {
  const inSections = new Set(sections.flatMap(({ problems }) => problems));
  const before = whole.problems.filter((problem) => !inSections.has(problem));
  const lines = [{ heading: 'Before the sections', problems: before }, ...sections].flatMap(({ heading, problems }) =>
    problems.map(
      ({ severity, code, message }) => `- ${heading}, ${severity} \`${code}\`: \`${message.replaceAll('`', "'")}\``,
    ),
  );
  const rest = lines.length - mostListed;
  return [...lines.slice(0, mostListed), ...(rest > 0 ? [`- and ${rest} more, which \`check\` lists`] : [])].join('\n');
}

const mostListed = 30;

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import { describe, expect, test } from 'vitest';
import { checkDocument } from '../../src/checks/check-document.ts';
import { verdictLine, verdictMarkdown } from '../../src/checks/reports/verdict-words.ts';
import { verdictOf } from '../../src/checks/verdict.ts';
import { renderCode } from '../../src/exports/scaffold/render-code.ts';
import { exampleBlueprint } from '../blueprint/example-blueprints.ts';

const blueprint = exampleBlueprint('slow-postgres-app');
const app = renderCode(blueprint).find(({ language }) => language === 'python')?.text ?? '';
const fence = (language: string, text: string) => `\`\`\`${language}\n${text.trimEnd()}\n\`\`\`\n`;
const markdown = [
  '## Summary\n\nTODO\n',
  `## Ingestion and ETL\n\n${fence('python', app)}\n${fence('python', `${app}\nlast = 1`)}`,
  `## Caching and Streamlit integration\n\n${fence('python', 'a = (')}\n${fence('text', 'GET /')}`,
  `## Sources\n\n${fence('mermaid', 'flowchart LR\n  a["A"] --> b["B"]')}`,
].join('\n');

async function judged() {
  const { problems } = await checkDocument(markdown);
  return verdictOf(markdown, { problems }, blueprint, 'model');
}

describe('the verdict on a document', () => {
  test('counts what parses, what is a template byte for byte, and what somebody wrote', async () => {
    const { whole, sections } = await judged();
    expect(whole.code).toEqual({ total: 4, parse: 2, unread: 1, templates: 1 });
    expect(whole.diagrams).toEqual({ total: 1, parse: 1 });
    expect(sections.map(({ heading, code, problems }) => [heading, code.total, code.parse, problems.length])).toEqual([
      ['Summary', 0, 0, 1],
      ['Ingestion and ETL', 2, 2, 0],
      ['Caching and Streamlit integration', 2, 0, 1],
      ['Sources', 0, 0, 0],
    ]);
  });

  test('is a line', async () => {
    expect(verdictLine(await judged())).toBe(
      '4 code blocks: 2 parse, 1 in a language that no parser here reads, 1 tested in CI as a template, 3 written by the model and linted; 1 diagram: 1 parses',
    );
  });

  test('is a part of a document that says what fails, and fails nothing more for saying it', async () => {
    const part = verdictMarkdown(await judged());
    expect(part).toContain('| Ingestion and ETL | 2 code blocks: 2 parse, 1 tested in CI as a template,');
    expect(part).toContain('- Summary, error `placeholder`: `');
    expect(part).toContain('- Caching and Streamlit integration, error `python`: `');
    const { problems } = await checkDocument(`## Sources\n\n${part}\n`, { blueprint });
    expect(problems.filter(({ code }) => !code.startsWith('decision') && code !== 'blocker')).toEqual([]);
  });
});

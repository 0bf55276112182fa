import { afterEach, expect, test } from 'vitest';
import type { ArchitectEvent, WriteOptions } from '../../../src/architects/architect.ts';
import { createClaudeArchitect } from '../../../src/architects/claude/claude-architect.ts';
import type { Problem } from '../../../src/checks/rule.ts';
import { assembleBlueprint } from '../../../src/blueprint/assemble-blueprint.ts';
import { type SectionId, sectionsFor } from '../../../src/document/sections.ts';
import { readAnswersFile } from '../../../src/intake/answers-file.ts';
import { exampleText } from '../../../src/intake/examples.ts';
import { headingAsked, type MessagesServer, startMessagesServer, type Turn } from './messages-server.ts';

const read = readAnswersFile(exampleText('slow-postgres-app'));
if (!read.ok) throw new Error('the example does not read');
const blueprint = assembleBlueprint(read.answers, { toolVersion: '0.0.0' });
const contract = sectionsFor(blueprint);
const lastTwo = new Map(
  contract.slice(0, -2).map((section) => [section.id, `## ${section.heading}\n\nkept\n`] as const),
);

let server: MessagesServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

async function writeWith(
  turnFor: (heading: string, index: number) => Turn,
  options: Partial<WriteOptions> & { readonly idleMs?: number } = {},
): Promise<readonly ArchitectEvent[]> {
  server = await startMessagesServer((request, index) => turnFor(headingAsked(request), index));
  const architect = createClaudeArchitect({
    apiKey: 'key-for-tests',
    baseUrl: server.url,
    model: 'claude-test',
    idleMs: options.idleMs ?? 5000,
    pace: { wait: () => Promise.resolve(), random: () => 0 },
  });
  const events: ArchitectEvent[] = [];
  const writing = { finished: options.finished ?? lastTwo, signal: options.signal ?? new AbortController().signal };
  const checking = options.checkSection === undefined ? {} : { checkSection: options.checkSection };
  for await (const event of architect.write(blueprint, { ...writing, ...checking })) events.push(event);
  return events;
}

const finishedIn = (events: readonly ArchitectEvent[]) =>
  new Map(
    events.flatMap((event) => (event.type === 'section_finished' ? [[event.sectionId, event.markdown] as const] : [])),
  );
const noticesIn = (events: readonly ArchitectEvent[]) =>
  events.flatMap((event) => (event.type === 'notice' ? [event.message] : []));
const failureIn = (events: readonly ArchitectEvent[]) => events.find((event) => event.type === 'failed') ?? null;
const answer = (heading: string): Turn => ({ kind: 'answer', text: `## ${heading}\n\nWritten about ${heading}.\n` });

test('writes every section of the contract in order, each from its own request', async () => {
  const events = await writeWith((heading) => answer(heading), { finished: new Map() });
  const finished = finishedIn(events);
  expect([...finished.keys()]).toEqual(contract.map((section) => section.id));
  expect(finished.get('summary')).toBe('## Summary\n\nWritten about Summary.\n');
  expect(server?.requests.length).toBe(contract.length);
});

test.each<[string, (heading: string, index: number) => Turn]>([
  ['written in one go', answer],
  [
    'continued after its token limit',
    (heading, index) =>
      index === 0
        ? { kind: 'answer', text: `## ${heading}\n\nFirst line is here.\nSec`, stopReason: 'max_tokens' }
        : index === 1
          ? { kind: 'answer', text: 'line is here.\nSecond line.\n' }
          : answer(heading),
  ],
])('the text events of a section %s add up to the finished section', async (_, turnFor) => {
  const events = await writeWith(turnFor);
  expect(finishedIn(events).size).toBe(2);
  for (const [id, markdown] of finishedIn(events)) {
    const streamed = events
      .flatMap((event) => (event.type === 'text' && event.sectionId === id ? [event.text] : []))
      .join('');
    expect(streamed.trim()).toBe(markdown.trim());
  }
});

test('sends the key as a bearer token, the blueprint as data, and marks the stable parts for caching', async () => {
  await writeWith((heading) => answer(heading));
  const request = server?.requests[0];
  expect(request?.authorization).toBe('Bearer key-for-tests');
  expect(request?.path).toBe('/v1/messages');
  expect(request?.body.model).toBe('claude-test');
  expect(request?.body.system.at(-1)?.cache_control).toEqual({ type: 'ephemeral' });
  const content = request?.body.messages[0]?.content;
  const parts = typeof content === 'string' ? [] : (content ?? []);
  expect(parts[0]?.text).toMatch(/^<blueprint>[\s\S]+D-engine[\s\S]+<\/blueprint>$/);
  expect(parts[1]?.cache_control).toEqual({ type: 'ephemeral' });
  expect(JSON.stringify(request?.body)).not.toContain('{{');
});

const fault = (line: number): Problem => ({
  code: 'python',
  severity: 'error',
  line,
  column: 1,
  message: 'Python: expected a name',
  remedy: 'Correct the syntax.',
  link: null,
});
const sourcesOnly = new Map(contract.slice(0, -1).map((section) => [section.id, 'kept'] as const));
/** Each `bad` in a section is a fault. */
const checkSection = (_: SectionId, markdown: string) =>
  Promise.resolve(markdown.split('\n').flatMap((line, index) => (line.startsWith('bad') ? [fault(index + 1)] : [])));
const drafts = (...bodies: readonly string[]) =>
  writeWith((heading, index) => ({ kind: 'answer', text: `## ${heading}\n\n${bodies[index] ?? ''}` }), {
    finished: sourcesOnly,
    checkSection,
  });

test('a section with findings is asked for again with the draft, the findings and their lines', async () => {
  const events = await drafts('bad = (\n', 'good\n');
  expect(finishedIn(events).get('sources')).toBe('## Sources\n\ngood\n');
  expect(events.flatMap((event) => (event.type === 'repairing' ? [event.message] : []))).toEqual([
    'repairing Sources: 1 finding, try 1 of 2',
  ]);
  const [, draft, request] = server?.requests[1]?.body.messages ?? [];
  expect(draft).toEqual({ role: 'assistant', content: '## Sources\n\nbad = (' });
  expect(JSON.stringify(request)).toContain(
    String.raw`- line 3, python: Python: expected a name. Correct the syntax.\n  \"bad = (\"`,
  );
});

test('two repairs are the most, and the draft with the fewest findings stays', async () => {
  const events = await drafts('bad\nbad\n', 'bad, once\n', 'bad\nbad\nbad\n');
  expect(finishedIn(events).get('sources')).toBe('## Sources\n\nbad, once\n');
  expect(server?.requests).toHaveLength(3);
  expect(noticesIn(events)).toEqual(['kept with 1 finding after 2 repairs']);
  expect(failureIn(events)).toBeNull();
});

test('a draft is kept where its repair cannot be had', async () => {
  const events = await writeWith(
    (heading, index) =>
      index === 0
        ? { kind: 'answer', text: `## ${heading}\n\nbad\n` }
        : { kind: 'answer', text: 'no', stopReason: 'refusal' },
    { finished: sourcesOnly, checkSection },
  );
  expect(finishedIn(events).get('sources')).toBe('## Sources\n\nbad\n');
  expect(noticesIn(events)).toEqual(['kept with 1 finding: the model declined to write "Sources"']);
  expect(failureIn(events)).toBeNull();
});

test('keeps finished sections and does not ask for them again', async () => {
  const events = await writeWith((heading) => answer(heading));
  expect([...finishedIn(events).keys()]).toEqual(contract.slice(-2).map((section) => section.id));
});

test.each<[string, (heading: string) => string, string]>([
  ['wraps it all in a fence', (heading) => `\`\`\`markdown\n## ${heading}\n\nText.\n\`\`\`\n`, 'Text.'],
  ['numbers the heading', (heading) => `## 18. ${heading}\n\nText.\n`, 'Text.'],
  ['uses another level', (heading) => `# ${heading}\n\nText.\n`, 'Text.'],
  ['leaves the heading out', () => 'Text.\n', 'Text.'],
  [
    'adds headings of the second level',
    (heading) => `## ${heading}\n\nText.\n\n## Aside\n\nMore.\n`,
    'Text.\n\n### Aside\n\nMore.',
  ],
  ['goes on into another section', (heading) => `## ${heading}\n\nText.\n\n## Summary\n\nAgain.\n`, 'Text.'],
  ['repeats the heading', (heading) => `## ${heading}\n\nText.\n\n## ${heading}\n\nMore.\n`, 'Text.\n\n\nMore.'],
  [
    'shows a heading inside code',
    (heading) => `## ${heading}\n\n\`\`\`python\n# Summary\n## Summary\n\`\`\`\n`,
    '```python\n# Summary\n## Summary\n```',
  ],
  ['sends terminal control sequences', (heading) => `## ${heading}\n\n\u001B[31mText\u001B[0m.\n`, 'Text.'],
])('a model that %s still yields the one section', async (_, text, body) => {
  const events = await writeWith((heading) => ({ kind: 'answer', text: text(heading) }));
  const last = contract.at(-1);
  expect(finishedIn(events).get(last?.id ?? 'sources')).toBe(`## ${last?.heading}\n\n${body}\n`);
});

test('continues a section that was cut by its token limit, without repeating or losing text', async () => {
  const words = 'one two three four five six seven eight nine ten eleven twelve';
  const events = await writeWith((heading, index) =>
    index === 0
      ? { kind: 'answer', text: `## ${heading}\n\n${words.slice(0, 40)}`, stopReason: 'max_tokens' }
      : index === 1
        ? { kind: 'answer', text: words.slice(20) }
        : answer(heading),
  );
  expect([...finishedIn(events).values()][0]).toContain(`\n\n${words}\n`);
  expect(server?.requests[1]?.body.messages.map((message) => message.role)).toEqual(['user', 'assistant', 'user']);
});

test.each<[string, Turn]>([
  ['a dropped connection', { kind: 'cut', text: '## Sources\n\nFirst line is here.\nSecond ' }],
  ['a response that ends early', { kind: 'early_end', text: '## Sources\n\nFirst line is here.\nSecond ' }],
  [
    'an error event',
    { kind: 'error_event', text: '## Sources\n\nFirst line is here.\nSecond ', type: 'overloaded_error' },
  ],
  ['a stall', { kind: 'stall', text: '## Sources\n\nFirst line is here.\nSecond ' }],
])('goes on after %s in mid-section and says so', async (_, fault) => {
  const finished = new Map(contract.slice(0, -1).map((section) => [section.id, 'kept'] as const));
  const events = await writeWith(
    (_heading, index) => (index === 0 ? fault : { kind: 'answer', text: 'line ends well.\n' }),
    { finished, idleMs: 300 },
  );
  expect(finishedIn(events).get('sources')).toBe('## Sources\n\nFirst line is here.\nSecond line ends well.\n');
  expect(noticesIn(events)).toHaveLength(1);
});

test('waits as long as a 429 asks, then goes on', async () => {
  const events = await writeWith((heading, index) =>
    index === 0
      ? { kind: 'status', status: 429, type: 'rate_limit_error', message: 'slow down', headers: { 'retry-after': '7' } }
      : answer(heading),
  );
  expect(noticesIn(events)[0]).toContain('trying again in 7 s');
  expect(finishedIn(events).size).toBe(2);
});

test.each<[string, Turn, string]>([
  ['401', { kind: 'status', status: 401, type: 'authentication_error', message: 'invalid key' }, 'credential_refused'],
  ['404', { kind: 'status', status: 404, type: 'not_found_error', message: 'model: claude-test' }, 'model_unknown'],
  ['400', { kind: 'status', status: 400, type: 'invalid_request_error', message: 'too long' }, 'request_rejected'],
])('a %s is final: asked once, told with a remedy', async (_, fault, reason) => {
  const events = await writeWith(() => fault);
  expect(failureIn(events)).toMatchObject({ reason });
  expect(server?.requests).toHaveLength(1);
});

test('a credential that the server repeats in its refusal is told to nobody', async () => {
  const events = await writeWith(() => ({
    kind: 'status',
    status: 401,
    type: 'authentication_error',
    message: 'invalid key: key-for-tests',
  }));
  expect(failureIn(events)?.message).toContain('invalid key');
  expect(JSON.stringify(events)).not.toContain('key-for-tests');
});

test('a server that stays overloaded is given up after a bounded number of tries', async () => {
  const events = await writeWith(() => ({ kind: 'status', status: 529, type: 'overloaded_error', message: 'busy' }));
  expect(failureIn(events)).toMatchObject({ reason: 'overloaded' });
  expect(server?.requests).toHaveLength(4);
});

test('a refusal ends with a remedy', async () => {
  const events = await writeWith((heading) => ({ kind: 'answer', text: `## ${heading}\n\n`, stopReason: 'refusal' }));
  expect(failureIn(events)).toMatchObject({ reason: 'refused' });
});

test('stops at once when interrupted and gives no further section', async () => {
  const controller = new AbortController();
  const pending = writeWith(() => ({ kind: 'stall', text: '## Sources\n\nSome text' }), {
    signal: controller.signal,
    idleMs: 60_000,
  });
  await expect.poll(() => server?.requests.length ?? 0).toBe(1);
  controller.abort();
  const events = await pending;
  expect(failureIn(events)).toMatchObject({ reason: 'interrupted' });
  expect(finishedIn(events).size).toBe(0);
});

test('every section of the contract has a brief that says what a reviewer must find', async () => {
  const { sectionBriefs } = await import('../../../src/architects/claude/prompts.ts');
  const { sections } = await import('../../../src/document/sections.ts');
  for (const { id } of sections) expect(sectionBriefs[id satisfies SectionId].length).toBeGreaterThan(80);
});

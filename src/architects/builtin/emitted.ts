import type { SectionContext } from './section-writer.ts';

/** The log events of the rendered code, with their fields and when they come: only those that some file emits. */
export function emittedEvents({ code }: SectionContext): readonly (readonly string[])[] {
  const text = code.map((file) => file.text).join('\n');
  return events
    .filter(({ name }) => text.includes(`"${name}"`))
    .map(({ name, fields, when }) => [`\`${name}\``, fields, when]);
}

/** The metrics that `logs.py` registers, as it declares them; empty where the design has none. */
export function emittedMetrics({ code }: SectionContext): readonly (readonly string[])[] {
  const logs = code.find(({ path }) => path === 'logs.py')?.text ?? '';
  return [...logs.matchAll(/= (Counter|Gauge|Histogram)\("(\w+)", "[^"]*", \[([^\]]*)\]/g)].map(
    ([, kind = '', name = '', labels = '']) => [`\`${name}\``, labels.replaceAll('"', ''), kind.toLowerCase()],
  );
}

const events = [
  { name: 'page_run', fields: 'page, seconds', when: 'at the end of each script run' },
  {
    name: 'page_failed',
    fields: 'page, reference, traceback',
    when: 'a page ended with an error; the viewer has the reference',
  },
  { name: 'read', fields: 'reader, seconds', when: 'each read through the cache' },
  { name: 'read_failed', fields: 'reader, traceback', when: 'a source did not answer; the viewer has the outage view' },
  { name: 'load_finished', fields: 'source, rows, bad', when: 'a load was committed' },
  { name: 'task_finished', fields: 'task, seconds', when: 'a task of the worker ended well' },
  { name: 'task_failed', fields: 'task, reference, traceback', when: 'a task failed; the next round tries again' },
  { name: 'task_skipped', fields: 'task', when: 'another process holds the lock' },
  { name: 'quality', fields: 'table, rule, broken', when: 'each rule, at each check' },
  {
    name: 'stream_broken',
    fields: 'source, traceback',
    when: 'the reader lost its stream; it tries again within 30 s',
  },
  { name: 'webhook_refused', fields: 'source', when: 'a call without the right signature' },
] as const;

import { afterAll, describe, expect, test } from 'vitest';
import { hasPython, hasRedis } from './environment.ts';
import { coveringProjects, decided, failuresOf, temporaryFolder, writeProject } from './projects.ts';

const { folder, remove } = temporaryFolder();
afterAll(remove);

describe.skipIf(!hasPython || !hasRedis)('a stream', () => {
  test.each(cases())('$transport, $backpressure: one reader, bounded, reconnecting, released', (stream) => {
    const { project, transport, source, key } = stream;
    const peer = { TRANSPORT: transport, SOURCE: source, KEY: key };
    expect(failuresOf(writeProject(folder, project), 'stream.py', peer)).toBe('');
  });
});

/** For each transport and each way of bounding memory, a covering project whose pages follow the stream. */
function cases() {
  const candidates = coveringProjects.flatMap((project) => {
    const stream = project.blueprint.workload.sources.find((source) => source.stream !== null);
    const isLive = project.files.some(({ path }) => path.startsWith('snapshot_'));
    if (!stream || !isLive) return [];
    const [transport, backpressure] = [decided(project, 'transport'), decided(project, 'backpressure')];
    return [{ project, transport, backpressure, source: stream.id, key: stream.keyColumn.value }];
  });
  const open = new Set(candidates.flatMap(({ transport, backpressure }) => [transport, backpressure]));
  return candidates.filter(({ transport, backpressure }) => {
    const isNew = open.has(transport) || open.has(backpressure);
    open.delete(transport);
    open.delete(backpressure);
    return isNew;
  });
}

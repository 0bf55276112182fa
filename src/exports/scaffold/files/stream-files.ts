import type { ChoiceOf } from '../../../decisions/choices.ts';
import type { FileSpec } from '../code-file.ts';
import type { CodeModel } from '../code-model.ts';
import httpPoll from '../templates/consumer_http_poll.py?raw';
import kafka from '../templates/consumer_kafka.py?raw';
import redisPubsub from '../templates/consumer_redis_pubsub.py?raw';
import redisStreams from '../templates/consumer_redis_streams.py?raw';
import websocket from '../templates/consumer_websocket.py?raw';
import live from '../templates/live.py?raw';
import snapshot from '../templates/snapshot.py?raw';
import spill from '../templates/spill.py?raw';
import { present, python } from './file-spec.ts';

const consumers: Readonly<Record<ChoiceOf<'transport'>, string>> = {
  kafka,
  redis_streams: redisStreams,
  redis_pubsub: redisPubsub,
  websocket,
  http_poll: httpPoll,
};

/** Consumers, the bounded memory between them and the pages, and the live page. */
export function streamFiles(model: CodeModel): readonly FileSpec[] {
  const spilling = model.liveStreams.find(({ backpressure }) => backpressure === 'spill');
  return present([
    ...model.streams.flatMap((source) =>
      present([
        python(
          `consumer_${source.id}.py`,
          consumers[source.transport],
          'realtime',
          `Consumer of ${source.title}`,
          'Connects, reads, confirms.',
          {
            source,
          },
        ),
        source.live &&
          python(
            `snapshot_${source.id}.py`,
            snapshot,
            'realtime',
            `Buffer of ${source.title}`,
            'One thread for each process, bounded memory.',
            {
              source,
            },
          ),
      ]),
    ),
    spilling !== undefined &&
      python('spill.py', spill, 'realtime', 'Spill files', 'Events that memory does not hold.', { source: spilling }),
    model.liveStreams.length > 0 &&
      python('live.py', live, 'realtime', 'Live page', 'A fragment that redraws from a snapshot.'),
  ]);
}

import type { SourceQuestion } from '../../question.ts';

export const transportQuestion: SourceQuestion = {
  scope: 'source',
  id: 'transport',
  stage: 'volume',
  depth: 'standard',
  kind: 'choice',
  options: [
    { id: 'kafka', label: 'Kafka', hint: 'or a server that speaks its protocol' },
    { id: 'redis_streams', label: 'Redis Streams' },
    { id: 'redis_pubsub', label: 'Redis Pub/Sub' },
    { id: 'websocket', label: 'A WebSocket' },
    { id: 'undecided', label: 'Not decided yet' },
  ],
  ask: 'What carries the events of {source}?',
  why: 'It decides whether events survive an outage, and whether they can be read again.',
  when: (view) => view.choice('kind') === 'stream',
  default: () => 'undecided',
};

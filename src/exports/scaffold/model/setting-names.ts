import type { ApiModel, StreamModel } from './sources.ts';
import type { ConnectionModel } from './connections.ts';

interface Needing {
  readonly connections: readonly ConnectionModel[];
  readonly apis: readonly ApiModel[];
  readonly streams: readonly StreamModel[];
}

/** The environment variables that `settings.py` reads for the worker, in the order of the example file. */
export function environmentNames({ connections, apis, streams }: Needing, needsLoader: boolean): readonly string[] {
  const paths = [
    ...connections.map(({ id }) => ['connections', id, 'url']),
    ...(needsLoader ? [['connections', 'loader', 'url']] : []),
    ...apis.flatMap((api) => apiKeys(api).map((key) => ['sources', api.id, key])),
    ...streams.flatMap(({ id, transport }) => streamKeys[transport].map((key) => ['sources', id, key])),
  ];
  return paths.map((path) => path.join('_').toUpperCase());
}

function apiKeys({ auth, version, webhook }: ApiModel): readonly string[] {
  const byAuth = {
    none: [],
    api_key: ['api_key'],
    basic: ['user', 'password'],
    oauth2_client: ['token_url', 'client_id', 'client_secret'],
    oauth2_user: ['token_url', 'client_id', 'client_secret', 'refresh_token'],
  } as const;
  return [
    'base_url',
    'resources',
    ...(version === 'header' ? ['version'] : []),
    ...byAuth[auth],
    ...(webhook ? ['webhook_secret'] : []),
  ];
}

const streamKeys: Readonly<Record<StreamModel['transport'], readonly string[]>> = {
  kafka: ['bootstrap_servers', 'security_protocol', 'topic'],
  redis_streams: ['url'],
  redis_pubsub: ['url'],
  websocket: ['url', 'token'],
  http_poll: ['url'],
};

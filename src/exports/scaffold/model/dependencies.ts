import type { Parts } from './parts.ts';
import { dialects } from './dialects.ts';

/** The newest releases when this version of the tool was tested; every generated project pins them. */
const pins = {
  streamlit: 'streamlit==1.67.0',
  streamlitAuth: 'streamlit[auth]==1.67.0',
  pandas: 'pandas==3.1.1',
  polars: 'polars==2.1.0',
  pyarrow: 'pyarrow==26.0.1',
  duckdb: 'duckdb==2.0.1',
  dask: 'dask[dataframe]==2026.8.0',
  sqlalchemy: 'sqlalchemy==2.1.9',
  psycopg: 'psycopg[binary]==3.3.9',
  pydantic: 'pydantic==2.14.4',
  pandera: 'pandera[pandas]==0.35.0',
  panderaPolars: 'pandera[polars]==0.35.0',
  gx: 'great-expectations==1.24.1',
  httpx: 'httpx==0.28.1',
  stamina: 'stamina==26.1.0',
  structlog: 'structlog==26.1.0',
  prometheus: 'prometheus-client==0.26.0',
  sentry: 'sentry-sdk==2.75.0',
  kafka: 'confluent-kafka==2.16.1',
  redis: 'redis==8.1.0',
  websockets: 'websockets==17.4',
  charset: 'charset-normalizer==3.5.2',
  openpyxl: 'openpyxl==3.1.5',
} as const;

/** The pinned requirements that a design's code imports, sorted. */
export function dependencies(parts: Parts, sentry: boolean): readonly string[] {
  const { choices, tables, connections, apis, streams, copies, uploads } = parts;
  const polars = choices.engine === 'polars';
  const ingests = tables.some(({ ingested }) => ingested) || uploads.length > 0;
  const served = tables.some(({ place }) => place !== 'none'); // whose sample data DuckDB holds
  const transports = new Set(streams.map(({ transport }) => transport));
  const readsFiles = [...copies.filter(({ fromFiles }) => fromFiles), ...uploads];
  const anyFormat = readsFiles.some((source) => source.anyFormat);
  const wanted: (string | false)[] = [
    choices.sign_in === 'oidc' ? pins.streamlitAuth : pins.streamlit,
    pins.structlog,
    (!polars || anyFormat || choices.validation === 'great_expectations') && pins.pandas,
    polars && pins.polars,
    polars && pins.pyarrow,
    choices.engine === 'dask' && pins.dask,
    (choices.engine === 'duckdb' || served || (ingests && choices.validation === 'sql_constraints')) && pins.duckdb,
    connections.length > 0 && pins.sqlalchemy,
    (connections.length > 0 || apis.length > 0 || transports.has('http_poll')) && pins.stamina,
    (apis.length > 0 || transports.has('http_poll')) && pins.httpx,
    ingests && choices.validation === 'pydantic' && pins.pydantic,
    ingests && choices.validation === 'pandera' && (polars ? pins.panderaPolars : pins.pandera),
    ingests && choices.validation === 'great_expectations' && pins.gx,
    choices.observability === 'prometheus' && pins.prometheus,
    sentry && pins.sentry,
    transports.has('kafka') && pins.kafka,
    (transports.has('redis_streams') || transports.has('redis_pubsub')) && pins.redis,
    transports.has('websocket') && pins.websockets,
    readsFiles.length > 0 && pins.charset,
    anyFormat && pins.openpyxl,
    ...connections.flatMap(({ dialect }) => dialects[dialect].drivers),
  ];
  return [...new Set(wanted.filter((pin) => pin !== false))].toSorted();
}

import * as z from 'zod';

const member = z.object({
  /** As Python writes them, one each: `width='stretch'`, `*`, `**kwargs`; absent where the package does not tell. */
  parameters: z.array(z.string()).optional(),
  /** The class of what a call gives, in brackets when it gives several. */
  returns: z.string().optional(),
  /** A function of the module that is a method of this class, with all that the class says of it. */
  method: z.string().optional(),
  /** The class that this object is of. */
  instance: z.string().optional(),
  /** The class that this name is. */
  class: z.string().optional(),
  /** The module that this name is. */
  module: z.string().optional(),
  /** What the package says of its deprecation. */
  deprecated: z.string().optional(),
  deprecatedParameters: z.record(z.string(), z.string()).optional(),
});

const owner = z.object({
  names: z.record(z.string(), member),
  /** Whether it answers names that are not listed. */
  open: z.boolean(),
  /** The class whose names it has besides its own. */
  extends: z.string().optional(),
});

const packageApi = z.object({
  generator: z.string(),
  package: z.string(),
  version: z.string(),
  /** The Python that it was generated with: defaults and inherited names depend on it. */
  python: z.string(),
  modules: z.record(z.string(), owner),
  classes: z.record(z.string(), owner),
});

/** A public name of a package. */
export type ApiMember = z.infer<typeof member>;

/** What a package offers, as `scripts/api-catalogue.py` found it in the pinned version. */
export type PackageApi = z.infer<typeof packageApi>;

/** The packages of the catalogue, by the name that Python imports; each is read when it is first asked for. */
const texts = {
  streamlit: async () => import('./api/streamlit.json?raw'),
  pandas: async () => import('./api/pandas.json?raw'),
  polars: async () => import('./api/polars.json?raw'),
  duckdb: async () => import('./api/duckdb.json?raw'),
  sqlalchemy: async () => import('./api/sqlalchemy.json?raw'),
  psycopg: async () => import('./api/psycopg.json?raw'),
  pydantic: async () => import('./api/pydantic.json?raw'),
  pandera: async () => import('./api/pandera.json?raw'),
  great_expectations: async () => import('./api/great-expectations.json?raw'),
  redis: async () => import('./api/redis.json?raw'),
  confluent_kafka: async () => import('./api/confluent-kafka.json?raw'),
  httpx: async () => import('./api/httpx.json?raw'),
  stamina: async () => import('./api/stamina.json?raw'),
  websockets: async () => import('./api/websockets.json?raw'),
  dask: async () => import('./api/dask.json?raw'),
  structlog: async () => import('./api/structlog.json?raw'),
  prometheus_client: async () => import('./api/prometheus-client.json?raw'),
};

export type CataloguedPackage = keyof typeof texts;

/** The packages that have a catalogue, as Python imports them. */
export const cataloguedPackages: ReadonlySet<string> = new Set(Object.keys(texts));

export function isCatalogued(importName: string): importName is CataloguedPackage {
  return cataloguedPackages.has(importName);
}

const read = new Map<CataloguedPackage, Promise<PackageApi>>();

/** What a package offers. */
export async function apiOf(importName: CataloguedPackage): Promise<PackageApi> {
  const known = read.get(importName);
  if (known !== undefined) return known;
  const reading = texts[importName]().then(({ default: text }) => packageApi.parse(JSON.parse(text)));
  read.set(importName, reading);
  return reading;
}

/** A member of a class of a package, its own or inherited; undefined when it has none of that name. */
export function classMember(api: PackageApi, className: string, name: string): ApiMember | undefined {
  const found = api.classes[className];
  if (found === undefined) return undefined;
  return found.names[name] ?? (found.extends === undefined ? undefined : classMember(api, found.extends, name));
}

/** A name of a module of a package, with what its class says when it is a method; undefined when there is none. */
export function moduleMember(api: PackageApi, moduleName: string, name: string): ApiMember | undefined {
  const found = api.modules[moduleName]?.names[name];
  return found?.method === undefined ? found : classMember(api, found.method, name);
}

import { choiceOf } from '../decisions/choice-of.ts';
import type { ChoiceOf } from '../decisions/choices.ts';
import { quoteAnswer, quoteSeconds } from '../decisions/figures.ts';
import { type Design, hasStore, isScoped, scopeWord } from './design.ts';
import { monitorWords, storeName } from './design-names.ts';
import { quarantineTime } from './quarantine-time.ts';

/** Where secrets are kept in this design. */
export function secretsPlace({ decided }: Design): string {
  return secretPlaces[choiceOf(decided, 'secrets') ?? 'secrets_toml'];
}

const secretPlaces: Readonly<Record<ChoiceOf<'secrets'>, string>> = {
  secrets_toml: '.streamlit/secrets.toml',
  environment: "the environment of the app's process",
  cloud_manager: "the cloud's secret manager",
  vault: 'HashiCorp Vault',
};

/** Where it is settled who the viewer is. */
export function signInPlace({ decided, sizing }: Design): string {
  const isSnowflake = sizing.workload.host.value === 'snowflake';
  const places: Readonly<Record<ChoiceOf<'sign_in'>, string>> = {
    oidc: 'auth.current_viewer (st.login with OpenID Connect), called in app.py before a page runs',
    proxy_headers: isSnowflake
      ? 'Snowflake, which signs viewers in before the app starts; st.user gives the name'
      : "auth.current_viewer, which takes the identity from the sign-in proxy and checks the proxy's own secret",
    network_only: 'the private network in front of the app; the app knows no person',
    open: 'nowhere: the app is open to anybody with its address',
  };
  return places[choiceOf(decided, 'sign_in') ?? 'open'];
}

/** Where a viewer's rows are kept apart from those of others. */
export function rowAccessPlace(design: Design): string {
  const word = scopeWord(design);
  switch (choiceOf(design.decided, 'row_access')) {
    case 'role_in_query':
      return `the ${word} from auth.${word}_of, bound by the one function that pages read rows with, and part of every cache key`;
    case 'database_rls':
      return `row-level policies on the tables, set for each transaction by db.read_own; the ${word} is in every cache key too`;
    case 'same_for_all':
    case null:
      return 'the list of people who may sign in: everybody inside sees every row';
  }
}

/** Where the rows of the app lie. */
export function storePlace(design: Design): string {
  return hasStore(design) ? `the ${storeName(design)}` : 'the sources, of which the app keeps no copy but its caches';
}

/** What the app's account may do. */
export function accountPlace(design: Design): string {
  const store = choiceOf(design.decided, 'store');
  if (store === 'postgres')
    return 'sql/roles.sql: the app role may only SELECT, the loader role writes and owns nothing else';
  return hasStore(design) && store !== 'existing_warehouse'
    ? 'the permissions of the data folder: the loads write it, the app opens it for reading'
    : 'a read-only account at each source, with SELECT on the tables of this design alone';
}

/** Where runs, reads and failures are recorded. */
export function logPlace(design: Design): string {
  return `logs.py: one JSON line for each run, read and load, without values; watched by ${monitorWords(design)}`;
}

/** What deletes rows whose time has come. */
export function retentionPlace(design: Design): string {
  const kept = quoteAnswer(design.sizing.workload.retention, 's');
  return choiceOf(design.decided, 'store') === 'postgres'
    ? `sql/retention.sql, run daily: rows older than ${kept} and quarantined ones older than ${quoteSeconds(quarantineTime(design.sizing.workload))} are deleted`
    : hasStore(design)
      ? `a daily job on ${storePlace(design)}: rows older than ${kept} and quarantined ones older than ${quoteSeconds(quarantineTime(design.sizing.workload))} are deleted`
      : `the sources, which keep the rows; caches forget theirs at each ttl`;
}

/** What a cached entry is found by. */
export function cachePlace(design: Design): string {
  if (!isScoped(design)) return 'the caching plan: entries hold only what every viewer may see';
  return choiceOf(design.decided, 'cache') === 'cache_data_session'
    ? 'the caching plan: every frame is cached with scope="session"'
    : `the caching plan: the ${scopeWord(design)} is the argument by which every frame is found`;
}

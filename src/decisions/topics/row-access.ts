import { appSources } from '../../knowledge/sources-app.ts';
import { choiceOf } from '../choice-of.ts';
import type { DecisionContext, Topic } from '../decision.ts';

type Context = DecisionContext;

/** Where it is enforced that a viewer gets only the rows that are theirs. */
export const rowAccessTopic: Topic<'row_access'> = {
  id: 'row_access',
  title: 'Row access',
  question: 'Where is it enforced that a viewer gets only the rows meant for them?',
  applies: () => true,
  weights: { performance: 1, simplicity: 2, cost: 1, skills: 1, robustness: 3 },
  options: [
    {
      id: 'same_for_all',
      label: 'Everyone who may enter sees every row',
      excluded: (context) =>
        seesOwnRows(context)
          ? `Rows differ by ${who(context)}: a page without a filter shows each viewer the others' rows.`
          : null,
      scores: () => ({ performance: 5, simplicity: 5, cost: 5, skills: 5, robustness: 5 }),
      because: () =>
        'You answered that everybody who may open the app may see every row: the sign-in is the only gate, caches are shared, and no query carries a filter that could be forgotten.',
      passedOver: () => 'Rows differ by viewer.',
      consequences: () => [
        'Whoever may open the app may export everything in it: the list of people who may sign in is the access list.',
        'When rows must differ later, the cached functions need a new argument, and every cache is cleared with the deploy.',
      ],
    },
    {
      id: 'role_in_query',
      label: 'The verified role or tenant is a bound parameter of every query',
      excluded: whyNothingToEnforce,
      scores: (context) =>
        wantsDatabase(context)
          ? { performance: 5, simplicity: 4, cost: 5, skills: 4, robustness: 2 }
          : { performance: 5, simplicity: 4, cost: 5, skills: 4, robustness: 4 },
      because: (context) => {
        const reason = whyNoPolicies(context);
        return reason === null
          ? `Rows differ by ${who(context)}, the data is ${context.sizing.workload.classification.value}, and all queries go through a few functions of one module: one bound parameter each is enough, and cached results can still be shared by viewers of the same ${who(context)}.`
          : `Rows differ by ${who(context)}. ${reason} The filter therefore is a bound parameter in the one module that reads, and no page writes SQL of its own.`;
      },
      passedOver: (context) =>
        `One forgotten WHERE shows a ${who(context)} the rows of another; for ${stakes(context)} the database has to refuse what the app forgets.`,
      consequences: (context) => [
        `One function reads rows for pages: it takes the ${who(context)}, binds it, refuses a query without that condition before it is sent, and is tested with two of them.`,
        `The ${who(context)} comes from the role table by verified subject, never from a widget, the URL or a plain header.`,
        isFile(context)
          ? 'The process may read the files and nothing else, and no path is built from what a viewer typed.'
          : 'The account that the app reads with gets the right to read and no other, so that a mistake leaks rows but changes none.',
        'Hidden columns and disabled widgets are no access control: what the query returns has been sent.',
      ],
    },
    {
      id: 'database_rls',
      label: 'Row-level security in the database',
      excluded: (context) => whyNothingToEnforce(context) ?? whyNoPolicies(context),
      scores: (context) =>
        wantsDatabase(context)
          ? { performance: 3, simplicity: 3, cost: 4, skills: 3, robustness: 5 }
          : { performance: 3, simplicity: 2, cost: 4, skills: 3, robustness: 5 },
      because: (context) =>
        `Rows differ by ${who(context)} and a leak would be a breach (${stakes(context)}). A policy on each table makes the database refuse rows of another ${who(context)} even where a query forgets to ask; the app only says whose turn it is.`,
      passedOver: (context) =>
        `For ${context.sizing.workload.classification.value} data by ${who(context)} it costs a policy on each table, a setting in each transaction and a plan that carries the policy, where one bound parameter does.`,
      consequences: (context) => [
        `Each transaction starts by setting app.${who(context)} for that transaction only (set_config with is_local, bound); a plain SET would stay on the pooled connection for the next viewer.`,
        `Row-level security does not protect a shared cache: the ${who(context)} is also in the key of each cached function, or the first viewer's rows are served to the next.`,
        "The app's account neither owns the tables nor may bypass policies; a test signs in as it and counts the rows of two tenants.",
        'The column that policies compare leads the indexes, since every query now filters by it.',
      ],
    },
  ],
  inputs: ({ sizing }) => [
    'row_access',
    'classification',
    'personal_data',
    'regimes',
    ...sizing.workload.sources.flatMap(({ id, database }) => (database ? [`${id}.engine`] : [])),
  ],
  sources: [appSources.postgresRls, appSources.caching, appSources.sqlConnection, appSources.login],
};

function seesOwnRows({ sizing }: Context): boolean {
  return sizing.workload.rowAccess.value !== 'same_for_all';
}

function who({ sizing }: Context): 'tenant' | 'role' {
  return sizing.workload.rowAccess.value === 'by_tenant' ? 'tenant' : 'role';
}

function whyNothingToEnforce(context: Context): string | null {
  return seesOwnRows(context) ? null : 'Everyone may see every row: there is nothing to enforce.';
}

/** Why the store that the app reads cannot hold row policies; null when it can. */
function whyNoPolicies({ sizing, decided }: Context): string | null {
  const store = choiceOf(decided, 'store');
  if (isFile({ decided })) {
    return `The app reads ${store === 'duckdb_file' ? 'a DuckDB file' : 'Parquet files'}: a file has no users and no row policies.`;
  }
  if (store === 'existing_warehouse') return theirOwnPolicies('The warehouse');
  if (store !== 'in_place') return null;
  const databases = sizing.workload.sources.filter(({ database }) => database !== null);
  if (databases.length < sizing.workload.sources.length) {
    return 'The app reads sources in place that are not databases and know no row policies.';
  }
  const other = databases.find(({ database }) => database?.engine.value !== 'postgres');
  if (!other) return null;
  return other.database?.engine.value === 'mysql'
    ? `${other.id} is MySQL, which has no row-level security.`
    : theirOwnPolicies(other.id);
}

function theirOwnPolicies(where: string): string {
  return `${where} knows policies of its own kind, which its owner writes for accounts; here all viewers share the account of the app, and only the policies of PostgreSQL go by what a transaction says.`;
}

function isFile({ decided }: Pick<Context, 'decided'>): boolean {
  const store = choiceOf(decided, 'store');
  return store === 'duckdb_file' || store === 'parquet_files';
}

/** Tenants are other people's organisations, and some data makes any leak reportable. */
function wantsDatabase({ sizing }: Context): boolean {
  const { rowAccess, classification, personalData, regimes } = sizing.workload;
  const isGrave =
    classification.value === 'restricted' ||
    personalData.value === 'special' ||
    regimes.value.includes('hipaa') ||
    regimes.value.includes('pci');
  return isGrave || (rowAccess.value === 'by_tenant' && classification.value === 'confidential');
}

function stakes({ sizing }: Context): string {
  const { classification, personalData } = sizing.workload;
  const people = { none: '', pseudonymous: ', pseudonymous', personal: ', personal', special: ', specially protected' };
  return `${classification.value}${people[personalData.value]} data`;
}

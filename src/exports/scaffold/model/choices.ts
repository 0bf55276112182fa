import type { Blueprint } from '../../../blueprint/blueprint.ts';
import type { DesignChoices } from '../../../decisions/choices.ts';
import { choiceOf } from '../../../decisions/choice-of.ts';

/** What stands where a blueprint decided nothing: the option that assumes least. */
const unlessDecided: DesignChoices = {
  engine: 'pandas',
  store: 'in_place',
  layout: 'single_table',
  validation: 'pandera',
  bad_rows: 'quarantine',
  refresh: 'on_interaction',
  cache: 'cache_data_global',
  sign_in: 'open',
  row_access: 'same_for_all',
  secrets: 'secrets_toml',
  outage: 'stale_with_banner',
  loading: 'upsert',
  observability: 'structured_logs',
  orchestration: 'in_app',
  deployment: 'single_container',
  testing: 'apptest_only',
};

/** Every design choice of a blueprint. */
export function designChoices({ decisions }: Blueprint): DesignChoices {
  const decided = Object.keys(unlessDecided).map((topic) => {
    const id = topic as keyof DesignChoices; // the keys of the record above
    return [id, choiceOf(decisions, id) ?? unlessDecided[id]];
  });
  return Object.fromEntries(decided) as DesignChoices; // each value was read under its own topic
}

/** How rows are kept apart; null when everyone sees the same. */
export interface Scope {
  /** What an argument of it is called. */
  readonly name: 'tenant' | 'role';
  readonly column: string;
}

/** The scope of a design whose rows differ by viewer. */
export function scopeOf(blueprint: Blueprint, choices: DesignChoices): Scope | null {
  if (choices.row_access === 'same_for_all') return null;
  return blueprint.workload.rowAccess.value === 'by_tenant'
    ? { name: 'tenant', column: 'tenant_id' }
    : { name: 'role', column: 'visible_to' };
}

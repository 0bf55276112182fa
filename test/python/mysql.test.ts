import { afterAll, describe, expect, test } from 'vitest';
import { renderCode } from '../../src/exports/scaffold/render-code.ts';
import { blueprintWith } from '../exports/blueprint-with.ts';
import { hasMariadb, hasPython } from './environment.ts';
import { createMysqlDatabase, dropMysqlDatabase, mysql, mysqlUrl } from './mariadb.ts';
import { failuresOf, temporaryFolder, writeFile, writeProject } from './projects.ts';

const { folder, remove } = temporaryFolder();
const database = `sa_mysql_${process.pid}`;

afterAll(() => {
  remove();
  if (hasMariadb) dropMysqlDatabase(database);
});

/** One table read in place with its totals kept ready, one copied by increments; both of many tenants. */
const blueprint = blueprintWith(
  `version: 1
name: Shop
features: [filter, drill_down]
row_access: by_tenant
sources:
  - id: shop
    kind: database
    engine: mysql
    key_column: order_id
    time_column: ordered_at
    change_pattern: append_only
  - id: ledger
    kind: database
    engine: mysql
    key_column: entry_id
    time_column: booked_at
    change_pattern: append_only
`,
  {
    design: { engine: 'pushdown', store: 'duckdb_file', row_access: 'role_in_query', orchestration: 'worker' },
    sources: {
      shop: { ingestion: 'query_in_place', acceleration: 'aggregate_table' },
      ledger: { ingestion: 'incremental' },
    },
  },
);

describe.skipIf(!hasPython || !hasMariadb)('against a real MariaDB', () => {
  test('a tenant gets its own rows alone, by totals, pages and copies, and a slow statement is ended', () => {
    const files = renderCode(blueprint);
    createMysqlDatabase(database);
    mysql(database, rowsOf('shop', 'order_id', 'ordered_at') + rowsOf('ledger', 'entry_id', 'booked_at'));
    for (const path of ['sql/indexes_mysql.sql', 'sql/views_mysql.sql']) {
      mysql(database, files.find((file) => file.path === path)?.text ?? `${path} is missing`);
    }

    const home = writeProject(folder, { name: 'shop', blueprint, files });
    const url = mysqlUrl(database);
    const connections = ['shop', 'ledger', 'loader'].map((id) => `[connections.${id}]\nurl = "${url}"\n`);
    writeFile(home, '.streamlit/secrets.toml', connections.join(''));
    expect(failuresOf(home, 'mysql_source.py')).toBe('');
  });
});

/** A table of another system: 30 rows of each of two tenants, one an hour, of which one tenant's amounts are 1. */
function rowsOf(table: string, key: string, time: string): string {
  return `
CREATE TABLE ${table} (
  ${key} bigint NOT NULL PRIMARY KEY, ${time} datetime(6) NOT NULL, category varchar(200) NOT NULL,
  amount decimal(14, 2) NOT NULL, tenant_id varchar(200) NOT NULL
);
INSERT INTO ${table}
SELECT seq, UTC_TIMESTAMP() - INTERVAL seq HOUR, 'tea', IF(seq MOD 2 = 0, 1, 1000), IF(seq MOD 2 = 0, 'north', 'south')
FROM seq_1_to_60;
`;
}

import type { Origin } from './origins.ts';

/** Calls that open one connection, which one thread at a time may use. */
const singles = new Set([
  'sqlite3.connect',
  'psycopg.connect',
  'psycopg.Connection.connect',
  'psycopg2.connect',
  'pymysql.connect',
  'MySQLdb.connect',
  'mysql.connector.connect',
  'pyodbc.connect',
  'oracledb.connect',
  'cx_Oracle.connect',
  'snowflake.connector.connect',
  'duckdb.connect',
]);

/** Calls that make a pool or a client, which threads may share but which is dear to make. */
const pools = new Set([
  'sqlalchemy.create_engine',
  'psycopg_pool.ConnectionPool',
  'redis.Redis',
  'redis.StrictRedis',
  'redis.from_url',
  'redis.Redis.from_url',
  'pymongo.MongoClient',
  'confluent_kafka.Consumer',
  'confluent_kafka.Producer',
  'kafka.KafkaConsumer',
  'kafka.KafkaProducer',
]);

/** Whether a call opens a connection, or a pool or client of them. */
export function opensConnection(called: Origin): boolean {
  return singles.has(called) || pools.has(called) || takesFromPool(called);
}

/** Whether a value is one connection that threads must not share. */
export function isSingleConnection(value: Origin): boolean {
  const called = /^(.*)\(\)$/.exec(value)?.[1] ?? '';
  return singles.has(called) || takesFromPool(called);
}

/** Whether a call takes a connection out of the pool of an engine. */
export function takesFromPool(called: Origin): boolean {
  return called === 'sqlalchemy.create_engine().connect' || called === 'sqlalchemy.create_engine().raw_connection';
}

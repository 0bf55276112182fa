import type { DatabaseEngine } from '../../../sizing/workload.ts';
import type { Parts } from './parts.ts';
import { toIdentifier } from './identifiers.ts';

/** One service of the compose file, as Compose names things. */
export interface ServiceModel {
  readonly name: string;
  readonly words: string;
  /** With its version. */
  readonly image: string;
  readonly port: number;
  /** Lines of YAML. */
  readonly environment: readonly string[];
  readonly volumes: readonly string[];
  /** What tells that it answers, as Compose runs it. */
  readonly health: string;
}

/** The services that a design needs and that run in a container; a vendor's warehouse does not. */
export function servicesOf({ connections, streams, tables }: Parts, title: string): readonly ServiceModel[] {
  const database = toIdentifier(title, 'app').replace(/_$/, '');
  const engines = new Set(connections.map(({ dialect }) => dialect));
  const transports = new Set(streams.map(({ transport }) => transport));
  const owns = tables.some(({ ingested, dialect }) => ingested && dialect === 'postgres');
  const partitioned = tables.some(({ partitioned: parts }) => parts);
  const made = ['schema', ...(partitioned ? ['partitions'] : []), 'indexes'];
  const files = made.map((name, index) => `./sql/${name}.sql:/docker-entrypoint-initdb.d/${index + 1}-${name}.sql:ro`);
  return [
    ...(engines.has('postgres')
      ? [{ ...services.postgres, environment: databaseOf('POSTGRES', database), volumes: owns ? files : [] }]
      : []),
    ...(engines.has('mysql') ? [{ ...services.mysql, environment: databaseOf('MYSQL', database) }] : []),
    ...(transports.has('kafka') ? [services.kafka] : []),
    ...(transports.has('redis_streams') || transports.has('redis_pubsub') ? [services.redis] : []),
  ];
}

function databaseOf(prefix: 'POSTGRES' | 'MYSQL', database: string): readonly string[] {
  const password = prefix === 'MYSQL' ? 'MYSQL_ROOT_PASSWORD' : 'POSTGRES_PASSWORD';
  return [
    `${prefix === 'MYSQL' ? 'MYSQL_DATABASE' : 'POSTGRES_DB'}: ${database}`,
    `${password}: \${${password}:?set it in the file .env}`,
  ];
}

const services: Readonly<Record<Extract<DatabaseEngine, 'postgres' | 'mysql'> | 'kafka' | 'redis', ServiceModel>> = {
  postgres: {
    name: 'postgres',
    words: 'PostgreSQL',
    image: 'postgres:17.6',
    port: 5432,
    environment: [],
    volumes: [],
    health: '["CMD", "pg_isready", "--host=127.0.0.1", "--username=postgres"]',
  },
  mysql: {
    name: 'mysql',
    words: 'MySQL',
    image: 'mysql:8.4.6',
    port: 3306,
    environment: [],
    volumes: [],
    health: '["CMD", "mysqladmin", "ping", "--host=127.0.0.1"]',
  },
  kafka: {
    name: 'kafka',
    words: 'Kafka',
    image: 'apache/kafka:4.1.0',
    port: 9092,
    environment: [],
    volumes: [],
    health: '["CMD", "/opt/kafka/bin/kafka-broker-api-versions.sh", "--bootstrap-server", "localhost:9092"]',
  },
  redis: {
    name: 'redis',
    words: 'Redis',
    image: 'redis:8.2.1',
    port: 6379,
    environment: [],
    volumes: [],
    health: '["CMD", "redis-cli", "ping"]',
  },
};

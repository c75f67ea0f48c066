import { outboxTablesSql } from '@anzhi/outbox';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTableSql } from './tenant-table.js';

/**
 * The first migration of every service: local directory (factories, appointments), idempotency keys, audit,
 * data keys, outbox and inbox. One definition, so that the tables mean the same everywhere.
 */
export function kitMigration(service: string): new () => MigrationInterface {
  return class CreateKitTables1767225600000 implements MigrationInterface {
    name = 'CreateKitTables1767225600000';
    async up(runner: QueryRunner): Promise<void> {
      await runner.query(`GRANT USAGE ON SCHEMA public TO ${service}_app, ${service}_relay`);
      await runner.query(`GRANT SELECT ON migration TO ${service}_app`);
      await runner.query(directorySql(service));
      await runner.query(requestSql(service));
      await runner.query(outboxTablesSql({ appRole: `${service}_app`, relayRole: `${service}_relay` }));
    }
    async down(runner: QueryRunner): Promise<void> {
      await runner.query(
        `DROP TABLE IF EXISTS known_factory, open_appointment, directory_feed, idempotency_key, audit_seal, audit_entry,
           data_key, outbox, outbox_aggregate, inbox, inbox_aggregate, dead_letter CASCADE`,
      );
    }
  };
}

/** What each service keeps of party's directory, fed by events (decisions 1, 5, 11). */
const directorySql = (service: string): string => `
CREATE TABLE known_factory (
  factory_id text PRIMARY KEY,
  code text NOT NULL,
  name text NOT NULL,
  city text NOT NULL,
  launch_batch text,
  clock_mode text NOT NULL CHECK (clock_mode IN ('REAL', 'SIMULATED')),
  clock_at timestamptz,
  UNIQUE (factory_id, code)
);
CREATE INDEX known_factory_code ON known_factory (code);
${tenantTableSql(service, 'known_factory')}
CREATE TABLE open_appointment (
  factory_id text NOT NULL,
  appointment_id text NOT NULL,
  subject text NOT NULL,
  role text NOT NULL,
  PRIMARY KEY (factory_id, appointment_id)
);
CREATE INDEX open_appointment_subject ON open_appointment (subject);
${tenantTableSql(service, 'open_appointment', { deletable: true })}
CREATE TABLE directory_feed (
  factory_id text PRIMARY KEY,
  heard_at_ms bigint NOT NULL
);
${tenantTableSql(service, 'directory_feed')}
`;

const requestSql = (service: string): string => `
CREATE TABLE idempotency_key (
  factory_id text NOT NULL,
  subject text NOT NULL,
  key text NOT NULL,
  operation text NOT NULL,
  input_hash text NOT NULL,
  result jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (factory_id, subject, key)
);
CREATE INDEX idempotency_key_age ON idempotency_key (created_at);
${tenantTableSql(service, 'idempotency_key', { deletable: true })}
CREATE TABLE audit_entry (
  factory_id text NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  recorded_at timestamptz NOT NULL,
  occurred_at text NOT NULL,
  subject text NOT NULL,
  role text NOT NULL,
  action text NOT NULL,
  entity text NOT NULL,
  entity_id text NOT NULL,
  legal_basis text,
  before jsonb,
  after jsonb,
  correlation_id text NOT NULL,
  PRIMARY KEY (factory_id, id)
);
${tenantTableSql(service, 'audit_entry', { appendOnly: true })}
CREATE TABLE audit_seal (
  factory_id text NOT NULL,
  no bigint NOT NULL,
  entry_id bigint NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (factory_id, no),
  UNIQUE (factory_id, entry_id)
);
${tenantTableSql(service, 'audit_seal', { appendOnly: true })}
CREATE TABLE data_key (
  factory_id text PRIMARY KEY,
  master_key_id text NOT NULL,
  wrapped_key bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
${tenantTableSql(service, 'data_key')}
`;

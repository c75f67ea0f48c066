import { tenantTableSql } from '@anzhi/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDirectory1767225700000 implements MigrationInterface {
  name = 'CreateDirectory1767225700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE factory (
  factory_id text PRIMARY KEY,
  code text NOT NULL,
  name text NOT NULL,
  city text NOT NULL,
  site text NOT NULL,
  launch_batch text,
  clock_mode text NOT NULL CHECK (clock_mode IN ('REAL', 'SIMULATED')),
  clock_at timestamptz,
  registered_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT factory_clock CHECK ((clock_mode = 'SIMULATED') = (clock_at IS NOT NULL))
);
${tenantTableSql('party', 'factory')}
CREATE TABLE appointment (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  subject text NOT NULL,
  role text NOT NULL,
  reason text NOT NULL,
  made_on date NOT NULL,
  ended_on date,
  end_reason text,
  PRIMARY KEY (factory_id, id),
  CONSTRAINT appointment_end CHECK ((ended_on IS NULL) = (end_reason IS NULL))
);
CREATE UNIQUE INDEX appointment_open ON appointment (factory_id, subject, role) WHERE ended_on IS NULL;
${tenantTableSql('party', 'appointment')}
CREATE TABLE kickoff_item (
  factory_id text NOT NULL,
  item text NOT NULL CHECK (item IN ('FIRST_MEETING', 'MOBILIZATION_REPORT', 'DOCUMENT_NO_1')),
  title text NOT NULL,
  evidence text NOT NULL,
  held_on date NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (factory_id, item)
);
${tenantTableSql('party', 'kickoff_item')}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE kickoff_item, appointment, factory');
  }
}

import { DROP_DOCUMENT_TABLES, documentTablesSql } from '@anzhi/files';
import { tenantTableSql } from '@anzhi/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const REPRESENTATIVES = `
CREATE TABLE representative (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  employee_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('GUARDIAN', 'AGENT', 'CUSTODIAN', 'HEIR')),
  name_sealed bytea NOT NULL,
  phone_sealed bytea,
  subject text,
  powers text[] NOT NULL CHECK (cardinality(powers) > 0),
  proof text NOT NULL,
  document_ids text[] NOT NULL,
  legal_basis text NOT NULL,
  from_on date NOT NULL,
  until_on date CHECK (until_on >= from_on),
  recorded_on date NOT NULL,
  recorded_by text NOT NULL,
  ended_on date,
  end_reason text,
  PRIMARY KEY (factory_id, id),
  FOREIGN KEY (factory_id, employee_id) REFERENCES employee (factory_id, id),
  CONSTRAINT representative_ended CHECK ((ended_on IS NULL) = (end_reason IS NULL))
);
CREATE INDEX representative_of ON representative (factory_id, employee_id);
-- One guardian at a time: whose word counts is never a question of who came first.
CREATE UNIQUE INDEX representative_one_guardian ON representative (factory_id, employee_id) WHERE kind = 'GUARDIAN' AND ended_on IS NULL;
${tenantTableSql('personnel', 'representative')}`;

const NOTICES = `
CREATE TABLE person_notice (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  no integer NOT NULL,
  employee_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('OBJECTION_DECISION', 'HEARING', 'APPOINTMENT', 'AGREEMENT', 'PAYMENT', 'CORRECTION', 'OTHER')),
  about_id text,
  title text NOT NULL,
  body_sealed bytea NOT NULL,
  status text NOT NULL CHECK (status IN ('ISSUED', 'SENDING', 'SERVED', 'UNSERVED')),
  issued_on date NOT NULL,
  issued_by text NOT NULL,
  served_on date,
  PRIMARY KEY (factory_id, id),
  UNIQUE (factory_id, no),
  FOREIGN KEY (factory_id, employee_id) REFERENCES employee (factory_id, id),
  CONSTRAINT person_notice_served CHECK ((status = 'SERVED') = (served_on IS NOT NULL))
);
CREATE INDEX person_notice_of ON person_notice (factory_id, employee_id, no);
CREATE INDEX person_notice_open ON person_notice (factory_id, no) WHERE status <> 'SERVED';
CREATE INDEX person_notice_about ON person_notice (factory_id, about_id);
${tenantTableSql('personnel', 'person_notice')}
CREATE TABLE notice_attempt (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  notice_id uuid NOT NULL,
  means text NOT NULL CHECK (means IN ('PRINT', 'HALL', 'POST', 'SMS')),
  representative_id uuid,
  status text NOT NULL CHECK (status IN ('PENDING', 'SERVED', 'FAILED')),
  attempted_on date NOT NULL,
  attempted_by text NOT NULL,
  proof text,
  document_ids text[] NOT NULL,
  failure text,
  tries integer NOT NULL DEFAULT 0,
  PRIMARY KEY (factory_id, id),
  FOREIGN KEY (factory_id, notice_id) REFERENCES person_notice (factory_id, id),
  FOREIGN KEY (factory_id, representative_id) REFERENCES representative (factory_id, id),
  CONSTRAINT notice_attempt_proof CHECK (status <> 'SERVED' OR proof IS NOT NULL),
  CONSTRAINT notice_attempt_failure CHECK (status <> 'FAILED' OR failure IS NOT NULL)
);
CREATE INDEX notice_attempt_of ON notice_attempt (factory_id, notice_id);
CREATE INDEX notice_attempt_pending ON notice_attempt (attempted_on) WHERE status = 'PENDING';
${tenantTableSql('personnel', 'notice_attempt')}`;

/** Documents as evidence, who acts for a person, and notices with proof of service (decisions 25, 26). */
export class CreateNotices1767227500000 implements MigrationInterface {
  name = 'CreateNotices1767227500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(documentTablesSql('personnel'));
    await runner.query(REPRESENTATIVES);
    await runner.query(NOTICES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE notice_attempt, person_notice, representative');
    await runner.query(DROP_DOCUMENT_TABLES);
  }
}

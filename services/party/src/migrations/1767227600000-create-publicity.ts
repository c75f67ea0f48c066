import { tenantTableSql } from '@anzhi/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePublicity1767227600000 implements MigrationInterface {
  name = 'CreatePublicity1767227600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE roster_person (
  factory_id text NOT NULL,
  employee_id text NOT NULL,
  employee_no text NOT NULL,
  category text NOT NULL,
  left_on date,
  PRIMARY KEY (factory_id, employee_id)
);
CREATE INDEX roster_person_no ON roster_person (factory_id, upper(employee_no), employee_id);
${tenantTableSql('party', 'roster_person')}
CREATE TABLE roster_frozen (
  factory_id text PRIMARY KEY,
  as_of date NOT NULL,
  total integer NOT NULL CHECK (total >= 0)
);
${tenantTableSql('party', 'roster_frozen')}
CREATE TABLE handbook (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  title text NOT NULL,
  document_no text NOT NULL,
  entries jsonb NOT NULL,
  issued_on date NOT NULL,
  issued_by text NOT NULL,
  PRIMARY KEY (factory_id, id),
  UNIQUE (factory_id, version)
);
${tenantTableSql('party', 'handbook', { appendOnly: true })}
CREATE TABLE handbook_receipt (
  factory_id text NOT NULL,
  handbook_id uuid NOT NULL,
  employee_id text NOT NULL,
  acknowledged_on date NOT NULL,
  recorded_by text NOT NULL,
  receipt_list text,
  PRIMARY KEY (factory_id, handbook_id, employee_id),
  FOREIGN KEY (factory_id, handbook_id) REFERENCES handbook (factory_id, id),
  FOREIGN KEY (factory_id, employee_id) REFERENCES roster_person (factory_id, employee_id)
);
CREATE INDEX handbook_receipt_person ON handbook_receipt (factory_id, employee_id);
${tenantTableSql('party', 'handbook_receipt', { appendOnly: true })}
CREATE TABLE understanding (
  factory_id text NOT NULL,
  employee_id text NOT NULL,
  item text NOT NULL CHECK (item IN ('REASONS', 'POLICY', 'CHANNELS', 'OWN_CHOICE')),
  completed_on date NOT NULL,
  recorded_by text NOT NULL,
  assisted_by text,
  evidence text,
  PRIMARY KEY (factory_id, employee_id, item),
  FOREIGN KEY (factory_id, employee_id) REFERENCES roster_person (factory_id, employee_id)
);
${tenantTableSql('party', 'understanding', { appendOnly: true })}
CREATE TABLE publication (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  family text NOT NULL CHECK (family IN ('POLICY', 'PLAN', 'OPERATION')),
  item text NOT NULL,
  title text NOT NULL,
  document_no text,
  published_on date NOT NULL,
  places jsonb NOT NULL,
  evidence text NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (factory_id, id)
);
CREATE INDEX publication_order ON publication (factory_id, published_on, id);
${tenantTableSql('party', 'publication', { appendOnly: true })}
CREATE TABLE publicity_activity (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  channel text NOT NULL CHECK (channel IN ('COLUMN', 'WINDOW', 'MEETING', 'BOOK', 'ONLINE')),
  level text NOT NULL CHECK (level IN ('GROUP', 'FACTORY', 'WORKSHOP', 'TEAM')),
  topic text NOT NULL,
  held_on date NOT NULL,
  place text NOT NULL,
  reach integer NOT NULL CHECK (reach >= 0),
  evidence text NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (factory_id, id)
);
CREATE INDEX publicity_activity_order ON publicity_activity (factory_id, held_on, id);
${tenantTableSql('party', 'publicity_activity', { appendOnly: true })}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE publicity_activity, publication, understanding, handbook_receipt, handbook, roster_frozen, roster_person',
    );
  }
}

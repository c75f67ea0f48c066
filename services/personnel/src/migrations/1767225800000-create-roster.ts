import { tenantTableSql } from '@anzhi/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a roster row says of a person; the staged row has the same columns, so that a commit is one insert-select. */
const FACT_COLUMNS = `
  employee_no text NOT NULL,
  name text NOT NULL,
  gender text NOT NULL CHECK (gender IN ('MALE', 'FEMALE')),
  birth_date date NOT NULL,
  category text NOT NULL CHECK (category IN ('ACTIVE_ON_POST', 'INTERNAL_RETIRED', 'RETIRED', 'LIXIU', 'SURVIVOR_BENEFICIARY')),
  employment_form text CHECK (employment_form IN ('SOE_PERMANENT', 'SOE_CONTRACT', 'COLLECTIVE', 'TEMPORARY')),
  position_kind text CHECK (position_kind IN ('WORKER', 'CADRE')),
  unit text,
  post text,
  join_work_on date,
  join_unit_on date,
  special_type text,
  special_from date,
  special_to date,
  average_wage_fen bigint CHECK (average_wage_fen >= 0),
  injury_grade smallint CHECK (injury_grade BETWEEN 1 AND 10),
  arrears_from text,
  arrears_to text,
  arrears_monthly_fen bigint CHECK (arrears_monthly_fen >= 0),
  arrears_total_fen bigint NOT NULL DEFAULT 0 CHECK (arrears_total_fen >= 0),
  identity_sealed bytea NOT NULL,
  identity_index bytea NOT NULL,
  phone_sealed bytea,
  remarks text,
  extra jsonb`;

const IMPORT_TABLES = `
CREATE TABLE roster (
  factory_id text PRIMARY KEY,
  closure_project_id text,
  declared_on date,
  regime text CHECK (regime IN ('POLICY', 'STATUTORY')),
  frozen_on date,
  frozen_by text,
  freeze_reason text,
  frozen_counts jsonb,
  CONSTRAINT roster_declared CHECK ((declared_on IS NULL) = (regime IS NULL)),
  CONSTRAINT roster_frozen CHECK ((frozen_on IS NULL) = (frozen_counts IS NULL) AND (frozen_on IS NULL OR declared_on IS NOT NULL))
);
${tenantTableSql('personnel', 'roster')}
CREATE TABLE roster_import (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('CHECKED', 'REJECTED', 'COMMITTED')),
  file_hash text NOT NULL,
  file_bytes integer NOT NULL,
  row_count integer NOT NULL,
  accepted_count integer NOT NULL,
  rejected_count integer NOT NULL,
  counts jsonb NOT NULL,
  arrears_total_fen bigint NOT NULL,
  file_problem jsonb,
  uploaded_on date NOT NULL,
  uploaded_by text NOT NULL,
  committed_on date,
  committed_by text,
  left_out_reason text,
  PRIMARY KEY (factory_id, id),
  CONSTRAINT roster_import_counts CHECK (row_count = accepted_count + rejected_count),
  CONSTRAINT roster_import_committed CHECK ((status = 'COMMITTED') = (committed_on IS NOT NULL))
);
${tenantTableSql('personnel', 'roster_import')}
CREATE TABLE roster_import_row (
  factory_id text NOT NULL,
  import_id uuid NOT NULL,
  line integer NOT NULL,
  rejected boolean NOT NULL,
  employee_no text,
  name text,
  identity_index bytea,
  problems jsonb NOT NULL,
  warnings jsonb NOT NULL,
  PRIMARY KEY (factory_id, import_id, line)
);
${tenantTableSql('personnel', 'roster_import_row', { appendOnly: true })}
CREATE TABLE roster_staged_row (
  factory_id text NOT NULL,
  import_id uuid NOT NULL,
  line integer NOT NULL,
  employee_id uuid NOT NULL,${FACT_COLUMNS},
  PRIMARY KEY (factory_id, import_id, line)
);
${tenantTableSql('personnel', 'roster_staged_row', { deletable: true })}
CREATE TABLE roster_left_out (
  factory_id text NOT NULL,
  import_id uuid NOT NULL,
  line integer NOT NULL,
  employee_no text,
  name text,
  identity_index bytea,
  reason text NOT NULL,
  left_out_on date NOT NULL,
  left_out_by text NOT NULL,
  resolved_on date,
  resolution text CHECK (resolution IN ('ENROLLED', 'DECIDED')),
  resolved_reason text,
  resolved_by text,
  PRIMARY KEY (factory_id, import_id, line),
  CONSTRAINT roster_left_out_resolved CHECK ((resolved_on IS NULL) = (resolution IS NULL))
);
CREATE INDEX roster_left_out_open ON roster_left_out (factory_id, import_id, line) WHERE resolved_on IS NULL;
${tenantTableSql('personnel', 'roster_left_out')}`;

const EMPLOYEE_TABLES = `
CREATE TABLE employee (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  serial integer NOT NULL,
  status text NOT NULL,${FACT_COLUMNS},
  import_id uuid NOT NULL,
  import_line integer NOT NULL,
  PRIMARY KEY (factory_id, id)
);
CREATE UNIQUE INDEX employee_serial ON employee (factory_id, serial);
CREATE UNIQUE INDEX employee_number ON employee (factory_id, upper(employee_no));
CREATE UNIQUE INDEX employee_identity ON employee (factory_id, identity_index);
${tenantTableSql('personnel', 'employee')}
CREATE TABLE employee_amendment (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  employee_id uuid NOT NULL,
  amended_on date NOT NULL,
  amended_by text NOT NULL,
  before jsonb NOT NULL,
  after jsonb NOT NULL,
  legal_basis text NOT NULL,
  evidence text NOT NULL,
  PRIMARY KEY (factory_id, id),
  FOREIGN KEY (factory_id, employee_id) REFERENCES employee (factory_id, id)
);
CREATE INDEX employee_amendment_of ON employee_amendment (factory_id, employee_id, amended_on);
${tenantTableSql('personnel', 'employee_amendment', { appendOnly: true })}`;

export class CreateRoster1767225800000 implements MigrationInterface {
  name = 'CreateRoster1767225800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(IMPORT_TABLES);
    await runner.query(EMPLOYEE_TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE employee_amendment, employee, roster_left_out, roster_staged_row, roster_import_row, roster_import, roster',
    );
  }
}

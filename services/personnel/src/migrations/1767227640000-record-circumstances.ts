import { tenantTableSql } from '@anzhi/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATUS = `
ALTER TABLE person_status
  ADD COLUMN manager_post text CHECK (manager_post IN ('DIRECTOR', 'SUPERVISOR', 'SENIOR_MANAGER')),
  ADD COLUMN manager_since date,
  ADD COLUMN death_cause text CHECK (death_cause IN ('WORK', 'NON_WORK', 'AFTER_INJURY')),
  ADD COLUMN death_insured boolean,
  ADD COLUMN own_contributions_fen bigint CHECK (own_contributions_fen >= 0),
  ADD COLUMN pension_since date,
  ADD COLUMN pension_basic_fen bigint CHECK (pension_basic_fen >= 0),
  ADD COLUMN pension_transitional_fen bigint CHECK (pension_transitional_fen BETWEEN 0 AND pension_basic_fen),
  ADD COLUMN pension_assessed_on date,
  ADD CONSTRAINT person_status_manager CHECK ((manager_post IS NULL) = (manager_since IS NULL)),
  ADD CONSTRAINT person_status_death CHECK (death_cause IS NULL OR (died_on IS NOT NULL AND death_insured IS NOT NULL)),
  ADD CONSTRAINT person_status_own_contributions CHECK (death_cause IS DISTINCT FROM 'NON_WORK' OR own_contributions_fen IS NOT NULL),
  ADD CONSTRAINT person_status_pension CHECK ((pension_basic_fen IS NULL) = (pension_assessed_on IS NULL)
    AND (pension_basic_fen IS NULL) = (pension_transitional_fen IS NULL));`;

const DUE_WAGES = `
CREATE TABLE due_wage (
  factory_id text NOT NULL,
  employee_id uuid NOT NULL,
  month text NOT NULL CHECK (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  item text NOT NULL CHECK (item IN ('BASE_WAGE', 'OVERTIME', 'ALLOWANCE', 'BONUS')),
  due_fen bigint NOT NULL CHECK (due_fen >= 0),
  PRIMARY KEY (factory_id, employee_id, month, item),
  FOREIGN KEY (factory_id, employee_id) REFERENCES employee (factory_id, id)
);
${tenantTableSql('personnel', 'due_wage', { deletable: true })}
ALTER TABLE fact_change DROP CONSTRAINT fact_change_kind_check;
ALTER TABLE fact_change ADD CONSTRAINT fact_change_kind_check CHECK (kind IN
  ('SERVICE_PERIODS', 'SPECIAL_WORK', 'INJURY', 'FAMILY', 'ARREARS', 'BIRTH_DATE', 'IDENTITY', 'STATUS', 'DUE_WAGES'));`;

const UNDO = `
ALTER TABLE fact_change DROP CONSTRAINT fact_change_kind_check;
-- The history is append-only: what it tells of due wages stays, unchecked.
ALTER TABLE fact_change ADD CONSTRAINT fact_change_kind_check CHECK (kind IN
  ('SERVICE_PERIODS', 'SPECIAL_WORK', 'INJURY', 'FAMILY', 'ARREARS', 'BIRTH_DATE', 'IDENTITY', 'STATUS')) NOT VALID;
DROP TABLE due_wage;
ALTER TABLE person_status
  DROP CONSTRAINT person_status_manager, DROP CONSTRAINT person_status_death,
  DROP CONSTRAINT person_status_own_contributions, DROP CONSTRAINT person_status_pension,
  DROP COLUMN manager_post, DROP COLUMN manager_since, DROP COLUMN death_cause, DROP COLUMN death_insured,
  DROP COLUMN own_contributions_fen, DROP COLUMN pension_since, DROP COLUMN pension_basic_fen,
  DROP COLUMN pension_transitional_fen, DROP COLUMN pension_assessed_on;`;

/** Post of a manager, circumstances of a death, assessed pension, and due wages by month: facts that rules read (§3.2, 3.5–3.8). */
export class RecordCircumstances1767227640000 implements MigrationInterface {
  name = 'RecordCircumstances1767227640000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [STATUS, DUE_WAGES]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(UNDO);
  }
}

import { tenantTableSql } from '@anzhi/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people settled for before, and what is left of a calculation whose rows were removed. */
const HISTORY = `
CREATE TABLE settlement_choice_change (
  factory_id text NOT NULL,
  no bigint GENERATED ALWAYS AS IDENTITY,
  employee_id uuid NOT NULL,
  before text,
  after text,
  changed_on date NOT NULL,
  changed_by text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (factory_id, no),
  FOREIGN KEY (factory_id, employee_id) REFERENCES employee (factory_id, id),
  CONSTRAINT settlement_choice_change_differs CHECK (before IS DISTINCT FROM after)
);
CREATE INDEX settlement_choice_change_of ON settlement_choice_change (factory_id, employee_id, recorded_at);
${tenantTableSql('personnel', 'settlement_choice_change', { appendOnly: true })}
CREATE TABLE pruned_calculation (
  factory_id text NOT NULL,
  calculation_id uuid NOT NULL,
  result_hash text NOT NULL,
  entitlements integer NOT NULL CHECK (entitlements >= 0),
  replaced integer NOT NULL CHECK (replaced >= 0),
  pruned_on date NOT NULL,
  PRIMARY KEY (factory_id, calculation_id),
  FOREIGN KEY (factory_id, calculation_id) REFERENCES calculation (factory_id, id)
);
${tenantTableSql('personnel', 'pruned_calculation', { appendOnly: true })}
GRANT DELETE ON replaced_entitlement TO personnel_app;`;

export class KeepChoices1767227630000 implements MigrationInterface {
  name = 'KeepChoices1767227630000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(HISTORY);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('REVOKE DELETE ON replaced_entitlement FROM personnel_app');
    await runner.query('DROP TABLE pruned_calculation, settlement_choice_change');
  }
}

import { tenantTableSql } from '@anzhi/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateScenarios1767226700000 implements MigrationInterface {
  name = 'CreateScenarios1767226700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE roster ADD COLUMN accepted_on date;
-- A what-if: nothing else reads these tables, and nothing live changes by them.
CREATE TABLE scenario (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  -- Copied from; what is copied stands in the other columns, so that a later change of the plan changes no scenario.
  plan_id uuid,
  channels jsonb NOT NULL,
  overrides jsonb NOT NULL,
  assumptions jsonb NOT NULL,
  funds jsonb NOT NULL,
  horizon_years integer NOT NULL CHECK (horizon_years BETWEEN 1 AND 50),
  created_on date NOT NULL,
  created_by text NOT NULL,
  PRIMARY KEY (factory_id, id),
  FOREIGN KEY (factory_id, plan_id) REFERENCES placement_plan (factory_id, id)
);
${tenantTableSql('personnel', 'scenario', { deletable: true })}
CREATE TABLE scenario_result (
  factory_id text NOT NULL,
  scenario_id uuid NOT NULL,
  rules text NOT NULL,
  as_of date NOT NULL,
  people integer NOT NULL CHECK (people >= 0),
  result jsonb NOT NULL,
  result_hash text NOT NULL,
  run_at timestamptz NOT NULL,
  run_by text NOT NULL,
  PRIMARY KEY (factory_id, scenario_id),
  FOREIGN KEY (factory_id, scenario_id) REFERENCES scenario (factory_id, id) ON DELETE CASCADE
);
${tenantTableSql('personnel', 'scenario_result', { deletable: true })}
-- Only people whose figures differ from the live ones.
CREATE TABLE scenario_change (
  factory_id text NOT NULL,
  scenario_id uuid NOT NULL,
  employee_id uuid NOT NULL,
  employee_no text NOT NULL,
  live_channel text,
  channel text,
  live_fen bigint NOT NULL,
  scenario_fen bigint NOT NULL,
  change_fen bigint NOT NULL,
  PRIMARY KEY (factory_id, scenario_id, employee_id),
  FOREIGN KEY (factory_id, scenario_id) REFERENCES scenario (factory_id, id) ON DELETE CASCADE
);
CREATE INDEX scenario_change_page ON scenario_change (factory_id, scenario_id, change_fen, employee_no);
${tenantTableSql('personnel', 'scenario_change', { deletable: true })}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE scenario_change, scenario_result, scenario; ALTER TABLE roster DROP COLUMN accepted_on',
    );
  }
}

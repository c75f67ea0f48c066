import { tenantTableSql } from '@anzhi/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Working lists that officers keep, and the orders and states that staff look for among 100,000 people. */
export class CreateWorkingLists1767227200000 implements MigrationInterface {
  name = 'CreateWorkingLists1767227200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE saved_working_list (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  owner text NOT NULL,
  name text NOT NULL,
  filter jsonb NOT NULL,
  sort text NOT NULL,
  descending boolean NOT NULL,
  shared boolean NOT NULL,
  saved_on date NOT NULL,
  PRIMARY KEY (factory_id, id),
  UNIQUE (factory_id, owner, name)
);
${tenantTableSql('personnel', 'saved_working_list', { deletable: true })}
CREATE INDEX employee_by_name ON employee (factory_id, name COLLATE "C", serial);
CREATE INDEX employee_by_unit ON employee (factory_id, (coalesce(unit, '')) COLLATE "C", serial);
CREATE INDEX placement_choice_of ON placement_choice (factory_id, employee_id, id DESC);
CREATE INDEX placement_in_state ON placement (factory_id, status, employee_id);
CREATE INDEX payment_in_state ON payment (factory_id, status, employee_id);
CREATE INDEX objection_in_state ON objection (factory_id, status, employee_id);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP INDEX objection_in_state, payment_in_state, placement_in_state, placement_choice_of, employee_by_unit, employee_by_name`,
    );
    await runner.query('DROP TABLE saved_working_list');
  }
}

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
-- Row-level security keeps conditions on upper() from using an index, as upper() is not leakproof: the number is kept in
-- capitals, so that one person is found without reading everybody.
ALTER TABLE employee ADD COLUMN number_key text COLLATE "C" GENERATED ALWAYS AS (upper(employee_no)) STORED;
DROP INDEX employee_number;
CREATE UNIQUE INDEX employee_number ON employee (factory_id, number_key);
CREATE INDEX employee_by_name ON employee (factory_id, name COLLATE "C", serial);
CREATE INDEX employee_by_unit ON employee (factory_id, (coalesce(unit, '')) COLLATE "C", serial);
CREATE INDEX placement_choice_of ON placement_choice (factory_id, employee_id, id DESC);
CREATE INDEX placement_in_state ON placement (factory_id, status, employee_id);
CREATE INDEX payment_in_state ON payment (factory_id, status, employee_id);
CREATE INDEX uncollected_item_of ON uncollected_item (factory_id, employee_id, id DESC);
CREATE INDEX objection_in_state ON objection (factory_id, status, employee_id);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP INDEX objection_in_state, uncollected_item_of, payment_in_state, placement_in_state, placement_choice_of, employee_by_unit, employee_by_name`,
    );
    await runner.query(`
DROP INDEX employee_number;
ALTER TABLE employee DROP COLUMN number_key;
CREATE UNIQUE INDEX employee_number ON employee (factory_id, upper(employee_no));
DROP TABLE saved_working_list;`);
  }
}

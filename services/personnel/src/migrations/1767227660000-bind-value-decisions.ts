import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['value_decision', 'posting_final_row', 'posting_series'];
/** Migrations act for all factories: the owner of the tables reads past the rows' rules for the time of the change. */
const force = (how: 'FORCE' | 'NO FORCE'): string =>
  TABLES.map((table) => `ALTER TABLE ${table} ${how} ROW LEVEL SECURITY;`).join('\n');

const BIND = `
${force('NO FORCE')}
-- A decision that lowers a final value binds the final posting that it was taken on, not what a later one says.
ALTER TABLE value_decision ADD COLUMN final_id uuid;
UPDATE value_decision d SET final_id = (
  SELECT f.final_id FROM posting_final_row f JOIN posting_series s ON s.factory_id = f.factory_id AND s.id = f.series_id
   WHERE f.factory_id = d.factory_id AND f.employee_id = d.employee_id AND f.final_id < d.id
     AND s.kind = CASE d.purpose WHEN 'BACK_PAY' THEN 'BACK_PAY' ELSE 'FACTS' END
   ORDER BY f.final_id DESC LIMIT 1);
${force('FORCE')}`;

/** Decisions that lower a final value name the final snapshot that they were taken on (I-P4). */
export class BindValueDecisions1767227660000 implements MigrationInterface {
  name = 'BindValueDecisions1767227660000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(BIND);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE value_decision DROP COLUMN final_id');
  }
}

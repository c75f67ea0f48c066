import { tenantTableSql } from '@anzhi/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Decisions that the factory goes on working (继续营业): the court permits, then the meeting of creditors decides. */
export class CreateContinuedOperation1767227400000 implements MigrationInterface {
  name = 'CreateContinuedOperation1767227400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE continued_operation (
  factory_id text NOT NULL,
  project_id uuid NOT NULL,
  basis text NOT NULL CHECK (basis IN ('COURT_PERMISSION', 'CREDITORS_MEETING')),
  document_no text NOT NULL,
  approved_on date NOT NULL,
  reason text NOT NULL,
  decided_by text NOT NULL,
  PRIMARY KEY (factory_id, project_id, basis),
  FOREIGN KEY (factory_id, project_id) REFERENCES closure_project (factory_id, id)
);
${tenantTableSql('assets', 'continued_operation', { appendOnly: true })}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE continued_operation');
  }
}

import { tenantTableSql } from '@anzhi/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Shares instead of cash: signed by the person, never more than what is due (I-P8). */
export class CreateEquity1767226400000 implements MigrationInterface {
  name = 'CreateEquity1767226400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE equity_conversion (
  factory_id text NOT NULL,
  employee_id uuid NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('COMPENSATION', 'RESETTLEMENT_FEE')),
  entitlement_fen bigint NOT NULL,
  shares_fen bigint NOT NULL CHECK (shares_fen > 0),
  cash_fen bigint NOT NULL CHECK (cash_fen >= 0),
  signed_on date NOT NULL,
  witness text NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (factory_id, employee_id),
  FOREIGN KEY (factory_id, employee_id) REFERENCES employee (factory_id, id),
  CONSTRAINT equity_conversion_whole CHECK (shares_fen + cash_fen = entitlement_fen)
);
${tenantTableSql('personnel', 'equity_conversion', { deletable: true })}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE equity_conversion');
  }
}

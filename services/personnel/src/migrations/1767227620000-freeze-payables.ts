import { tenantTableSql } from '@anzhi/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Figures of purposes that are not posted, copied from a named calculation by an act: batches pay these rows, which no
 * later calculation reaches. The trace is copied too, so that a paid figure explains itself when its calculation is pruned.
 */
const FREEZE = `
CREATE TABLE payable_freeze (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  no integer NOT NULL CHECK (no > 0),
  purpose text NOT NULL,
  calculation_id uuid NOT NULL,
  people integer NOT NULL CHECK (people > 0),
  total_fen bigint NOT NULL CHECK (total_fen > 0),
  figures_hash text NOT NULL CHECK (figures_hash ~ '^[0-9a-f]{64}$'),
  decision_no text NOT NULL,
  legal_basis text NOT NULL,
  frozen_on date NOT NULL,
  frozen_by text NOT NULL,
  PRIMARY KEY (factory_id, id),
  UNIQUE (factory_id, no),
  FOREIGN KEY (factory_id, calculation_id) REFERENCES calculation (factory_id, id)
);
CREATE INDEX payable_freeze_of ON payable_freeze (factory_id, purpose, no);
${tenantTableSql('personnel', 'payable_freeze', { appendOnly: true })}
CREATE TABLE frozen_figure (
  factory_id text NOT NULL,
  freeze_id uuid NOT NULL,
  employee_id uuid NOT NULL,
  kind text NOT NULL,
  payer text NOT NULL,
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  trace jsonb NOT NULL,
  PRIMARY KEY (factory_id, freeze_id, employee_id, kind),
  FOREIGN KEY (factory_id, freeze_id) REFERENCES payable_freeze (factory_id, id),
  FOREIGN KEY (factory_id, employee_id) REFERENCES employee (factory_id, id)
);
${tenantTableSql('personnel', 'frozen_figure', { appendOnly: true })}
ALTER TABLE payment_batch ADD COLUMN freeze_id uuid,
  ADD CONSTRAINT payment_batch_freeze FOREIGN KEY (factory_id, freeze_id) REFERENCES payable_freeze (factory_id, id);`;

export class FreezePayables1767227620000 implements MigrationInterface {
  name = 'FreezePayables1767227620000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FREEZE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE payment_batch DROP COLUMN freeze_id');
    await runner.query('DROP TABLE frozen_figure, payable_freeze');
  }
}

import { tenantTableSql } from '@anzhi/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SUCCESSION = `
-- A body that is dissolved gives all that it answers for to exactly one other: batches then name that one.
CREATE TABLE handover_succession (
  factory_id text NOT NULL,
  from_receiver_id uuid NOT NULL,
  to_receiver_id uuid NOT NULL,
  batches integer NOT NULL CHECK (batches > 0),
  items integer NOT NULL CHECK (items > 0),
  succeeded_on date NOT NULL,
  agreement_no text NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (factory_id, from_receiver_id),
  FOREIGN KEY (factory_id, from_receiver_id) REFERENCES handover_receiver (factory_id, id),
  FOREIGN KEY (factory_id, to_receiver_id) REFERENCES handover_receiver (factory_id, id),
  CONSTRAINT handover_succession_other CHECK (from_receiver_id <> to_receiver_id)
);
${tenantTableSql('personnel', 'handover_succession', { appendOnly: true })}`;

/** Who takes over from a dissolved committee: everybody, by one agreement, to one receiver (S145, S152). */
export class SucceedReceivers1767227650000 implements MigrationInterface {
  name = 'SucceedReceivers1767227650000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SUCCESSION);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE handover_succession');
  }
}

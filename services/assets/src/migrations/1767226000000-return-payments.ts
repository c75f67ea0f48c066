import type { MigrationInterface, QueryRunner } from 'typeorm';

const outcomes = (names: string): string => `
ALTER TABLE payment_settlement DROP CONSTRAINT payment_settlement_outcome_check,
  ADD CONSTRAINT payment_settlement_outcome_check CHECK (outcome IN (${names}))`;

const BEFORE = `'COMPLETED', 'FAILED', 'CANCELLED', 'ESCROWED'`;

/** Money that was paid may come back. */
export class ReturnPayments1767226000000 implements MigrationInterface {
  name = 'ReturnPayments1767226000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(outcomes(`${BEFORE}, 'RETURNED'`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(outcomes(BEFORE));
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePayments1767226300000 implements MigrationInterface {
  name = 'CreatePayments1767226300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateFund1767225900000 implements MigrationInterface {
  name = 'CreateFund1767225900000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }
}

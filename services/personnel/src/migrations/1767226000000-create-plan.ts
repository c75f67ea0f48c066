import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePlan1767226000000 implements MigrationInterface {
  name = 'CreatePlan1767226000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }
}

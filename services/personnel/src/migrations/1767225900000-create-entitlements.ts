import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateEntitlements1767225900000 implements MigrationInterface {
  name = 'CreateEntitlements1767225900000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }
}

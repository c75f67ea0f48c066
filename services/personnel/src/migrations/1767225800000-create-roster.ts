import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRoster1767225800000 implements MigrationInterface {
  name = 'CreateRoster1767225800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePlacement1767226200000 implements MigrationInterface {
  name = 'CreatePlacement1767226200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePetitions1767225800000 implements MigrationInterface {
  name = 'CreatePetitions1767225800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }
}

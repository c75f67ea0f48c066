import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateScenarios1767226700000 implements MigrationInterface {
  name = 'CreateScenarios1767226700000';

  async up(_runner: QueryRunner): Promise<void> {}

  async down(_runner: QueryRunner): Promise<void> {}
}

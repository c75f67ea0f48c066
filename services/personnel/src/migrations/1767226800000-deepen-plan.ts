import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DeepenPlan1767226800000 implements MigrationInterface {
  name = 'DeepenPlan1767226800000';

  async up(_runner: QueryRunner): Promise<void> {}

  async down(_runner: QueryRunner): Promise<void> {}
}

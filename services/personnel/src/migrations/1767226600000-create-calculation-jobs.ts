import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCalculationJobs1767226600000 implements MigrationInterface {
  name = 'CreateCalculationJobs1767226600000';

  async up(_runner: QueryRunner): Promise<void> {}

  async down(_runner: QueryRunner): Promise<void> {}
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCommunity1767227400000 implements MigrationInterface {
  name = 'CreateCommunity1767227400000';

  async up(_runner: QueryRunner): Promise<void> {}

  async down(_runner: QueryRunner): Promise<void> {}
}

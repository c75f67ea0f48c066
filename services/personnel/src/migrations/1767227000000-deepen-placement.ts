import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DeepenPlacement1767227000000 implements MigrationInterface {
  name = 'DeepenPlacement1767227000000';

  async up(_runner: QueryRunner): Promise<void> {}

  async down(_runner: QueryRunner): Promise<void> {}
}

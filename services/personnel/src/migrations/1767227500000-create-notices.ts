import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateNotices1767227500000 implements MigrationInterface {
  name = 'CreateNotices1767227500000';

  async up(_runner: QueryRunner): Promise<void> {}

  async down(_runner: QueryRunner): Promise<void> {}
}

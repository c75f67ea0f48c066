import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DeepenPostings1767226900000 implements MigrationInterface {
  name = 'DeepenPostings1767226900000';

  async up(_runner: QueryRunner): Promise<void> {}

  async down(_runner: QueryRunner): Promise<void> {}
}

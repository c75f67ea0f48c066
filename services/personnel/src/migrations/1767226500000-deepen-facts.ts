import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DeepenFacts1767226500000 implements MigrationInterface {
  name = 'DeepenFacts1767226500000';

  async up(_runner: QueryRunner): Promise<void> {}

  async down(_runner: QueryRunner): Promise<void> {}
}

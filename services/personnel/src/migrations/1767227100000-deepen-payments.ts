import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DeepenPayments1767227100000 implements MigrationInterface {
  name = 'DeepenPayments1767227100000';

  async up(_runner: QueryRunner): Promise<void> {}

  async down(_runner: QueryRunner): Promise<void> {}
}

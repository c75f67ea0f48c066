import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateWorkingLists1767227200000 implements MigrationInterface {
  name = 'CreateWorkingLists1767227200000';

  async up(_runner: QueryRunner): Promise<void> {}

  async down(_runner: QueryRunner): Promise<void> {}
}

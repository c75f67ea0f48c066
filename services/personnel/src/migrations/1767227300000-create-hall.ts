import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateHall1767227300000 implements MigrationInterface {
  name = 'CreateHall1767227300000';

  async up(_runner: QueryRunner): Promise<void> {}

  async down(_runner: QueryRunner): Promise<void> {}
}

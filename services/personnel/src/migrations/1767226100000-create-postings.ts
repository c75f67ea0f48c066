import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePostings1767226100000 implements MigrationInterface {
  name = 'CreatePostings1767226100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT 1');
  }
}

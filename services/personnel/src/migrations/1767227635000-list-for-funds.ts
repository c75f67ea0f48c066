import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists for the funds are kept beside files for the bank; they come as workbooks too. */
export class ListForFunds1767227635000 implements MigrationInterface {
  name = 'ListForFunds1767227635000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE bank_file_export DROP CONSTRAINT bank_file_export_encoding_check,
      ADD CONSTRAINT bank_file_export_encoding_check CHECK (encoding IN ('utf-8', 'gb18030', 'xlsx'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE bank_file_export DROP CONSTRAINT bank_file_export_encoding_check,
      ADD CONSTRAINT bank_file_export_encoding_check CHECK (encoding IN ('utf-8', 'gb18030')) NOT VALID`);
  }
}

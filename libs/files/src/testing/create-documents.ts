import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DROP_DOCUMENT_TABLES, documentTablesSql } from '../document-tables.js';

/** The tables of documents alone, for tests of this library. */
export class CreateDocuments1767300000000 implements MigrationInterface {
  name = 'CreateDocuments1767300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(documentTablesSql('personnel'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DROP_DOCUMENT_TABLES);
  }
}

import { kitMigration } from '@anzhi/service-kit';
import { CreateDirectory1767225700000 } from './1767225700000-create-directory.js';

/** In order; never edited once merged. */
export const migrations = [kitMigration('party'), CreateDirectory1767225700000];

/** What readiness waits for. */
export const lastMigration = CreateDirectory1767225700000.name;

import { kitMigration } from '@anzhi/service-kit';
import { CreateDirectory1767225700000 } from './1767225700000-create-directory.js';
import { CreatePublicity1767227600000 } from './1767227600000-create-publicity.js';

/** In order; never edited once merged. */
export const migrations = [kitMigration('party'), CreateDirectory1767225700000, CreatePublicity1767227600000];

/** What readiness waits for. */
export const lastMigration = CreatePublicity1767227600000.name;

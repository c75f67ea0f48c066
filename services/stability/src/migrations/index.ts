import { kitMigration } from '@anzhi/service-kit';
import { CreatePetitions1767225800000 } from './1767225800000-create-petitions.js';

/** In order; never edited once merged. */
export const migrations = [kitMigration('stability'), CreatePetitions1767225800000];

/** What readiness waits for. */
export const lastMigration = CreatePetitions1767225800000.name;

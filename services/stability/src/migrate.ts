import { runMigrationMain } from '@anzhi/service-kit';
import { migrations } from './migrations/index.js';

runMigrationMain('stability', migrations, process.env);

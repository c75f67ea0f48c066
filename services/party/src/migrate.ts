import { runMigrationMain } from '@anzhi/service-kit';
import { migrations } from './migrations/index.js';

runMigrationMain('party', migrations, process.env);

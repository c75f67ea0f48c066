import { runMigrationMain } from '@anzhi/service-kit';
import { migrations } from './migrations/index.js';

runMigrationMain('assets', migrations, process.env);

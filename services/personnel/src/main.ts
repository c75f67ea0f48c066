import { runMain } from '@anzhi/service-kit';
import { composePersonnel } from './compose.js';
import { parseEnvironment } from './environment.js';

runMain(async () => composePersonnel(parseEnvironment(process.env)));

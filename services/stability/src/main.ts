import { runMain } from '@anzhi/service-kit';
import { composeStability } from './compose.js';
import { parseEnvironment } from './environment.js';

runMain(async () => composeStability(parseEnvironment(process.env)));

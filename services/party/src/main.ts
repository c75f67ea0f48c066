import { runMain } from '@anzhi/service-kit';
import { composeParty } from './compose.js';
import { parseEnvironment } from './environment.js';

runMain(async () => composeParty(parseEnvironment(process.env)));

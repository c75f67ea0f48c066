import { runMain } from '@anzhi/service-kit';
import { composeAssets } from './compose.js';
import { parseEnvironment } from './environment.js';

runMain(async () => composeAssets(parseEnvironment(process.env)));

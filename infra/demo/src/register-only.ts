import { openClient } from './client.js';
import { demoEnvironment } from './environment.js';
import { SITE } from './stage.js';
import { registerDemoFactory } from './story/factory.js';

registerDemoFactory({ client: openClient(demoEnvironment(process.env)), site: SITE })
  .then(() => console.log('demo    factory GZ-01 registered'))
  .catch((error: Error) => {
    console.error(`demo failed: ${error.message}`);
    process.exitCode = 1;
  });

// Prints a nats-server configuration: one user per service with the subjects that its build follows, and `setup` for the streams.
const { join } = require('node:path');

const root = join(__dirname, '../../..');
const USAGE = `usage: npm run -s config -w infra/nats > nats.conf      (after npm run build)
  NATS_STORE_DIR                 folder of the JetStream store
  NATS_SETUP_PASSWORD            of the user setup, who makes streams
  <SERVICE>_NATS_PASSWORD        of each service's user; a bcrypt hash is taken as well
  NATS_HOST, NATS_PORT           default 0.0.0.0 and 4222`;

/** What a service follows, from the manifests of its build. */
function followsOf(service) {
  const { followedBy } = require(join(root, 'libs/graphql-kit/dist/index.js'));
  const { modules } = require(join(root, `services/${service}/dist/modules/index.js`));
  return followedBy({ modules, followsDirectory: service !== 'party' });
}

function main(source) {
  const { publishers } = require(join(root, 'libs/contracts/dist/index.js'));
  const { natsConfig } = require('../dist/index.js');
  const passwordName = (service) => `${service.toUpperCase()}_NATS_PASSWORD`;
  const needed = ['NATS_STORE_DIR', 'NATS_SETUP_PASSWORD', ...publishers.map(passwordName)];
  const missing = needed.filter((name) => !source[name]);
  if (missing.length > 0) {
    console.error(`missing: ${missing.join(', ')}\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  const users = publishers.map((service) => ({
    service,
    password: source[passwordName(service)],
    follows: followsOf(service),
  }));
  const config = natsConfig({
    host: source.NATS_HOST || '0.0.0.0',
    port: Number(source.NATS_PORT || 4222),
    storeDir: source.NATS_STORE_DIR,
    setupPassword: source.NATS_SETUP_PASSWORD,
    users,
  });
  process.stdout.write(config);
}

main(process.env);

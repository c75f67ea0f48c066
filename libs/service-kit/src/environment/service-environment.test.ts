import { EnvironmentError } from './parse-environment.js';
import { parseServiceEnvironment } from './service-environment.js';

const key = Buffer.alloc(32, 1).toString('base64');
const good = {
  PARTY_DATABASE_URL: 'postgres://a:b@localhost/x',
  NATS_URL: 'nats://localhost',
  IDENTITY_KEYS: `k:${key}`,
  MASTER_KEYS: `m:${key}`,
};

it('reads a fit environment and fills in what has a default', () => {
  expect(parseServiceEnvironment('party', good)).toMatchObject({
    service: 'party',
    host: '127.0.0.1',
    mode: 'production',
    poolSize: 12,
  });
});

it('reports every fault together, and an empty string as absent', () => {
  const faults = (() => {
    try {
      parseServiceEnvironment('party', { ...good, NATS_URL: '', PORT: '70000', MASTER_KEYS: 'm:short' });
      return [];
    } catch (error) {
      return error instanceof EnvironmentError ? error.faults : [];
    }
  })();
  expect(faults).toHaveLength(3);
  expect(faults.join('\n')).toMatch(
    /NATS_URL[\s\S]*MASTER_KEYS[\s\S]*PORT|MASTER_KEYS[\s\S]*NATS_URL[\s\S]*PORT|NATS_URL[\s\S]*PORT[\s\S]*MASTER_KEYS/,
  );
});

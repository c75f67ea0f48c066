import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { readJson, writePrivateJson } from './private-file.js';

/** Secrets of one development installation, made at the first start and kept with its data. */
export interface DevelopmentSecrets {
  readonly postgresPassword: string;
  readonly ownerPassword: string;
  readonly appPassword: string;
  /** `kid:base64` of the key by which the gateway signs identities. */
  readonly identityKeys: string;
  /** `kid:base64` of the key that wraps data keys; lose it and encrypted fields are lost. */
  readonly masterKeys: string;
}

/** Reads the secrets of a data directory, making them once. */
export function developmentSecrets(dataDirectory: string): DevelopmentSecrets {
  const file = path.join(dataDirectory, 'keys', 'secrets.json');
  const kept = readJson(file);
  if (kept) return kept as DevelopmentSecrets;
  const password = () => randomBytes(18).toString('hex');
  const key = (kid: string) => `${kid}:${randomBytes(32).toString('base64')}`;
  const made: DevelopmentSecrets = {
    postgresPassword: password(),
    ownerPassword: password(),
    appPassword: password(),
    identityKeys: key('dev1'),
    masterKeys: key('dev1'),
  };
  writePrivateJson(file, made);
  return made;
}

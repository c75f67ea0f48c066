import { z } from 'zod';
import { type MasterKeys, parseMasterKeys } from '../crypto/master-keys.js';
import { type IdentityKeys, parseIdentityKeys } from '../identity/signed-identity.js';
import { parseEnvironmentWith } from './parse-environment.js';

/** What every service needs to run; a service adds its own by extending. */
export interface ServiceEnvironment {
  service: string;
  port: number;
  host: string;
  mode: 'development' | 'production';
  logLevel: string;
  databaseUrl: string;
  poolSize: number;
  natsUrl: string;
  identityKeys: IdentityKeys;
  masterKeys: MasterKeys;
}

const text = z.string().min(1);

/** The zod shape of the variables that all services share; `<SERVICE>_DATABASE_URL` is the app role's. */
export function serviceEnvironmentShape(service: string) {
  return {
    [`${service.toUpperCase()}_DATABASE_URL`]: z.url({
      error: 'a postgres:// URL of the app role is required',
    }),
    NATS_URL: z.string({ error: 'a nats:// URL is required' }).min(1),
    IDENTITY_KEYS: z
      .string({ error: 'kid:base64 keys, the signing one first, are required' })
      .transform(parseKeys(parseIdentityKeys)),
    MASTER_KEYS: z
      .string({ error: 'kid:base64 keys of 32 bytes, the wrapping one first, are required' })
      .transform(parseKeys(parseMasterKeys)),
    PORT: z.coerce.number().int().min(0).max(65535).default(0),
    HOST: text.default('127.0.0.1'),
    ANZHI_MODE: z.enum(['development', 'production']).default('production'),
    LOG_LEVEL: text.default('info'),
    POOL_SIZE: z.coerce.number().int().min(2).max(200).default(12),
  };
}

/** Parses the shared environment of `service`. @throws EnvironmentError listing all faults */
export function parseServiceEnvironment(service: string, source: NodeJS.ProcessEnv): ServiceEnvironment {
  const parsed = parseEnvironmentWith(z.object(serviceEnvironmentShape(service)), source) as Record<
    string,
    unknown
  >;
  return {
    service,
    port: parsed['PORT'] as number,
    host: parsed['HOST'] as string,
    mode: parsed['ANZHI_MODE'] as ServiceEnvironment['mode'],
    logLevel: parsed['LOG_LEVEL'] as string,
    databaseUrl: parsed[`${service.toUpperCase()}_DATABASE_URL`] as string,
    poolSize: parsed['POOL_SIZE'] as number,
    natsUrl: parsed['NATS_URL'] as string,
    identityKeys: parsed['IDENTITY_KEYS'] as IdentityKeys,
    masterKeys: parsed['MASTER_KEYS'] as MasterKeys,
  };
}

/** Parses what a migration run needs: `<SERVICE>_MIGRATION_URL`, the owner role's. @throws EnvironmentError */
export function parseMigrationEnvironment(
  service: string,
  source: NodeJS.ProcessEnv,
): { migrationUrl: string } {
  const name = `${service.toUpperCase()}_MIGRATION_URL`;
  const parsed = parseEnvironmentWith(
    z.object({ [name]: z.url({ error: 'a postgres:// URL of the owner role is required' }) }),
    source,
  ) as Record<string, string>;
  return { migrationUrl: parsed[name]! };
}

function parseKeys<T>(parse: (value: string) => T) {
  return (value: string, context: z.RefinementCtx): T => {
    try {
      return parse(value);
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message });
      return z.NEVER;
    }
  };
}

import { availableParallelism } from 'node:os';
import { type IdentityKeys, parseEnvironmentWith, parseIdentityKeys } from '@anzhi/service-kit';
import { z } from 'zod';

// Apollo's packages read this when they are loaded and constructed, and call home without it. Every file that
// loads one of them imports this file first.
process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';

/** Asymmetric algorithms only: with a shared secret whoever verifies could also sign. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
] as const;

const MOST_WORKERS = 64;

/** Everything that the gateway can be told. */
export interface GatewayEnvironment {
  readonly host: string;
  readonly port: number;
  /** Processes that share the port; 1 is this one alone. */
  readonly workers: number;
  readonly mode: 'development' | 'production';
  readonly logLevel: string;
  readonly supergraphFile: string;
  /** Milliseconds between two looks at the supergraph file. */
  readonly supergraphPollMs: number;
  /** Addresses by subgraph name, which win over those in the supergraph. */
  readonly subgraphUrls: ReadonlyMap<string, URL>;
  readonly identityKeys: IdentityKeys;
  readonly tokens: {
    readonly jwksUrl: URL;
    readonly issuer: string;
    readonly audience: string;
    readonly algorithms: readonly string[];
    readonly skewSeconds: number;
  };
  /** Null where there is no development issuer, and always in production. */
  readonly devIssuerUrl: URL | null;
  readonly explorer: boolean;
  readonly introspection: boolean;
  /** Manifest of the only documents that are answered; null answers any. */
  readonly trustedDocuments: string | null;
  readonly limits: {
    readonly maxInFlight: number;
    readonly maxUploads: number;
    /** Milliseconds for a whole graph request. */
    readonly requestDeadlineMs: number;
    readonly uploadTimeoutMs: number;
    readonly maxUploadBytes: number;
  };
  readonly subgraphs: {
    readonly connections: number;
    readonly timeoutMs: number;
    readonly maxResponseBytes: number;
  };
}

const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
const onOff = z.enum(['on', 'off']);
const url = (what: string) =>
  z
    .url({ protocol: /^https?$/, error: `${what} is required as an http(s) URL` })
    .transform((text) => new URL(text));

const schema = z
  .object({
    HOST: z.string().default('127.0.0.1'),
    PORT: whole(0, 65_535).default(4_000),
    WORKERS: z.string().default('1').transform(workers),
    ANZHI_MODE: z.enum(['development', 'production']).optional(),
    NODE_ENV: z.string().optional(),
    LOG_LEVEL: z.string().default('info'),
    SUPERGRAPH_FILE: z.string({ error: 'the path of the supergraph is required' }),
    SUPERGRAPH_POLL_MS: whole(20, 60_000).default(1_000),
    SUBGRAPH_URLS: z.string().default('').transform(subgraphUrls),
    IDENTITY_KEYS: z
      .string({ error: 'kid:base64 keys, the signing one first, are required' })
      .transform(identityKeys),
    JWKS_URL: url('the address of the key set of the token issuer'),
    JWT_ISSUER: z.string({ error: 'the issuer of tokens is required' }),
    JWT_AUDIENCE: z.string({ error: 'the audience of tokens is required' }),
    JWT_ALGORITHMS: z.string().default('RS256,ES256,EdDSA').transform(algorithms),
    JWT_SKEW_SECONDS: whole(0, 60).default(30),
    DEV_ISSUER_URL: url('the development issuer').optional(),
    EXPLORER: onOff.optional(),
    INTROSPECTION: onOff.optional(),
    TRUSTED_DOCUMENTS: z.string().optional(),
    MAX_IN_FLIGHT: whole(1, 100_000).default(512),
    MAX_UPLOADS: whole(1, 1_000).default(8),
    REQUEST_DEADLINE_MS: whole(100, 120_000).default(20_000),
    UPLOAD_TIMEOUT_MS: whole(1_000, 600_000).default(180_000),
    MAX_UPLOAD_BYTES: whole(1, 1 << 30).default(64 * 1_024 * 1_024),
    SUBGRAPH_CONNECTIONS: whole(1, 1_000).default(64),
    SUBGRAPH_TIMEOUT_MS: whole(50, 120_000).default(10_000),
    SUBGRAPH_MAX_RESPONSE_BYTES: whole(1_024, 1 << 30).default(32 * 1_024 * 1_024),
  })
  .superRefine((given, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (given.ANZHI_MODE === 'development' && given.NODE_ENV === 'production') {
      fault('ANZHI_MODE', 'development contradicts NODE_ENV=production');
    }
  });

/**
 * Reads the gateway's settings. The mode is production unless something says development, so that nothing is open
 * by accident; a production gateway never has a development issuer.
 * @throws EnvironmentError with all faults together.
 */
export function parseGatewayEnvironment(source: NodeJS.ProcessEnv): GatewayEnvironment {
  const given = parseEnvironmentWith(schema, source);
  const mode = given.ANZHI_MODE ?? (given.NODE_ENV === 'development' ? 'development' : 'production');
  const development = mode === 'development';
  return {
    host: given.HOST,
    port: given.PORT,
    workers: given.WORKERS,
    mode,
    logLevel: given.LOG_LEVEL,
    supergraphFile: given.SUPERGRAPH_FILE,
    supergraphPollMs: given.SUPERGRAPH_POLL_MS,
    subgraphUrls: given.SUBGRAPH_URLS,
    identityKeys: given.IDENTITY_KEYS,
    tokens: {
      jwksUrl: given.JWKS_URL,
      issuer: given.JWT_ISSUER,
      audience: given.JWT_AUDIENCE,
      algorithms: given.JWT_ALGORITHMS,
      skewSeconds: given.JWT_SKEW_SECONDS,
    },
    devIssuerUrl: development ? (given.DEV_ISSUER_URL ?? null) : null,
    explorer: given.EXPLORER ? given.EXPLORER === 'on' : development,
    introspection: given.INTROSPECTION ? given.INTROSPECTION === 'on' : development,
    trustedDocuments: given.TRUSTED_DOCUMENTS ?? null,
    limits: {
      maxInFlight: given.MAX_IN_FLIGHT,
      maxUploads: given.MAX_UPLOADS,
      requestDeadlineMs: given.REQUEST_DEADLINE_MS,
      uploadTimeoutMs: given.UPLOAD_TIMEOUT_MS,
      maxUploadBytes: given.MAX_UPLOAD_BYTES,
    },
    subgraphs: {
      connections: given.SUBGRAPH_CONNECTIONS,
      timeoutMs: given.SUBGRAPH_TIMEOUT_MS,
      maxResponseBytes: given.SUBGRAPH_MAX_RESPONSE_BYTES,
    },
  };
}

/** Workers by number, or as many as this process may use cores. */
function workers(text: string, context: z.RefinementCtx): number {
  if (text === 'auto') return Math.min(MOST_WORKERS, availableParallelism());
  const count = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (count >= 1 && count <= MOST_WORKERS) return count;
  context.addIssue({
    code: 'custom',
    message: `${JSON.stringify(text)} is not auto or a whole number from 1 to ${MOST_WORKERS}`,
  });
  return z.NEVER;
}

function subgraphUrls(text: string, context: z.RefinementCtx): ReadonlyMap<string, URL> {
  const urls = new Map<string, URL>();
  for (const entry of text.split(',').filter((part) => part.trim() !== '')) {
    const [, name, address] = /^\s*([A-Za-z][\w-]*)=(\S+)\s*$/.exec(entry) ?? [];
    if (!name || !address || !URL.canParse(address)) {
      context.addIssue({ code: 'custom', message: `${JSON.stringify(entry)} is not <subgraph>=<url>` });
    } else {
      urls.set(name, new URL(address));
    }
  }
  return urls;
}

function algorithms(text: string, context: z.RefinementCtx): readonly string[] {
  const names = text.split(',').map((name) => name.trim());
  for (const name of names.filter((candidate) => !ALGORITHMS.some((known) => known === candidate))) {
    context.addIssue({ code: 'custom', message: `${name} is not one of ${ALGORITHMS.join(', ')}` });
  }
  return names;
}

function identityKeys(text: string, context: z.RefinementCtx): IdentityKeys {
  try {
    return parseIdentityKeys(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'malformed' });
    return z.NEVER;
  }
}

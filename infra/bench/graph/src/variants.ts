import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '@anzhi/local-servers';
import { type Child, startChild } from './children.js';
import type { VariantSettings } from './variants/settings.js';
import type { World } from './worlds.js';

/** What is measured. `again` is ours a second time, in a process of its own, to show the noise. */
export const VARIANTS = ['ours', 'again', 'stock', 'hive', 'hive-rust', 'merge'] as const;
export type Variant = (typeof VARIANTS)[number];

/** Names for readers. */
export const TITLES: Readonly<Record<Variant, string>> = {
  ours: 'Anzhi gateway',
  again: 'Anzhi gateway, again',
  stock: '@apollo/gateway',
  hive: 'Hive Gateway',
  'hive-rust': 'Hive Gateway, Rust planner',
  merge: 'hand-written merge',
};

/** A variant that listens, or soon will. */
export interface Running {
  readonly child: Child;
  readonly url: string;
  stop(): Promise<void>;
}

const GATEWAY = path.resolve(__dirname, '../../../../gateway/dist/main.js');
const OWN = (name: string): string => path.join(__dirname, 'variants', `${name}.process.js`);

async function startOurs(
  { supergraphSdl, urls, identity }: World,
  port: number,
): Promise<Omit<Running, 'url'>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'anzhi-graph-bench-'));
  const supergraphFile = path.join(folder, 'supergraph.graphql');
  writeFileSync(supergraphFile, supergraphSdl);
  const env = {
    PORT: String(port),
    LOG_LEVEL: 'error',
    SUPERGRAPH_FILE: supergraphFile,
    SUBGRAPH_URLS: Object.entries(urls)
      .map(([name, url]) => `${name}=${url}`)
      .join(','),
    JWKS_URL: identity.jwksUrl,
    JWT_ISSUER: identity.issuer,
    JWT_AUDIENCE: identity.audience,
    IDENTITY_KEYS: identity.identityKeys,
  };
  const child = startChild(GATEWAY, env);
  const stop = async (): Promise<void> => {
    await child.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { child, stop };
}

/** Starts a variant on a free port. Ours always signs its calls; the others do so where `identity` says that there is a caller. */
export async function startVariant(variant: Variant, world: World, identity: boolean): Promise<Running> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/graphql`;
  if (variant === 'ours' || variant === 'again') return { url, ...(await startOurs(world, port)) };
  const { supergraphSdl, urls, merge } = world;
  const settings: VariantSettings = {
    port,
    supergraphSdl,
    urls,
    merge,
    identity: identity ? world.identity : null,
  };
  const env = {
    VARIANT_SETTINGS: JSON.stringify(settings),
    APOLLO_TELEMETRY_DISABLED: 'true',
    HIVE_PLANNER: variant === 'hive-rust' ? 'rust' : 'javascript',
  };
  const program = variant.startsWith('hive') ? 'hive' : variant;
  const child = startChild(OWN(program), env);
  return { child, url, stop: () => child.stop() };
}

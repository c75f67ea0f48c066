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

/** Everything that ours is told of the world, as its environment. */
function ownEnvironment(
  { urls, identity }: World,
  port: number,
  supergraphFile: string,
): Record<string, string> {
  return {
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
}

/** Starts a variant on a free port. Ours always signs its calls; the others do so where `identity` says that there is a caller. */
export async function startVariant(variant: Variant, world: World, identity: boolean): Promise<Running> {
  const port = await freePort();
  const { supergraphSdl, urls, merge } = world;
  const folder = mkdtempSync(path.join(tmpdir(), 'anzhi-graph-bench-'));
  const supergraphFile = path.join(folder, 'supergraph.graphql');
  const settingsFile = path.join(folder, 'settings.json');
  const settings: VariantSettings = {
    port,
    supergraphFile,
    urls,
    merge,
    identity: identity ? world.identity : null,
  };
  writeFileSync(supergraphFile, supergraphSdl);
  writeFileSync(settingsFile, JSON.stringify(settings));
  const env = {
    VARIANT_SETTINGS: settingsFile,
    APOLLO_TELEMETRY_DISABLED: 'true',
    HIVE_PLANNER: variant === 'hive-rust' ? 'rust' : 'javascript',
  };
  const child =
    variant === 'ours' || variant === 'again'
      ? startChild(GATEWAY, ownEnvironment(world, port, supergraphFile))
      : startChild(OWN(variant.startsWith('hive') ? 'hive' : variant), env);
  const stop = async (): Promise<void> => {
    await child.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { child, url: `http://127.0.0.1:${port}/graphql`, stop };
}

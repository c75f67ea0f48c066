import { createSubgraph, type Subgraph, type SubgraphTools } from './subgraph.js';

/** How long calls that began under a previous address may still use it. */
const REPLACED_GRACE_MS = 30_000;

/** The subgraphs in use, one per name. */
export interface SubgraphRegistry {
  /** The subgraph of that name at `url` of the supergraph, or at the address the environment gives it. */
  get(name: string, url: string | undefined): Subgraph;
  /** Where a subgraph is, once the supergraph has named it or the environment has. */
  addressOf(name: string): URL | undefined;
  /** Tells the subgraph of that name, if there is one, of a change by another way. */
  changed(name: string): void;
  close(graceMs: number): Promise<void>;
}

/** @param overrides addresses that win over those in the supergraph. */
export function createSubgraphRegistry(
  overrides: ReadonlyMap<string, URL>,
  tools: SubgraphTools,
): SubgraphRegistry {
  const inUse = new Map<string, { url: URL; subgraph: Subgraph }>();
  const retiring = new Set<NodeJS.Timeout>();

  const retire = (subgraph: Subgraph): void => {
    const timer = setTimeout(() => {
      retiring.delete(timer);
      void subgraph.close(0);
    }, REPLACED_GRACE_MS);
    timer.unref();
    retiring.add(timer);
  };

  return {
    get(name, given) {
      const url = overrides.get(name) ?? (given && URL.canParse(given) ? new URL(given) : undefined);
      if (!url) throw new Error(`subgraph ${name} has no address: name it in SUBGRAPH_URLS`);
      const known = inUse.get(name);
      if (known?.url.href === url.href) return known.subgraph;
      if (known) retire(known.subgraph);
      const subgraph = createSubgraph(name, url, tools);
      inUse.set(name, { url, subgraph });
      return subgraph;
    },
    changed: (name) => inUse.get(name)?.subgraph.changed(),
    addressOf: (name) => inUse.get(name)?.url ?? overrides.get(name),
    async close(graceMs) {
      for (const timer of retiring) clearTimeout(timer);
      await Promise.all([...inUse.values()].map(({ subgraph }) => subgraph.close(graceMs)));
    },
  };
}

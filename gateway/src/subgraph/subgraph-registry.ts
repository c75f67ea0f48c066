import { createSubgraph, type Subgraph, type SubgraphTools } from './subgraph.js';

/** The subgraphs by name and address. */
export interface SubgraphRegistry {
  /**
   * The subgraph of that name at `url` of the supergraph, or at the address the environment gives it; the same one for the
   * same two. Changes nothing for others: @apollo/gateway asks before it is certain that it takes a supergraph.
   */
  get(name: string, url: string | undefined): Subgraph;
  /** Hears of the supergraph that is in use from now on: these are its subgraphs. */
  readonly keep: (named: readonly { readonly name: string; readonly url: string }[]) => void;
  /** Where a subgraph is, once a supergraph in use has named it or the environment has. */
  addressOf(name: string): URL | undefined;
  /** Tells the subgraph of that name, if there is one, of a change by another way. */
  changed(name: string): void;
  close(graceMs: number): Promise<void>;
}

interface Known {
  readonly url: URL;
  readonly subgraph: Subgraph;
}

/**
 * Keeps every subgraph that it was asked for, one for each address ever told: operations of the supergraph before may still
 * be under way, and the next one may name it again. The connections of one that is not named end by being idle.
 * @param overrides addresses that win over those in the supergraph.
 */
export function createSubgraphRegistry(
  overrides: ReadonlyMap<string, URL>,
  tools: SubgraphTools,
): SubgraphRegistry {
  const all = new Map<string, Known>();
  let inUse: ReadonlyMap<string, Known> = new Map();

  const know = (name: string, given: string | undefined): Known => {
    const url = overrides.get(name) ?? (given && URL.canParse(given) ? new URL(given) : undefined);
    if (!url) throw new Error(`subgraph ${name} has no address: name it in SUBGRAPH_URLS`);
    const key = `${name} ${url.href}`;
    const known = all.get(key) ?? { url, subgraph: createSubgraph(name, url, tools) };
    all.set(key, known);
    return known;
  };

  return {
    get: (name, url) => know(name, url).subgraph,
    keep(named) {
      inUse = new Map(named.map(({ name, url }) => [name, know(name, url)]));
      const kept = new Set(inUse.values());
      for (const known of all.values()) known.subgraph.setNamed(kept.has(known));
    },
    changed: (name) => inUse.get(name)?.subgraph.changed(),
    addressOf: (name) => inUse.get(name)?.url ?? overrides.get(name),
    async close(graceMs) {
      await Promise.all([...all.values()].map(({ subgraph }) => subgraph.close(graceMs)));
    },
  };
}

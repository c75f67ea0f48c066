import type { ClassType, NonEmptyArray } from 'type-graphql';
import { buildSubgraph, type Subgraph } from '../schema/build-subgraph.js';
import type { ServiceModule } from './service-module.js';

const built = new WeakMap<readonly ServiceModule[], Subgraph>();

/** The subgraph of a service's modules, built once per process (type-graphql keeps global metadata). */
export function subgraphOf(modules: readonly ServiceModule[]): Subgraph {
  const known = built.get(modules);
  if (known) return known;
  const subgraph = buildSubgraph({
    resolvers: modules.flatMap((module) => [
      ...(module.resolvers ?? []),
    ]) as unknown as NonEmptyArray<ClassType>,
    orphanedTypes: modules.flatMap((module) => [...(module.orphanedTypes ?? [])]),
    references: Object.assign({}, ...modules.map((module) => module.references ?? {})),
  });
  built.set(modules, subgraph);
  return subgraph;
}

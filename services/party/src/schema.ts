import { buildSubgraph, type Subgraph } from '@anzhi/graphql-kit';
import type { ClassType, NonEmptyArray } from 'type-graphql';
import { modules } from './modules/index.js';

let built: Subgraph | null = null;

/** The party subgraph, built once per process (type-graphql keeps global metadata). */
export function partySubgraph(): Subgraph {
  built ??= buildSubgraph({
    resolvers: modules.flatMap((module) => [...(module.resolvers ?? [])]) as unknown as NonEmptyArray<ClassType>,
    orphanedTypes: modules.flatMap((module) => [...(module.orphanedTypes ?? [])]),
    references: Object.assign({}, ...modules.map((module) => module.references ?? {})),
  });
  return built;
}

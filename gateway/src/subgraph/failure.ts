import { Kind, parse, type SelectionSetNode } from 'graphql';
import type { GatewayCode } from '../errors/codes.js';
import { MOST_ERRORS } from '../most-errors.js';

/** Codes of `errors[].extensions.code` when it is the subgraph's connection or answer that failed. */
export type SubgraphFailureCode = Extract<GatewayCode, `SUBGRAPH_${string}`>;

const TEXTS: Record<SubgraphFailureCode, string> = {
  SUBGRAPH_UNAVAILABLE: 'cannot be reached at present',
  SUBGRAPH_TIMEOUT: 'did not answer in time',
  SUBGRAPH_INVALID_RESPONSE: 'gave an answer that cannot be used',
};

/** A fetch that brought nothing. The message is safe to show; `detail` is for the log only. */
export class SubgraphFailure extends Error {
  override readonly name = 'SubgraphFailure';

  constructor(
    readonly service: string,
    readonly code: SubgraphFailureCode,
    /** The cause in words, which may name hosts. */
    readonly detail: string,
    /** True when the connection broke or was refused, so that a query may be tried again. */
    readonly connectionLost = false,
  ) {
    super(`The service ${service} ${TEXTS[code]}.`);
  }
}

/**
 * Paths of everything that a failed fetch leaves out, relative to the fetch: its root fields, or for an entity
 * fetch each field of each entity, at most `MOST_ERRORS`. The executor moves them to their place in the whole answer: ours
 * by plan/fetch-errors.ts, Apollo's for what only that one executes.
 */
export function pathsOf(query: string, representations: number): (string | number)[][] {
  const definition = parse(query, { noLocation: true }).definitions[0];
  if (definition?.kind !== Kind.OPERATION_DEFINITION) return [];
  const roots = fieldNames(definition.selectionSet);
  if (!roots.includes('_entities')) return roots.map((root) => [root]);
  const entities = definition.selectionSet.selections.find((selection) => selection.kind === Kind.FIELD);
  const fields =
    entities?.kind === Kind.FIELD && entities.selectionSet ? fieldNames(entities.selectionSet) : [];
  const indices = [...Array(Math.min(representations, MOST_ERRORS)).keys()];
  return indices.flatMap((index) => fields.map((field) => ['_entities', index, field])).slice(0, MOST_ERRORS);
}

function fieldNames(set: SelectionSetNode): string[] {
  const names = set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [(selection.alias ?? selection.name).value];
    return selection.kind === Kind.INLINE_FRAGMENT ? fieldNames(selection.selectionSet) : [];
  });
  return [...new Set(names)].filter((name) => name !== '__typename');
}

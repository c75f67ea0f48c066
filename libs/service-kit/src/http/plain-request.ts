import type { GraphQLError, GraphQLFormattedError } from 'graphql';

/** A GraphQL request that holds nothing unusual. */
export interface PlainRequest {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

const NO_VARIABLES = {};

/** Reads a request's body; undefined for anything that @apollo/server should judge. */
export function plainRequest(body: unknown): PlainRequest | undefined {
  if (!isRecord(body) || typeof body['query'] !== 'string') return undefined;
  const { query, operationName, variables, extensions } = body;
  if (extensions !== undefined && extensions !== null) return undefined;
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string')
    return undefined;
  if (variables !== undefined && variables !== null && !isRecord(variables)) return undefined;
  return { query, operationName: operationName ?? undefined, variables: variables ?? NO_VARIABLES };
}

/** An error in the shape that @apollo/server hands to `formatError`, for answers that are made without it. */
export function servedError(error: GraphQLError): GraphQLFormattedError {
  const { code = 'INTERNAL_SERVER_ERROR', http: _status, ...extensions } = error.extensions;
  return { ...error.toJSON(), extensions: { ...extensions, code } };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

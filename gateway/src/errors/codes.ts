/**
 * Codes in `extensions.code` that the gateway itself gives, those of @apollo/server in it included; clients may rely on
 * them. A subgraph's own codes pass beside them. Where no type asks for it, `satisfies GatewayCode` does.
 */
export type GatewayCode =
  | 'UNAUTHENTICATED'
  | 'AUTHENTICATION_UNAVAILABLE'
  | 'SUBGRAPH_UNAVAILABLE'
  | 'SUBGRAPH_TIMEOUT'
  | 'SUBGRAPH_INVALID_RESPONSE'
  | 'INVALID_GRAPHQL'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'BAD_USER_INPUT'
  | 'OPERATION_RESOLUTION_FAILURE'
  | 'QUERY_TOO_DEEP'
  | 'QUERY_TOO_LONG'
  | 'TOO_MANY_ALIASES'
  | 'TOO_MANY_ROOT_FIELDS'
  | 'QUERY_TOO_COSTLY'
  | 'DOCUMENT_NOT_TRUSTED'
  | 'BODY_TOO_LARGE'
  | 'IDEMPOTENCY_KEY_REQUIRED'
  | 'BAD_REQUEST'
  | 'NOT_FOUND'
  | 'METHOD_NOT_ALLOWED'
  | 'TOO_MANY_HEADERS'
  | 'OVERLOADED'
  | 'INTERNAL_SERVER_ERROR';

/** A failure that the HTTP front answers with its own status; the message is safe to show. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';

  constructor(
    readonly status: number,
    readonly code: GatewayCode,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** 503 for whoever comes when the house is full; at once, as a queue would only hide it. */
export function overloaded(): HttpFailure {
  return new HttpFailure(503, 'OVERLOADED', 'Too many requests at this moment.', { 'retry-after': '1' });
}

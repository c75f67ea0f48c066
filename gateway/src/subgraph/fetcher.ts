import type { Logger } from '@anzhi/service-kit';
import { GraphQLError } from 'graphql';
import { MOST_ERRORS } from '../most-errors.js';
import type { GatewayMetrics } from '../observability/metrics.js';
import { laterTurn } from '../turns.js';
import { batched } from './batch.js';
import { pathsOf, SubgraphFailure } from './failure.js';
import type { Fetched, SubgraphFetch, SubgraphFetcher } from './fetch.js';
import { parseResponse, type SubgraphAnswer } from './parse-response.js';
import type { Subgraph } from './subgraph.js';

/** Errors for an answer to `fetch` that has the outer shape of one and not what was asked for. */
export function invalidAnswer(service: string, fetch: SubgraphFetch): readonly GraphQLError[] {
  return errorsOf(
    new SubgraphFailure(service, 'SUBGRAPH_INVALID_RESPONSE', 'not the entities asked for'),
    fetch,
  );
}

/**
 * Makes the fetcher of one subgraph over HTTP. Counts requests, however many fetches share one; one that is not sent, as
 * the breaker is open or too many wait, is a request that failed, and one answered by an identical one in flight is answered.
 */
export function createSubgraphFetcher(
  name: string,
  subgraph: Pick<Subgraph, 'send'>,
  tools: { readonly metrics: GatewayMetrics; readonly logger: Logger },
): SubgraphFetcher {
  const answered = tools.metrics.subgraphRequests.labels({ service: name, outcome: 'answered' });
  const ask = batched(async (fetch, context) => {
    try {
      const reply = await subgraph.send(fetch, context);
      const later = laterTurn();
      if (later) await later;
      const answer = usable(name, reply.status, reply.text);
      answered.inc();
      return answer;
    } catch (error) {
      const { code, detail } = failureOf(name, error);
      tools.metrics.subgraphRequests.inc({ service: name, outcome: code });
      tools.logger.warn(
        { service: name, code, detail, requestId: context.requestId },
        'request to subgraph failed',
      );
      throw error;
    }
  });
  return async (fetch, context) => {
    try {
      return withErrors(name, await ask(fetch, context), fetch);
    } catch (error) {
      return { data: null, errors: errorsOf(failureOf(name, error), fetch) };
    }
  };
}

function usable(name: string, status: number, text: string): SubgraphAnswer {
  // The caller was let in here; if a subgraph does not know us, our keys and its keys differ.
  if (status === 401)
    throw new SubgraphFailure(
      name,
      'SUBGRAPH_UNAVAILABLE',
      'refused the signed identity: check IDENTITY_KEYS',
    );
  const answer = parseResponse(text);
  if (answer && (status < 400 || answer.errors.length > 0)) return answer;
  const code = status >= 500 || status === 429 ? 'SUBGRAPH_UNAVAILABLE' : 'SUBGRAPH_INVALID_RESPONSE';
  throw new SubgraphFailure(name, code, `status ${status}, ${text.length} characters`);
}

function withErrors(name: string, answer: SubgraphAnswer, fetch: SubgraphFetch): Fetched {
  if (answer.errors.length === 0) return { data: answer.data };
  // An error without a path beside no data at all concerns the whole fetch.
  const whole = answer.data === null ? pathsOf(fetch.query, representationsOf(fetch))[0] : undefined;
  // A page of forbidden fields has one for each: many would hold the process.
  const errors = answer.errors
    .slice(0, MOST_ERRORS)
    .map(
      ({ message, path = whole, extensions }) =>
        new GraphQLError(message, { ...(path && { path }), extensions: { ...extensions, service: name } }),
    );
  return { data: answer.data, errors };
}

function errorsOf(failure: SubgraphFailure, fetch: SubgraphFetch): GraphQLError[] {
  const extensions = { code: failure.code, service: failure.service };
  const paths = pathsOf(fetch.query, representationsOf(fetch));
  if (paths.length === 0) return [new GraphQLError(failure.message, { extensions })];
  return paths.map((path) => new GraphQLError(failure.message, { path, extensions }));
}

function representationsOf({ variables }: SubgraphFetch): number {
  const given = variables['representations'];
  return Array.isArray(given) ? given.length : 0;
}

function failureOf(name: string, error: unknown): SubgraphFailure {
  if (error instanceof SubgraphFailure) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new SubgraphFailure(name, 'SUBGRAPH_UNAVAILABLE', detail);
}

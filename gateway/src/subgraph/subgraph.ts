import {
  ANONYMOUS_SUBJECT,
  bodyDigest,
  IDENTITY_HEADER,
  type IdentityKeys,
  type Logger,
  signIdentity,
} from '@anzhi/service-kit';
import type { GatewayMetrics } from '../observability/metrics.js';
import { callerKeyOf, type RequestContext } from '../request-context.js';
import { createCircuitBreaker } from './circuit-breaker.js';
import { SubgraphFailure } from './failure.js';
import {
  BUSY,
  createSubgraphHttpClient,
  type SubgraphHttpClient,
  type SubgraphReply,
} from './http-client.js';
import { createSingleFlight } from './single-flight.js';

const PROBE_TIMEOUT_MS = 2_000;
const PROBE_BODY = JSON.stringify({ query: 'query AnzhiProbe{__typename}' });

/** Settings and tools that all subgraphs share. */
export interface SubgraphTools {
  readonly settings: {
    readonly connections: number;
    readonly timeoutMs: number;
    readonly maxResponseBytes: number;
  };
  readonly identityKeys: IdentityKeys;
  readonly metrics: GatewayMetrics;
  readonly logger: Logger;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** One operation for a subgraph. */
export interface SubgraphOperation {
  readonly body: string;
  readonly mutation: boolean;
}

/** A subgraph at one address. */
export interface Subgraph {
  /** @throws SubgraphFailure */
  send(operation: SubgraphOperation, context: RequestContext): Promise<SubgraphReply>;
  /**
   * Whether the supergraph in use names it. One that it does not name still sends what it is given, but never fails fast,
   * probes nobody and leaves the breaker's metric to the one that has its name now.
   */
  setNamed(named: boolean): void;
  /** Tells of a change that was not sent here, an upload's: nobody may join a query that was sent before. */
  changed(): void;
  close(graceMs: number): Promise<void>;
}

/** Calls one subgraph: signed, once for identical queries in flight, retried once where that is safe. */
export function createSubgraph(name: string, url: URL, tools: SubgraphTools): Subgraph {
  const seconds = tools.metrics.subgraphSeconds.labels({ service: name });
  const shared = tools.metrics.sharedFetches.labels({ service: name });
  const { attempt, setNamed, close } = createAttempts(name, url, tools);
  const flights = createSingleFlight<SubgraphReply>(tools.now);
  const timeLeft = ({ deadlineMs }: RequestContext): number =>
    Math.min(tools.settings.timeoutMs, deadlineMs - tools.now());

  const fetchQuery: Attempt = async (call, context) => {
    try {
      return await attempt(call, context);
    } catch (error) {
      if (!(error instanceof SubgraphFailure && error.connectionLost)) throw error;
      return attempt(call, context);
    }
  };

  return {
    async send(operation, context) {
      const stop = seconds.startTimer();
      const call = { body: operation.body, digest: bodyDigest(operation.body) };
      try {
        if (!operation.mutation) {
          const key = `${context.callerKey}\n${call.digest}`;
          const { result, joined } = flights.run(key, timeLeft(context), () => fetchQuery(call, context));
          if (joined) shared.inc();
          return await result;
        }
        // Whoever asks after a change must see it: nobody may join a query that was sent before.
        return await attempt(call, context).finally(() => flights.forget());
      } finally {
        stop();
      }
    },
    setNamed,
    changed: () => flights.forget(),
    close,
  };
}

/** A body, and its digest: identical queries are known by it, and the identity is bound to it. */
interface SignableCall {
  readonly body: string;
  readonly digest: string;
}

type Attempt = (call: SignableCall, context: RequestContext) => Promise<SubgraphReply>;

/** One signed call within the time that is left, and none at all while the subgraph is known to be down. */
function createAttempts(
  name: string,
  url: URL,
  tools: SubgraphTools,
): { attempt: Attempt } & Pick<Subgraph, 'setNamed' | 'close'> {
  const { settings, metrics, logger, now } = tools;
  const client = createSubgraphHttpClient(name, url, settings);
  const headersOf = (digest: string, context: RequestContext) => headersFor(url, digest, context, tools);
  const breaker = createCircuitBreaker(
    () => probe(client, headersOf(bodyDigest(PROBE_BODY), probeContext(now()))),
    (open) => {
      metrics.breakerOpen.set({ service: name }, open ? 1 : 0);
      logger.warn(
        { service: name, open },
        open ? 'subgraph is down: failing fast' : 'subgraph is asked again',
      );
    },
  );
  return {
    async attempt({ body, digest }, context) {
      if (breaker.isOpen()) throw new SubgraphFailure(name, 'SUBGRAPH_UNAVAILABLE', 'known to be down');
      const timeoutMs = Math.min(settings.timeoutMs, context.deadlineMs - now());
      if (timeoutMs <= 0) throw new SubgraphFailure(name, 'SUBGRAPH_TIMEOUT', 'no time left for the request');
      try {
        const reply = await client.post({ headers: headersOf(digest, context), body, timeoutMs });
        breaker.answered();
        return reply;
      } catch (error) {
        if (tellsOfOutage(error, timeoutMs, settings.timeoutMs)) breaker.unanswered();
        throw error;
      }
    },
    setNamed: (named) => (named ? breaker.wake() : breaker.rest()),
    async close(graceMs) {
      breaker.rest();
      await client.close(graceMs);
    },
  };
}

function headersFor(
  url: URL,
  digest: string,
  context: RequestContext,
  tools: SubgraphTools,
): Record<string, string> {
  const { caller, requestId, idempotencyKey } = context;
  const request = { method: 'POST', path: `${url.pathname}${url.search}`, bodyDigest: digest };
  return {
    'content-type': 'application/json',
    accept: 'application/json',
    'x-request-id': requestId,
    [IDENTITY_HEADER]: signIdentity({ ...caller, rid: requestId }, request, tools.identityKeys, tools.now()),
    ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
  };
}

/**
 * A time-out says nothing of the subgraph when it was the client's request that had little time left, and nor does
 * it when we had too many calls under way ourselves.
 */
function tellsOfOutage(error: unknown, timeoutMs: number, wholeMs: number): boolean {
  if (!(error instanceof SubgraphFailure)) return false;
  if (error.code === 'SUBGRAPH_TIMEOUT') return timeoutMs >= wholeMs / 2;
  return error.code === 'SUBGRAPH_UNAVAILABLE' && error.detail !== BUSY;
}

async function probe(client: SubgraphHttpClient, headers: Record<string, string>): Promise<boolean> {
  try {
    return (await client.post({ headers, body: PROBE_BODY, timeoutMs: PROBE_TIMEOUT_MS })).status < 500;
  } catch {
    return false;
  }
}

function probeContext(nowMs: number): RequestContext {
  const caller = { sub: ANONYMOUS_SUBJECT, roles: [] };
  return {
    caller,
    callerKey: callerKeyOf(caller),
    requestId: 'probe',
    idempotencyKey: undefined,
    deadlineMs: nowMs + PROBE_TIMEOUT_MS,
  };
}

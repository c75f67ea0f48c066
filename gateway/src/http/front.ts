import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import type { Logger } from '@anzhi/service-kit';
import { HttpFailure } from '../errors/codes.js';
import type { GatewayMetrics } from '../observability/metrics.js';
import { requestCount } from '../observability/request-count.js';
import { arrives, type Exchange, headerOf, type Route, sendFailure } from './exchange.js';

/** Time to finish what is under way before connections are cut. */
const GRACE_MS = 7_000;

/** Of one request; each is a name and a value among the raw ones. Their size is bounded by node, to 16 KB. */
const MAX_HEADERS = 100;

/** The listening HTTP server. */
export interface Front {
  readonly port: number;
  /** Takes no more connections, lets requests under way end, and cuts what is left after seven seconds. */
  stop(): Promise<void>;
}

/** Serves `routes` on plain node:http. @throws when the port is taken. */
export async function startFront(
  at: { readonly host: string; readonly port: number },
  routes: readonly Route[],
  tools: { readonly metrics: GatewayMetrics; readonly logger: Logger; readonly uploadTimeoutMs: number },
): Promise<Front> {
  let stopping = false;
  const count = requestCount(tools.metrics);
  const server = createServer((request, response) => {
    const exchange = exchangeOf(request, response, stopping);
    const route = routes.find((candidate) => candidate.matches(exchange.path));
    const began = performance.now();
    response.once('close', () => {
      count(route?.name ?? 'none', response.statusCode, performance.now() - began);
      // A connection whose last request ends only now would be kept alive, and the server with it.
      if (stopping) void setImmediate().then(() => server.closeIdleConnections());
    });
    void serve(exchange, route, tools.logger);
  });
  server.requestTimeout = tools.uploadTimeoutMs;
  server.headersTimeout = 30_000;
  server.keepAliveTimeout = 65_000;
  // No bound of node's: it leaves out silently what is beyond, a token perhaps.
  server.maxHeadersCount = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(at.port, at.host, () => resolve());
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      stopping = true;
      const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS);
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      clearTimeout(timer);
    },
  };
}

async function serve(exchange: Exchange, route: Route | undefined, logger: Logger): Promise<void> {
  try {
    checkHead(exchange.request);
    if (!route) throw new HttpFailure(404, 'NOT_FOUND', 'There is nothing here.');
    // A probe's HEAD is answered as GET; node leaves the body out.
    if (!route.methods.includes(methodOf(exchange))) {
      const allow = route.methods.join(', ');
      throw new HttpFailure(405, 'METHOD_NOT_ALLOWED', `Only ${allow} is answered here.`, { allow });
    }
    await route.handle(exchange);
  } catch (error) {
    if (!(error instanceof HttpFailure))
      logger.error({ err: error, requestId: exchange.requestId }, 'request failed');
    await arrived(exchange);
    refuse(exchange, error);
  }
}

/** @throws HttpFailure for a head that would not be read as it was meant. */
function checkHead({ rawHeaders, headers }: IncomingMessage): void {
  if (rawHeaders.length > 2 * MAX_HEADERS)
    throw new HttpFailure(431, 'TOO_MANY_HEADERS', `At most ${MAX_HEADERS} headers are taken.`);
  const coding = headers['transfer-encoding'];
  if (coding !== undefined && coding.toLowerCase() !== 'chunked')
    throw new HttpFailure(501, 'BAD_REQUEST', 'The body may be chunked, and in no other transfer coding.');
}

/** A small body comes with its headers: it is taken, so that the connection of a request that is refused can be kept. */
async function arrived({ request }: Exchange): Promise<void> {
  if (!arrives(request)) return;
  request.resume();
  await setImmediate();
}

function refuse(exchange: Exchange, error: unknown): void {
  const { response } = exchange;
  if (response.destroyed) return;
  // Half an answer cannot be taken back; cutting it tells the client that it is no whole one.
  if (response.headersSent) response.destroy();
  else
    sendFailure(
      exchange,
      error instanceof HttpFailure ? error : new HttpFailure(500, 'INTERNAL_SERVER_ERROR', 'Internal error.'),
    );
}

function methodOf({ request }: Exchange): string {
  return request.method === 'HEAD' ? 'GET' : (request.method ?? '');
}

function exchangeOf(request: IncomingMessage, response: ServerResponse, stopping: boolean): Exchange {
  const given = headerOf(request, 'x-request-id');
  const requestId = given && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
  const headers: Record<string, string> = { 'x-request-id': requestId, 'x-content-type-options': 'nosniff' };
  if (stopping) headers['connection'] = 'close';
  const target = targetOf(request);
  const end = target.indexOf('?');
  const path = end < 0 ? target : target.slice(0, end);
  const search = end < 0 ? '' : target.slice(end);
  return { request, response, path, search, requestId, headers };
}

/** Path and query, where the client names the whole address too (RFC 9112, 3.2.2). */
function targetOf({ url = '/' }: IncomingMessage): string {
  if (url.startsWith('/')) return url;
  const target = url.replace(/^https?:\/\/[^/?]*/i, '');
  return target.startsWith('?') || target === '' ? `/${target}` : target;
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';
import type { Logger } from '../lifecycle/logger.js';

/** A handler of one route; what it throws becomes a bare 500 and a log line. */
export type RouteHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface HttpRoute {
  method: 'GET' | 'POST';
  /** Exact path, or a prefix when it ends in `/`. */
  path: string;
  handle: RouteHandler;
}

/** Named checks of readiness; a check that rejects or answers false makes the service not ready. */
export type ReadinessChecks = Record<string, () => Promise<boolean>>;

export interface HttpServerSettings {
  host: string;
  port: number;
  routes: readonly HttpRoute[];
  readiness: ReadinessChecks;
  metrics: Registry;
  logger: Logger;
  /** Told of each request of the routes when its answer is sent or its client has gone. */
  onRequest?: (report: RequestReport) => void;
}

/** How one request ended, for metrics. */
export interface RequestReport {
  method: string;
  /** The route's path as declared. */
  route: string;
  status: number;
  seconds: number;
}

export interface HttpServer {
  /** The bound port, once listening. */
  readonly port: number;
  stop(): Promise<void>;
}

/** Serves the routes beside `/health/live`, `/health/ready` and `/metrics`. */
export async function startHttpServer(settings: HttpServerSettings): Promise<HttpServer> {
  const routes = [...settings.routes, ...healthRoutes(settings)];
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0]!;
    const route = routes.find(
      (candidate) => candidate.method === methodOf(request) && matches(candidate.path, path),
    );
    if (!route) return sendJson(response, 404, { error: 'not found' });
    if (settings.onRequest) reportRequest(route, response, settings.onRequest);
    route.handle(request, response).catch((error: unknown) => {
      settings.logger.error({ err: error, path }, 'request failed');
      if (!response.headersSent) sendJson(response, 500, { error: 'internal error' });
      else response.destroy();
    });
  });
  server.keepAliveTimeout = 65_000;
  await listen(server, settings.host, settings.port);
  return { port: (server.address() as AddressInfo).port, stop: () => close(server) };
}

function reportRequest(
  route: HttpRoute,
  response: ServerResponse,
  tell: (report: RequestReport) => void,
): void {
  const startedAt = performance.now();
  response.once('close', () =>
    tell({
      method: route.method,
      route: route.path,
      status: response.statusCode,
      seconds: (performance.now() - startedAt) / 1_000,
    }),
  );
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

/** Reads a whole body. @throws BodyTooLargeError past `limit` bytes */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new BodyTooLargeError(limit);
    chunks.push(chunk);
  }
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
}

export class BodyTooLargeError extends Error {
  constructor(readonly limit: number) {
    super(`the body is larger than ${limit} bytes`);
    this.name = 'BodyTooLargeError';
  }
}

function healthRoutes({ readiness, metrics }: HttpServerSettings): HttpRoute[] {
  return [
    {
      method: 'GET',
      path: '/health/live',
      handle: async (_request, response) => sendJson(response, 200, { live: true }),
    },
    {
      method: 'GET',
      path: '/health/ready',
      handle: async (_request, response) => {
        const names = Object.keys(readiness);
        const states = await Promise.all(names.map((name) => readiness[name]!().catch(() => false)));
        const ready = states.every(Boolean);
        sendJson(response, ready ? 200 : 503, {
          ready,
          checks: Object.fromEntries(names.map((name, index) => [name, states[index]])),
        });
      },
    },
    {
      method: 'GET',
      path: '/metrics',
      handle: async (_request, response) => {
        response.writeHead(200, { 'content-type': metrics.contentType });
        response.end(await metrics.metrics());
      },
    },
  ];
}

/** A probe's HEAD is answered as GET; node leaves the body out. */
const methodOf = ({ method }: IncomingMessage): string | undefined => (method === 'HEAD' ? 'GET' : method);

const matches = (pattern: string, path: string): boolean =>
  pattern.endsWith('/') ? path.startsWith(pattern) : path === pattern;

const listen = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });

/** Time for requests under way to end; then connections are cut, those that never sent a request among them. */
const GRACE_MS = 5_000;

async function close(server: Server): Promise<void> {
  const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(timer);
}

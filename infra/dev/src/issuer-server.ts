import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { issueToken } from './appointment.js';
import type { Issuer } from './issuer.js';
import {
  claimsFor,
  FACTORY_ROLES,
  GROUP_ROLES,
  type ViewerRequest,
  ViewerRequestError,
} from './viewer-request.js';

/** The issuer's address while it serves. */
export interface IssuerServer {
  readonly url: string;
  stop(): Promise<void>;
}

interface Options {
  readonly issuer: Issuer;
  readonly port: number;
  /** Where appointments are made; null until the graph serves. */
  readonly graphUrl: () => string | null;
}

/** Viewers that the explorer offers, each as a request for `/token`. */
function demoViewers(): { subject: string; query: string }[] {
  const requests: ViewerRequest[] = [
    ...GROUP_ROLES.map((role) => ({ role })),
    ...FACTORY_ROLES.map((role) => ({ role, factory: 'GZ-01' })),
    { role: 'employee', factory: 'GZ-01', employee: 'GZ00001' },
  ];
  return requests.map((request) => ({
    subject: claimsFor(request).sub,
    query: new URLSearchParams(Object.entries(request)).toString(),
  }));
}

function send(response: ServerResponse, status: number, body: unknown): void {
  // No CORS header: pages of other origins must not read tokens.
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

function viewerRequestOf(url: URL): ViewerRequest {
  const known = ['role', 'factory', 'employee', 'as'];
  const given = [...url.searchParams].filter(([name, value]) => known.includes(name) && value !== '');
  return { role: '', ...Object.fromEntries(given) };
}

async function answer(request: IncomingMessage, response: ServerResponse, options: Options): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://issuer');
  if (request.method !== 'GET') return send(response, 405, { message: 'GET only' });
  if (url.pathname === '/jwks.json') return send(response, 200, options.issuer.jwks);
  if (url.pathname === '/process') return send(response, 200, { pid: process.pid });
  if (url.pathname === '/viewers') return send(response, 200, demoViewers());
  if (url.pathname !== '/token')
    return send(response, 404, { message: 'there are /jwks.json, /viewers and /token' });
  try {
    send(response, 200, {
      token: await issueToken(viewerRequestOf(url), options.issuer, options.graphUrl()),
    });
  } catch (error) {
    send(response, error instanceof ViewerRequestError ? 400 : 502, { message: (error as Error).message });
  }
}

/**
 * Serves the development issuer on 127.0.0.1: `/jwks.json`, `/viewers` (whom the explorer offers), `/process` (by which tools know
 * a running system from a stale runtime.json) and
 * `/token?role=&factory=&employee=&as=` → `{ token }`, which also makes the appointment.
 */
export async function serveIssuer(options: Options): Promise<IssuerServer> {
  const server = createServer((request, response) => {
    answer(request, response, options).catch((error: Error) =>
      send(response, 500, { message: error.message }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, stop };
}

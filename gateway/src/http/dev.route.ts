import type { Logger } from '@anzhi/service-kit';
import { type Dispatcher, request as send } from 'undici';
import { HttpFailure } from '../errors/codes.js';
import { type Exchange, type Route, sendJson } from './exchange.js';
import { readJson } from './read-body.js';

const TIMEOUT_MS = 5_000;

/** The only two things that are passed on to the development issuer. */
const PASSED_ON: readonly { readonly path: string; readonly method: 'GET' | 'POST' }[] = [
  { path: '/dev/viewers', method: 'GET' },
  { path: '/dev/token', method: 'POST' },
];

/**
 * `GET /dev/viewers` and `POST /dev/token`, answered by the development issuer under the same paths. Made only in
 * development: `issuer` is null in production, and then there are no such routes.
 */
export function devRoutes(issuer: URL | null, logger: Logger): readonly Route[] {
  if (!issuer) return [];
  return PASSED_ON.map(({ path, method }) => ({
    name: 'dev',
    methods: [method],
    matches: (asked) => asked === path,
    handle: async (exchange) => {
      const body = method === 'POST' ? JSON.stringify(await ownPageOnly(exchange)) : undefined;
      const url = new URL(path, issuer);
      const reply = await ask(url, method, body).catch((error: unknown) => {
        logger.warn({ err: error }, 'the development issuer did not answer');
        throw new HttpFailure(503, 'AUTHENTICATION_UNAVAILABLE', 'The development issuer does not answer.');
      });
      sendJson(exchange, reply.status, reply.value);
    },
  }));
}

/** A page of another origin cannot send JSON here without asking first, and nobody answers it. */
async function ownPageOnly({ request }: Exchange): Promise<unknown> {
  if (!request.headers['content-type']?.startsWith('application/json')) {
    throw new HttpFailure(415, 'BAD_REQUEST', 'The body must be application/json.');
  }
  return readJson(request);
}

async function ask(
  url: URL,
  method: Dispatcher.HttpMethod,
  body: string | undefined,
): Promise<{ status: number; value: unknown }> {
  const headers = body === undefined ? {} : { 'content-type': 'application/json' };
  const reply = await send(url, {
    method,
    headers,
    body: body ?? null,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return { status: reply.statusCode, value: await reply.body.json() };
}

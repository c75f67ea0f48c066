import type { Logger } from '@anzhi/service-kit';
import { request as send } from 'undici';
import { z } from 'zod';
import { HttpFailure } from '../errors/codes.js';
import { type Exchange, type Route, sendJson } from './exchange.js';
import { readJson } from './read-body.js';

/** Long, because a token's first use may have to wait until its appointment has been made through the graph. */
const TIMEOUT_MS = 15_000;

const text = z.string().min(1).max(64);

/** Whom a token is asked for, as `npm run token` asks. */
const tokenRequest = z.object({
  role: text,
  factory: text.optional(),
  employee: text.optional(),
  as: text.optional(),
});

/**
 * `GET /dev/viewers` and `POST /dev/token` `{ role, factory?, employee?, as? }`, answered by the development
 * issuer. Made only in development: `issuer` is null in production, and then there are no such routes.
 */
export function devRoutes(issuer: URL | null, logger: Logger): readonly Route[] {
  if (!issuer) return [];
  const route = (path: string, method: string, urlOf: (exchange: Exchange) => Promise<URL>): Route => ({
    name: 'dev',
    methods: [method],
    matches: (asked) => asked === path,
    handle: async (exchange) => {
      const { status, value } = await ask(await urlOf(exchange), logger);
      sendJson(exchange, status, value);
    },
  });
  return [
    route('/dev/viewers', 'GET', async () => new URL('/viewers', issuer)),
    route('/dev/token', 'POST', async (exchange) => {
      const query = new URLSearchParams(Object.entries(await tokenRequestOf(exchange)));
      return new URL(`/token?${query}`, issuer);
    }),
  ];
}

async function tokenRequestOf({ request }: Exchange): Promise<z.output<typeof tokenRequest>> {
  // JSON only: a page of another origin cannot send that without asking first, and nobody answers it.
  if (!request.headers['content-type']?.startsWith('application/json')) {
    throw new HttpFailure(415, 'BAD_REQUEST', 'The body must be application/json.');
  }
  const parsed = tokenRequest.safeParse(await readJson(request));
  if (parsed.success) return parsed.data;
  throw new HttpFailure(400, 'BAD_REQUEST', 'The body must be { role, factory?, employee?, as? }.');
}

async function ask(url: URL, logger: Logger): Promise<{ status: number; value: unknown }> {
  try {
    const reply = await send(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    return { status: reply.statusCode, value: await reply.body.json() };
  } catch (error) {
    logger.warn({ err: error }, 'the development issuer did not answer');
    throw new HttpFailure(503, 'AUTHENTICATION_UNAVAILABLE', 'The development issuer does not answer.');
  }
}

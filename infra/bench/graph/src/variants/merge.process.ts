import { createServer } from 'node:http';
import { IDENTITY_HEADER, readBody, sendJson } from '@anzhi/service-kit';
import { Pool } from 'undici';
import { type Caller, createIdentity } from './identity.js';
import { type Call, mergeBoard } from './merge-board.js';
import { mergeStore } from './merge-store.js';
import { variantSettings } from './settings.js';

/** The least that could stand in the gateway's place for one query: the same calls, joined by hand. Nothing of it is general. */

const { port, urls, identity: given, merge } = variantSettings();
const identity = given ? createIdentity(given) : null;
const targets = new Map(
  Object.entries(urls).map(([name, url]) => {
    const { origin, pathname } = new URL(url);
    return [name, { pool: new Pool(origin, { connections: 64, pipelining: 1 }), path: pathname }];
  }),
);

const underWay = new Map<string, Promise<string>>();

async function post(service: string, body: string, caller: Caller | null): Promise<string> {
  const { pool, path } = targets.get(service)!;
  const reply = await pool.request({
    path,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(identity && caller && { [IDENTITY_HEADER]: identity.sign(caller, path, body) }),
    },
    body,
  });
  return reply.body.text();
}

/** Identical calls of one caller in flight are sent once, as the gateways do it. */
async function call(service: string, body: string, caller: Caller | null): Promise<Record<string, unknown>> {
  const key = `${service} ${caller?.sub} ${body}`;
  let text = underWay.get(key);
  if (!text) {
    text = post(service, body, caller).finally(() => underWay.delete(key));
    underWay.set(key, text);
  }
  const { data, errors } = JSON.parse(await text) as { data?: Record<string, unknown>; errors?: unknown[] };
  if (!data || errors) throw new Error(`${service} answered with errors: ${JSON.stringify(errors)}`);
  return data;
}

const server = createServer((request, response) => {
  const handle = async (): Promise<void> => {
    const caller = identity ? await identity.callerOf(request.headers.authorization) : null;
    const text = (await readBody(request, 1_000_000)).toString('utf8');
    const { variables } = JSON.parse(text) as { variables: { first: number } };
    const ask: Call = (service, body) => call(service, body, caller);
    const data =
      merge.kind === 'board' ? await mergeBoard(ask, merge, variables.first) : await mergeStore(ask);
    sendJson(response, 200, { data });
  };
  handle().catch((error: Error) => sendJson(response, 500, { errors: [{ message: error.message }] }));
});
server.keepAliveTimeout = 65_000;
server.listen(port, '127.0.0.1');

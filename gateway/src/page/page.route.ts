import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { HttpFailure } from '../errors/codes.js';
import { type Exchange, type Route, sendJson } from '../http/exchange.js';
import { readOperations } from './operations.js';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ttf': 'font/ttf',
};

/** Everything comes from here: nothing is fetched from elsewhere, and nobody frames the page. */
const POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "worker-src 'self' blob:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/**
 * The explorer at `/`, its files under `/explorer/`, and the saved operations at `/explorer/operations.json`.
 * Files are read once, at the start: what is asked for is looked up in a list and never becomes a path.
 * @param folder made by `npm run build -w gateway`.
 */
export function explorerRoutes(
  folder: string,
  operationsFolder: string,
  devTools: boolean,
): readonly Route[] {
  const files = readFiles(folder);
  const settings = { operations: readOperations(operationsFolder), devTools };
  const route = (matches: Route['matches'], handle: Route['handle']): Route => ({
    name: 'explorer',
    methods: ['GET'],
    matches,
    handle,
  });
  return [
    route(
      (path) => path === '/',
      async (exchange) => sendFile(exchange, 'index.html', files),
    ),
    route(
      (path) => path === '/explorer/operations.json',
      async (exchange) => sendJson(exchange, 200, settings),
    ),
    route(
      (path) => path.startsWith('/explorer/'),
      async (exchange) => sendFile(exchange, exchange.path.slice('/explorer/'.length), files),
    ),
  ];
}

function readFiles(folder: string): ReadonlyMap<string, Buffer> {
  try {
    const names = readdirSync(folder).filter((name) => extname(name) in TYPES);
    return new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
  } catch {
    return new Map();
  }
}

function sendFile({ response, headers }: Exchange, name: string, files: ReadonlyMap<string, Buffer>): void {
  if (files.size === 0) {
    throw new HttpFailure(404, 'NOT_FOUND', 'The explorer has not been built: run npm run build -w gateway.');
  }
  const file = files.get(name);
  if (!file) throw new HttpFailure(404, 'NOT_FOUND', 'There is nothing here.');
  response.writeHead(200, {
    ...headers,
    'content-type': TYPES[extname(name)],
    'content-length': file.length,
    'content-security-policy': POLICY,
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  });
  response.end(file);
}

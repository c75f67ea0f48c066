import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type Credentials, signatureFault } from './s3-signature.js';

/** What goes wrong with a request: an answer, silence, or a connection that is cut before or in the middle of the answer. */
export type Trouble =
  | { readonly status: number; readonly code: string }
  | 'SILENT'
  | 'CUT_BEFORE'
  | 'CUT_AFTER_KEEPING'
  | 'CUT_IN_BODY'
  | 'SILENT_IN_BODY'
  | 'KEEPS_ANOTHER';

export interface S3Server {
  readonly endpoint: string;
  /** Objects by key, as they lie in the bucket. */
  readonly objects: Map<string, Buffer>;
  /** Requests that came, such as `PUT personnel/documents/gz-01/…`. */
  readonly requests: string[];
  /** Troubles of the requests to come, one each. */
  readonly troubles: Trouble[];
  stop(): Promise<void>;
}

/** A server of the part of S3 that documents use, in memory: path-style addresses, signatures and checksums verified. */
export async function startS3Server(bucket: string, credentials: Credentials): Promise<S3Server> {
  const store = { objects: new Map<string, Buffer>(), requests: [] as string[], troubles: [] as Trouble[] };
  const server = createServer((request, response) => {
    buffer(request)
      .then((body) => answer(request, response, body))
      .catch(() => response.destroy());
  });
  const answer = (request: IncomingMessage, response: ServerResponse, body: Buffer): void => {
    const [, named, ...rest] = decodeURIComponent(request.url ?? '').split('/');
    const call = { method: request.method ?? '', key: rest.join('/'), body };
    store.requests.push(`${call.method} ${call.key}`);
    const trouble = store.troubles.shift();
    if (trouble === 'SILENT') return;
    const fault = signatureFault(request, body, credentials);
    if (trouble === 'CUT_BEFORE') request.socket.destroy();
    else if (typeof trouble === 'object') refuse(response, trouble.status, trouble.code);
    else if (fault) refuse(response, fault.startsWith('XAmz') ? 400 : 403, fault);
    else if (named !== bucket) refuse(response, 404, 'NoSuchBucket');
    else serve(store.objects, request, response, call, trouble);
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    ...store,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>told by the test</Message></Error>`);
}

const checksumOf = (body: Buffer): string => createHash('sha256').update(body).digest('base64');

function serve(
  objects: Map<string, Buffer>,
  request: IncomingMessage,
  response: ServerResponse,
  { method, key, body }: { method: string; key: string; body: Buffer },
  trouble: Trouble | undefined,
): void {
  const found = objects.get(key);
  if (method === 'PUT') {
    const kept = trouble === 'KEEPS_ANOTHER' ? body.subarray(1) : body;
    const whole = request.headers['x-amz-checksum-sha256'] === checksumOf(body);
    if (whole) objects.set(key, kept);
    if (trouble === 'CUT_AFTER_KEEPING') request.socket.destroy();
    else if (whole) response.writeHead(200, { 'x-amz-checksum-sha256': checksumOf(kept) }).end();
    else refuse(response, 400, 'BadDigest');
  } else if (method === 'DELETE') {
    objects.delete(key);
    response.writeHead(204).end();
  } else if (method === 'HEAD') {
    response.writeHead(key === '' || found ? 200 : 404).end();
  } else if (!found) {
    refuse(response, 404, 'NoSuchKey');
  } else {
    response.writeHead(200, { 'content-length': found.length });
    if (trouble === 'SILENT_IN_BODY') response.write(found.subarray(0, found.length - 1));
    else if (trouble === 'CUT_IN_BODY')
      response.write(found.subarray(0, found.length - 1), () => request.socket.destroy());
    else response.end(found);
  }
}

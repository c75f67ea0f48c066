import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { HttpRoute } from '@anzhi/service-kit';
import type { ServiceTools } from '../server/service-module.js';
import { type FileRequest, readFileRequest, sendFileRefusal } from './file-request.js';

/** A file to hand out. */
export interface Download {
  /** As it is saved; may be Chinese. */
  readonly fileName: string;
  readonly contentType: string;
  /** A stream is pulled as the client reads; one that goes away ends it by `return()`. */
  readonly body: string | Buffer | AsyncIterable<string | Buffer>;
  /** Shown in the browser instead of saved. */
  readonly inline?: boolean;
  /** Called once, when the file is out or was given up: ends what the body is read from. */
  readonly release?: () => Promise<void>;
}

export interface DownloadRouteSettings {
  /** Prefix of the path, ending in `/`. */
  readonly path: string;
  /** Finds the file for the caller, or refuses. @throws FileRefusal, RetryableError */
  readonly serve: (request: FileRequest) => Promise<Download>;
}

/** Pages are ours alone: styles inside them, nothing loaded from anywhere, no script. */
const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

/** A route that hands files to the gateway, streamed; nothing of it is kept by anybody in between. */
export function downloadRoute(tools: ServiceTools, { path, serve }: DownloadRouteSettings): HttpRoute {
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let file: Download;
    try {
      file = await serve(await readFileRequest(request, path, tools));
    } catch (error) {
      return sendFileRefusal(response, error);
    }
    await send(response, file).finally(() => file.release?.());
  };
  return { method: 'GET', path, handle };
}

async function send(
  response: ServerResponse,
  { fileName, contentType, body, inline }: Download,
): Promise<void> {
  const whole = typeof body === 'string' || Buffer.isBuffer(body);
  response.writeHead(200, {
    'content-type': contentType,
    'content-disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(contentType.startsWith('text/html') && { 'content-security-policy': PAGE_POLICY }),
    ...(whole && { 'content-length': Buffer.byteLength(body) }),
  });
  if (whole) {
    response.end(body);
    return;
  }
  // A failure in the middle cuts the connection: nobody takes a part for the whole. A client that leaves is no failure.
  await pipeline(Readable.from(body), response).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}

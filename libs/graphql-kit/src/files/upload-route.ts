import type { IncomingMessage, ServerResponse } from 'node:http';
import { type HttpRoute, OverloadedError, sendJson } from '@anzhi/service-kit';
import type { ServiceTools } from '../server/service-module.js';
import {
  FileRefusal,
  type FileRequest,
  readFileRequest,
  refusalOf,
  sendFileRefusal,
} from './file-request.js';
import { receiveBody } from './receive-body.js';

const MAX_KEY_LENGTH = 200;

/** A file that came whole. */
export interface FileUpload extends FileRequest {
  /** The Idempotency-Key that came with it. */
  readonly key: string;
  readonly bytes: Buffer;
  readonly contentType: string | null;
}

export interface UploadRouteSettings {
  /** Prefix of the path, ending in `/`. */
  readonly path: string;
  readonly maxBytes: number;
  /** Files in memory at once in this process: further ones are asked to come back. */
  readonly atOnce: number;
  /** Refuses who may not, before the file is read. @throws FileRefusal, RetryableError */
  readonly allow: (request: FileRequest) => void | Promise<void>;
  /** Takes the file. @throws FileRefusal and what `mutate` throws */
  readonly take: (upload: FileUpload) => Promise<{ status: number; body: unknown }>;
}

/** A route that takes a file from the gateway: checked for access first, bounded, never a part for the whole. */
export function uploadRoute(tools: ServiceTools, settings: UploadRouteSettings): HttpRoute {
  let running = 0;
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const asked = await readFileRequest(request, settings.path, tools);
      await settings.allow(asked);
      const key = keyOf(request);
      if (running >= settings.atOnce) throw new OverloadedError();
      running += 1;
      try {
        const bytes = await wholeBody(request, settings.maxBytes);
        const contentType = request.headers['content-type'] ?? null;
        const answer = await settings.take({ ...asked, key, bytes, contentType });
        sendJson(response, answer.status, answer.body);
      } finally {
        running -= 1;
      }
    } catch (error) {
      await refuse(request, response, error, settings.maxBytes);
    }
  };
  return { method: 'POST', path: settings.path, handle };
}

function keyOf(request: IncomingMessage): string {
  const key = request.headers['idempotency-key'];
  if (typeof key === 'string' && key !== '' && key.length <= MAX_KEY_LENGTH) return key;
  throw new FileRefusal(
    400,
    'IDEMPOTENCY_KEY_REQUIRED',
    `An upload needs an Idempotency-Key header of at most ${MAX_KEY_LENGTH} characters (请提供 Idempotency-Key)`,
  );
}

async function wholeBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const body = await receiveBody(request, maxBytes);
  if (body.kind === 'whole') return body.bytes;
  if (body.kind === 'cut')
    throw new FileRefusal(400, 'BAD_REQUEST', 'The upload was cut off; nothing was taken (上传中断)');
  throw new FileRefusal(413, 'BODY_TOO_LARGE', `The file is larger than ${maxBytes} bytes (文件过大)`);
}

/** Answers a refusal once the client has finished sending, so that it gets to read it. */
async function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
  maxBytes: number,
): Promise<void> {
  refusalOf(error);
  if (!request.complete && !request.destroyed) await receiveBody(request, maxBytes);
  if (!request.complete && !response.headersSent) response.setHeader('connection', 'close');
  sendFileRefusal(response, error);
}

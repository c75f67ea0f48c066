import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ServiceTools } from '@anzhi/graphql-kit';
import {
  FACTORY_CODE,
  factoryIdOfCode,
  type HttpRoute,
  holdsRole,
  IDENTITY_HEADER,
  IdempotencyKeyReusedError,
  mutate,
  OverloadedError,
  RetryableError,
  type Role,
  STREAM_DIGEST,
  sendJson,
  type Viewer,
  verifyIdentity,
} from '@anzhi/service-kit';
import { DEFAULT_MAX_BYTES } from '../file/read-roster-file.js';
import { checkUpload } from './check-upload.service.js';
import { receiveBody } from './receive-body.js';
import { type UploadAnswer, uploadAnswer } from './upload-answer.js';

const PREFIX = '/rosters/';
const UPLOADERS: readonly Role[] = ['placement-officer', 'hq-admin'];
/** Each upload holds its file in memory, at most 64 MB: further ones are asked to come back. */
const MAX_AT_ONCE = 4;
const MAX_KEY_LENGTH = 200;

/** An upload that is refused before its file is looked at. */
class UploadRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** `POST /rosters/{factoryCode}`: the file of a roster, checked and kept for a commit. For the gateway only. */
export function rosterUploadRoute(tools: ServiceTools): HttpRoute {
  let running = 0;
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const viewer = await viewerOf(request, tools);
      const upload = { viewer, factoryId: factoryOf(request, viewer), key: keyOf(request) };
      if (running >= MAX_AT_ONCE) throw new OverloadedError();
      running += 1;
      try {
        const answer = await takeFile(request, tools, upload);
        sendJson(response, answer.status === 'REJECTED' ? 422 : 200, answer);
      } finally {
        running -= 1;
      }
    } catch (error) {
      await refuse(request, response, error);
    }
  };
  return { method: 'POST', path: PREFIX, handle };
}

async function viewerOf(request: IncomingMessage, tools: ServiceTools): Promise<Viewer> {
  const header = request.headers[IDENTITY_HEADER];
  const verified = verifyIdentity(
    typeof header === 'string' ? header : '',
    { method: 'POST', path: request.url ?? '', bodyDigest: STREAM_DIGEST },
    tools.identityKeys,
    tools.now(),
  );
  if (!verified.ok || verified.identity.sub === 'anonymous')
    throw new UploadRefusal(
      401,
      'UNAUTHENTICATED',
      'A signed identity of the gateway is required (请先登录)',
    );
  return tools.resolveViewer(verified.identity, verified.identity.rid);
}

function factoryOf(request: IncomingMessage, viewer: Viewer): string {
  const code = (request.url ?? '').slice(PREFIX.length).toUpperCase();
  if (!FACTORY_CODE.test(code)) throw new UploadRefusal(404, 'NOT_FOUND', 'No such factory (工厂不存在)');
  const factoryId = factoryIdOfCode(code);
  if (holdsRole(viewer, UPLOADERS, factoryId)) return factoryId;
  if (viewer.accessFeedStale)
    throw new RetryableError('Access cannot be checked at the moment; try again shortly');
  throw new UploadRefusal(403, 'FORBIDDEN', 'Your role does not allow this (您的岗位无权办理此事项)');
}

function keyOf(request: IncomingMessage): string {
  const key = request.headers['idempotency-key'];
  if (typeof key === 'string' && key !== '' && key.length <= MAX_KEY_LENGTH) return key;
  throw new UploadRefusal(
    400,
    'IDEMPOTENCY_KEY_REQUIRED',
    `An upload needs an Idempotency-Key header of at most ${MAX_KEY_LENGTH} characters (请提供 Idempotency-Key)`,
  );
}

async function takeFile(
  request: IncomingMessage,
  { database }: ServiceTools,
  { viewer, factoryId, key }: { viewer: Viewer; factoryId: string; key: string },
): Promise<UploadAnswer> {
  const body = await receiveBody(request, DEFAULT_MAX_BYTES);
  if (body.kind === 'cut')
    throw new UploadRefusal(400, 'BAD_REQUEST', 'The upload was cut off; nothing was taken (上传中断)');
  if (body.kind === 'too-large')
    throw new UploadRefusal(413, 'BODY_TOO_LARGE', 'The file is larger than 64 MB (文件超过64MB)');
  const hash = createHash('sha256').update(body.bytes).digest('hex');
  const { id } = await mutate<{ id: string }>(database, {
    viewer,
    factoryId,
    operation: 'uploadRoster',
    request: { key: `upload:${key}`, operation: 'uploadRoster', input: { factoryId, hash } },
    isRefusal: () => false,
    toStored: (made) => ({ type: 'RosterImport', value: { import: made } }),
    fromStored: (stored) => (stored.value as { import: { id: string } }).import,
    work: (tx) => checkUpload(tx, factoryId, body.bytes),
  });
  return database.read(viewer, (tx) => uploadAnswer(tx, id));
}

/** Answers a refusal once the client has finished sending, so that it gets to read it. */
async function refuse(request: IncomingMessage, response: ServerResponse, error: unknown): Promise<void> {
  const { status, code, message } = refusalOf(error);
  if (!request.complete && !request.destroyed) await receiveBody(request, DEFAULT_MAX_BYTES);
  if (response.writableEnded || response.destroyed) return;
  if (!request.complete) response.setHeader('connection', 'close');
  if (status === 503) response.setHeader('retry-after', '1');
  sendJson(response, status, { errors: [{ message, extensions: { code } }] });
}

function refusalOf(error: unknown): { status: number; code: string; message: string } {
  if (error instanceof UploadRefusal) return error;
  if (error instanceof IdempotencyKeyReusedError)
    return { status: 409, code: error.code, message: error.message };
  if (error instanceof RetryableError || error instanceof OverloadedError)
    return { status: 503, code: error.code, message: error.message };
  throw error;
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  holdsRole,
  IDENTITY_HEADER,
  IdempotencyKeyReusedError,
  OverloadedError,
  RetryableError,
  type Role,
  STREAM_DIGEST,
  sendJson,
  type Viewer,
  verifyIdentity,
} from '@anzhi/service-kit';
import type { ServiceTools } from '../server/service-module.js';

/** A request for a file, or with one, from a caller whom the gateway vouches for. */
export interface FileRequest {
  readonly viewer: Viewer;
  /** What follows the route's path, split at `/` and decoded. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
}

/** An expected refusal of a file route; the message says what to do. */
export class FileRefusal extends Error {
  override readonly name = 'FileRefusal';

  constructor(
    readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 503,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** @throws FileRefusal 403 unless the viewer holds one of the roles at the factory; RetryableError while that cannot be told */
export function requireFileRole(viewer: Viewer, roles: readonly Role[], factoryId: string): void {
  if (holdsRole(viewer, roles, factoryId)) return;
  if (viewer.accessFeedStale)
    throw new RetryableError('Access cannot be checked at the moment; try again shortly');
  throw new FileRefusal(403, 'FORBIDDEN', 'Your role does not allow this (您的岗位无权办理此事项)');
}

/** Who calls, and for what. @throws FileRefusal 401 without a signed identity; 400 for a path that cannot be read */
export async function readFileRequest(
  request: IncomingMessage,
  path: string,
  tools: ServiceTools,
): Promise<FileRequest> {
  const header = request.headers[IDENTITY_HEADER];
  const target = request.url ?? '';
  const verified = verifyIdentity(
    typeof header === 'string' ? header : '',
    { method: request.method ?? '', path: target, bodyDigest: STREAM_DIGEST },
    tools.identityKeys,
    tools.now(),
  );
  if (!verified.ok || verified.identity.sub === 'anonymous')
    throw new FileRefusal(401, 'UNAUTHENTICATED', 'A signed identity of the gateway is required (请先登录)');
  const [rest = '', search = ''] = target.slice(path.length).split('?', 2);
  const viewer = await tools.resolveViewer(verified.identity, verified.identity.rid);
  return { viewer, segments: rest.split('/').map(decoded), query: new URLSearchParams(search) };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new FileRefusal(400, 'BAD_REQUEST', 'The address cannot be read (地址无法识别)');
  }
}

/** Answers a refusal; what is none is thrown on and becomes a bare 500. */
export function sendFileRefusal(response: ServerResponse, error: unknown): void {
  const { status, code, message } = refusalOf(error);
  if (response.writableEnded || response.destroyed) return;
  if (status === 503) response.setHeader('retry-after', '1');
  sendJson(response, status, { errors: [{ message, extensions: { code } }] });
}

/** An error as an expected refusal. @throws the error itself when it is none */
export function refusalOf(error: unknown): { status: number; code: string; message: string } {
  if (error instanceof FileRefusal) return error;
  if (error instanceof IdempotencyKeyReusedError)
    return { status: 409, code: error.code, message: error.message };
  if (error instanceof RetryableError || error instanceof OverloadedError)
    return { status: 503, code: error.code, message: error.message };
  throw error;
}

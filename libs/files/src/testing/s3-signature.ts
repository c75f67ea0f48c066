import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})$/;

/** A path as S3 signs it: every byte but unreserved ones (RFC 3986) in percent form. */
const canonicalPath = (path: string): string =>
  decodeURIComponent(path)
    .split('/')
    .map((part) =>
      encodeURIComponent(part).replace(
        /[!'()*]/g,
        (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
      ),
    )
    .join('/');

/** Headers that a signature must cover: without them a request could be taken for another. */
const REQUIRED = ['host', 'x-amz-content-sha256', 'x-amz-date'];

/** The code with which S3 refuses the request, or null when its signature (AWS Signature V4) is right; written from the specification. */
export function signatureFault(
  request: IncomingMessage,
  body: Buffer,
  { accessKeyId, secretAccessKey, region }: Credentials,
): string | null {
  const [, key, day = '', place = '', names = '', given] =
    AUTHORIZATION.exec(request.headers.authorization ?? '') ?? [];
  const headers = names.split(';');
  const header = (name: string) => String(request.headers[name] ?? '').trim();
  if (!given || !REQUIRED.every((name) => headers.includes(name))) return 'AccessDenied';
  if (key !== accessKeyId) return 'InvalidAccessKeyId';
  if (place !== region) return 'AuthorizationHeaderMalformed';
  if (header('x-amz-content-sha256') !== sha256(body)) return 'XAmzContentSHA256Mismatch';
  const canonical = [
    request.method,
    canonicalPath(request.url ?? ''),
    '',
    ...headers.map((name) => `${name}:${header(name)}`),
    '',
    names,
    sha256(body),
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', header('x-amz-date'), scope, sha256(canonical)].join('\n');
  const signing = [region, 's3', 'aws4_request'].reduce(hmac, hmac(`AWS4${secretAccessKey}`, day));
  return hmac(signing, text).toString('hex') === given ? null : 'SignatureDoesNotMatch';
}

import { type ContentFault, DocumentContentError } from '../document-content.js';

/** Codes of S3 with which the same call may simply come again, whatever their status is. */
const PASSING = ['RequestTimeout', 'SlowDown', 'BadDigest', 'XAmzContentSHA256Mismatch', 'IncompleteBody'];

/** What an answer of S3 that is no success means; HEAD has no body, so that its status must do. */
export function faultOf(
  { method, key }: { method: string; key: string },
  status: number,
  body: string,
): DocumentContentError {
  const code = /<Code>([A-Za-z0-9]+)<\/Code>/.exec(body)?.[1] ?? '';
  const why = [status, code, /<Message>([^<]{1,300})<\/Message>/.exec(body)?.[1]].filter(Boolean).join(' ');
  return new DocumentContentError(kindOf(key, status, code), `S3 ${method} ${key || 'bucket'}: ${why}`);
}

function kindOf(key: string, status: number, code: string): ContentFault {
  if (status >= 500 || status === 429 || PASSING.includes(code)) return 'UNAVAILABLE';
  if (status === 404 && key !== '' && code !== 'NoSuchBucket') return 'MISSING';
  return 'MISCONFIGURED';
}

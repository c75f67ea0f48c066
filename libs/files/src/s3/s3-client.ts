import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { DocumentContentError } from '../document-content.js';
import { faultOf } from './s3-fault.js';

/** Where a bucket is, who asks, and how patiently. */
export interface S3Settings {
  /** `https://s3.example`, without the bucket: addresses are path-style. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Longest silence of the store, in milliseconds: until it answers, and between two parts of an answer. */
  readonly silenceMs?: number;
  /** Times that one call is tried; every call here is idempotent. */
  readonly tries?: number;
  /** Pause before the second try, in milliseconds; it doubles. */
  readonly pauseMs?: number;
}

/** The four calls of S3 that documents need. All throw DocumentContentError. */
export interface S3Client {
  /** Stores an object whole or not at all: the store checks its length and its SHA-256. */
  put(key: string, body: Buffer): Promise<void>;
  /** The object as it comes in. @throws DocumentContentError MISSING when there is none */
  get(key: string): AsyncGenerator<Buffer, void>;
  /** Of an object that is not there, nothing happens. */
  remove(key: string): Promise<void>;
  /** @throws DocumentContentError MISCONFIGURED when the bucket is not there, or not for us */
  checkBucket(): Promise<void>;
}

interface Call {
  readonly method: 'GET' | 'PUT' | 'HEAD' | 'DELETE';
  /** Empty: the bucket itself. */
  readonly key: string;
  readonly body?: Buffer;
}

const EMPTY = Buffer.alloc(0);

/** Milliseconds for which a store may be silent while it takes a body: one more for each of these bytes, 1 MB a second. */
const BYTES_PER_MS = 1_000;

/** One try. @throws DocumentContentError */
async function attempt(
  settings: S3Settings,
  silenceMs: number,
  call: Call,
): Promise<{ response: Response; quiet: Silence }> {
  const { body } = call;
  const quiet = silenceOf(silenceMs);
  try {
    const { url, method, headers } = await signed(settings, call);
    const response = await quiet.within(
      (signal) =>
        fetch(url, { method, headers, body: body && new Uint8Array(body), signal, redirect: 'manual' }),
      (body?.length ?? 0) / BYTES_PER_MS,
    );
    if (response.ok) return { response, quiet };
    throw faultOf(call, response.status, await quiet.within(() => response.text()));
  } catch (error) {
    if (error instanceof DocumentContentError) throw error;
    throw noAnswer(call, error);
  }
}

/** Opens a client of one bucket; nothing is sent before its first call. */
export function openS3Client(settings: S3Settings): S3Client {
  const { silenceMs = 10_000, tries = 3, pauseMs = 200 } = settings;

  const patient = async <T>(work: () => Promise<T>): Promise<T> => {
    for (let tried = 1; ; tried += 1) {
      try {
        return await work();
      } catch (error) {
        const passes = error instanceof DocumentContentError && error.fault === 'UNAVAILABLE';
        if (!passes || tried >= tries) throw error;
        await pause(pauseMs * 2 ** (tried - 1));
      }
    }
  };

  const send = (call: Call): Promise<void> =>
    patient(async () => {
      const { response, quiet } = await attempt(settings, silenceMs, call);
      await quiet
        .within(() => response.arrayBuffer())
        .catch((error: unknown) => {
          throw noAnswer(call, error);
        });
      requireSameChecksum(call, response);
    });

  return {
    put: (key, body) => send({ method: 'PUT', key, body }),
    remove: (key) => send({ method: 'DELETE', key }),
    checkBucket: () => send({ method: 'HEAD', key: '' }),
    async *get(key) {
      const call: Call = { method: 'GET', key };
      const { response, quiet } = await patient(() => attempt(settings, silenceMs, call));
      yield* partsOf(call, response, quiet);
    },
  };
}

/** The parts of an answer; what was taken cannot be taken back, so a cut answer is not asked for again. */
async function* partsOf(call: Call, response: Response, quiet: Silence): AsyncGenerator<Buffer, void> {
  const reader = response.body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const { done, value } = await quiet.within(() => reader.read());
      if (done) return;
      yield Buffer.from(value);
    }
  } catch (error) {
    throw noAnswer(call, error);
  } finally {
    // A reader who leaves early ends the answer; of one that broke there is nothing to end.
    await reader.cancel().catch(() => {});
  }
}

interface Silence {
  /** Waits for something of the store, no longer than it may be silent; `moreMs` while it is still taking something. */
  within<T>(work: (signal: AbortSignal) => Promise<T>, moreMs?: number): Promise<T>;
}

/** Ends a call whose store says nothing; the time that a slow reader takes between two parts is not the store's. */
function silenceOf(ms: number): Silence {
  const controller = new AbortController();
  return {
    async within(work, moreMs = 0) {
      const timer = setTimeout(() => controller.abort(new Error(`silent for ${ms} ms`)), ms + moreMs);
      try {
        return await work(controller.signal);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/** A call with its signature (AWS Signature V4) over address, headers and the hash of the body. */
function signed(settings: S3Settings, { method, key, body = EMPTY }: Call) {
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = settings;
  const path = [bucket, ...key.split('/')].filter((part) => part !== '').map(encodeURIComponent);
  const hash = createHash('sha256').update(body).digest();
  const headers = new Headers({ 'x-amz-content-sha256': hash.toString('hex') });
  if (method === 'PUT') headers.set('x-amz-checksum-sha256', hash.toString('base64'));
  return new AwsV4Signer({
    ...{ method, url: `${endpoint.replace(/\/+$/, '')}/${path.join('/')}`, headers },
    ...{ service: 's3', region, accessKeyId, secretAccessKey },
  }).sign();
}

/** A store that says what it kept must have kept what we sent. */
function requireSameChecksum({ method, key, body }: Call, response: Response): void {
  const kept = response.headers.get('x-amz-checksum-sha256');
  if (method !== 'PUT' || !body || kept === null) return;
  if (kept === createHash('sha256').update(body).digest('base64')) return;
  throw new DocumentContentError('UNAVAILABLE', `S3 PUT ${key}: the store kept something else than was sent`);
}

function noAnswer({ method, key }: Call, error: unknown): DocumentContentError {
  const { message, cause } = error as Error & { cause?: Error };
  return new DocumentContentError(
    'UNAVAILABLE',
    `S3 ${method} ${key || 'bucket'}: no whole answer: ${cause?.message || message}`,
    { cause: error },
  );
}

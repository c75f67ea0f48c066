import { DocumentContentError } from '../document-content.js';
import { type S3Server, startS3Server } from '../testing/s3-server.js';
import { openDocumentContent } from './open-content.js';
import { openS3Client, type S3Settings } from './s3-client.js';

const CREDENTIALS = { accessKeyId: 'AKTEST', secretAccessKey: 'secret/with+signs=', region: 'cn-south-1' };

let server: S3Server;
beforeAll(async () => {
  server = await startS3Server('anzhi-documents', CREDENTIALS);
});
afterAll(() => server.stop());
beforeEach(() => {
  server.objects.clear();
  server.requests.length = 0;
  server.troubles.length = 0;
});

const settings = (more: Partial<S3Settings> = {}): S3Settings => ({
  ...{ endpoint: server.endpoint, bucket: 'anzhi-documents', ...CREDENTIALS },
  ...{ silenceMs: 150, pauseMs: 1, ...more },
});
const client = (more: Partial<S3Settings> = {}) => openS3Client(settings(more));
const KEY = 'personnel/documents/gz-01/é (1)*.pdf';
const BODY = Buffer.from('sealed content');

async function whole(parts: AsyncIterable<Buffer>): Promise<string> {
  const found: Buffer[] = [];
  for await (const part of parts) found.push(part);
  return Buffer.concat(found).toString();
}

describe('a bucket, its signatures verified by the server', () => {
  it('takes, gives and removes an object under any name; removing none is nothing', async () => {
    await client().checkBucket();
    await client().put(KEY, BODY);
    expect([...server.objects.keys()]).toEqual([KEY]);
    expect(await whole(client().get(KEY))).toBe('sealed content');
    await client().remove(KEY);
    await client().remove(KEY);
    expect(server.objects.size).toBe(0);
  });

  it('streams 20 MB whole', async () => {
    const large = Buffer.alloc(20 * 1_024 * 1_024, 'x');
    await client({ silenceMs: 5_000 }).put(KEY, large);
    let bytes = 0;
    for await (const part of client({ silenceMs: 5_000 }).get(KEY)) bytes += part.length;
    expect(bytes).toBe(large.length);
  });
});

describe('what passes is tried again with the same object', () => {
  it.each([
    ['503 SlowDown', { status: 503, code: 'SlowDown' }],
    ['500', { status: 500, code: 'InternalError' }],
    ['429', { status: 429, code: 'TooManyRequests' }],
    ['a checksum that was wrong on arrival', { status: 400, code: 'BadDigest' }],
    ['silence', 'SILENT'],
    ['a cut connection', 'CUT_BEFORE'],
    ['a connection cut after the object was kept', 'CUT_AFTER_KEEPING'],
    ['a store that kept something else', 'KEEPS_ANOTHER'],
  ] as const)('%s', async (_name, trouble) => {
    server.troubles.push(trouble);
    await client().put(KEY, BODY);
    expect(server.requests).toHaveLength(2);
    expect(server.objects.get(KEY)).toEqual(BODY);
  });

  it('for reading too, until the answer has begun', async () => {
    server.objects.set(KEY, BODY);
    server.troubles.push({ status: 503, code: 'SlowDown' }, 'CUT_BEFORE');
    expect(await whole(client().get(KEY))).toBe('sealed content');
    expect(server.requests).toHaveLength(3);
  });

  it('three times, then it says what came last', async () => {
    server.troubles.push(...Array.from({ length: 3 }, () => ({ status: 503, code: 'SlowDown' })));
    const refused = client().put(KEY, BODY);
    await expect(refused).rejects.toThrow(DocumentContentError);
    await expect(refused).rejects.toMatchObject({
      fault: 'UNAVAILABLE',
      message: expect.stringContaining('503 SlowDown told by the test'),
    });
    expect(server.requests).toHaveLength(3);
    expect(server.objects.size).toBe(0);
  });

  it.each(['CUT_IN_BODY', 'SILENT_IN_BODY'] as const)('an answer with %s is no answer', async (trouble) => {
    server.objects.set(KEY, BODY);
    server.troubles.push(trouble);
    await expect(whole(client().get(KEY))).rejects.toMatchObject({ fault: 'UNAVAILABLE' });
  });
});

describe('what does not pass is said at once', () => {
  it('an object that is missing', async () => {
    await expect(whole(client().get(KEY))).rejects.toMatchObject({
      fault: 'MISSING',
      message: expect.stringContaining('404 NoSuchKey'),
    });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['a wrong secret', { secretAccessKey: 'another' }, '403'],
    ['a key that nobody knows', { accessKeyId: 'AKOTHER' }, '403'],
    ['another region', { region: 'us-east-1' }, '403'],
    ['a bucket that is not there', { bucket: 'anzhi-other' }, '404'],
  ])('%s: the service does not start', async (_name, wrong, status) => {
    await expect(openDocumentContent('personnel', settings(wrong))).rejects.toMatchObject({
      fault: 'MISCONFIGURED',
      message: expect.stringContaining(status),
    });
    expect(server.requests).toEqual(['HEAD ']);
  });

  it('a store that is away keeps no service from starting', async () => {
    const away = settings({ endpoint: 'http://127.0.0.1:1' });
    await expect(openDocumentContent('personnel', away)).resolves.toHaveProperty('save');
  });
});

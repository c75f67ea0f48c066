import { deliveryModule } from '@anzhi/graphql-kit';
import { kitMigration } from '@anzhi/service-kit';
import { startTestService, type TestService } from '@anzhi/service-testing';
import { type DocumentContent, databaseContent } from '../document-content.js';
import { removeExpiredDocuments } from '../document-retention.js';
import { documentRoutes } from '../document-routes.js';
import { CreateDocuments1767300000000 } from '../testing/create-documents.js';
import { type S3Server, startS3Server } from '../testing/s3-server.js';
import { openS3Client } from './s3-client.js';
import { s3Content } from './s3-content.js';

const CREDENTIALS = { accessKeyId: 'AKTEST', secretAccessKey: 'secret', region: 'cn-south-1' };

let store: S3Server;
let service: TestService;
let bucket: DocumentContent;
/** Where the running service keeps content: an operator may change it. */
let kept: DocumentContent;
beforeAll(async () => {
  store = await startS3Server('anzhi-documents', CREDENTIALS);
  const client = openS3Client({
    ...{ endpoint: store.endpoint, bucket: 'anzhi-documents', ...CREDENTIALS },
    ...{ silenceMs: 300, tries: 2, pauseMs: 1 },
  });
  bucket = s3Content(client, 'personnel/documents');
  const content: DocumentContent = {
    save: (...args) => kept.save(...args),
    read: (...args) => kept.read(...args),
    remove: (...args) => kept.remove(...args),
  };
  service = await startTestService({
    service: 'personnel',
    modules: [
      deliveryModule('personnel'),
      {
        routes: (tools) =>
          documentRoutes('personnel', tools, {
            ...{ writers: ['placement-officer'], restrictedReaders: ['placement-officer'], content },
          }),
      },
    ],
    migrations: [kitMigration('personnel'), CreateDocuments1767300000000],
    factories: [{ id: 'gz-01', code: 'GZ-01', simulatedAt: '2026-08-19T09:00:00+08:00' }],
  });
});
afterAll(() => Promise.all([service?.stop(), store.stop()]));
beforeEach(() => {
  kept = bucket;
  store.objects.clear();
  store.troubles.length = 0;
});

const pdf = (size: number): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(size, 'x')]);
let sent = 0;
const nextKey = (): string => {
  sent += 1;
  return `k${sent}`;
};
async function upload(bytes: Buffer, key = nextKey(), query = '') {
  const response = await service
    .as('placement-officer')
    .upload(
      `/files/personnel/documents/GZ-01?title=a&fileName=a.pdf${query}`,
      new Uint8Array(bytes) as BodyInit,
      { 'idempotency-key': key },
    );
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const download = (id: unknown): Promise<Response> =>
  service.as('placement-officer').download(`/files/personnel/documents/GZ-01/${id}`);
const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());
const refusalOf = async (response: Response): Promise<unknown[]> => {
  const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
  return [response.status, errors[0]?.extensions.code];
};
const documents = async (): Promise<number> =>
  (await service.sql<{ n: number }>('SELECT count(*)::int AS n FROM document'))[0]!.n;
/** The one object of the bucket. */
const only = (): [string, Buffer] => [...store.objects][0]!;

describe('documents in a bucket (decision 26)', () => {
  it('come back as they were; the object is one, sealed, and nothing lies in the database', async () => {
    const bytes = pdf(700_000);
    const { body } = await upload(bytes);
    expect((await bytesOf(await download(body['documentId']))).equals(bytes)).toBe(true);
    const [key, sealed] = only();
    expect(key).toMatch(/^personnel\/documents\/gz-01\/[0-9a-f-]{36}$/);
    expect(sealed.includes('xxxxxxxx')).toBe(false);
    expect(await service.sql('SELECT no FROM document_chunk')).toEqual([]);
  });

  it('a store that was away for a moment is not noticed', async () => {
    store.troubles.push({ status: 503, code: 'SlowDown' });
    expect((await upload(pdf(10))).status).toBe(200);
  });

  it.each([
    ['answers 503', { status: 503, code: 'SlowDown' }],
    ['cuts the connection', 'CUT_BEFORE'],
    ['cuts it once it kept the object', 'CUT_AFTER_KEEPING'],
    ['keeps something else', 'KEEPS_ANOTHER'],
    ['is not for us', { status: 403, code: 'AccessDenied' }],
  ] as const)('while the store %s nothing shows up; the same key may come again', async (_name, trouble) => {
    const [before, key] = [await documents(), nextKey()];
    store.troubles.push(trouble, trouble);
    const refused = await upload(pdf(10), key);
    expect(refused).toMatchObject({
      status: 503,
      body: { errors: [{ extensions: { code: 'DOCUMENT_STORE_UNAVAILABLE' } }] },
    });
    expect(await documents()).toBe(before);
    store.troubles.length = 0;
    const again = await upload(pdf(10), key);
    expect([again.status, await documents()]).toEqual([200, before + 1]);
    expect((await download(again.body['documentId'])).status).toBe(200);
  });

  it('one whose object is missing, or not what was handed in, says so and hands out nothing', async () => {
    const { body } = await upload(pdf(10));
    const [key, sealed] = only();
    const other = Buffer.from(sealed);
    other[sealed.length - 1]! ^= 1;
    for (const wrong of [null, other, sealed.subarray(0, -1), Buffer.alloc(0)]) {
      if (wrong) store.objects.set(key, wrong);
      else store.objects.delete(key);
      expect(await refusalOf(await download(body['documentId']))).toEqual([410, 'DOCUMENT_CONTENT_LOST']);
    }
  });

  it('another document under its name is found out by its hash', async () => {
    const first = await upload(pdf(10));
    const [key] = only();
    await upload(pdf(20));
    const swapped = [...store.objects].find(([one]) => one !== key)![1];
    store.objects.set(key, swapped);
    expect(await refusalOf(await download(first.body['documentId']))).toEqual([410, 'DOCUMENT_CONTENT_LOST']);
  });

  it('a large one that breaks off in the middle is cut, never ended as if it were whole', async () => {
    const { body } = await upload(pdf(2_000_000));
    store.troubles.push('CUT_IN_BODY');
    await expect(download(body['documentId']).then(bytesOf)).rejects.toThrow();
  });

  it('what lay in the database before the bucket came is read, and removed, as before', async () => {
    kept = databaseContent;
    const { body } = await upload(pdf(10), undefined, '&retainUntil=2026-12-31');
    kept = bucket;
    expect((await bytesOf(await download(body['documentId']))).equals(pdf(10))).toBe(true);
    await upload(pdf(30), undefined, '&retainUntil=2026-12-31');
    store.troubles.push('CUT_BEFORE', 'CUT_BEFORE', 'CUT_BEFORE', 'CUT_BEFORE');
    await expect(
      removeExpiredDocuments(service.database, 'personnel', '2027-01-01', bucket),
    ).rejects.toThrow();
    store.troubles.length = 0;
    expect(await removeExpiredDocuments(service.database, 'personnel', '2027-01-01', bucket)).toBe(2);
    expect(store.objects.size).toBe(0);
    expect(await refusalOf(await download(body['documentId']))).toEqual([410, 'DOCUMENT_REMOVED']);
  });
});

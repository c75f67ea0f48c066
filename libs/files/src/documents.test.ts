import { createHash } from 'node:crypto';
import { deliveryModule } from '@anzhi/graphql-kit';
import { kitMigration } from '@anzhi/service-kit';
import { startTestService, type TestService } from '@anzhi/service-testing';
import { documentKindOf } from './document-kind.js';
import { removeExpiredDocuments } from './document-retention.js';
import { documentRoutes } from './document-routes.js';
import { CreateDocuments1767300000000 } from './testing/create-documents.js';

let service: TestService;
beforeAll(async () => {
  service = await startTestService({
    service: 'personnel',
    modules: [
      deliveryModule('personnel'),
      {
        routes: (tools) =>
          documentRoutes('personnel', tools, {
            writers: ['placement-officer'],
            restrictedReaders: ['placement-officer'],
          }),
      },
    ],
    migrations: [kitMigration('personnel'), CreateDocuments1767300000000],
    factories: [
      { id: 'gz-01', code: 'GZ-01', simulatedAt: '2026-08-19T09:00:00+08:00' },
      { id: 'gz-02', code: 'GZ-02', simulatedAt: '2026-08-19T09:00:00+08:00' },
    ],
  });
});
afterAll(() => service.stop());

const pdf = (size = 700_000): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(size, 'x')]);
const bodyOf = (bytes: Buffer): BodyInit => new Uint8Array(bytes);
const address = (query: Record<string, string> = {}, code = 'GZ-01'): string =>
  `/files/personnel/documents/${code}?${new URLSearchParams({ title: '档案摘录', fileName: '张三 档案.pdf', ...query })}`;

let sent = 0;
const nextKey = (): string => {
  sent += 1;
  return `k${sent}`;
};
async function upload(bytes: Buffer, query = {}, who = service.as('placement-officer'), key = nextKey()) {
  const response = await who.upload(address(query), bodyOf(bytes), { 'idempotency-key': key });
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
}
const codeOf = async (response: Response): Promise<unknown[]> => {
  const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
  return [response.status, errors[0]?.extensions.code];
};

const count = async (): Promise<number> =>
  (await service.sql<{ n: number }>('SELECT count(*)::int AS n FROM document'))[0]!.n;

describe('a document', () => {
  it('comes back as it was, under its Chinese name, and lies encrypted in chunks', async () => {
    const bytes = pdf();
    const { status, answer } = await upload(bytes);
    expect([status, answer]).toEqual([
      200,
      {
        documentId: expect.any(String),
        kind: 'PDF',
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      },
    ]);
    const response = await service
      .as('placement-officer')
      .download(`/files/personnel/documents/GZ-01/${answer['documentId']}`);
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('张三 档案.pdf'));
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    const chunks = await service.sql<{ sealed: Buffer }>('SELECT sealed FROM document_chunk');
    expect(chunks).toHaveLength(3);
    for (const { sealed } of chunks) expect(sealed.includes('xxxxxxxx')).toBe(false);
  });

  it('sent twice under one key is one document', async () => {
    const before = await count();
    const first = await upload(pdf(10), {}, undefined, 'same');
    expect(await upload(pdf(10), {}, undefined, 'same')).toEqual(first);
    expect(await count()).toBe(before + 1);
  });

  it.each([
    ['an empty file', Buffer.alloc(0), {}, [422, 'DOCUMENT_EMPTY']],
    ['a program', Buffer.from('MZ\x90\x00\x03'), {}, [422, 'DOCUMENT_KIND']],
    ['a zip that is no office file', Buffer.from('PK\x03\x04hello'), {}, [422, 'DOCUMENT_KIND']],
    ['more than 20 MB', pdf(20 * 1_024 * 1_024), {}, [413, 'BODY_TOO_LARGE']],
    ['one whose time is over', pdf(1), { retainUntil: '2026-08-19' }, [422, 'DOCUMENT_RETENTION']],
    ['a day that is none', pdf(1), { retainUntil: '2026-02-30' }, [400, 'BAD_USER_INPUT']],
    ['no title', pdf(1), { title: ' ' }, [400, 'BAD_USER_INPUT']],
  ])('refuses %s and keeps nothing', async (_name, bytes, query, refusal) => {
    const before = await count();
    const response = await service
      .as('placement-officer')
      .upload(address(query), bodyOf(bytes), { 'idempotency-key': nextKey() });
    expect(await codeOf(response)).toEqual(refusal);
    expect(await count()).toBe(before);
  });
});

describe('who reads', () => {
  const path = (id: unknown, code = 'GZ-01'): string => `/files/personnel/documents/${code}/${id}`;

  it('staff of the factory, and of a restricted one only some, each reading recorded', async () => {
    const { answer } = await upload(pdf(10), { restricted: 'true', employeeNo: 'GZ00001' });
    const id = answer['documentId'];
    expect((await service.as('party-officer').download(path(id))).status).toBe(403);
    expect((await service.as('placement-officer').download(path(id))).status).toBe(200);
    expect((await service.as('employee', { employeeNo: 'GZ00001' }).download(path(id))).status).toBe(200);
    expect((await service.as('employee', { employeeNo: 'GZ00002' }).download(path(id))).status).toBe(403);
    const read = await service.sql(
      `SELECT subject FROM audit_entry WHERE action = 'readRestrictedDocument' ORDER BY subject`,
    );
    expect(read).toHaveLength(2);
  });

  it('nobody of another factory, under either address', async () => {
    const { answer } = await upload(pdf(10));
    const stranger = service.as('placement-officer', { factory: 'gz-02' });
    expect((await stranger.download(path(answer['documentId']))).status).toBe(403);
    expect((await stranger.download(path(answer['documentId'], 'GZ-02'))).status).toBe(404);
  });

  it('an employee hands in papers about themselves and nobody else', async () => {
    const employee = service.as('employee', { employeeNo: 'GZ00001' });
    expect((await upload(pdf(10), { employeeNo: 'GZ00001' }, employee)).status).toBe(200);
    expect((await upload(pdf(10), { employeeNo: 'GZ00002' }, employee)).status).toBe(403);
    expect((await upload(pdf(10), {}, employee)).status).toBe(403);
  });
});

describe('retention', () => {
  it('removes the content when its time is over, and says so ever after', async () => {
    const { answer } = await upload(pdf(10), { retainUntil: '2026-12-31' });
    expect(await removeExpiredDocuments(service.database, 'personnel', '2026-12-31')).toBe(0);
    expect(await removeExpiredDocuments(service.database, 'personnel', '2027-01-01')).toBe(1);
    const gone = await service
      .as('placement-officer')
      .download(`/files/personnel/documents/GZ-01/${answer['documentId']}`);
    expect(await codeOf(gone)).toEqual([410, 'DOCUMENT_REMOVED']);
  });
});

describe('the kind by content', () => {
  const office = (part: string): Buffer => Buffer.from(`PK\x03\x04[Content_Types].xml ${part}`);
  it.each([
    ['PDF', Buffer.from('%PDF-1.4')],
    ['JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['DOCX', office('word/document.xml')],
    ['XLSX', office('xl/workbook.xml')],
    ['TEXT', Buffer.from('说明\r\n')],
    [null, office('word/document.xml vbaProject.bin')],
    [null, Buffer.from([0xff, 0xfe, 0x00])],
    [null, Buffer.from('a\u0000b')],
  ])('%s', (kind, bytes) => {
    expect(documentKindOf(bytes)).toBe(kind);
  });
});

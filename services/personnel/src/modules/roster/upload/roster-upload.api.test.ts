import { request } from 'node:http';
import { IDENTITY_HEADER, STREAM_DIGEST, signIdentity } from '@anzhi/service-kit';
import { type TestService, testIdentityKeys } from '@anzhi/service-testing';
import { eventually } from '@anzhi/testing';
import { HEADER } from '../domain/roster.fixture.js';
import { csvOf, sampleBytes, someone, startRosterService, upload } from '../roster-api.fixture.js';

let service: TestService;
beforeAll(async () => {
  service = await startRosterService();
});
afterAll(() => service.stop());

const stored = async (): Promise<number> => {
  const [row] = await service.sql<{ n: number }>(
    `SELECT ((SELECT count(*) FROM roster_import) + (SELECT count(*) FROM roster_staged_row) + (SELECT count(*) FROM roster_import_row)
       + (SELECT count(*) FROM idempotency_key))::int AS n`,
  );
  return row?.n ?? -1;
};

describe('the messy roster', () => {
  interface Expected {
    rows: number;
    acceptedRows: number;
    rejectedByFileLine: Record<string, { field: string }>;
  }
  const expected = JSON.parse(sampleBytes('roster-messy-gb18030.expected.json').toString('utf8')) as Expected;

  it('is answered with exactly the acceptances and rejections that go with it', async () => {
    const { status, answer } = await upload(service, sampleBytes('roster-messy-gb18030.csv'));
    expect(status).toBe(200);
    expect(Object.keys(answer)).toEqual([
      'importId',
      'status',
      'rows',
      'accepted',
      'rejected',
      'problems',
      'warnings',
    ]);
    const { rows, acceptedRows: accepted } = expected;
    expect(answer).toMatchObject({ status: 'CHECKED', rows, accepted, rejected: rows - accepted });
    expect(answer.problems.map(({ line, field }) => [String(line), field])).toEqual(
      Object.entries(expected.rejectedByFileLine).map(([line, { field }]) => [line, field]),
    );
    for (const problem of answer.problems) {
      expect(Object.keys(problem)).toEqual(['line', 'field', 'code', 'message', 'messageZh']);
      expect(problem.code).toMatch(/^[A-Z0-9_]+$/);
      expect(problem.messageZh).toMatch(/[一-鿿]/);
    }
    const [staged] = await service.sql<{ n: number }>('SELECT count(*)::int AS n FROM roster_staged_row');
    expect(staged?.n).toBe(accepted);
  });
});

describe('a file that cannot be used as a whole', () => {
  it.each([
    ['a PDF renamed to .csv', '%PDF-1.7\n1 0 obj', 'FILE_IS_PDF', 0],
    ['an empty file', '', 'FILE_EMPTY', 0],
    ['a header only', csvOf([]), 'ROWS_MISSING', 0],
    ['a missing column', csvOf([['1', '张三']], ['工号', '姓名', '性别']), 'HEADER_COLUMNS_MISSING', 1],
  ])('%s is answered 422 and leaves nobody behind', async (_name, body, code, line) => {
    const { status, answer } = await upload(service, body);
    expect(status).toBe(422);
    expect(answer).toMatchObject({ status: 'REJECTED', rows: 0, accepted: 0, problems: [{ code, line }] });
  });

  it('found late, undoes the rows before it', async () => {
    const [before] = await service.sql('SELECT count(*)::int AS n FROM roster_staged_row');
    const rows = Array.from({ length: 3_000 }, (_, n) => someone(n + 1));
    const { answer } = await upload(service, `${csvOf(rows)}"never closed`);
    expect(answer).toMatchObject({ status: 'REJECTED', problems: [{ code: 'FILE_TRUNCATED' }] });
    expect(await service.sql('SELECT count(*)::int AS n FROM roster_staged_row')).toEqual([before]);
  });

  it('is told from unknown columns, which are warnings', async () => {
    const { status, answer } = await upload(service, csvOf([[...someone(1), '五号']], [...HEADER, '宿舍']));
    expect(status).toBe(200);
    expect(answer).toMatchObject({
      accepted: 1,
      problems: [],
      warnings: [{ field: '宿舍', code: 'UNKNOWN_COLUMN' }],
    });
  });
});

describe('the same key', () => {
  it('gets the same answer for the same bytes, and one import', async () => {
    const before = await stored();
    const body = csvOf([someone(1), someone(2, { averageWage: '-1' })]);
    const first = await upload(service, body, 'again');
    const after = await stored();
    expect(await upload(service, body, 'again')).toEqual(first);
    expect(first.answer.problems).toHaveLength(1);
    expect(await stored()).toBe(after);
    expect(after).toBeGreaterThan(before);
  });

  it('is refused for other bytes', async () => {
    await upload(service, csvOf([someone(1)]), 'reused');
    const { status, answer } = await upload(service, csvOf([someone(2)]), 'reused');
    expect(status).toBe(409);
    expect(answer).toMatchObject({ errors: [{ extensions: { code: 'IDEMPOTENCY_KEY_REUSED' } }] });
  });

  it('belongs to one person: another with the same key is another request', async () => {
    const body = csvOf([someone(1)]);
    const first = await upload(service, body, 'mine');
    const other = await service
      .as('placement-officer', { subject: 'somebody-else' })
      .upload('/rosters/GZ-01', body, { 'idempotency-key': 'mine' });
    expect(((await other.json()) as { importId: string }).importId).not.toBe(first.answer.importId);
  });
});

describe('who may upload', () => {
  const body = csvOf([someone(1)]);
  const header = { 'idempotency-key': 'who' };
  const codeOf = async (response: Response): Promise<unknown[]> => {
    const answer = (await response.json()) as { errors?: { extensions: { code: string } }[] };
    return [response.status, answer.errors?.[0]?.extensions.code];
  };

  it('refuses a call without the identity of the gateway, without a key, and of another factory', async () => {
    const before = await stored();
    const bare = await fetch(`${service.url}/rosters/GZ-01`, { method: 'POST', body, headers: header });
    expect(await codeOf(bare)).toEqual([401, 'UNAUTHENTICATED']);
    const officer = service.as('placement-officer');
    expect(await codeOf(await officer.upload('/rosters/GZ-01', body))).toEqual([
      400,
      'IDEMPOTENCY_KEY_REQUIRED',
    ]);
    const stranger = service.as('placement-officer', { factory: 'gz-02' });
    expect(await codeOf(await stranger.upload('/rosters/GZ-01', body, header))).toEqual([403, 'FORBIDDEN']);
    const clerk = service.as('finance-approver');
    expect(await codeOf(await clerk.upload('/rosters/GZ-01', body, header))).toEqual([403, 'FORBIDDEN']);
    expect(await codeOf(await officer.upload('/rosters/', body, header))).toEqual([404, 'NOT_FOUND']);
    expect(await stored()).toBe(before);
  });

  it('lets the group in', async () => {
    expect((await service.as('hq-admin').upload('/rosters/GZ-01', body, header)).status).toBe(200);
  });
});

describe('what is too large or cut', () => {
  const sign = (path: string): string =>
    signIdentity(
      { sub: 'cutter', roles: [{ role: 'placement-officer', factory: 'gz-01' }], rid: 'r' },
      { method: 'POST', path, bodyDigest: STREAM_DIGEST },
      testIdentityKeys,
      Date.now(),
    );

  it('answers 413 to 64 MB and a byte, and keeps nothing', async () => {
    const before = await stored();
    const { status, answer } = await upload(service, Buffer.alloc(64 * 1024 * 1024 + 1, 'x'));
    expect(status).toBe(413);
    expect(answer).toMatchObject({ errors: [{ extensions: { code: 'BODY_TOO_LARGE' } }] });
    expect(await stored()).toBe(before);
  });

  it('keeps nothing of an upload whose connection breaks in the middle, and goes on serving', async () => {
    await service.sql(
      `INSERT INTO open_appointment (factory_id, appointment_id, subject, role) VALUES ('gz-01', 'cutter', 'cutter', 'placement-officer')`,
    );
    const before = await stored();
    const body = Buffer.from(csvOf([someone(1), someone(2), someone(3)]));
    const headers = {
      [IDENTITY_HEADER]: sign('/rosters/GZ-01'),
      'idempotency-key': 'cut',
      'content-length': body.length,
    };
    const broken = request(`${service.url}/rosters/GZ-01`, { method: 'POST', headers });
    broken.on('error', () => undefined);
    const sent = new Promise<void>((resolve) => {
      broken.write(body.subarray(0, body.length - 100), () => resolve());
    });
    await sent;
    const closed = new Promise((resolve) => broken.on('close', resolve));
    broken.destroy();
    await closed;
    const whole = await fetch(`${service.url}/rosters/GZ-01`, {
      method: 'POST',
      body,
      headers: { [IDENTITY_HEADER]: sign('/rosters/GZ-01'), 'idempotency-key': 'cut' },
    });
    expect(await whole.json()).toMatchObject({ rows: 3, accepted: 3 });
    // One import, one key, three rows: those of the whole upload only.
    await eventually(async () => expect(await stored()).toBe(before + 5));
  });
});

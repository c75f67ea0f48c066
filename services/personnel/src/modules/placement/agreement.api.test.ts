import { createHash } from 'node:crypto';
import type { GraphClient } from '@anzhi/service-testing';
import type { FrozenFactory } from '../../testing/frozen-factory.js';
import {
  act,
  makeFinal,
  passPlan,
  peopleFor,
  place,
  startPlacementStory,
} from '../../testing/placement-story.js';

let factory: FrozenFactory;
let ch1: string[];
const officer = () => factory.service.as('placement-officer');
const PATH = '/files/personnel/agreements/GZ-01';

beforeAll(async () => {
  factory = await startPlacementStory(40);
  await passPlan(factory);
  await makeFinal(factory, 'FACTS');
  ch1 = await peopleFor(factory, 'CH1');
  await factory.service.sql(`UPDATE employee SET name = '<b>王</b>' WHERE employee_no = $1`, [ch1[0]]);
  await place(factory, ch1.slice(0, 3), 'CH1');
});
afterAll(() => factory.service.stop());

const pageOf = async (client: GraphClient, path: string) => {
  const response = await client.download(`${PATH}/${path}`);
  return { status: response.status, text: await response.text(), headers: response.headers };
};
const documentOf = async (no: number) => {
  const [row] = await factory.service.sql<{ body: string; body_hash: string }>(
    'SELECT body, body_hash FROM agreement_document WHERE agreement_no = $1',
    [no],
  );
  return row!;
};

describe('S009: the agreement as it is printed', () => {
  it('S009: shows number, parties, basis, each amount with its calculation and places to sign, escaped', async () => {
    const { status, text, headers } = await pageOf(officer(), 'GZ-01-0001.html');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/text\/html/);
    const [due] = await factory.service.sql<{ fen: bigint }>(
      `SELECT amount_fen AS fen FROM entitlement t JOIN employee e ON e.id = t.employee_id WHERE e.employee_no = $1 AND kind = 'COMPENSATION'`,
      [ch1[0]],
    );
    const fen = String(due!.fen);
    expect(text).toContain(`经济补偿金:人民币 ${fen.slice(0, -2)}.${fen.slice(-2)} 元,由破产财产支付`);
    for (const part of [
      '编号:GZ-01-0001',
      '职工安置协议书',
      '乙方(签名、按手印)',
      '@page { size: A4',
      ch1[0]!,
      '计算过程',
    ])
      expect(text).toContain(part);
    expect(text).toContain('&lt;b&gt;王&lt;/b&gt;');
    expect(text).not.toContain('<b>王');
  });

  it('S009: is for officers and for the person alone', async () => {
    const own = factory.service.as('employee', { employeeNo: ch1[0]! });
    const other = factory.service.as('employee', { employeeNo: ch1[1]! });
    expect((await pageOf(own, 'GZ-01-0001.html')).status).toBe(200);
    expect((await pageOf(other, 'GZ-01-0001.html')).status).toBe(403);
    expect((await pageOf(other, 'GZ-01-9999.html')).status).toBe(403);
    expect((await pageOf(factory.service.as('petitions-officer'), 'GZ-01-0001.html')).status).toBe(403);
    expect(
      (await pageOf(factory.service.as('placement-officer', { factory: 'gz-02' }), 'GZ-01-0001.html')).status,
    ).toBe(403);
    for (const wrong of ['GZ-01-9999.html', 'GZ-02-0001.html', 'x.html', 'GZ-01-0001.pdf'])
      expect((await pageOf(officer(), wrong)).status).toBe(404);
  });

  it('S009: keeps what was signed: a later change of the figures changes no signed word', async () => {
    const before = await pageOf(officer(), 'GZ-01-0001.html');
    const { body, body_hash: hash } = await documentOf(1);
    expect(createHash('sha256').update(body).digest('hex')).toBe(hash);
    expect(before.text).toContain(hash);
    await factory.service.sql('UPDATE calculated_entitlement SET amount_fen = amount_fen + 1');
    await factory.service.sql(
      `UPDATE placement_plan SET channels = jsonb_set(channels, '{0,name}', '"改名"')`,
    );
    expect((await pageOf(officer(), 'GZ-01-0001.html')).text).toBe(before.text);
    const { employee } = await officer().query<{ employee: { placement: object } }>(
      'query ($no: String!) { employee(factoryCode: "GZ-01", employeeNo: $no) { placement { agreementUrl agreementHash } } }',
      { no: ch1[0] },
    );
    expect(employee.placement).toEqual({ agreementUrl: `${PATH}/GZ-01-0001.html`, agreementHash: hash });
    await factory.service.sql('UPDATE calculated_entitlement SET amount_fen = amount_fen - 1');
    await expect(
      factory.service.database.write(
        { subject: 'x', grants: [], self: null, correlationId: 'x', accessFeedStale: false },
        { kind: 'factories', factoryIds: ['gz-01'] },
        (tx) => tx.query(`UPDATE agreement_document SET body = 'x'`),
      ),
    ).rejects.toThrow(/permission denied/);
  });

  it('S009: prints a list in its order, 1 to 100 at once, for officers', async () => {
    const { status, text } = await pageOf(officer(), 'print.html?nos=GZ-01-0003,GZ-01-0001');
    expect(status).toBe(200);
    expect(text.match(/编号:GZ-01-000\d/g)).toEqual(['编号:GZ-01-0003', '编号:GZ-01-0001']);
    const list = (count: number) => Array.from({ length: count }, () => 'GZ-01-0001').join(',');
    expect((await pageOf(officer(), `print.html?nos=${list(101)}`)).status).toBe(400);
    expect((await pageOf(officer(), 'print.html')).status).toBe(400);
    expect((await pageOf(officer(), 'print.html?nos=GZ-01-0001,GZ-02-0001')).status).toBe(400);
    expect((await pageOf(officer(), 'print.html?nos=GZ-01-0777')).text).toContain('GZ-01-0777');
    expect(
      (await pageOf(factory.service.as('employee', { employeeNo: ch1[0]! }), 'print.html?nos=GZ-01-0001'))
        .status,
    ).toBe(403);
  });

  it('S009: says on the page that an agreement no longer stands, and keeps its text', async () => {
    await act(officer(), 'choosePlacements', {
      factoryCode: 'GZ-01',
      choices: [{ employeeNo: ch1[4], channelCode: 'CH1', witness: 'staff:w', assisted: false }],
    });
    const signing = {
      factoryCode: 'GZ-01',
      employeeNos: [ch1[4]],
      signedOn: '2026-08-19',
      place: '安置大厅',
    };
    await act(officer(), 'signAgreements', signing);
    const { body_hash: hash } = await documentOf(4);
    await act(officer(), 'voidPlacement', {
      factoryCode: 'GZ-01',
      employeeNo: ch1[4],
      legalBasis: '民法典 147 重大误解',
    });
    const { text } = await pageOf(officer(), 'GZ-01-0004.html');
    expect(text).toContain('本协议已作废(2026-08-19)');
    expect(text).toContain(hash);
  });
});

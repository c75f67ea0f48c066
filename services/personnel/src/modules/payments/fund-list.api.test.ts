import { formatYuan, parseYuan, sumFen } from '@anzhi/domain';
import type { FrozenFactory } from '../../testing/frozen-factory.js';
import { calculatePeople, freezePeople, startPersonnel } from '../../testing/frozen-factory.js';
import { approvedBatch, type Batch, frozen, ledgerOf } from '../../testing/payment-story.js';
import { act, makeFinal } from '../../testing/placement-story.js';

let factory: FrozenFactory;
let batch: Batch;
let header: string[];
let details: string[][];
let keys = 0;
const NOS = ['GZ00001', 'GZ00002', 'GZ00003'];
const officer = () => factory.service.as('placement-officer');
const finance = () => factory.service.as('finance-approver', { subject: 'staff:li' });
const listOf = (batchId: string, kind = 'csv', who = finance()) =>
  who.download(`/files/personnel/fund-lists/GZ-01/${batchId}.${kind}`);
const upload = (batchId: string, text: string, path = 'fund-results', key = `fund-${keys++}`) =>
  finance().upload(`/files/personnel/${path}/GZ-01/${batchId}`, Buffer.from(text), {
    ...{ 'idempotency-key': key, 'content-type': 'text/csv' },
  });
const codeOf = async (response: Response) =>
  `${response.status} ${((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code}`;
const rowsOf = (text: string): string[][] =>
  text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));

/** Months of housing fund that were never paid in, as an officer records them. */
async function owe(employeeNo: string, spans: object[]): Promise<void> {
  const { employee } = await officer().query<{ employee: { id: string } }>(
    'query ($no: String!) { employee(factoryCode: "GZ-01", employeeNo: $no) { id } }',
    { no: employeeNo },
  );
  const { recordPersonStatus } = await officer().query<{ recordPersonStatus: { __typename: string } }>(
    'mutation ($input: RecordPersonStatusInput!) { recordPersonStatus(input: $input) { __typename } }',
    {
      input: {
        ...{ employeeId: employee.id, housingFundArrears: spans },
        ...{ legalBasis: '住房公积金管理条例 18', evidence: '公积金中心催缴通知' },
      },
    },
  );
  expect(recordPersonStatus.__typename).toBe('RecordFactsSuccess');
}

/** An answer for each person of the list, in order; `status` and `reason` by place. */
function answers(said: (at: number) => readonly [status: string, reason: string], kind = 'RESULT'): string {
  const people = [...new Set(details.map((cells) => cells[1]!))].map((serial) => {
    const own = details.filter((cells) => cells[1] === serial);
    return { serial, tail: own[0]![4]!.slice(-4), fen: sumFen(own.map((cells) => parseYuan(cells[7]!))) };
  });
  const lines = people.map(({ serial, tail, fen }, at) =>
    ['A', serial, tail, formatYuan(fen), ...said(at), `GJJ-${serial}`].join(','),
  );
  const head = [
    'R',
    'ANZHI-FUND-RESULT-1',
    kind,
    header[2],
    'GZ-01',
    '2026-08-20',
    header[5],
    header[7],
    header[8],
  ];
  return `${[head.join(','), ...lines].join('\r\n')}\r\n`;
}

beforeAll(async () => {
  factory = await startPersonnel();
  await freezePeople(factory, 5);
  await calculatePeople(factory);
  await makeFinal(factory, 'BACK_PAY');
  for (const [at, no] of NOS.entries())
    await owe(no, [{ from: '2025-11', to: '2026-02', monthly: `${at + 3}00.50` }]);
  await frozen(factory, 'HOUSING_FUND');
  batch = (await approvedBatch(factory, { purpose: 'HOUSING_FUND' }))!;
}, 60_000);
afterAll(() => factory.service.stop());

describe('the list for the fund', () => {
  it('I-P9: names each person and month, adds up to the batch to the fen, and says so in its header', async () => {
    const response = await listOf(batch.id);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    [header, ...details] = rowsOf(await response.text()) as [string[], ...string[][]];
    expect(header.slice(0, 8)).toEqual([
      ...['H', 'ANZHI-FUND-1', String(batch.no), 'GZ-01', '2026-08-19', '3', '12', batch.total],
    ]);
    expect(details.slice(0, 5).map((cells) => [cells[2], ...cells.slice(5)])).toEqual([
      ['GZ00001', '2025-11', 'HOUSING_FUND', '300.50', 'HOUSING_FUND'],
      ['GZ00001', '2025-12', 'HOUSING_FUND', '300.50', 'HOUSING_FUND'],
      ['GZ00001', '2026-01', 'HOUSING_FUND', '300.50', 'HOUSING_FUND'],
      ['GZ00001', '2026-02', 'HOUSING_FUND', '300.50', 'HOUSING_FUND'],
      ['GZ00002', '2025-11', 'HOUSING_FUND', '400.50', 'HOUSING_FUND'],
    ]);
    expect(details[0]![4]).toBe('369900199407086396');
    expect(sumFen(details.map((cells) => parseYuan(cells[7]!)))).toBe(parseYuan(batch.total));
  });

  it('comes as a workbook too, and is on the record without anything personal', async () => {
    const bytes = Buffer.from(await (await listOf(batch.id, 'xlsx')).arrayBuffer());
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    const taken = await factory.service.sql<{ subject: string; text: string }>(
      `SELECT subject, after::text AS text FROM audit_entry WHERE action = 'downloadFundList'`,
    );
    expect(taken.map((row) => row.subject)).toEqual(['staff:li', 'staff:li']);
    for (const { text } of taken) expect(text).not.toMatch(/369900|GZ0/);
    expect(await factory.service.sql('SELECT encoding FROM bank_file_export ORDER BY no')).toEqual([
      ...[{ encoding: 'utf-8' }, { encoding: 'xlsx' }],
    ]);
  });

  it('is for finance officers, and for batches to a fund alone', async () => {
    expect(await codeOf(await listOf(batch.id, 'csv', officer()))).toBe('403 FORBIDDEN');
    expect(await codeOf(await listOf('no-batch'))).toBe('404 PAYMENT_BATCH_NOT_FOUND');
    expect(await codeOf(await finance().download(`/files/personnel/bank-files/GZ-01/${batch.id}.csv`))).toBe(
      '422 NOT_A_BANK_BATCH',
    );
  });
});

describe("the fund's file of results", () => {
  const send = (total = batch.total) =>
    act(officer(), 'sendPaymentBatch', { batchId: batch.id, people: batch.people, total });

  it('is refused before the list was sent, and each mismatch is told with line, code and field', async () => {
    expect(
      await codeOf(
        await upload(
          batch.id,
          answers(() => ['PAID', '']),
        ),
      ),
    ).toBe('409 BATCH_NOT_SENT');
    expect(await send()).toMatchObject({ batch: { status: 'SENT' } });
    const good = answers(() => ['PAID', '']).split('\r\n');
    const [, first = '', second = '', third = ''] = good;
    const wrong = [
      good[0]!.replace(header[8]!, 'f'.repeat(64)),
      first.replace(/,\d{4},/, ',0000,'),
      second.replace('PAID,', 'FAILED,ACCOUNT_DORMANT'),
      third.replace(/,(\d+)\.(\d\d),/, ',$1.99,'),
      third,
      'A,999999,1234,1.00,PAID,,',
    ];
    const { faults, status } = (await (await upload(batch.id, wrong.join('\r\n'))).json()) as {
      status: string;
      faults: { line: number; code: string; field: string }[];
    };
    expect(status).toBe('REFUSED');
    expect(faults.map(({ line, code, field }) => `${line} ${code} ${field}`)).toEqual([
      ...['1 WRONG_CONTROL_TOTAL total', '1 WRONG_CONTROL_HASH hash', '2 WRONG_ACCOUNT tail'],
      ...['3 UNKNOWN_REASON reason', '4 WRONG_AMOUNT amount', '5 TWICE serial', '6 UNKNOWN_LINE serial'],
      '7 MISSING_LINE serial',
    ]);
    expect(await codeOf(await upload(batch.id, good.join('\r\n'), 'bank-results'))).toBe(
      '422 NOT_A_BANK_BATCH',
    );
    const [left] = await factory.service.sql(
      `SELECT count(*)::int AS sent FROM payment WHERE status = 'SENT'`,
    );
    expect(left).toEqual({ sent: 3 });
  });

  it('settles the batch; the same file again gives the same answer; what failed is due again and goes on the next list', async () => {
    const file = answers((at) => (at === 1 ? ['FAILED', 'ACCOUNT_SEALED'] : ['PAID', '']));
    const taken = { status: 'TAKEN', kind: 'RESULT', paid: 2, failed: 1, returned: 0 };
    expect(await (await upload(batch.id, file)).json()).toEqual(taken);
    expect(await (await upload(batch.id, file)).json()).toEqual(taken);
    expect(await ledgerOf(factory)).toMatchObject({
      balanced: true,
      balances: expect.arrayContaining([{ purpose: 'HOUSING_FUND', account: 'DUE', balance: '1602.00' }]),
    });
    const again = (await approvedBatch(factory, { purpose: 'HOUSING_FUND' }))!;
    const [, ...next] = rowsOf(await (await listOf(again.id)).text());
    expect(next.map((cells) => [cells[2], cells[5]])).toEqual([
      ...['2025-11', '2025-12', '2026-01', '2026-02'].map((month) => ['GZ00002', month]),
    ]);
    await act(officer(), 'cancelPaymentBatch', { batchId: again.id, reason: '测试' });
  });

  it('a month found later is frozen anew and listed alone: what was listed and paid is not listed twice', async () => {
    await owe('GZ00001', [
      { from: '2025-11', to: '2026-02', monthly: '300.50' },
      { from: '2026-03', to: '2026-03', monthly: '310.00' },
    ]);
    expect(await frozen(factory, 'HOUSING_FUND')).toMatchObject({ owed: '1912.00', overpaid: '0.00' });
    const supplement = (await approvedBatch(factory, { purpose: 'HOUSING_FUND', employeeNos: ['GZ00001'] }))!;
    const [, ...lines] = rowsOf(await (await listOf(supplement.id)).text());
    expect(lines.map((cells) => [cells[2], cells[5], cells[7]])).toEqual([['GZ00001', '2026-03', '310.00']]);
  });
});

import { formatYuan, parseYuan } from '@anzhi/domain';
import iconv from 'iconv-lite';
import { BACKFILL } from '../../migrations/1767227100000-deepen-payments.js';
import type { FrozenFactory } from '../../testing/frozen-factory.js';
import { approvedBatch, type Batch, frozen, ledgerOf, paid, sentBatch } from '../../testing/payment-story.js';
import {
  act,
  makeFinal,
  passPlan,
  peopleFor,
  place,
  recordAccounts,
  startPlacementStory,
} from '../../testing/placement-story.js';

let factory: FrozenFactory;
let ch1: string[];
let batch: Batch;
let keys = 0;
const officer = () => factory.service.as('placement-officer');
const finance = () => factory.service.as('finance-approver', { subject: 'staff:li' });
const fileOf = (batchId: string, query = '', who = finance()) =>
  who.download(`/files/personnel/bank-files/GZ-01/${batchId}.csv${query}`);
const upload = (batchId: string, text: string | Buffer, who = finance(), key = `result-${keys++}`) =>
  who.upload(`/files/personnel/bank-results/GZ-01/${batchId}`, Buffer.from(text as string), {
    'idempotency-key': key,
    'content-type': 'text/csv',
  });
const codeOf = async (response: Response) =>
  `${response.status} ${((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code}`;
const linesOf = (text: string): string[][] =>
  text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));

beforeAll(async () => {
  factory = await startPlacementStory(30);
  await passPlan(factory);
  await makeFinal(factory, 'FACTS');
  await makeFinal(factory, 'BACK_PAY');
  ch1 = (await peopleFor(factory, 'CH1')).slice(0, 4);
  await place(factory, ch1, 'CH1');
  await recordAccounts(factory);
});
afterAll(() => factory.service.stop());

describe('the file for the bank', () => {
  it('comes only after two people approved, for finance officers only', async () => {
    const { batch: draft } = await act(officer(), 'draftPaymentBatch', {
      ...{ factoryCode: 'GZ-01', purpose: 'COMPENSATION', payer: 'ESTATE' },
    });
    expect(await codeOf(await fileOf(draft!.id))).toBe('409 BATCH_NOT_APPROVED');
    await act(officer(), 'cancelPaymentBatch', { batchId: draft!.id, reason: '测试' });
    batch = (await approvedBatch(factory, { purpose: 'COMPENSATION' }))!;
    expect(await codeOf(await fileOf(batch.id, '', officer()))).toBe('403 FORBIDDEN');
    const other = factory.service.as('finance-approver', { factory: 'gz-02' });
    expect(await codeOf(await fileOf(batch.id, '', other))).toBe('403 FORBIDDEN');
    expect(await codeOf(await fileOf('no-batch'))).toBe('404 PAYMENT_BATCH_NOT_FOUND');
    expect(await codeOf(await fileOf(batch.id, '?encoding=utf-7'))).toBe('400 UNKNOWN_ENCODING');
  });

  it('S064 I-P9: holds persons, units, batch and file to the fen, with the accounts opened for it alone', async () => {
    await factory.service.sql(`UPDATE employee SET name = '=HYPERLINK("x")' WHERE employee_no = $1`, [
      ch1[0],
    ]);
    const response = await fileOf(batch.id);
    expect(response.headers.get('content-disposition')).toContain('attachment');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const [header, ...details] = linesOf(bytes.toString('utf8'));
    expect(header!.slice(0, 7)).toEqual([
      'H',
      'ANZHI-PAY-1',
      String(batch.no),
      'GZ-01',
      '2026-08-19',
      '4',
      batch.total,
    ]);
    expect(details.map((cells) => cells[2]).sort()).toEqual([...ch1].sort());
    expect(details.reduce((sum, cells) => sum + parseYuan(cells[6]!), 0n)).toBe(parseYuan(batch.total));
    expect(details[0]).toContain('6222000012345678');
    expect(bytes.toString('utf8')).toContain(`"'=HYPERLINK(""x"")"`);
    const again = Buffer.from(await (await fileOf(batch.id, '?encoding=gb18030')).arrayBuffer());
    expect(iconv.decode(again, 'gb18030')).toBe(bytes.toString('utf8').slice(1));
  });

  it('writes down who took it and when, without anything personal', async () => {
    const taken = await factory.service.sql<{ subject: string; text: string; recorded_at: Date }>(
      `SELECT subject, recorded_at, after::text AS text FROM audit_entry WHERE action = 'downloadBankFile' ORDER BY recorded_at`,
    );
    expect(taken.map((row) => row.subject)).toEqual(['staff:li', 'staff:li']);
    for (const { text } of taken) expect(text).not.toMatch(/6222|GZ0/);
    const files = await factory.service.sql('SELECT no, encoding, people FROM bank_file_export ORDER BY no');
    expect(files).toMatchObject([
      { no: 1, encoding: 'utf-8', people: 4 },
      { no: 2, encoding: 'gb18030', people: 4 },
    ]);
  });

  it('is not made when a payment differs from its batch, and such a batch is not sent', async () => {
    const change = (by: number) =>
      factory.service.sql(
        `UPDATE payment SET amount_fen = amount_fen + $1 WHERE status = 'APPROVED' AND serial = (SELECT min(serial) FROM payment WHERE status = 'APPROVED')`,
        [by],
      );
    await change(1);
    expect(await codeOf(await fileOf(batch.id))).toBe('409 CONTROL_TOTAL_DIFFERS');
    const send = () =>
      act(officer(), 'sendPaymentBatch', { batchId: batch.id, people: batch.people, total: batch.total });
    expect(await send()).toMatchObject({ __typename: 'PaymentControlTotalError' });
    await change(-1);
    expect(await send()).toMatchObject({ batch: { status: 'SENT' } });
  });
});

describe("the bank's file of results", () => {
  let details: string[][];
  let head: string[];
  const resultOf = (kind: string, rows: string[][]) => {
    const total = rows.reduce((sum, row) => sum + parseYuan(row[3]!), 0n);
    const header = [
      'R',
      'ANZHI-RESULT-1',
      kind,
      head[2],
      'GZ-01',
      '2026-08-20',
      String(rows.length),
      formatYuan(total),
      head[7],
    ];
    return [header, ...rows].map((row) => row.join(',')).join('\n');
  };
  const line = (at: number, status = 'PAID', reason = '') => {
    const detail = details[at]!;
    return ['A', detail[1]!, detail[5]!.slice(-4), detail[6]!, status, reason, `REF${at}`];
  };

  it('is refused whole with each fault by line, and nothing is applied', async () => {
    const [header, ...rest] = linesOf(await (await fileOf(batch.id)).text());
    [head, details] = [header!, rest.map((cells) => cells.filter((cell) => cell !== ''))];
    // The first detail's name holds quotation marks and no comma, so that splitting at commas is safe here.
    const wrong = resultOf('RESULT', [
      line(0),
      ['A', '999', '5678', '1.00', 'PAID', '', ''],
      line(1),
      line(1),
    ]);
    const response = await upload(batch.id, wrong);
    expect(response.status).toBe(422);
    const answer = (await response.json()) as { faults: { line: number; code: string }[] };
    expect(answer.faults.map((fault) => `${fault.line} ${fault.code}`)).toEqual([
      '1 WRONG_CONTROL_TOTAL',
      '3 UNKNOWN_LINE',
      '5 TWICE',
      '6 MISSING_LINE',
      '6 MISSING_LINE',
    ]);
    expect(await factory.service.sql(`SELECT 1 FROM payment WHERE status = 'PAID'`)).toEqual([]);
    expect(await factory.service.outbox('PaymentCompleted')).toEqual([]);
    expect(await codeOf(await upload(batch.id, wrong, officer()))).toBe('403 FORBIDDEN');
    expect(await codeOf(await upload(batch.id, 'R,"open'))).toBe('422 FILE_UNREADABLE');
  });

  it('is taken whole; the same file twice gives the same answer and books once', async () => {
    const text = resultOf('RESULT', [line(0), line(1), line(2), line(3, 'FAILED', 'NAME_MISMATCH')]);
    const answers = await Promise.all(
      [1, 2, 3].map(async () => {
        const response = await upload(batch.id, text);
        return response.json();
      }),
    );
    const taken = { status: 'TAKEN', kind: 'RESULT', paid: 3, failed: 1, returned: 0 };
    expect(answers).toEqual([taken, taken, taken]);
    expect(await factory.service.outbox('PaymentCompleted')).toHaveLength(1);
    expect(await factory.service.outbox('PaymentFailed')).toHaveLength(1);
    expect((await ledgerOf(factory)).balanced).toBe(true);
    const reused = await upload(batch.id, text, finance(), 'one-key');
    expect(reused.status).toBe(200);
    expect(await codeOf(await upload(batch.id, `${text}\n`, finance(), 'one-key'))).toBe(
      '409 IDEMPOTENCY_KEY_REUSED',
    );
  });

  it('brings returns days later: due again, in the next batch with the mended account', async () => {
    const returned = resultOf('RETURN', [line(1, 'RETURNED', 'ACCOUNT_CLOSED')]);
    expect(await (await upload(batch.id, returned)).json()).toEqual({
      ...{ status: 'TAKEN', kind: 'RETURN', paid: 0, failed: 0, returned: 1 },
    });
    expect(await (await upload(batch.id, `${returned}\n`)).json()).toMatchObject({ returned: 0 });
    const accounts = [details[1]!, details[3]!].map((detail) => ({
      ...{ employeeNo: detail[2]!, bank: '赣州银行', account: '6217000000004321' },
    }));
    await act(officer(), 'recordBankAccounts', { factoryCode: 'GZ-01', accounts });
    const next = (await sentBatch(factory, { purpose: 'COMPENSATION' }))!;
    expect(next.people).toBe(2);
    const [, ...lines] = linesOf(await (await fileOf(next.id)).text());
    expect(lines.map((cells) => cells[5])).toEqual(['6217000000004321', '6217000000004321']);
    const [, ...old] = linesOf(await (await fileOf(batch.id)).text());
    expect(new Set(old.map((cells) => cells.find((cell) => /^\d{16}$/.test(cell))))).toEqual(
      new Set(['6222000012345678']),
    );
  });
});

it('decision 22: arrears to a fund are planned, approved and answered without accounts of persons, and have no bank file', async () => {
  const [person] = await factory.service.sql<{ id: string; no: string }>(
    'SELECT id, employee_no AS no FROM employee ORDER BY serial LIMIT 1',
  );
  await factory.service.sql(
    `INSERT INTO calculated_entitlement (factory_id, calculation_id, employee_id, kind, amount_fen, payer, claim_class, recurrence, trace)
     SELECT 'gz-01', calculation_id, $1, 'HOUSING_FUND', 36000, 'ESTATE', 'CLASS_1', 'ONCE', '{}' FROM current_calculation`,
    [person!.id],
  );
  await factory.service.sql('DELETE FROM bank_account WHERE employee_id = $1', [person!.id]);
  await frozen(factory, 'HOUSING_FUND');
  const arrears = (await approvedBatch(factory, { purpose: 'HOUSING_FUND' }))!;
  expect(arrears).toMatchObject({ people: 1, total: '360.00' });
  expect(await codeOf(await fileOf(arrears.id))).toBe('422 NOT_A_BANK_BATCH');
  await act(officer(), 'sendPaymentBatch', { batchId: arrears.id, people: 1, total: '360.00' });
  expect(await codeOf(await upload(arrears.id, 'R,'))).toBe('422 NOT_A_BANK_BATCH');
  expect(await paid(factory, arrears.id, [person!.no])).toMatchObject({ batch: { status: 'SETTLED' } });
  expect((await ledgerOf(factory)).balanced).toBe(true);
});

it('the migration posts payments of before the ledger to where they lie', async () => {
  const before = await ledgerOf(factory);
  await factory.service.sql('DELETE FROM payable_posting');
  await factory.service.sql('DELETE FROM payable_balance');
  expect((await ledgerOf(factory)).balanced).toBe(false);
  await factory.service.sql(BACKFILL);
  const after = await ledgerOf(factory);
  expect(after.balanced).toBe(true);
  const lying = ({ balances }: typeof after) =>
    balances.filter((row) => ['SENT', 'PAID'].includes(row.account));
  expect(lying(after)).toEqual(lying(before));
});

import { formatYuan, parseYuan } from '@anzhi/domain';
import type { FrozenFactory } from '../../testing/frozen-factory.js';
import { approvedBatch, type Batch, ledgerOf, paid, sentBatch } from '../../testing/payment-story.js';
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
const officer = () => factory.service.as('placement-officer');
const finance = () => factory.service.as('finance-approver');

beforeAll(async () => {
  factory = await startPlacementStory(40);
  await passPlan(factory);
  await makeFinal(factory, 'FACTS');
  await makeFinal(factory, 'BACK_PAY');
  ch1 = (await peopleFor(factory, 'CH1')).slice(0, 4);
  await place(factory, ch1, 'CH1');
  await recordAccounts(factory);
});
afterAll(() => factory.service.stop());

const balancesOf = async (purpose: string): Promise<Record<string, string>> => {
  const ledger = await ledgerOf(factory);
  expect(ledger.balanced).toBe(true);
  return Object.fromEntries(
    ledger.balances.filter((row) => row.purpose === purpose).map((row) => [row.account, row.balance]),
  );
};
const finalOf = async (employeeNo: string): Promise<bigint> => {
  const [row] = await factory.service.sql<{ fen: bigint }>(
    'SELECT max(compensation_fen)::bigint AS fen FROM posting_row WHERE employee_no = $1',
    [employeeNo],
  );
  return row!.fen;
};
const returns = (batchId: string, employeeNos: (string | undefined)[]) =>
  act(officer(), 'recordPaymentReturns', {
    batchId,
    returns: employeeNos.map((employeeNo) => ({ employeeNo, reasonCode: 'ACCOUNT_CLOSED' })),
  });
const placementStatus = async (employeeNo: string): Promise<string | undefined> => {
  const [row] = await factory.service.sql<{ status: string }>(
    'SELECT p.status FROM placement p JOIN employee e ON e.id = p.employee_id WHERE e.employee_no = $1',
    [employeeNo],
  );
  return row?.status;
};

describe('the ledger of what people are owed', () => {
  it('S064: posts each step of a batch, and debits equal credits after each', async () => {
    const approved = (await approvedBatch(factory, { purpose: 'COMPENSATION' }))!;
    const { total } = approved;
    expect(await balancesOf('COMPENSATION')).toMatchObject({ ENTITLED: total, DUE: '0.00', RESERVED: total });
    await act(officer(), 'cancelPaymentBatch', { batchId: approved.id, reason: '重编' });
    expect(await balancesOf('COMPENSATION')).toMatchObject({ ENTITLED: total, DUE: total, RESERVED: '0.00' });
    batch = (await sentBatch(factory, { purpose: 'COMPENSATION' }))!;
    expect(await balancesOf('COMPENSATION')).toMatchObject({ ENTITLED: total, DUE: '0.00', SENT: total });
    expect(await paid(factory, batch.id, ch1)).toMatchObject({ batch: { status: 'SETTLED' } });
    expect(await balancesOf('COMPENSATION')).toMatchObject({ ENTITLED: total, SENT: '0.00', PAID: total });
  });

  it('property: the posted snapshot equals what is paid, person by person (I-P4)', async () => {
    const rows = await factory.service.sql<{ paid: bigint; posted: bigint }>(
      `SELECT b.balance_fen AS paid, r.compensation_fen AS posted FROM payable_balance b
         JOIN posting_final_row f ON f.employee_id = b.employee_id
         JOIN posting_series s ON s.id = f.series_id AND s.kind = 'FACTS'
         JOIN posting_row r ON r.round_id = f.round_id AND r.employee_id = f.employee_id
        WHERE b.purpose = 'COMPENSATION' AND b.account = 'PAID'`,
    );
    expect(rows).toHaveLength(4);
    for (const row of rows) expect(row.paid).toBe(row.posted);
  });

  it('takes back what the bank returned: due again, reversed, and planned in a later batch', async () => {
    const [one] = ch1;
    expect(await placementStatus(one!)).toBe('SETTLED');
    expect(await returns(batch.id, [one, 'GZ99999', one])).toMatchObject({
      rows: [
        { index: 1, reason: 'NOT_IN_BATCH_OR_ANSWERED' },
        { index: 2, reason: 'TWICE_IN_FILE' },
      ],
    });
    expect(await returns(batch.id, [one])).toMatchObject({ batch: { status: 'SETTLED' } });
    expect(await returns(batch.id, [one])).toMatchObject({ rows: [{ reason: 'NOT_IN_BATCH_OR_ANSWERED' }] });
    const amount = formatYuan(await finalOf(one!));
    expect(await balancesOf('COMPENSATION')).toMatchObject({ DUE: amount });
    expect((await factory.service.outbox('PaymentReturned')).map((event) => event.payload)).toMatchObject([
      { batchId: batch.id, amount, count: 1, payer: 'ESTATE', cause: 'BANK_RETURN' },
    ]);
    expect(await placementStatus(one!)).toBe('EFFECTIVE');
    const account = { employeeNo: one, bank: '赣州银行', account: '6222000099998888' };
    await act(officer(), 'recordBankAccounts', { factoryCode: 'GZ-01', accounts: [account] });
    const again = (await sentBatch(factory, { purpose: 'COMPENSATION' }))!;
    expect(again).toMatchObject({ people: 1, total: amount });
    await paid(factory, again.id, [one!]);
    expect(await balancesOf('COMPENSATION')).toMatchObject({
      ENTITLED: batch.total,
      DUE: '0.00',
      PAID: batch.total,
    });
    expect(await placementStatus(one!)).toBe('SETTLED');
  });

  it('of two officers who take the same return at once exactly one books it', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => returns(batch.id, [ch1[1]])));
    expect(answers.filter((answer) => answer.batch)).toHaveLength(1);
    const again = (await sentBatch(factory, { purpose: 'COMPENSATION' }))!;
    await paid(factory, again.id, [ch1[1]!]);
    expect(await balancesOf('COMPENSATION')).toMatchObject({ PAID: batch.total, DUE: '0.00' });
  });

  it('does not let the app change a balance or a posting', async () => {
    const grants = await factory.service.sql<{ grants: string }>(
      `SELECT table_name || ' ' || privilege_type AS grants FROM information_schema.role_table_grants
        WHERE grantee = 'personnel_app' AND table_name IN ('payable_balance', 'payable_posting') ORDER BY 1`,
    );
    expect(grants.map((row) => row.grants)).toEqual([
      ...['payable_balance SELECT', 'payable_posting INSERT', 'payable_posting SELECT'],
    ]);
  });

  it('says what no batch pays, and why', async () => {
    const { unpayable } = await ledgerOf(factory);
    for (const row of unpayable) expect(row.reason).not.toBeNull();
    const people = await factory.service.sql<{ kinds: string[] }>(
      `SELECT array_agg(DISTINCT kind ORDER BY kind) AS kinds FROM entitlement
        WHERE kind LIKE '%RESERVE' OR kind LIKE 'INTERNAL_RETIREMENT%' OR kind IN ('SURVIVOR_PENSION', 'INJURY_MONTHLY_ALLOWANCE', 'INJURY_CARE_FEE')`,
    );
    expect([...new Set(unpayable.map((row) => row.kind))]).toEqual(people[0]!.kinds ?? []);
  });
});

const lower = (employeeNo: string, value: string) =>
  act(finance(), 'lowerFinalValue', {
    ...{ factoryCode: 'GZ-01', employeeNo, purpose: 'COMPENSATION', value },
    ...{ decisionNo: '(2026)赣07民终1号', legalBasis: '劳动合同法 44(3)、46' },
  });

/** The letters that the person finds on their own page, the newest first. */
async function lettersOf({ service }: FrozenFactory, employeeNo: string) {
  const { me } = await service
    .as('employee', { employeeNo })
    .query<{ me: { notices: { subject: string; body: string }[] } }>('{ me { notices { subject body } } }');
  return me.notices;
}

describe('overpayment', () => {
  const claim = (paymentId: string, amount: string) =>
    act(finance(), 'claimOverpayment', {
      ...{ paymentId, amount, decisionNo: '清算组决定 2026-20', legalBasis: '民法典 985' },
      claimLetterNo: '追索函 2026-3',
    });
  const instalment = (overpaymentId: string, amount: string, reference: string, receivedOn = '2026-08-19') =>
    act(finance(), 'recordOverpaymentInstalment', { overpaymentId, amount, reference, receivedOn });
  const paymentsOf = async (employeeNo: string) => {
    const { employee } = await officer().query<{
      employee: { payments: { id: string; status: string; amount: string }[]; overpayments: object[] };
    }>(
      `query ($no: String!) { employee(factoryCode: "GZ-01", employeeNo: $no) { payments { id status amount }
         overpayments { status amount recovered outstanding instalments { no amount reference } } } }`,
      { no: employeeNo },
    );
    return employee;
  };

  it('is decided on a basis, comes back in instalments, and never makes a negative payment', async () => {
    const no = ch1[2]!;
    const payment = (await paymentsOf(no)).payments[0]!;
    await lower(no, formatYuan((await finalOf(no)) - 10_000n));
    const tooMuch = formatYuan(parseYuan(payment.amount) + 1n);
    expect(await claim(payment.id, tooMuch)).toMatchObject({ __typename: 'OverpaymentTooMuchError' });
    const { overpayment } = await claim(payment.id, '100.00');
    expect(overpayment).toMatchObject({ status: 'OPEN', outstanding: '100.00' });
    const { id } = overpayment!;
    expect(await returns(batch.id, [no])).toMatchObject({ rows: [{ reason: 'CLAIMED_BACK' }] });
    expect(await instalment(id, '60.00', 'B-1', '2026-09-30')).toMatchObject({
      __typename: 'OverpaymentDateInFutureError',
    });
    expect(await instalment(id, '60.00', 'B-1')).toMatchObject({
      overpayment: { status: 'OPEN', recovered: '60.00', outstanding: '40.00' },
    });
    expect(await instalment(id, '40.00', 'B-1')).toMatchObject({
      __typename: 'OverpaymentReferenceBookedError',
    });
    expect(await instalment(id, '40.01', 'B-2')).toMatchObject({ __typename: 'OverpaymentTooMuchError' });
    expect(await act(finance(), 'withdrawOverpayment', { overpaymentId: id, reason: '误录' })).toMatchObject({
      __typename: 'OverpaymentClosedError',
    });
    expect(await instalment(id, '40.00', 'B-2')).toMatchObject({ overpayment: { status: 'RECOVERED' } });
    expect(await instalment(id, '1.00', 'B-3')).toMatchObject({ __typename: 'OverpaymentClosedError' });
    expect(await paymentsOf(no)).toMatchObject({
      payments: [{ status: 'PAID', amount: payment.amount }],
      overpayments: [{ status: 'RECOVERED', instalments: [{ no: 1 }, { no: 2, reference: 'B-2' }] }],
    });
    expect(await balancesOf('COMPENSATION')).toMatchObject({ RECOVERED: '100.00', OVERPAID: '0.00' });
    const recovered = (await factory.service.outbox('PaymentReturned')).filter(
      (event) => event.payload['cause'] === 'OVERPAYMENT_RECOVERED',
    );
    expect(recovered.map((event) => event.payload['amount'])).toEqual(['60.00', '40.00']);
  });

  it('is withdrawn while nothing came back, by a reversal', async () => {
    const no = ch1[0]!;
    await lower(no, '0.00');
    const payment = (await paymentsOf(no)).payments.find((one) => one.status === 'PAID')!;
    const { overpayment } = await claim(payment.id, payment.amount);
    expect(await claim(payment.id, '0.01')).toMatchObject({ __typename: 'OverpaymentTooMuchError' });
    expect(await balancesOf('COMPENSATION')).toMatchObject({ OVERPAID: payment.amount });
    expect(
      await act(finance(), 'withdrawOverpayment', { overpaymentId: overpayment!.id, reason: '复核无误' }),
    ).toMatchObject({ overpayment: { status: 'WITHDRAWN', outstanding: '0.00' } });
    expect(await balancesOf('COMPENSATION')).toMatchObject({ OVERPAID: '0.00' });
  });

  it('is told to the person by a notice, its withdrawal too; a refused claim by none', async () => {
    expect(await lettersOf(factory, ch1[0]!)).toEqual([
      { subject: 'OVERPAYMENT', body: expect.stringContaining('已撤销') },
      { subject: 'OVERPAYMENT', body: expect.stringMatching(/属于多付[\s\S]*追索函 2026-3[\s\S]*人民法院/) },
      { subject: 'OVERPAYMENT', body: expect.stringContaining('调减') },
    ]);
  });

  it('claims only what was paid, of payments that exist', async () => {
    const sent = (await sentBatch(factory, { purpose: 'BACK_PAY' }))!;
    const [payment] = await factory.service.sql<{ id: string }>(
      `SELECT id FROM payment WHERE status = 'SENT' LIMIT 1`,
    );
    const idOf = (key: string) => Buffer.from(`payment:gz-01:${key}`).toString('base64url');
    expect(await claim(idOf(payment!.id), '1.00')).toMatchObject({ __typename: 'OverpaymentNotPaidError' });
    expect(await claim(idOf('01890000-0000-7000-8000-000000000000'), '1.00')).toMatchObject({
      __typename: 'OverpaymentNotFoundError',
    });
    expect(sent.status).toBe('SENT');
  });
});

describe('a later recorded decision (I-P4)', () => {
  it('lowers what is paid and tells what was paid beyond; it never raises', async () => {
    const [, , , no] = ch1;
    const final = await finalOf(no!);
    expect(await lower(no!, formatYuan(final))).toMatchObject({ __typename: 'FinalValueNotLowerError' });
    expect(await lower('GZ99999', '0.00')).toMatchObject({ __typename: 'FinalValueEmployeeNotFoundError' });
    expect(await lower(no!, formatYuan(final - 500n))).toMatchObject({
      value: formatYuan(final - 500n),
      overpaid: '5.00',
    });
    const [told] = await lettersOf(factory, no!);
    expect(told!.body).toContain(`调减后为${formatYuan(final - 500n)}元`);
  });

  it('plans the decided value, and posts down what was recognised and not paid', async () => {
    const [no] = (await peopleFor(factory, 'CH1', 40)).filter((one) => !ch1.includes(one));
    await place(factory, [no!], 'CH1');
    const planned = (await approvedBatch(factory, { purpose: 'COMPENSATION', employeeNos: [no] }))!;
    await act(officer(), 'cancelPaymentBatch', { batchId: planned.id, reason: '判决变更' });
    expect(await lower(no!, '1000.00')).toMatchObject({ overpaid: '0.00' });
    expect(await balancesOf('COMPENSATION')).toMatchObject({ DUE: '1000.00' });
    const again = (await approvedBatch(factory, { purpose: 'COMPENSATION', employeeNos: [no] }))!;
    expect(again.total).toBe('1000.00');
  });
});

import { FundsRefused, FundsReserved } from '@anzhi/contracts';
import { formatYuan, parseYuan } from '@anzhi/domain';
import type { GraphClient } from '@anzhi/service-testing';
import type { FrozenFactory } from '../../testing/frozen-factory.js';
import {
  act,
  makeFinal,
  type Outcome,
  passPlan,
  peopleFor,
  place,
  rawAct,
  recordAccounts,
  startPlacementStory,
} from '../../testing/placement-story.js';

let factory: FrozenFactory;
let ch1: string[];
const PEOPLE = 60;
const officer = (): GraphClient => factory.service.as('placement-officer');
const approver = (name: string): GraphClient =>
  factory.service.as('finance-approver', { subject: `staff:${name}` });

beforeAll(async () => {
  factory = await startPlacementStory(PEOPLE);
  await passPlan(factory);
  await makeFinal(factory, 'FACTS');
  await makeFinal(factory, 'BACK_PAY');
  ch1 = await peopleFor(factory, 'CH1');
  await place(factory, ch1.slice(0, 6), 'CH1');
  await recordAccounts(factory);
});
afterAll(() => factory.service.stop());

const draft = (over: object = {}): Promise<Outcome> =>
  act(officer(), 'draftPaymentBatch', {
    factoryCode: 'GZ-01',
    purpose: 'COMPENSATION',
    payer: 'ESTATE',
    ...over,
  });
const request = (batchId: string): Promise<Outcome> => act(officer(), 'requestPaymentFunds', { batchId });
const approve = (batchId: string, name: string): Promise<Outcome> =>
  act(approver(name), 'approvePaymentBatch', { batchId });
const send = (batchId: string, people: number, total: string): Promise<Outcome> =>
  act(officer(), 'sendPaymentBatch', { batchId, people, total });
const results = (batchId: string, lines: object[]): Promise<Outcome> =>
  act(officer(), 'recordPaymentResults', { batchId, results: lines });
const reserve = (batchId: string, total: string): Promise<void> =>
  factory.service.deliver(FundsReserved, 'gz-01', 'reservation', { batchId, total });

async function sentBatch(over: object = {}): Promise<NonNullable<Outcome['batch']>> {
  const { batch } = await draft(over);
  await request(batch!.id);
  await reserve(batch!.id, batch!.total);
  await approve(batch!.id, 'li');
  await approve(batch!.id, 'wang');
  const sent = await send(batch!.id, batch!.people, batch!.total);
  return sent.batch!;
}

const finalOf = async (employeeNo: string, column: string): Promise<bigint> => {
  const [row] = await factory.service.sql<{ fen: bigint }>(
    `SELECT max(${column})::bigint AS fen FROM posting_row WHERE employee_no = $1`,
    [employeeNo],
  );
  return row!.fen;
};

describe('a batch from draft to settlement', () => {
  it('holds the final values to the fen (I-P4) and nobody twice', async () => {
    const { batch } = await draft();
    const values = await Promise.all(ch1.slice(0, 6).map((no) => finalOf(no, 'compensation_fen')));
    expect(batch).toMatchObject({ status: 'DRAFT', people: 6, approvals: 0 });
    expect(parseYuan(batch!.total)).toBe(values.reduce((sum, fen) => sum + fen, 0n));
    expect(await draft()).toMatchObject({ __typename: 'PaymentNothingDueError' });
    const again = await draft({ employeeNos: ch1.slice(0, 1) });
    expect(again.rows).toMatchObject([{ reason: 'NOTHING_PAYABLE' }]);
    await act(officer(), 'cancelPaymentBatch', { batchId: batch!.id, reason: '重编' });
  });

  it('answers the same key alike and makes one batch', async () => {
    const input = { factoryCode: 'GZ-01', purpose: 'COMPENSATION', payer: 'ESTATE' };
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => rawAct(officer(), 'draftPaymentBatch', input, 'same-key')),
    );
    const ids = answers.map((answer) => answer.data?.['draftPaymentBatch']?.batch?.id);
    expect(new Set(ids).size).toBe(1);
    await act(officer(), 'cancelPaymentBatch', { batchId: ids[0]!, reason: '测试' });
  });

  it('asks for the money, and gives it back when cancelled', async () => {
    const { batch } = await draft();
    expect(await approve(batch!.id, 'li')).toMatchObject({ __typename: 'PaymentNotReservedError' });
    expect(await request(batch!.id)).toMatchObject({ batch: { status: 'REQUESTED' } });
    expect(await request(batch!.id)).toMatchObject({ __typename: 'PaymentBatchOrderError' });
    expect(await factory.service.outbox('PaymentRequested')).toMatchObject([
      {
        aggregateId: batch!.id,
        payload: { batchId: batch!.id, payer: 'ESTATE', purpose: 'COMPENSATION', total: batch!.total },
      },
    ]);
    await act(officer(), 'cancelPaymentBatch', { batchId: batch!.id, reason: '测试' });
    expect(await factory.service.outbox('PaymentCancelled')).toMatchObject([
      { payload: { amount: batch!.total, count: 6 } },
    ]);
    await reserve(batch!.id, batch!.total);
    expect(await approve(batch!.id, 'li')).toMatchObject({ __typename: 'PaymentNotReservedError' });
  });

  it('stops at a refusal of the money', async () => {
    const { batch } = await draft();
    await request(batch!.id);
    await factory.service.deliver(FundsRefused, 'gz-01', 'reservation', {
      batchId: batch!.id,
      total: batch!.total,
      reason: 'FUND_SHORT',
    });
    expect(await approve(batch!.id, 'li')).toMatchObject({ __typename: 'PaymentNotReservedError' });
    expect(
      await act(officer(), 'cancelPaymentBatch', { batchId: batch!.id, reason: '资金不足' }),
    ).toMatchObject({
      batch: { status: 'CANCELLED', refusalReason: 'FUND_SHORT' },
    });
  });

  it('is approved by two different people who did not draft it', async () => {
    const both = factory.service.as('finance-approver', { subject: 'staff:both' });
    const drafter = factory.service.as('placement-officer', { subject: 'staff:both' });
    const input = { factoryCode: 'GZ-01', purpose: 'COMPENSATION', payer: 'ESTATE' };
    const { batch } = await act(drafter, 'draftPaymentBatch', input);
    await request(batch!.id);
    await reserve(batch!.id, batch!.total);
    expect(await act(both, 'approvePaymentBatch', { batchId: batch!.id })).toMatchObject({
      __typename: 'PaymentApproverIsDrafterError',
    });
    expect(await approve(batch!.id, 'li')).toMatchObject({ batch: { status: 'RESERVED', approvals: 1 } });
    expect(await approve(batch!.id, 'li')).toMatchObject({ __typename: 'PaymentSameApproverError' });
    expect(await send(batch!.id, batch!.people, batch!.total)).toMatchObject({
      __typename: 'PaymentBatchOrderError',
    });
    expect(await approve(batch!.id, 'wang')).toMatchObject({ batch: { status: 'APPROVED', approvals: 2 } });
    await act(officer(), 'cancelPaymentBatch', { batchId: batch!.id, reason: '测试' });
  });

  it('lets exactly two of many approvals at once count, each of another person', async () => {
    const { batch } = await draft();
    await request(batch!.id);
    await reserve(batch!.id, batch!.total);
    const answers = await Promise.all(
      ['a', 'a', 'a', 'b', 'b', 'c', 'c', 'd'].map((name) => approve(batch!.id, `at-once-${name}`)),
    );
    expect(answers.filter((answer) => answer.batch)).toHaveLength(2);
    const given = await factory.service.sql<{ approved_by: string }>(
      `SELECT approved_by FROM payment_approval a JOIN payment_batch b ON b.id = a.batch_id WHERE b.status = 'APPROVED'`,
    );
    expect(new Set(given.map((row) => row.approved_by)).size).toBe(2);
    await act(officer(), 'cancelPaymentBatch', { batchId: batch!.id, reason: '测试' });
  });

  it('is sent once, when persons, units, batch and bank file agree (I-P9)', async () => {
    const { batch } = await draft();
    await request(batch!.id);
    await reserve(batch!.id, batch!.total);
    await approve(batch!.id, 'li');
    await approve(batch!.id, 'wang');
    const wrong = formatYuan(parseYuan(batch!.total) + 1n);
    expect(await send(batch!.id, 6, wrong)).toMatchObject({ __typename: 'PaymentControlTotalError' });
    expect(await send(batch!.id, 5, batch!.total)).toMatchObject({ __typename: 'PaymentControlTotalError' });
    const answers = await Promise.all([1, 2, 3].map(() => send(batch!.id, 6, batch!.total)));
    expect(answers.filter((answer) => answer.batch?.status === 'SENT')).toHaveLength(1);
    const { paymentBatch } = await officer().query<{
      paymentBatch: {
        units: { people: number; total: string }[];
        payments: { totalCount: number; nodes: { amount: string }[] };
      };
    }>(
      `query ($id: ID!) { paymentBatch(id: $id) { units { unit people total } payments(first: 100) { totalCount nodes { employeeNo amount status } } } }`,
      { id: batch!.id },
    );
    const units = paymentBatch.units.reduce((sum, unit) => sum + parseYuan(unit.total), 0n);
    const persons = paymentBatch.payments.nodes.reduce((sum, one) => sum + parseYuan(one.amount), 0n);
    expect([units, persons]).toEqual([parseYuan(batch!.total), parseYuan(batch!.total)]);
    expect(paymentBatch.payments.totalCount).toBe(6);
  });

  it("takes the bank's answers whole or not at all, and settles with the last", async () => {
    const { paymentBatches } = await officer().query<{
      paymentBatches: { nodes: { id: string; status: string }[] };
    }>('{ paymentBatches(factoryCode: "GZ-01", first: 1) { nodes { id status } } }');
    const { id } = paymentBatches.nodes[0]!;
    const paid = (employeeNo: string) => ({ employeeNo, status: 'PAID' });
    expect((await results(id, [paid(ch1[0]!), paid('GZ00999'), paid(ch1[0]!)])).rows).toMatchObject([
      { index: 1, reason: 'NOT_IN_BATCH_OR_ANSWERED' },
      { index: 2, reason: 'TWICE_IN_FILE' },
    ]);
    expect(await factory.service.outbox('PaymentCompleted')).toEqual([]);
    const some = [
      ...ch1.slice(0, 4).map(paid),
      { employeeNo: ch1[4], status: 'FAILED', reasonCode: 'ACCOUNT_CLOSED' },
    ];
    expect(await results(id, some)).toMatchObject({ batch: { status: 'SENT' } });
    const [completed] = await factory.service.outbox('PaymentCompleted');
    const [failed] = await factory.service.outbox('PaymentFailed');
    const values = await Promise.all(ch1.slice(0, 5).map((no) => finalOf(no, 'compensation_fen')));
    expect(completed!.payload).toMatchObject({
      count: 4,
      amount: formatYuan(values.slice(0, 4).reduce((a, b) => a + b, 0n)),
    });
    expect(failed!.payload).toMatchObject({ count: 1, amount: formatYuan(values[4]!) });
    expect(await results(id, [paid(ch1[0]!)])).toMatchObject({
      rows: [{ reason: 'NOT_IN_BATCH_OR_ANSWERED' }],
    });
    expect(await results(id, [paid(ch1[5]!)])).toMatchObject({ batch: { status: 'SETTLED' } });
  });

  it('settles the placement of who was paid, and plans a failed payment again', async () => {
    const statuses = await factory.service.sql<{ employee_no: string; status: string }>(
      `SELECT e.employee_no, p.status FROM placement p JOIN employee e ON e.id = p.employee_id ORDER BY p.agreement_no`,
    );
    expect(statuses.map((row) => row.status)).toEqual(
      ch1.slice(0, 6).map((_, at) => (at === 4 ? 'EFFECTIVE' : 'SETTLED')),
    );
    const again = await sentBatch();
    expect(again).toMatchObject({ people: 1, total: formatYuan(await finalOf(ch1[4]!, 'compensation_fen')) });
    expect(await results(again.id, [{ employeeNo: ch1[4], status: 'PAID' }])).toMatchObject({
      batch: { status: 'SETTLED' },
    });
    expect(await draft()).toMatchObject({ __typename: 'PaymentNothingDueError' });
  });

  it('pays back pay without a placement, to everybody who is owed', async () => {
    const batch = await sentBatch({ purpose: 'BACK_PAY' });
    const [owed] = await factory.service.sql<{ fen: bigint; people: number }>(
      'SELECT sum(arrears_total_fen)::bigint AS fen, count(*) FILTER (WHERE arrears_total_fen > 0)::int AS people FROM employee',
    );
    expect(batch).toMatchObject({ status: 'SENT', people: owed!.people, total: formatYuan(owed!.fen) });
  });

  it('never pays anybody more than is final (I-P4)', async () => {
    const over = await factory.service.sql(
      `SELECT 1 FROM (SELECT employee_id, sum(amount_fen) AS fen FROM payment WHERE purpose = 'COMPENSATION' AND status IN ('PLANNED','APPROVED','SENT','PAID')
         GROUP BY employee_id) p JOIN posting_row r ON r.employee_id = p.employee_id WHERE p.fen > r.compensation_fen`,
    );
    expect(over).toEqual([]);
  });
});

import {
  PaymentCancelled,
  PaymentCompleted,
  PaymentEscrowed,
  PaymentFailed,
  PaymentRequested,
  PlacementPlanApproved,
} from '@anzhi/contracts';
import { NotYetError } from '@anzhi/outbox';
import { type AssetsHarness, startAssets } from '../../testing/assets-harness.js';

let assets: AssetsHarness;
beforeAll(async () => {
  const codes = ['GZ-01', 'GZ-02', 'GZ-03', 'GZ-04', 'GZ-05', 'GZ-06', 'GZ-07'];
  assets = await startAssets(codes.map((code) => ({ code, simulatedAt: '2026-08-18T09:00:00+08:00' })));
});
afterAll(() => assets.stop());

type Source = 'ESTATE' | 'SPECIAL_SUBSIDY' | 'GROUP' | 'INJURY_FUND';
const RECEIVE = `mutation ($input: ReceiveFundsInput!) { receiveFunds(input: $input) { __typename ... on UserError { message }
  ... on ReceiveFundsSuccess { transaction { id kind source bookedOn reference entries { account side amount } }
    fund { total { received available } } } ... on FundsReferenceBookedError { transactionId } } }`;
const PLAN = `mutation ($input: PlanFundSourceInput!) { planFundSource(input: $input) { __typename
  ... on PlanFundSourceSuccess { fund { total { planned budget gap } sources { source planned basis } } } } }`;
const FUND = `query ($code: String!) { resettlementFund(factoryCode: $code) { planVersion
  total { budget planned received available reserved escrow paid gap } sources { source budget received gap } } }`;
const REQUEST = `query ($code: String!, $batchId: String!) { fundRequest(factoryCode: $code, batchId: $batchId) {
  status payer purpose total requestedOn reason shortfall reserved paid escrow released } }`;

let receipts = 0;
async function receive(
  factoryCode: string,
  amount: string,
  changes: Record<string, unknown> = {},
  key?: string,
) {
  receipts += 1;
  const reference = `BANK-${receipts}`;
  const input = {
    factoryCode,
    source: 'ESTATE',
    amount,
    basis: '资产变现',
    receivedOn: '2026-08-17',
    reference,
    ...changes,
  };
  const { data, errors } = await assets
    .as('finance-approver', factoryCode)
    .ask(RECEIVE, { input }, key ?? reference);
  expect(errors).toBeUndefined();
  return data?.['receiveFunds'] as Record<string, unknown> & { __typename: string };
}

const request = (factoryId: string, batchId: string, total: string, payer: Source = 'ESTATE') =>
  assets.deliver(PaymentRequested, factoryId, batchId, { batchId, payer, purpose: 'COMPENSATION', total });

async function look(factoryCode: string, document: string, variables: Record<string, unknown> = {}) {
  const { data, errors } = await assets
    .as('placement-officer', factoryCode)
    .ask(document, { code: factoryCode, ...variables });
  expect(errors).toBeUndefined();
  return Object.values(data ?? {})[0];
}

it('books a receipt once, in two balanced lines', async () => {
  const booked = await receive('GZ-01', '1000.00', { reference: 'B-1' });
  expect(booked).toMatchObject({
    __typename: 'ReceiveFundsSuccess',
    transaction: {
      kind: 'RECEIVE',
      source: 'ESTATE',
      bookedOn: '2026-08-17',
      reference: 'B-1',
      entries: [
        { account: 'AVAILABLE', side: 'DEBIT', amount: '1000.00' },
        { account: 'RECEIVED', side: 'CREDIT', amount: '1000.00' },
      ],
    },
    fund: { total: { received: '1000.00', available: '1000.00' } },
  });
  // The same key answers the same; another key with the same bank reference is told so.
  expect(await receive('GZ-01', '1000.00', { reference: 'B-1' }, 'BANK-1')).toEqual(booked);
  const again = await receive('GZ-01', '1000.00', { reference: 'B-1' });
  expect(again).toMatchObject({
    __typename: 'FundsReferenceBookedError',
    transactionId: (booked['transaction'] as { id: string }).id,
  });
  expect(await look('GZ-01', FUND)).toMatchObject({ total: { received: '1000.00' } });
});

it.each([
  ['nothing', { amount: '0.00' }, 'FundsAmountNotPositiveError'],
  ['tomorrow', { receivedOn: '2026-08-19' }, 'FundsReceivedInFutureError'],
])('refuses a receipt of %s', async (_case, changes, error) => {
  expect(await receive('GZ-01', '5.00', changes)).toMatchObject({ __typename: error });
});

it('asks for an Idempotency-Key and the right role where money moves', async () => {
  const input = {
    factoryCode: 'GZ-01',
    source: 'GROUP',
    amount: '1.00',
    basis: 'b',
    receivedOn: '2026-08-17',
    reference: 'r',
  };
  const unkeyed = await assets.as('finance-approver', 'GZ-01').ask(RECEIVE, { input });
  expect(unkeyed.errors?.[0]?.extensions['code']).toBe('IDEMPOTENCY_KEY_REQUIRED');
  const wrongRole = await assets.as('placement-officer', 'GZ-01').ask(RECEIVE, { input }, 'k');
  expect(wrongRole.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
});

it('takes the budget of the highest plan version, whichever arrives last, and shows the gap', async () => {
  const vote = {
    representatives: 61,
    yes: 61,
    no: 0,
    abstain: 0,
    invalid: 0,
    unanimous: true,
    votedOn: '2026-08-10',
  };
  const approve = (version: number, estate: string) =>
    assets.deliver(PlacementPlanApproved, 'gz-02', 'plan', {
      planId: 'plan',
      version,
      ...vote,
      budget: [
        { source: 'ESTATE', total: estate },
        { source: 'GROUP', total: '200.00' },
        { source: 'INJURY_FUND', total: '999.00' },
      ],
    });
  await approve(2, '1000.00');
  await approve(1, '5.00');
  await approve(2, '1000.00');
  const plan = { factoryCode: 'GZ-02', source: 'GROUP', amount: '150.00', basis: '集团承诺函' };
  await assets.as('assets-officer', 'GZ-02').ask(PLAN, { input: plan });
  await receive('GZ-02', '1300.00');
  await receive('GZ-02', '50.00', { source: 'GROUP' });
  await request('gz-02', 'budgeted', '300.00');
  expect(await look('GZ-02', FUND)).toMatchObject({
    planVersion: 2,
    // The estate's surplus does not pay the group's part; what is reserved counts once.
    total: {
      budget: '1200.00',
      planned: '150.00',
      received: '1350.00',
      available: '1050.00',
      reserved: '300.00',
      gap: '150.00',
    },
    sources: [
      { source: 'ESTATE', budget: '1000.00', received: '1300.00', gap: '0.00' },
      { source: 'SPECIAL_SUBSIDY', budget: '0.00', received: '0.00', gap: '0.00' },
      { source: 'GROUP', budget: '200.00', received: '50.00', gap: '150.00' },
    ],
  });
});

it('reserves all or nothing, and answers again when a refused batch asks again', async () => {
  await receive('GZ-03', '99.99');
  await request('gz-03', 'batch', '100.00');
  expect(await look('GZ-03', REQUEST, { batchId: 'batch' })).toMatchObject({
    status: 'REFUSED',
    reason: 'INSUFFICIENT_FUNDS',
    shortfall: '0.01',
    requestedOn: '2026-08-18',
    reserved: '0.00',
  });
  await receive('GZ-03', '0.01');
  await request('gz-03', 'batch', '100.00');
  await request('gz-03', 'batch', '100.00');
  await request('gz-03', 'insurance', '7.00', 'INJURY_FUND');
  expect(await assets.events('gz-03')).toEqual([
    {
      type: 'FundsRefused',
      payload: { batchId: 'batch', total: '100.00', reason: 'INSUFFICIENT_FUNDS', shortfall: '0.01' },
    },
    { type: 'FundsReserved', payload: { batchId: 'batch', total: '100.00' } },
    {
      type: 'FundsRefused',
      payload: { batchId: 'insurance', total: '7.00', reason: 'SOURCE_DOES_NOT_RESERVE' },
    },
  ]);
  expect(await look('GZ-03', FUND)).toMatchObject({ total: { available: '0.00', reserved: '100.00' } });
});

it('lets exactly one of many requests win that together ask for more than there is', async () => {
  await receive('GZ-04', '150.00');
  await Promise.all([1, 2, 3, 4, 5].map((no) => request('gz-04', `batch-${no}`, '100.00')));
  const events = await assets.events('gz-04');
  expect(events.map((event) => event.type).sort()).toEqual([
    ...Array(4).fill('FundsRefused'),
    'FundsReserved',
  ]);
  expect(await look('GZ-04', FUND)).toMatchObject({
    total: { available: '50.00', reserved: '100.00', received: '150.00' },
  });
});

it('follows each payment of a batch to where its money ends', async () => {
  await receive('GZ-05', '500.00');
  const batchId = 'wages';
  await request('gz-05', batchId, '500.00');
  const pay = (
    contract:
      | typeof PaymentCompleted
      | typeof PaymentFailed
      | typeof PaymentCancelled
      | typeof PaymentEscrowed,
    no: number,
  ) =>
    assets.deliver(contract as typeof PaymentCompleted, 'gz-05', batchId, {
      batchId,
      paymentId: `p-${no}`,
      amount: '100.00',
    });
  await pay(PaymentCompleted, 1);
  await pay(PaymentCompleted, 1);
  await pay(PaymentFailed, 2);
  await pay(PaymentCancelled, 3);
  await pay(PaymentEscrowed, 4);
  await pay(PaymentEscrowed, 5);
  await pay(PaymentCompleted, 5);
  expect(await look('GZ-05', REQUEST, { batchId })).toMatchObject({
    status: 'RESERVED',
    reserved: '0.00',
    paid: '200.00',
    escrow: '100.00',
    released: '200.00',
  });
  expect(await look('GZ-05', FUND)).toMatchObject({
    total: { received: '500.00', available: '200.00', reserved: '0.00', escrow: '100.00', paid: '200.00' },
  });
  expect((await assets.events('gz-05')).slice(1)).toEqual([
    { type: 'FundsReleased', payload: { batchId, total: '100.00', reason: 'PAYMENT_FAILED' } },
    { type: 'FundsReleased', payload: { batchId, total: '100.00', reason: 'PAYMENT_CANCELLED' } },
  ]);
  const ledger = `query ($code: String!, $after: String) { ledgerTransactions(factoryCode: $code, first: 5, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { kind paymentId entries { side amount } } } }`;
  const first = (await look('GZ-05', ledger)) as {
    totalCount: number;
    pageInfo: { endCursor: string };
    nodes: { kind: string }[];
  };
  const second = (await look('GZ-05', ledger, { after: first.pageInfo.endCursor })) as typeof first;
  expect(first.totalCount).toBe(8);
  expect([...first.nodes, ...second.nodes].map((node) => node.kind)).toEqual([
    'CLAIM',
    'ESCROW',
    'ESCROW',
    'RELEASE',
    'RELEASE',
    'PAY',
    'RESERVE',
    'RECEIVE',
  ]);
});

it('waits for a request that has not arrived and refuses outcomes that contradict each other', async () => {
  const fact = { batchId: 'late', paymentId: 'p', amount: '10.00' };
  await expect(assets.deliver(PaymentCompleted, 'gz-06', 'late', fact)).rejects.toThrow(NotYetError);
  await receive('GZ-06', '10.00');
  await request('gz-06', 'late', '10.00');
  await assets.deliver(PaymentCompleted, 'gz-06', 'late', fact);
  await expect(assets.deliver(PaymentFailed, 'gz-06', 'late', fact)).rejects.toThrow(
    'the payment is COMPLETED already',
  );
  await expect(
    assets.deliver(PaymentCompleted, 'gz-06', 'late', { ...fact, paymentId: 'q' }),
  ).rejects.toThrow('less than the payment');
  expect(await look('GZ-06', FUND)).toMatchObject({ total: { paid: '10.00', available: '0.00' } });
});

describe('the database itself', () => {
  const asApp = <R>(sql: string, params: readonly unknown[] = []): Promise<R[]> =>
    assets.database.write(
      { subject: 'test', grants: [], self: null, correlationId: 'test', accessFeedStale: false },
      { kind: 'factories', factoryIds: ['gz-07'] },
      (tx) => tx.query<R>(sql, params),
    );
  const header = (id: string) =>
    `INSERT INTO ledger_transaction (factory_id, id, source, kind, booked_on, basis) VALUES ('gz-07', '${id}', 'ESTATE', 'RECEIVE', '2026-08-18', 'b')`;
  const line = (id: string, no: number, account: string, side: string, amount: number) =>
    `INSERT INTO ledger_entry (factory_id, transaction_id, line, source, account, side, amount_fen) VALUES ('gz-07', '${id}', ${no}, 'ESTATE', '${account}', '${side}', ${amount})`;

  it('refuses a transaction whose debits and credits differ, or that has no lines', async () => {
    const id = '01990000-0000-7000-8000-000000000001';
    const lopsided = `WITH t AS (${header(id)} RETURNING 1), e AS (${line(id, 1, 'AVAILABLE', 'DEBIT', 100)} RETURNING 1) ${line(id, 2, 'RECEIVED', 'CREDIT', 99)}`;
    await expect(asApp(lopsided)).rejects.toThrow('not balanced');
    await expect(asApp(header(id))).rejects.toThrow('not balanced');
    expect(await assets.sql(`SELECT * FROM ledger_transaction WHERE factory_id = 'gz-07'`)).toEqual([]);
  });

  it('refuses postings that would take more than an account has', async () => {
    const id = '01990000-0000-7000-8000-000000000002';
    const overdraw = `WITH t AS (${header(id)} RETURNING 1), e AS (${line(id, 1, 'RESERVED', 'DEBIT', 1)} RETURNING 1) ${line(id, 2, 'AVAILABLE', 'CREDIT', 1)}`;
    await expect(asApp(overdraw)).rejects.toThrow('fund_account_not_negative');
  });

  it.each([
    'UPDATE ledger_entry SET amount_fen = 1',
    'DELETE FROM ledger_entry',
    'UPDATE ledger_transaction SET basis = basis',
    'DELETE FROM ledger_transaction',
    'UPDATE fund_account SET balance_fen = 1',
    `INSERT INTO fund_account VALUES ('gz-07', 'ESTATE', 'AVAILABLE', 1)`,
    'UPDATE plan_budget SET total_fen = 1',
  ])('gives the app role no right to %s', async (sql) => {
    await expect(asApp(sql)).rejects.toThrow('permission denied');
  });

  it('holds every balance to its postings, and each fund to what it received', async () => {
    const drift = await assets.sql(
      `SELECT a.* FROM fund_account AS a WHERE balance_fen <> (SELECT sum(CASE WHEN (side = 'CREDIT') = (account = 'RECEIVED') THEN amount_fen ELSE -amount_fen END)
         FROM ledger_entry AS e WHERE (e.factory_id, e.source, e.account) = (a.factory_id, a.source, a.account))`,
    );
    expect(drift).toEqual([]);
    const [checked] = await assets.sql<{ funds: number; whole: boolean }>(
      `SELECT count(*)::int AS funds, bool_and(whole) AS whole FROM (SELECT sum(CASE account WHEN 'RECEIVED' THEN balance_fen ELSE -balance_fen END) = 0 AS whole
         FROM fund_account GROUP BY factory_id, source) AS f`,
    );
    expect(checked).toEqual({ funds: 7, whole: true });
  });
});

import { PlacementPlanApproved } from '@anzhi/contracts';
import type { TestService } from '@anzhi/service-testing';
import { FUND, look, PLAN, RECEIVE, REQUEST, receive, request } from '../../testing/fund-acts.js';
import { eventsOf, startAssets } from '../../testing/start-assets.js';

let assets: TestService;
beforeAll(async () => {
  const codes = ['GZ-01', 'GZ-02', 'GZ-03', 'GZ-04'];
  assets = await startAssets(codes);
});
afterAll(() => assets.stop());

it('books a receipt once, in two balanced lines', async () => {
  const booked = await receive(assets, 'GZ-01', '1000.00', { reference: 'B-1' });
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
  expect(await receive(assets, 'GZ-01', '1000.00', { reference: 'B-1' }, 'BANK-1')).toEqual(booked);
  const again = await receive(assets, 'GZ-01', '1000.00', { reference: 'B-1' });
  expect(again).toMatchObject({
    __typename: 'FundsReferenceBookedError',
    transactionId: (booked['transaction'] as { id: string }).id,
  });
  expect(await look(assets, 'GZ-01', FUND)).toMatchObject({ total: { received: '1000.00' } });
});

it.each([
  ['nothing', { amount: '0.00' }, 'FundsAmountNotPositiveError'],
  ['tomorrow', { receivedOn: '2026-08-19' }, 'FundsReceivedInFutureError'],
])('refuses a receipt of %s', async (_case, changes, error) => {
  expect(await receive(assets, 'GZ-01', '5.00', changes)).toMatchObject({ __typename: error });
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
  const unkeyed = await assets.as('finance-approver', { factory: 'gz-01' }).raw(RECEIVE, { input });
  expect(unkeyed.errors?.[0]?.extensions?.['code']).toBe('IDEMPOTENCY_KEY_REQUIRED');
  const wrongRole = await assets
    .as('placement-officer', { factory: 'gz-01' })
    .raw(RECEIVE, { input }, { idempotencyKey: 'k' });
  expect(wrongRole.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
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
  await assets.as('assets-officer', { factory: 'gz-02' }).raw(PLAN, { input: plan });
  await receive(assets, 'GZ-02', '1300.00');
  await receive(assets, 'GZ-02', '50.00', { source: 'GROUP' });
  await request(assets, 'gz-02', 'budgeted', '300.00');
  expect(await look(assets, 'GZ-02', FUND)).toMatchObject({
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
  await receive(assets, 'GZ-03', '99.99');
  await request(assets, 'gz-03', 'batch', '100.00');
  expect(await look(assets, 'GZ-03', REQUEST, { batchId: 'batch' })).toMatchObject({
    status: 'REFUSED',
    reason: 'INSUFFICIENT_FUNDS',
    shortfall: '0.01',
    requestedOn: '2026-08-18',
    reserved: '0.00',
  });
  await receive(assets, 'GZ-03', '0.01');
  await request(assets, 'gz-03', 'batch', '100.00');
  await request(assets, 'gz-03', 'batch', '100.00');
  await request(assets, 'gz-03', 'insurance', '7.00', 'INJURY_FUND');
  expect(await eventsOf(assets, 'gz-03')).toEqual([
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
  expect(await look(assets, 'GZ-03', FUND)).toMatchObject({
    total: { available: '0.00', reserved: '100.00' },
  });
});

it('lets exactly one of many requests win that together ask for more than there is', async () => {
  await receive(assets, 'GZ-04', '150.00');
  await Promise.all([1, 2, 3, 4, 5].map((no) => request(assets, 'gz-04', `batch-${no}`, '100.00')));
  const events = await eventsOf(assets, 'gz-04');
  expect(events.map((event) => event.type).sort()).toEqual([
    ...Array(4).fill('FundsRefused'),
    'FundsReserved',
  ]);
  expect(await look(assets, 'GZ-04', FUND)).toMatchObject({
    total: { available: '50.00', reserved: '100.00', received: '150.00' },
  });
});

import {
  PaymentCancelled,
  PaymentCompleted,
  PaymentEscrowed,
  PaymentFailed,
  PaymentReturned,
} from '@anzhi/contracts';
import { parseYuan } from '@anzhi/domain';
import { NotYetError } from '@anzhi/outbox';
import type { TestService } from '@anzhi/service-testing';
import { FUND, look, REQUEST, receive, request } from '../../testing/fund-acts.js';
import { eventsOf, startAssets } from '../../testing/start-assets.js';

let assets: TestService;
beforeAll(async () => {
  const codes = ['GZ-05', 'GZ-06'];
  assets = await startAssets(codes);
});
afterAll(() => assets.stop());

it('follows each payment of a batch to where its money ends', async () => {
  await receive(assets, 'GZ-05', '500.00');
  const batchId = 'wages';
  await request(assets, 'gz-05', batchId, '500.00');
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
  expect(await look(assets, 'GZ-05', REQUEST, { batchId })).toMatchObject({
    status: 'RESERVED',
    reserved: '0.00',
    paid: '200.00',
    escrow: '100.00',
    released: '200.00',
  });
  expect(await look(assets, 'GZ-05', FUND)).toMatchObject({
    total: { received: '500.00', available: '200.00', reserved: '0.00', escrow: '100.00', paid: '200.00' },
  });
  expect((await eventsOf(assets, 'gz-05')).slice(1)).toEqual([
    { type: 'FundsReleased', payload: { batchId, total: '100.00', reason: 'PAYMENT_FAILED' } },
    { type: 'FundsReleased', payload: { batchId, total: '100.00', reason: 'PAYMENT_CANCELLED' } },
  ]);
  const ledger = `query ($code: String!, $after: String) { ledgerTransactions(factoryCode: $code, first: 5, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { kind paymentId entries { side amount } } } }`;
  const first = (await look(assets, 'GZ-05', ledger)) as {
    totalCount: number;
    pageInfo: { endCursor: string };
    nodes: { kind: string }[];
  };
  const second = (await look(assets, 'GZ-05', ledger, { after: first.pageInfo.endCursor })) as typeof first;
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

it('takes paid money back into its source, at most what the batch paid (退汇冲回)', async () => {
  await receive(assets, 'GZ-05', '300.00');
  const batchId = 'returned';
  await request(assets, 'gz-05', batchId, '300.00');
  const before = (await look(assets, 'GZ-05', FUND)) as { total: { available: string; paid: string } };
  await assets.deliver(PaymentCompleted, 'gz-05', batchId, { batchId, paymentId: 'all', amount: '300.00' });
  const back = { batchId, paymentId: 'act-1', amount: '120.00', cause: 'BANK_RETURN' as const };
  await assets.deliver(PaymentReturned, 'gz-05', batchId, back);
  await assets.deliver(PaymentReturned, 'gz-05', batchId, back);
  expect(await look(assets, 'GZ-05', REQUEST, { batchId })).toMatchObject({
    ...{ reserved: '0.00', paid: '180.00', released: '120.00' },
  });
  const after = (await look(assets, 'GZ-05', FUND)) as typeof before;
  expect(parseYuan(after.total.available) - parseYuan(before.total.available)).toBe(12_000n);
  expect(await eventsOf(assets, 'gz-05')).toContainEqual({
    type: 'FundsReleased',
    payload: { batchId, total: '120.00', reason: 'PAYMENT_RETURNED' },
  });
  const tooMuch = { ...back, paymentId: 'act-2', amount: '180.01' };
  await expect(assets.deliver(PaymentReturned, 'gz-05', batchId, tooMuch)).rejects.toThrow(
    'less than the payment in PAID',
  );
});

it('waits for a request that has not arrived and refuses outcomes that contradict each other', async () => {
  const fact = { batchId: 'late', paymentId: 'p', amount: '10.00' };
  await expect(assets.deliver(PaymentCompleted, 'gz-06', 'late', fact)).rejects.toThrow(NotYetError);
  await receive(assets, 'GZ-06', '10.00');
  await request(assets, 'gz-06', 'late', '10.00');
  await assets.deliver(PaymentCompleted, 'gz-06', 'late', fact);
  await expect(assets.deliver(PaymentFailed, 'gz-06', 'late', fact)).rejects.toThrow(
    'the payment is COMPLETED already',
  );
  await expect(
    assets.deliver(PaymentCompleted, 'gz-06', 'late', { ...fact, paymentId: 'q' }),
  ).rejects.toThrow('less than the payment');
  expect(await look(assets, 'GZ-06', FUND)).toMatchObject({ total: { paid: '10.00', available: '0.00' } });
});

import { PaymentCompleted, PaymentRequested } from '@anzhi/contracts';
import type { TestService } from '@anzhi/service-testing';
import { startAssets } from '../../testing/start-assets.js';

let assets: TestService;
beforeAll(async () => {
  assets = await startAssets(['GZ-07']);
});
afterAll(() => assets.stop());

async function receive(source: string, amount: string): Promise<void> {
  const input = {
    factoryCode: 'GZ-07',
    source,
    amount,
    basis: 'b',
    receivedOn: '2026-08-17',
    reference: `B-${source}`,
  };
  const document = 'mutation ($input: ReceiveFundsInput!) { receiveFunds(input: $input) { __typename } }';
  const { data } = await assets
    .as('finance-approver', { factory: 'gz-07' })
    .raw(document, { input }, { idempotencyKey: source });
  expect(data).toEqual({ receiveFunds: { __typename: 'ReceiveFundsSuccess' } });
}

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
    const batchId = 'batch';
    await receive('ESTATE', '300.00');
    await receive('GROUP', '50.00');
    const wanted = { batchId, payer: 'ESTATE' as const, purpose: 'COMPENSATION', total: '200.00' };
    await assets.deliver(PaymentRequested, 'gz-07', batchId, wanted);
    await assets.deliver(PaymentCompleted, 'gz-07', batchId, { batchId, paymentId: 'p', amount: '150.00' });
    const drift = await assets.sql(
      `SELECT a.* FROM fund_account AS a WHERE balance_fen <> (SELECT sum(CASE WHEN (side = 'CREDIT') = (account = 'RECEIVED') THEN amount_fen ELSE -amount_fen END)
         FROM ledger_entry AS e WHERE (e.factory_id, e.source, e.account) = (a.factory_id, a.source, a.account))`,
    );
    expect(drift).toEqual([]);
    const [checked] = await assets.sql<{ funds: number; whole: boolean }>(
      `SELECT count(*)::int AS funds, bool_and(whole) AS whole FROM (SELECT sum(CASE account WHEN 'RECEIVED' THEN balance_fen ELSE -balance_fen END) = 0 AS whole
         FROM fund_account GROUP BY factory_id, source) AS f`,
    );
    expect(checked).toEqual({ funds: 2, whole: true });
  });
});

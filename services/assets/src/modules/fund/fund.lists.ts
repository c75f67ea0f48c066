import type { LocalDate } from '@anzhi/domain';
import { countRows, type Page, type RequestContext, readPage, toPage } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { FundMove, FundSourceName, LedgerLine } from './domain/ledger.js';
import type { FundPageArgs } from './fund.inputs.js';
import { type FundRequestRow, toFundRequest, toLedgerTransaction } from './fund.mapper.js';
import type { FundRequest, LedgerTransaction } from './fund.type.js';

interface TransactionRow {
  id: string;
  source: FundSourceName;
  kind: FundMove;
  booked_on: LocalDate;
  recorded_at: Date;
  basis: string;
  reference: string | null;
  batch_id: string | null;
  payment_id: string | null;
  lines: { account: LedgerLine['account']; side: LedgerLine['side']; amount: string }[];
}

/** Transactions of a factory's ledger with their lines, newest first. */
export async function listLedgerTransactions(
  context: RequestContext,
  args: FundPageArgs,
): Promise<Page<LedgerTransaction>> {
  const { limit, after } = readPage(args);
  const factoryId = factoryIdOfCode(args.factoryCode);
  // Ids are time-ordered (uuid v7), so that they are also the cursor. Amounts cross JSON as text: no double touches money.
  const rows = await context.reads.query<TransactionRow>(
    `SELECT id, source, kind, booked_on, recorded_at, basis, reference, batch_id, payment_id,
            (SELECT jsonb_agg(jsonb_build_object('account', account, 'side', side, 'amount', amount_fen::text) ORDER BY line)
               FROM ledger_entry AS e WHERE e.factory_id = t.factory_id AND e.transaction_id = t.id) AS lines
       FROM ledger_transaction AS t WHERE factory_id = $1 AND ($2::uuid IS NULL OR id < $2::uuid) ORDER BY id DESC LIMIT $3`,
    [factoryId, after?.[0] ?? null, limit + 1],
  );
  return toPage(
    rows.map(fromSql),
    limit,
    (one) => [one.id],
    () => countRows(context.reads, 'ledger_transaction WHERE factory_id = $1', [factoryId]),
  );
}

/** Fund requests of a factory by day, newest first. */
export async function listFundRequests(
  context: RequestContext,
  args: FundPageArgs,
): Promise<Page<FundRequest>> {
  const { limit, after } = readPage(args);
  const factoryId = factoryIdOfCode(args.factoryCode);
  const rows = await context.reads.query<FundRequestRow>(
    `SELECT * FROM funds_reservation WHERE factory_id = $1 AND ($2::date IS NULL OR (requested_on, batch_id) < ($2::date, $3))
      ORDER BY requested_on DESC, batch_id DESC LIMIT $4`,
    [factoryId, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );
  const keys = (one: FundRequest): string[] => [one.requestedOn, one.batchId];
  return toPage(rows.map(toFundRequest), limit, keys, () =>
    countRows(context.reads, 'funds_reservation WHERE factory_id = $1', [factoryId]),
  );
}

/** What a payment batch asked for, null when its request has not arrived. */
export async function findFundRequest(
  context: RequestContext,
  factoryId: string,
  batchId: string,
): Promise<FundRequest | null> {
  const [row] = await context.reads.query<FundRequestRow>(
    'SELECT * FROM funds_reservation WHERE factory_id = $1 AND batch_id = $2',
    [factoryId, batchId],
  );
  return row ? toFundRequest(row) : null;
}

const fromSql = (row: TransactionRow): LedgerTransaction =>
  toLedgerTransaction({
    factoryId: '',
    id: row.id,
    source: row.source,
    kind: row.kind,
    amount: BigInt(row.lines[0]?.amount ?? '0'),
    bookedOn: row.booked_on,
    recordedAt: row.recorded_at.toISOString(),
    basis: row.basis,
    ...(row.reference && { reference: row.reference }),
    ...(row.batch_id && { batchId: row.batch_id }),
    ...(row.payment_id && { paymentId: row.payment_id }),
    lines: row.lines.map(({ account, side, amount }) => ({ account, side, amount: BigInt(amount) })),
  });

import { opaqueId } from '@anzhi/domain';
import {
  countRows,
  type Page,
  type PageArgs,
  type RequestContext,
  readPage,
  toPage,
} from '@anzhi/graphql-kit';
import type { ReadTx } from '@anzhi/service-kit';
import { accountOf, isBalanced, NOTHING_OWED, type PayableAccount } from './domain/ledger.js';
import { PAYMENT_STATUSES } from './domain/payment-state.js';
import { KIND_RULES } from './domain/purposes.js';
import { PayableBalance, PayableLedger, PayablePosting, UnpayableEntitlement } from './ledger.type.js';

/** Balances of a factory by purpose and account, with whether all of them add up. */
export async function loadLedger(tx: ReadTx, factoryId: string): Promise<PayableLedger> {
  const balances = await tx.query<{
    purpose: PayableBalance['purpose'];
    account: PayableAccount;
    balance: bigint;
  }>(
    `SELECT purpose, account, sum(balance_fen)::bigint AS balance FROM payable_balance WHERE factory_id = $1
      GROUP BY purpose, account ORDER BY purpose, account`,
    [factoryId],
  );
  return Object.assign(new PayableLedger(), {
    balances: balances.map((row) => Object.assign(new PayableBalance(), row)),
    balanced: allBalanced(balances) && !(await anyDifference(tx, factoryId)),
    unpayable: await unpayableOf(tx, factoryId),
  });
}

function allBalanced(
  rows: readonly { purpose: string; account: PayableAccount; balance: bigint }[],
): boolean {
  const purposes = new Set(rows.map((row) => row.purpose));
  return [...purposes].every((purpose) =>
    isBalanced({
      ...NOTHING_OWED,
      ...Object.fromEntries(
        rows.filter((row) => row.purpose === purpose).map((row) => [row.account, row.balance]),
      ),
    }),
  );
}

/**
 * True when the kept balances of anybody differ from the postings, or from the payments themselves: what lies in PAID,
 * OVERPAID and RECOVERED was paid, and so on for each account in which payments lie.
 */
async function anyDifference(tx: ReadTx, factoryId: string): Promise<boolean> {
  const rows = await tx.query(
    `WITH posted AS (
       SELECT employee_id, purpose, account, sum(CASE WHEN account = 'ENTITLED' THEN -signed ELSE signed END) AS fen
         FROM payable_posting CROSS JOIN LATERAL (VALUES (debit, amount_fen), (credit, -amount_fen)) AS l(account, signed)
        WHERE factory_id = $1 GROUP BY employee_id, purpose, account
     ), kept AS (SELECT employee_id, purpose, account, balance_fen::numeric AS fen FROM payable_balance WHERE factory_id = $1),
     paid AS (
       SELECT p.employee_id, p.purpose, m.account, sum(p.amount_fen) AS fen FROM payment p
         JOIN unnest($2::text[], $3::text[]) AS m(status, account) ON m.status = p.status
        WHERE p.factory_id = $1 GROUP BY p.employee_id, p.purpose, m.account
     ), lying AS (
       SELECT employee_id, purpose, CASE WHEN account IN ('OVERPAID', 'RECOVERED') THEN 'PAID' ELSE account END AS account, sum(fen) AS fen
         FROM kept WHERE account NOT IN ('ENTITLED', 'DUE') GROUP BY 1, 2, 3
     )
     (SELECT 1 FROM (SELECT * FROM posted EXCEPT SELECT * FROM kept) a LIMIT 1) UNION ALL
     (SELECT 1 FROM (SELECT * FROM kept WHERE fen <> 0 EXCEPT SELECT * FROM posted) b LIMIT 1) UNION ALL
     (SELECT 1 FROM (SELECT * FROM paid EXCEPT SELECT * FROM lying) c LIMIT 1) UNION ALL
     (SELECT 1 FROM (SELECT * FROM lying WHERE fen <> 0 EXCEPT SELECT * FROM paid) d LIMIT 1)`,
    [factoryId, LYING.map(([status]) => status), LYING.map(([, account]) => account)],
  );
  return rows.length > 0;
}

/** Where payments lie by state; those in DUE lie on no batch. */
const LYING = PAYMENT_STATUSES.map((status) => [status, accountOf(status)] as const).filter(
  ([, account]) => account !== 'DUE',
);

async function unpayableOf(tx: ReadTx, factoryId: string): Promise<UnpayableEntitlement[]> {
  const rows = await tx.query<{
    kind: string;
    payer: UnpayableEntitlement['payer'];
    people: number;
    total: bigint;
  }>(
    `SELECT kind, payer, count(*)::int AS people, sum(amount_fen)::bigint AS total FROM entitlement WHERE factory_id = $1
      GROUP BY kind, payer ORDER BY kind, payer`,
    [factoryId],
  );
  return rows.flatMap((row) => {
    const rule = KIND_RULES[row.kind];
    if (rule && 'purpose' in rule) return [];
    return [Object.assign(new UnpayableEntitlement(), { ...row, reason: rule?.unpayable ?? null })];
  });
}

/** The balances of one person, in order of purpose and account. */
export async function balancesOfPerson(
  context: RequestContext,
  person: { factoryId: string; employeeId: string },
): Promise<PayableBalance[]> {
  return context
    .loader<string, PayableBalance[]>(`payable-balances:${person.factoryId}`, async (ids) => {
      const rows = await context.reads.query<{ of: string } & PayableBalance>(
        `SELECT employee_id AS "of", purpose, account, balance_fen AS balance FROM payable_balance
          WHERE factory_id = $1 AND employee_id = ANY ($2) AND balance_fen > 0 ORDER BY purpose, account`,
        [person.factoryId, ids],
      );
      return ids.map((id) =>
        rows
          .filter((row) => row.of === id)
          .map(({ of: _of, ...row }) => Object.assign(new PayableBalance(), row)),
      );
    })
    .load(person.employeeId);
}

/** The postings about one person, in order. */
export async function postingsOfPerson(
  context: RequestContext,
  { factoryId, employeeId }: { factoryId: string; employeeId: string },
  args: PageArgs,
): Promise<Page<PayablePosting>> {
  const { limit, after } = readPage(args);
  const rows = await context.reads.query<PayablePosting>(
    `SELECT no::text, kind, purpose, payer, debit, credit, amount_fen AS amount, booked_on AS "bookedOn", basis FROM payable_posting
      WHERE factory_id = $1 AND employee_id = $2 AND ($3::bigint IS NULL OR no > $3) ORDER BY no LIMIT $4`,
    [factoryId, employeeId, after?.[0] ?? null, limit + 1],
  );
  const count = (): Promise<number> =>
    countRows(context.reads, 'payable_posting WHERE factory_id = $1 AND employee_id = $2', [
      factoryId,
      employeeId,
    ]);
  const nodes = rows.map((row) =>
    Object.assign(new PayablePosting(), row, { id: opaqueId('posting', factoryId, row.no) }),
  );
  return toPage(nodes, limit, (posting) => [posting.no], count);
}

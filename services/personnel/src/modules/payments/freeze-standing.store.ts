import type { ReadTx, Tx } from '@anzhi/service-kit';
import { type FrozenDifference, frozenDifference } from './domain/freeze.js';
import { COMMITTED_STATUSES } from './domain/payment-state.js';
import { kindsOf } from './domain/purposes.js';
import type { FreezeRow } from './freeze.store.js';

/** Where one person stands with a freeze, by payer; money is fen. */
export interface Standing extends FrozenDifference {
  readonly employeeId: string;
  readonly employeeNo: string;
  readonly serial: number;
  readonly payer: string;
  readonly frozen: bigint;
  readonly current: bigint;
  readonly committed: bigint;
  readonly claimedBack: bigint;
  readonly recovered: bigint;
}

/** Frozen, calculated now, committed and claimed back of a freeze's purpose, by person and payer. */
const STANDINGS = `SELECT e.id AS "employeeId", e.employee_no AS "employeeNo", e.serial, s.payer, sum(s.frozen)::bigint AS frozen,
    sum(s.current)::bigint AS current, sum(s.committed)::bigint AS committed, sum(s.claimed)::bigint AS "claimedBack",
    sum(s.recovered)::bigint AS recovered
  FROM (
    SELECT employee_id, payer, amount_fen AS frozen, 0 AS current, 0 AS committed, 0 AS claimed, 0 AS recovered FROM frozen_figure
     WHERE factory_id = $1 AND freeze_id = $2
    UNION ALL SELECT employee_id, payer, 0, amount_fen, 0, 0, 0 FROM entitlement WHERE factory_id = $1 AND kind = ANY ($3)
    UNION ALL SELECT employee_id, payer, 0, 0, amount_fen, 0, 0 FROM payment WHERE factory_id = $1 AND purpose = $4 AND status = ANY ($5)
    UNION ALL SELECT employee_id, payer, 0, 0, 0, amount_fen, recovered_fen FROM overpayment WHERE factory_id = $1 AND purpose = $4 AND status <> 'WITHDRAWN'
  ) s JOIN employee e ON e.factory_id = $1 AND e.id = s.employee_id`;

type Sums = Omit<Standing, keyof FrozenDifference>;
const paramsOf = (freeze: FreezeRow): unknown[] => [
  ...[freeze.factory_id, freeze.id, kindsOf(freeze.purpose), freeze.purpose, COMMITTED_STATUSES],
];

/** People for whom something is owed or overpaid by the freeze, or the calculation says otherwise now; in roster order. */
export async function differingFrom(
  tx: ReadTx,
  freeze: FreezeRow,
  page: { after: readonly [serial: number, payer: string] | null; limit: number },
): Promise<Standing[]> {
  const rows = await tx.query<Sums>(
    `${STANDINGS} WHERE ($6::int IS NULL OR (e.serial, s.payer) > ($6::int, $7::text)) GROUP BY e.id, e.employee_no, e.serial, s.payer
     HAVING sum(s.frozen) <> sum(s.current) OR sum(s.frozen) <> sum(s.committed) - sum(s.claimed) ORDER BY e.serial, s.payer LIMIT $8`,
    [...paramsOf(freeze), page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
  );
  return rows.map((row) => ({ ...row, ...frozenDifference(row) }));
}

/** What a freeze leaves to pay and what was paid or is on the way beyond it, in fen. */
export async function sumsOf(tx: ReadTx, freeze: FreezeRow): Promise<{ owed: bigint; overpaid: bigint }> {
  const rows = await tx.query<Sums>(
    `${STANDINGS} GROUP BY e.id, e.employee_no, e.serial, s.payer`,
    paramsOf(freeze),
  );
  let [owed, overpaid] = [0n, 0n];
  for (const row of rows) {
    const found = frozenDifference(row);
    owed += found.owed;
    overpaid += found.overpaid;
  }
  return { owed, overpaid };
}

/**
 * Posts down what was recognised and waits on no batch beyond what the purpose's new figures leave to pay. The payer of
 * the posting is the one that it was recognised for last.
 */
export async function reduceWaiting(tx: Tx, freeze: FreezeRow, basis: string): Promise<void> {
  await tx.query(
    `WITH standing AS (${STANDINGS} GROUP BY e.id, e.employee_no, e.serial, s.payer)
     INSERT INTO payable_posting (factory_id, employee_id, purpose, payer, kind, debit, credit, amount_fen, booked_on, basis)
     SELECT $1, d.employee_id, $4, d.payer, 'REDUCE', 'ENTITLED', 'DUE', d.waiting - d.payable, $6, $7
       FROM (SELECT b.employee_id, b.balance_fen AS waiting,
                    (SELECT p.payer FROM payable_posting p WHERE p.factory_id = $1 AND p.employee_id = b.employee_id AND p.purpose = $4
                        AND p.kind = 'RECOGNISE' ORDER BY p.no DESC LIMIT 1) AS payer,
                    coalesce((SELECT sum(greatest(t.frozen - t.committed + t.recovered, 0)) FROM standing t WHERE t."employeeId" = b.employee_id), 0)::bigint AS payable
               FROM payable_balance b WHERE b.factory_id = $1 AND b.purpose = $4 AND b.account = 'DUE' AND b.balance_fen > 0) AS d
      WHERE d.waiting > d.payable`,
    [...paramsOf(freeze), freeze.frozen_on, basis],
  );
}

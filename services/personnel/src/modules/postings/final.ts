import type { Fen, LocalDate } from '@anzhi/domain';
import type { ReadTx } from '@anzhi/service-kit';
import type { SeriesKind } from './domain/posted-row.js';

/** What a person's final row says is due, in fen (I-P4: this is what is paid). */
export interface FinalAmounts {
  readonly resettlementFeeFen: Fen;
  readonly compensationFen: Fen;
  readonly backPayFen: Fen;
}

/** True once the series is final and money may rest on it (I-P3); a row reopened later does not undo the others. */
export async function isFinal(tx: ReadTx, factoryId: string, kind: SeriesKind): Promise<boolean> {
  return (await finalKinds(tx, factoryId)).has(kind);
}

/** The series of the factory that are final. */
export async function finalKinds(tx: ReadTx, factoryId: string): Promise<Set<SeriesKind>> {
  const rows = await tx.query<{ kind: SeriesKind }>(
    'SELECT kind FROM posting_series WHERE factory_id = $1 AND final_on IS NOT NULL',
    [factoryId],
  );
  return new Set(rows.map(({ kind }) => kind));
}

const AMOUNTS = `p.resettlement_fee_fen AS "resettlementFeeFen", p.compensation_fen AS "compensationFen", p.back_pay_fen AS "backPayFen"`;

/**
 * The final amounts by person (uuid), supplementary postings included; empty before the series is final. A person whose
 * row is REOPENED is left out until it is final again: nothing is paid on a figure in dispute.
 */
export async function finalRow(
  tx: ReadTx,
  factoryId: string,
  kind: SeriesKind,
  employeeIds?: readonly string[],
): Promise<Map<string, FinalAmounts>> {
  const rows = await tx.query<FinalAmounts & { employeeId: string }>(
    `SELECT f.employee_id AS "employeeId", ${AMOUNTS}
       FROM posting_series s
       JOIN posting_final_row f ON f.factory_id = s.factory_id AND f.final_id = s.final_id
       JOIN posting_row p ON p.factory_id = f.factory_id AND p.round_id = f.round_id AND p.employee_id = f.employee_id
      WHERE s.factory_id = $1 AND s.kind = $2 AND ($3::uuid[] IS NULL OR f.employee_id = ANY($3))
        AND NOT EXISTS (SELECT 1 FROM posting_reopening o WHERE o.factory_id = s.factory_id AND o.series_id = s.id
                           AND o.employee_id = f.employee_id AND o.status = 'REOPENED')`,
    [factoryId, kind, employeeIds ?? null],
  );
  return new Map(rows.map(({ employeeId, ...amounts }) => [employeeId, amounts]));
}

/** The final snapshot of the series that counts now; null before the series is final. */
export async function finalIdOf(tx: ReadTx, factoryId: string, kind: SeriesKind): Promise<string | null> {
  const [row] = await tx.query<{ id: string | null }>(
    'SELECT final_id AS id FROM posting_series WHERE factory_id = $1 AND kind = $2 AND final_on IS NOT NULL',
    [factoryId, kind],
  );
  return row?.id ?? null;
}

const COLUMN_OF: Readonly<Record<keyof FinalAmounts, string>> = {
  resettlementFeeFen: 'resettlement_fee_fen',
  compensationFen: 'compensation_fen',
  backPayFen: 'back_pay_fen',
};

/**
 * Of people who are each bound to a final snapshot, those to whom a later snapshot of the same series gave another value
 * of that amount; the latest need not differ, one on the way is enough.
 */
export async function changedSince(
  tx: ReadTx,
  factoryId: string,
  amount: keyof FinalAmounts,
  bound: readonly { readonly employeeId: string; readonly finalId: string }[],
): Promise<Set<string>> {
  const column = COLUMN_OF[amount];
  // Ids of snapshots grow with time.
  const rows = await tx.query<{ id: string }>(
    `SELECT DISTINCT b.employee_id AS id FROM unnest($2::uuid[], $3::uuid[]) AS b(employee_id, final_id)
       JOIN posting_final_row f ON f.factory_id = $1 AND f.final_id = b.final_id AND f.employee_id = b.employee_id
       JOIN posting_row p ON p.factory_id = $1 AND p.round_id = f.round_id AND p.employee_id = f.employee_id
       JOIN posting_final_row g ON g.factory_id = $1 AND g.series_id = f.series_id AND g.employee_id = f.employee_id AND g.final_id > f.final_id
       JOIN posting_row q ON q.factory_id = $1 AND q.round_id = g.round_id AND q.employee_id = g.employee_id
      WHERE q.${column} <> p.${column}`,
    [factoryId, bound.map((one) => one.employeeId), bound.map((one) => one.finalId)],
  );
  return new Set(rows.map((row) => row.id));
}

/** A decision recorded after FINAL that gave a row other figures (I-P4: the only way to pay something else than before). */
export interface LaterDecision {
  readonly reopeningId: string;
  /** Uuid of the person. */
  readonly employeeId: string;
  readonly series: SeriesKind;
  readonly cause: 'JUDGMENT' | 'LATE_EVIDENCE';
  /** Number of the judgment, or file number of the evidence. */
  readonly reference: string;
  readonly decidedOn: LocalDate;
  readonly before: FinalAmounts;
  /** What is due now; what was paid on `before` is made good by a further payment or a reversal. */
  readonly after: FinalAmounts;
}

/** The later decisions of a factory whose rows are final again, oldest first. */
export async function laterDecisions(tx: ReadTx, factoryId: string): Promise<LaterDecision[]> {
  const amountsIn = (final: string): string =>
    `(SELECT json_build_object('fee', p.resettlement_fee_fen::text, 'compensation', p.compensation_fen::text, 'backPay', p.back_pay_fen::text)
        FROM posting_final_row f JOIN posting_row p ON p.factory_id = f.factory_id AND p.round_id = f.round_id AND p.employee_id = f.employee_id
       WHERE f.factory_id = o.factory_id AND f.final_id = o.${final} AND f.employee_id = o.employee_id)`;
  const rows = await tx.query<Omit<LaterDecision, 'before' | 'after'> & { before: Fees; after: Fees }>(
    `SELECT o.id AS "reopeningId", o.employee_id AS "employeeId", s.kind AS series, o.cause, o.reference, o.decided_on AS "decidedOn",
            ${amountsIn('before_final_id')} AS before, ${amountsIn('after_final_id')} AS after
       FROM posting_reopening o JOIN posting_series s ON s.factory_id = o.factory_id AND s.id = o.series_id
      WHERE o.factory_id = $1 AND o.status = 'FINAL' ORDER BY o.id`,
    [factoryId],
  );
  return rows.map((row) => ({ ...row, before: toAmounts(row.before), after: toAmounts(row.after) }));
}

interface Fees {
  fee: string;
  compensation: string;
  backPay: string;
}

const toAmounts = (fees: Fees): FinalAmounts => ({
  resettlementFeeFen: BigInt(fees.fee),
  compensationFen: BigInt(fees.compensation),
  backPayFen: BigInt(fees.backPay),
});

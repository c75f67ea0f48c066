import type { Fen } from '@anzhi/domain';
import type { ReadTx } from '@anzhi/service-kit';
import type { SeriesKind } from './domain/posted-row.js';

/** What a person's final row says is due, in fen (I-P4: this is what is paid). */
export interface FinalAmounts {
  readonly resettlementFeeFen: Fen;
  readonly compensationFen: Fen;
  readonly backPayFen: Fen;
}

/** True once the series is final and money may rest on it (I-P3). */
export async function isFinal(tx: ReadTx, factoryId: string, kind: SeriesKind): Promise<boolean> {
  const rows = await tx.query(
    'SELECT 1 FROM posting_series WHERE factory_id = $1 AND kind = $2 AND final_on IS NOT NULL',
    [factoryId, kind],
  );
  return rows.length > 0;
}

/** The final amounts by person (uuid), supplementary postings included; empty before the series is final. */
export async function finalRow(
  tx: ReadTx,
  factoryId: string,
  kind: SeriesKind,
  employeeIds?: readonly string[],
): Promise<Map<string, FinalAmounts>> {
  const rows = await tx.query<FinalAmounts & { employeeId: string }>(
    `SELECT f.employee_id AS "employeeId", p.resettlement_fee_fen AS "resettlementFeeFen", p.compensation_fen AS "compensationFen",
            p.back_pay_fen AS "backPayFen"
       FROM posting_series s
       JOIN posting_final_row f ON f.factory_id = s.factory_id AND f.series_id = s.id
       JOIN posting_row p ON p.factory_id = f.factory_id AND p.round_id = f.round_id AND p.employee_id = f.employee_id
      WHERE s.factory_id = $1 AND s.kind = $2 AND ($3::uuid[] IS NULL OR f.employee_id = ANY($3))`,
    [factoryId, kind, employeeIds ?? null],
  );
  return new Map(rows.map(({ employeeId, ...amounts }) => [employeeId, amounts]));
}

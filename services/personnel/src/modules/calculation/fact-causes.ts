import type { ReadTx } from '@anzhi/service-kit';
import { amendmentChanges } from '../roster/index.js';
import type { FactCause } from './domain/explain-difference.js';

interface CauseRow {
  kind: string | null;
  before: Record<string, unknown> | string | null;
  after: Record<string, unknown> | string | null;
  changedOn: string;
  legalBasis: string;
  evidence: string;
}

/** The millisecond at which a version-7 id was made. */
const MADE = `to_timestamp(('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint / 1000.0)`;

/** Dated changes of what is recorded of a person, after one instant up to another: roster amendments, facts beside it, and what the person settled for. */
export async function factCauses(
  tx: ReadTx,
  factoryId: string,
  employeeId: string,
  from: Date,
  to: Date,
): Promise<FactCause[]> {
  const rows = await tx.query<CauseRow>(
    `SELECT * FROM (
       SELECT NULL AS kind, before, after, amended_on AS "changedOn", legal_basis AS "legalBasis", evidence, recorded_at AS made
         FROM employee_amendment WHERE factory_id = $1 AND employee_id = $2
       UNION ALL
       SELECT kind, before, after, changed_on, legal_basis, evidence, ${MADE} FROM fact_change WHERE factory_id = $1 AND employee_id = $2
       UNION ALL
       SELECT '${CHOICE}', to_jsonb(before), to_jsonb(after), changed_on, '', '', recorded_at
         FROM settlement_choice_change WHERE factory_id = $1 AND employee_id = $2
     ) AS changes WHERE made > $3 AND made <= $4 ORDER BY made`,
    [factoryId, employeeId, from, to],
  );
  return rows.flatMap(({ kind, before, after, ...basis }) => {
    if (kind === CHOICE) return [choiceCause(before, after, basis.changedOn)];
    if (kind !== null) return [{ fact: kind, before: textOf(before), after: textOf(after), ...basis }];
    return amendmentChanges(record(before), record(after)).map(({ field, ...values }) => ({
      fact: field,
      ...values,
      ...basis,
    }));
  });
}

const textOf = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

/** The kind under which a change of what a person settles for stands among the facts. */
const CHOICE = 'settlementChoice';

const choiceCause = (before: unknown, after: unknown, changedOn: string): FactCause => ({
  fact: CHOICE,
  before: before === null ? null : String(before),
  after: after === null ? null : String(after),
  changedOn,
  legalBasis: '本人选择 (劳动合同法实施条例 10;安置方案)',
  evidence: '安置方式选择登记',
});

const record = (value: CauseRow['before']): Record<string, unknown> =>
  value !== null && typeof value === 'object' ? value : {};

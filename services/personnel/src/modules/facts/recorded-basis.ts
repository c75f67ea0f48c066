import type { ReadTx } from '@anzhi/service-kit';

/** What is recorded beside the roster row of a person that a change of the row must agree with. */
export interface RecordedBasis {
  /** Due wages by month, from which the average follows (劳动合同法 47 ¶3). */
  readonly dueWages: boolean;
  /** A conclusion of the appraisal committee (工伤保险条例 21–25). */
  readonly injuryConclusion: boolean;
}

/** Why an average wage is not written by hand beside recorded due wages. */
export const FOLLOWS_DUE_WAGES =
  '已按月登记应发工资,平均工资由其计算,请用 recordDueWages 更正 (it follows from the due wages recorded by month: mend those)';

const NOTHING_RECORDED: RecordedBasis = { dueWages: false, injuryConclusion: false };

/** What is recorded of people, by uuid. */
export async function recordedBasis(
  tx: ReadTx,
  factoryId: string,
  employeeIds: readonly string[],
): Promise<(employeeId: string) => RecordedBasis> {
  const rows = await tx.query<RecordedBasis & { id: string }>(
    `SELECT p.id, EXISTS (SELECT 1 FROM due_wage d WHERE d.factory_id = $1 AND d.employee_id = p.id) AS "dueWages",
            EXISTS (SELECT 1 FROM work_injury i WHERE i.factory_id = $1 AND i.employee_id = p.id) AS "injuryConclusion"
       FROM unnest($2::uuid[]) AS p(id)`,
    [factoryId, employeeIds],
  );
  const found = new Map(rows.map(({ id, ...basis }) => [id, basis]));
  return (employeeId) => found.get(employeeId) ?? NOTHING_RECORDED;
}

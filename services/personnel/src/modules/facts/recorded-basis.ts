import type { ReadTx } from '@anzhi/service-kit';

/** Whether due wages are recorded by month, from which the average follows (劳动合同法 47 ¶3). */
export function hasDueWages(tx: ReadTx, factoryId: string, employeeId: string): Promise<boolean> {
  return isRecorded(tx, 'due_wage', factoryId, employeeId);
}

/** Whether a conclusion of the appraisal committee is recorded (工伤保险条例 21–25). */
export function hasInjuryConclusion(tx: ReadTx, factoryId: string, employeeId: string): Promise<boolean> {
  return isRecorded(tx, 'work_injury', factoryId, employeeId);
}

/** Why an average wage is not written by hand beside recorded due wages. */
export const FOLLOWS_DUE_WAGES =
  '已按月登记应发工资,平均工资由其计算,请用 recordDueWages 更正 (it follows from the due wages recorded by month: mend those)';

async function isRecorded(
  tx: ReadTx,
  table: 'due_wage' | 'work_injury',
  factoryId: string,
  employeeId: string,
): Promise<boolean> {
  const rows = await tx.query(`SELECT 1 FROM ${table} WHERE factory_id = $1 AND employee_id = $2 LIMIT 1`, [
    factoryId,
    employeeId,
  ]);
  return rows.length > 0;
}

import type { ReadTx, Tx } from '@anzhi/service-kit';
import { idList } from '../facts/index.js';
import type { SettlementChoice } from '../rules/domain/person-facts.js';

/** What people settled for where the law leaves a choice, by uuid of the person. */
export async function settlementChoices(
  tx: ReadTx,
  factoryId: string,
  employeeIds: readonly string[],
): Promise<Map<string, SettlementChoice>> {
  const rows = await tx.query<{ employee_id: string; choice: SettlementChoice }>(
    'SELECT employee_id, choice FROM settlement_choice WHERE factory_id = $1 AND employee_id = ANY($2)',
    [factoryId, idList(employeeIds)],
  );
  return new Map(rows.map((row) => [row.employee_id, row.choice]));
}

/** Notes what people settle for where the law leaves a choice; null takes it back. */
export async function saveSettlementChoices(
  tx: Tx,
  factoryId: string,
  choices: readonly { employeeId: string; choice: SettlementChoice | null }[],
): Promise<void> {
  await tx.query('DELETE FROM settlement_choice WHERE factory_id = $1 AND employee_id = ANY($2)', [
    factoryId,
    choices.map((made) => made.employeeId),
  ]);
  const kept = choices.filter((made) => made.choice !== null);
  await tx.query(
    `INSERT INTO settlement_choice (factory_id, employee_id, choice)
     SELECT $1, c.id, c.choice FROM unnest($2::uuid[], $3::text[]) AS c(id, choice)`,
    [factoryId, kept.map((made) => made.employeeId), kept.map((made) => made.choice)],
  );
}

/** What a person settled for before and settles for now; null where nothing stands. */
export interface ChoiceChange {
  readonly employeeId: string;
  readonly before: SettlementChoice | null;
  readonly after: SettlementChoice | null;
}

/** Keeps who changed what people settle for, and when; those that stay as they were are left out. */
export async function noteChoiceChanges(
  tx: Tx,
  factoryId: string,
  changes: readonly ChoiceChange[],
): Promise<void> {
  const made = changes.filter(({ before, after }) => before !== after);
  if (made.length === 0) return;
  const { date } = await tx.clock.now(factoryId);
  await tx.query(
    `INSERT INTO settlement_choice_change (factory_id, employee_id, before, after, changed_on, changed_by)
     SELECT $1, c.id, c.before, c.after, $5, $6 FROM unnest($2::uuid[], $3::text[], $4::text[]) AS c(id, before, after)`,
    [
      factoryId,
      made.map((one) => one.employeeId),
      made.map((one) => one.before),
      made.map((one) => one.after),
      date,
      tx.viewer.subject,
    ],
  );
}

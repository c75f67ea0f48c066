import type { ReadTx } from '@anzhi/service-kit';
import { placementsOf } from '../placement/index.js';
import { isFinal } from '../postings/index.js';
import { HALL_STEPS, type HallStep, type StepFacts } from './domain/hall-steps.js';

/** The steps that a person has done, on whatever day. */
export async function doneSteps(tx: ReadTx, factoryId: string, employeeId: string): Promise<Set<HallStep>> {
  const rows = await tx.query<{ step: HallStep }>(
    'SELECT step FROM hall_step WHERE factory_id = $1 AND employee_id = $2',
    [factoryId, employeeId],
  );
  return new Set(rows.map((row) => row.step));
}

/** What the steps of a person rest on, read narrowly from where it is kept. */
export async function stepFacts(tx: ReadTx, factoryId: string, employeeId: string): Promise<StepFacts> {
  const placement = (await placementsOf(tx, factoryId, [employeeId])).get(employeeId);
  const [standing] = await tx.query<{ chosen: boolean; account: boolean; deposited: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM placement_choice WHERE factory_id = $1 AND employee_id = $2 AND status <> 'WITHDRAWN') AS chosen,
            EXISTS (SELECT 1 FROM bank_account WHERE factory_id = $1 AND employee_id = $2) AS account,
            EXISTS (SELECT 1 FROM uncollected_item WHERE factory_id = $1 AND employee_id = $2) AS deposited`,
    [factoryId, employeeId],
  );
  return {
    done: await doneSteps(tx, factoryId, employeeId),
    factsFinal: await isFinal(tx, factoryId, 'FACTS'),
    chosen: standing?.chosen ?? false,
    signed: placement !== undefined && placement.status !== 'DRAFT',
    payable: (standing?.account ?? false) || (standing?.deposited ?? false),
  };
}

/** Steps in their order, for a list of what is done. */
export const inOrder = (done: ReadonlySet<HallStep>): HallStep[] =>
  HALL_STEPS.filter((step) => done.has(step));

import type { LocalDate } from '@anzhi/domain';
import type { ReadTx } from '@anzhi/service-kit';
import { loadNextPeople } from '../facts/index.js';
import { rosterState } from '../roster/index.js';
import { type FactoryFigures, needsFirstPass, startFactoryPass } from '../rules/domain/factory-figures.js';
import type { PreparedPack } from '../rules/domain/prepared-pack.js';
import type { CalculationTerms } from './calculate-chunk.js';
import { settlementChoices } from './settlement-choice.store.js';

/** What a calculation goes by: the pack, the day, and what amounts read of the whole factory as it stands now. */
export async function termsOf(
  tx: ReadTx,
  factoryId: string,
  pack: PreparedPack,
  asOf: LocalDate,
): Promise<CalculationTerms> {
  return { pack, asOf, figures: await factoryFigures(tx, factoryId, pack, asOf) };
}

/** Whose amounts a change of these people's facts moves: theirs, or everybody's where one pool is split among all (V3). */
export async function affectedBy(
  tx: ReadTx,
  factoryId: string,
  pack: PreparedPack,
  employeeIds: readonly string[],
): Promise<readonly string[]> {
  if (employeeIds.length === 0 || !needsFirstPass(pack)) return employeeIds;
  const rows = await tx.query<{ id: string }>(
    'SELECT id FROM employee WHERE factory_id = $1 ORDER BY serial',
    [factoryId],
  );
  return rows.map(({ id }) => id);
}

async function factoryFigures(
  tx: ReadTx,
  factoryId: string,
  pack: PreparedPack,
  asOf: LocalDate,
): Promise<FactoryFigures> {
  const { acceptedOn } = await rosterState(tx, factoryId);
  const average = await averageStaffWage(tx, factoryId);
  if (!needsFirstPass(pack)) return { acceptedOn, feePool: null, averageStaffWage: average };
  const pass = startFactoryPass(pack, asOf, acceptedOn);
  for (let afterSerial = 0; ; ) {
    const people = await loadNextPeople(tx, factoryId, { afterSerial, limit: STEP });
    const last = people.at(-1);
    if (!last) return { ...pass.figures(), averageStaffWage: average };
    const ids = people.map(({ facts }) => facts.employeeId);
    const choices = await settlementChoices(tx, factoryId, ids);
    for (const { facts } of people) pass.add({ ...facts, choice: choices.get(facts.employeeId) ?? null });
    afterSerial = last.employee.serial;
  }
}

/** People of one step of the first pass. */
const STEP = 2_000;

/** The average 12-month wage of everybody in service who has one, half-up to the fen (企业破产法 113 ¶3). */
export async function averageStaffWage(tx: ReadTx, factoryId: string): Promise<bigint | null> {
  const [row] = await tx.query<{ wages: bigint | null; people: bigint }>(
    `SELECT sum(average_wage_fen)::bigint AS wages, count(*) AS people FROM employee
      WHERE factory_id = $1 AND average_wage_fen IS NOT NULL AND status IN ('ACTIVE_ON_POST', 'OFF_POST', 'SICK_LEAVE')`,
    [factoryId],
  );
  if (!row?.wages) return null;
  return (row.wages * 2n + row.people) / (row.people * 2n);
}

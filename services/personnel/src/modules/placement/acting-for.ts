import type { Tx } from '@anzhi/service-kit';
import {
  type ActingUnder,
  actingUnder,
  actsAsAgent,
  type RepresentationPowerMissingError,
  type RepresentedAct,
  recordActUnder,
} from '../notices/index.js';
import type { EmployeeFacts } from '../roster/index.js';
import { PlacementRowsRefusedError } from './placement.results.js';
import { rowProblem } from './row-check.js';

/** A line of a list and who stands before the officer for its person, when somebody does. */
export interface RepresentedLine {
  readonly employeeNo: string;
  readonly representativeId?: string | null;
}

/** Under which representation each person of a list acts who does not act themselves, by uuid. */
export type ActingForPeople = ReadonlyMap<string, ActingUnder>;

/** The representations under which the people of a list act, or the first power that is missing; somebody who is not on the list is refused. */
export async function actingForPeople(
  tx: Tx,
  factoryId: string,
  act: RepresentedAct,
  people: ReadonlyMap<string, EmployeeFacts>,
  lines: readonly RepresentedLine[],
): Promise<ActingForPeople | RepresentationPowerMissingError | PlacementRowsRefusedError> {
  const found = new Map<string, ActingUnder>();
  const agent = actsAsAgent(tx.viewer, factoryId);
  for (const [index, { employeeNo, representativeId }] of lines.entries()) {
    const employeeId = people.get(employeeNo.toUpperCase())?.employeeId;
    if (!agent && !representativeId) continue;
    if (!employeeId)
      return new PlacementRowsRefusedError([rowProblem(index, employeeNo, { fault: 'UNKNOWN_EMPLOYEE' })]);
    const acting = await actingUnder(tx, factoryId, { employeeId, act, representativeId });
    if (!('representativeKey' in acting)) return acting;
    found.set(employeeId, acting);
  }
  return found;
}

/** Notes the act of everybody who did not act themselves. */
export async function recordActsForPeople(
  tx: Tx,
  factoryId: string,
  act: RepresentedAct,
  acting: ActingForPeople,
): Promise<void> {
  for (const [employeeId, under] of acting) await recordActUnder(tx, factoryId, under, { employeeId, act });
}

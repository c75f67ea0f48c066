import type { LocalDate } from '@anzhi/domain';
import { opaqueId } from '@anzhi/domain';
import type { ReadTx, Tx } from '@anzhi/service-kit';
import type { RosterCategory } from './domain/roster-row.js';

/** How far the roster of a factory has come. */
export interface RosterState {
  /** Day of the court's declaration; figures are as of it. Null until BankruptcyDeclared has arrived. */
  declaredOn: LocalDate | null;
  regime: 'STATUTORY' | 'POLICY' | null;
  /** Day on which the court took the case on (受理): interest and late fees stop there. */
  acceptedOn: LocalDate | null;
  /** Day on the factory's clock on which the roster was frozen. */
  frozenOn: LocalDate | null;
}

/** People by category; every category is there. */
export type CategoryCounts = Readonly<Record<RosterCategory, number>>;

interface StateRow {
  declared_on: LocalDate | null;
  regime: 'STATUTORY' | 'POLICY' | null;
  accepted_on: LocalDate | null;
  frozen_on: LocalDate | null;
}

const COLUMNS = 'declared_on, regime, accepted_on, frozen_on';
const toState = (row: StateRow | undefined): RosterState => ({
  declaredOn: row?.declared_on ?? null,
  regime: row?.regime ?? null,
  acceptedOn: row?.accepted_on ?? null,
  frozenOn: row?.frozen_on ?? null,
});

/** The state of a factory's roster; all null before anything happened. */
export async function rosterState(tx: ReadTx, factoryId: string): Promise<RosterState> {
  const [row] = await tx.query<StateRow>(`SELECT ${COLUMNS} FROM roster WHERE factory_id = $1`, [factoryId]);
  return toState(row);
}

/** The state, locked until the transaction ends: commits, freezing and amendments of one roster happen one by one. */
export async function lockRoster(tx: Tx, factoryId: string): Promise<RosterState> {
  await tx.query('INSERT INTO roster (factory_id) VALUES ($1) ON CONFLICT DO NOTHING', [factoryId]);
  const [row] = await tx.query<StateRow>(`SELECT ${COLUMNS} FROM roster WHERE factory_id = $1 FOR UPDATE`, [
    factoryId,
  ]);
  return toState(row);
}

/** The aggregate whose events are ordered: one roster per factory. */
export const rosterAggregateId = (factoryId: string): string => opaqueId('roster', factoryId, 'roster');

/** The id of a person as clients and events see it. */
export const employeeOpaqueId = (factoryId: string, employeeId: string): string =>
  opaqueId('employee', factoryId, employeeId);

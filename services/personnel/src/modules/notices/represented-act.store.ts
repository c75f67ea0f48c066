import type { LocalDate } from '@anzhi/domain';
import type { ReadTx, Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import type { RepresentedAct } from './domain/representation.js';

export interface RepresentedActRow {
  readonly representativeKey: string;
  readonly act: RepresentedAct;
  readonly aboutId: string | null;
  readonly actedOn: LocalDate;
  readonly actedBy: string;
}

/** Notes an act that was done for a person under a representation; append-only. */
export async function insertRepresentedAct(
  tx: Tx,
  factoryId: string,
  done: Pick<RepresentedActRow, 'representativeKey' | 'act' | 'aboutId'> & { readonly employeeId: string },
): Promise<void> {
  const { date } = await tx.clock.now(factoryId);
  await tx.query(
    `INSERT INTO represented_act (factory_id, id, representative_id, employee_id, act, about_id, acted_on, acted_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[factoryId, newId(), done.representativeKey, done.employeeId, done.act, done.aboutId],
      ...[date, tx.viewer.subject],
    ],
  );
}

/** The acts under some representations, the oldest first. */
export function representedActsOf(
  tx: ReadTx,
  factoryIds: readonly string[],
  keys: readonly string[],
): Promise<RepresentedActRow[]> {
  return tx.query<RepresentedActRow>(
    `SELECT a.representative_id AS "representativeKey", a.act, a.about_id AS "aboutId", a.acted_on AS "actedOn", a.acted_by AS "actedBy"
       FROM represented_act a WHERE (a.factory_id, a.representative_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[])) ORDER BY a.id`,
    [factoryIds, keys],
  );
}

import type { LocalDate } from '@anzhi/domain';
import type { ReadTx, Tx } from '@anzhi/service-kit';
import type { ConsentItem } from './domain/posted-row.js';

/** A consent as it was given, and whether it still stands. */
export interface ConsentRow {
  id: string;
  item: ConsentItem;
  givenOn: LocalDate;
  evidence: string;
  revokedOn: LocalDate | null;
}

/** Which items people let be shown today, by uuid; people without a consent are left out. */
export async function consentsOf(
  tx: ReadTx,
  factoryId: string,
): Promise<Map<string, ReadonlySet<ConsentItem>>> {
  const rows = await tx.query<{ id: string; items: ConsentItem[] }>(
    'SELECT employee_id AS id, array_agg(item) AS items FROM posting_consent WHERE factory_id = $1 AND revoked_on IS NULL GROUP BY employee_id',
    [factoryId],
  );
  return new Map(rows.map((row) => [row.id, new Set(row.items)]));
}

/** All consents of a person, oldest first. */
export async function listConsents(tx: ReadTx, factoryId: string, employeeId: string): Promise<ConsentRow[]> {
  return tx.query<ConsentRow>(
    `SELECT id, item, given_on AS "givenOn", evidence, revoked_on AS "revokedOn" FROM posting_consent
      WHERE factory_id = $1 AND employee_id = $2 ORDER BY id`,
    [factoryId, employeeId],
  );
}

/** Notes a consent. False when one for the item stands already. */
export async function insertConsent(
  tx: Tx,
  factoryId: string,
  consent: { id: string; employeeId: string; item: ConsentItem; givenOn: LocalDate; evidence: string },
): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO posting_consent (factory_id, id, employee_id, item, given_on, evidence, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (factory_id, employee_id, item) WHERE revoked_on IS NULL DO NOTHING RETURNING id`,
    [
      factoryId,
      consent.id,
      consent.employeeId,
      consent.item,
      consent.givenOn,
      consent.evidence,
      tx.viewer.subject,
    ],
  );
  return rows.length > 0;
}

/** Takes a standing consent back. False when none stands. */
export async function revokeConsent(
  tx: Tx,
  factoryId: string,
  consent: { employeeId: string; item: ConsentItem; revokedOn: LocalDate },
): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE posting_consent SET revoked_on = $4, revoked_by = $5
      WHERE factory_id = $1 AND employee_id = $2 AND item = $3 AND revoked_on IS NULL RETURNING id`,
    [factoryId, consent.employeeId, consent.item, consent.revokedOn, tx.viewer.subject],
  );
  return rows.length > 0;
}

import { type LocalDate, opaqueId } from '@anzhi/domain';
import type { ReadTx, Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import type { Power, RepresentativeKind } from './domain/representation.js';

export const REPRESENTATIVE_ID = 'representative';

/** A representation as stored; name and phone stay sealed until somebody who handles it asks. */
export interface RepresentativeRow {
  readonly factoryId: string;
  readonly key: string;
  readonly employeeId: string;
  readonly employeeNo: string;
  readonly kind: RepresentativeKind;
  readonly nameSealed: Buffer;
  readonly phoneSealed: Buffer | null;
  /** Subject of the token with which the representative signs in; null when they only come to the hall. */
  readonly subject: string | null;
  readonly powers: readonly Power[];
  readonly proof: string;
  readonly documentIds: readonly string[];
  readonly legalBasis: string;
  readonly from: LocalDate;
  readonly until: LocalDate | null;
  readonly recordedOn: LocalDate;
  readonly endedOn: LocalDate | null;
  readonly endReason: string | null;
  /** What kind of proof it is, where the register of the uncollected asked for it. */
  readonly proofKind: string | null;
  /** The item of that register for which alone it was recorded; null for one that stands by itself. */
  readonly itemKey: string | null;
}

export const REPRESENTATIVE_SQL = `SELECT r.factory_id AS "factoryId", r.id AS key, r.employee_id AS "employeeId", e.employee_no AS "employeeNo", r.kind,
   r.name_sealed AS "nameSealed", r.phone_sealed AS "phoneSealed", r.subject, r.powers, r.proof, r.document_ids AS "documentIds",
   r.legal_basis AS "legalBasis", r.from_on AS "from", r.until_on AS "until", r.recorded_on AS "recordedOn", r.ended_on AS "endedOn",
   r.end_reason AS "endReason", r.proof_kind AS "proofKind", r.item_id AS "itemKey"
 FROM representative r JOIN employee e ON e.factory_id = r.factory_id AND e.id = r.employee_id`;

export const representativeOpaqueId = (factoryId: string, key: string): string =>
  opaqueId(REPRESENTATIVE_ID, factoryId, key);

export type NewRepresentative = Omit<
  RepresentativeRow,
  'key' | 'employeeNo' | 'recordedOn' | 'endedOn' | 'endReason' | 'proofKind' | 'itemKey'
> &
  Partial<Pick<RepresentativeRow, 'proofKind' | 'itemKey'>>;

export async function insertRepresentative(
  tx: Tx,
  row: NewRepresentative,
  recordedOn: string,
): Promise<string> {
  const id = newId();
  await tx.query(
    `INSERT INTO representative (factory_id, id, employee_id, kind, name_sealed, phone_sealed, subject, powers, proof, document_ids,
       legal_basis, from_on, until_on, recorded_on, recorded_by, proof_kind, item_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      ...[
        row.factoryId,
        id,
        row.employeeId,
        row.kind,
        row.nameSealed,
        row.phoneSealed,
        row.subject,
        row.powers,
      ],
      ...[row.proof, row.documentIds, row.legalBasis, row.from, row.until, recordedOn, tx.viewer.subject],
      ...[row.proofKind ?? null, row.itemKey ?? null],
    ],
  );
  return id;
}

/** One representation, locked when asked to; null when there is none in scope. */
export async function findRepresentative(
  tx: ReadTx,
  factoryId: string,
  key: string,
  lock = false,
): Promise<RepresentativeRow | null> {
  const [row] = await tx.query<RepresentativeRow>(
    `${REPRESENTATIVE_SQL} WHERE r.factory_id = $1 AND r.id::text = $2 ${lock ? 'FOR UPDATE OF r' : ''}`,
    [factoryId, key],
  );
  return row ?? null;
}

/** All representations of some people, the oldest first; held against being ended meanwhile when asked to. */
export function representativesOf(
  tx: ReadTx,
  factoryId: string,
  employeeIds: readonly string[],
  hold = false,
): Promise<RepresentativeRow[]> {
  return tx.query<RepresentativeRow>(
    `${REPRESENTATIVE_SQL} WHERE r.factory_id = $1 AND r.employee_id = ANY ($2::uuid[]) ORDER BY r.id ${hold ? 'FOR SHARE OF r' : ''}`,
    [factoryId, employeeIds],
  );
}

export async function endRepresentative(
  tx: Tx,
  factoryId: string,
  key: string,
  { on, reason }: { on: string; reason: string },
): Promise<void> {
  await tx.query(
    'UPDATE representative SET ended_on = $3, end_reason = $4 WHERE factory_id = $1 AND id = $2',
    [factoryId, key, on, reason],
  );
}

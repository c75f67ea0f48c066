import type { Fen, LocalDate } from '@anzhi/domain';
import type { ReadTx, Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import type { DependantEnd, RecordedDependant } from '../facts/domain/dependants.js';

/** The worker whose family it is; either on the roster, or known by the encrypted name. Wage in fen a month. */
export interface Family {
  readonly id: string;
  readonly workerId: string | null;
  readonly workerName: string | null;
  readonly diedOn: LocalDate | null;
  readonly byWork: boolean;
  readonly wage: Fen | null;
  readonly insured: boolean;
}

export type NewDependant = Omit<RecordedDependant, 'id'> & { name: string; endReason: DependantEnd | null };

/** The family of a worker on the roster, or that with the id; null when there is none. */
export async function findFamily(
  tx: ReadTx,
  factoryId: string,
  by: { readonly workerId: string | null; readonly familyId: string | null },
): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(
    `SELECT id FROM supported_family WHERE factory_id = $1 AND (worker_id = $2 OR id::text = $3)`,
    [factoryId, by.workerId, by.familyId],
  );
  return row?.id ?? null;
}

/** Survivors on the roster (uuids) who are recorded as dependants of another family. */
export async function drawingElsewhere(
  tx: ReadTx,
  factoryId: string,
  beneficiaryIds: readonly string[],
  familyId: string | null,
): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `SELECT beneficiary_id AS id FROM dependant
      WHERE factory_id = $1 AND beneficiary_id = ANY ($2) AND ($3::text IS NULL OR family_id::text <> $3)`,
    [factoryId, beneficiaryIds, familyId],
  );
  return new Set(rows.map((row) => row.id));
}

/** The family as its history keeps it: no names. */
export async function familyRecord(
  tx: ReadTx,
  factoryId: string,
  familyId: string,
): Promise<{ record: unknown; beneficiaryIds: string[] }> {
  const [family] = await tx.query(
    `SELECT died_on AS "diedOn", by_work AS "byWork", wage_fen AS "wageFen", insured FROM supported_family
      WHERE factory_id = $1 AND id = $2`,
    [factoryId, familyId],
  );
  const dependants = await tx.query<{ beneficiary_id: string | null }>(
    `SELECT relation, gender, birth_date, totally_incapable, lone_elder_or_orphan, from_on, to_on, end_reason, beneficiary_id
       FROM dependant WHERE factory_id = $1 AND family_id = $2 ORDER BY id`,
    [factoryId, familyId],
  );
  const beneficiaryIds = dependants.flatMap((one) => (one.beneficiary_id ? [one.beneficiary_id] : []));
  return { record: family ? { ...family, dependants } : null, beneficiaryIds };
}

/** Writes the family and its dependants in place of what stood; names are encrypted here. */
export async function storeFamily(
  tx: Tx,
  factoryId: string,
  family: Family,
  dependants: readonly NewDependant[],
): Promise<void> {
  const cipher = await tx.cipher(factoryId);
  const sealedName = family.workerName === null ? null : cipher.encrypt(family.workerName);
  await tx.query(
    `INSERT INTO supported_family (factory_id, id, worker_id, worker_name_sealed, died_on, by_work, wage_fen, insured)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (factory_id, id) DO UPDATE SET died_on = excluded.died_on, by_work = excluded.by_work,
       wage_fen = excluded.wage_fen, insured = excluded.insured`,
    [
      ...[factoryId, family.id, family.workerId, sealedName, family.diedOn],
      ...[family.byWork, family.wage, family.insured],
    ],
  );
  await tx.query('DELETE FROM dependant WHERE factory_id = $1 AND family_id = $2', [factoryId, family.id]);
  const rows = dependants.map(({ name, ...one }) => ({
    ...one,
    id: newId(),
    name: cipher.encrypt(name).toString('hex'),
  }));
  await tx.query(
    `INSERT INTO dependant (factory_id, id, family_id, name_sealed, relation, gender, birth_date, totally_incapable,
       lone_elder_or_orphan, beneficiary_id, from_on, to_on, end_reason)
     SELECT $1, id, $2, decode(name, 'hex'), relation, gender, "birthDate", "totallyIncapable", "loneElderOrOrphan",
            "beneficiaryId", "from", "to", "endReason"
       FROM jsonb_to_recordset($3::jsonb) AS r(id uuid, name text, relation text, gender text, "birthDate" date,
            "totallyIncapable" boolean, "loneElderOrOrphan" boolean, "beneficiaryId" uuid, "from" date, "to" date, "endReason" text)`,
    [factoryId, family.id, JSON.stringify(rows)],
  );
}

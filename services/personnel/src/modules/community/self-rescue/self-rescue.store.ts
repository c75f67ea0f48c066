import { type LocalDate, opaqueId } from '@anzhi/domain';
import type { ReadTx, Tx } from '@anzhi/service-kit';
import type { PartyA } from './domain/contract-terms.js';

export const CONTRACT_ID = 'self-rescue-contract';

export interface ContractRow {
  readonly factoryId: string;
  readonly key: string;
  readonly no: number;
  readonly employeeId: string;
  readonly employeeNo: string;
  readonly partyA: PartyA;
  readonly partyAName: string;
  readonly post: string;
  readonly wageFen: bigint;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly templateVersion: number;
  readonly textHash: string;
  readonly signedOn: LocalDate;
  readonly endedOn: LocalDate | null;
  readonly endedWhy: 'EARLY' | 'CLOSURE_ENDED' | null;
  readonly endReason: string | null;
}

export const CONTRACT_FROM =
  'self_rescue_contract c JOIN employee e ON e.factory_id = c.factory_id AND e.id = c.employee_id';
export const CONTRACT_COLUMNS = `c.factory_id AS "factoryId", c.id AS key, c.no, c.employee_id AS "employeeId", e.employee_no AS "employeeNo",
  c.party_a AS "partyA", c.party_a_name AS "partyAName", c.post, c.wage_fen AS "wageFen", c.valid_from AS "from", c.valid_to AS "to",
  c.template_version AS "templateVersion", c.text_hash AS "textHash", c.signed_on AS "signedOn", c.ended_on AS "endedOn",
  c.ended_why AS "endedWhy", c.end_reason AS "endReason"`;

export const contractOpaqueId = (factoryId: string, key: string): string =>
  opaqueId(CONTRACT_ID, factoryId, key);

/** The aggregate whose events are ordered: the self-rescue of one factory. */
export const selfRescueAggregateId = (factoryId: string): string =>
  opaqueId('self-rescue', factoryId, 'self-rescue');

/** The number as people read it, without a gap from 1. */
export const contractNumber = (factoryId: string, no: number): string =>
  `${factoryId.toUpperCase()}-自救-${String(no).padStart(4, '0')}`;

/** Contracts of one factory change one act after the other: numbers have no gap and terms never overlap. */
export async function lockSelfRescue(tx: Tx, factoryId: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`self-rescue:${factoryId}`]);
}

/** What assets told: since when the factory goes on working, and when its closure ended. */
export interface OperationState {
  readonly approvedOn: LocalDate | null;
  readonly documentNo: string | null;
  readonly closureEndedOn: LocalDate | null;
}

export async function operationState(tx: ReadTx, factoryId: string): Promise<OperationState> {
  const [row] = await tx.query<OperationState>(
    `SELECT o.approved_on AS "approvedOn", o.document_no AS "documentNo", d.ended_on AS "closureEndedOn"
       FROM (SELECT $1::text AS factory_id) f LEFT JOIN known_continued_operation o USING (factory_id)
       LEFT JOIN known_closure_end d USING (factory_id)`,
    [factoryId],
  );
  return row ?? { approvedOn: null, documentNo: null, closureEndedOn: null };
}

/** Terms that stand of some people, cut where they ended early. */
export function standingTerms(
  tx: ReadTx,
  factoryId: string,
  employeeIds: readonly string[],
): Promise<{ employeeId: string; from: LocalDate; to: LocalDate }[]> {
  return tx.query(
    `SELECT employee_id AS "employeeId", valid_from AS "from", coalesce(ended_on, valid_to) AS "to" FROM self_rescue_contract
      WHERE factory_id = $1 AND employee_id = ANY ($2)`,
    [factoryId, employeeIds],
  );
}

export async function nextContractNo(tx: ReadTx, factoryId: string): Promise<number> {
  const [row] = await tx.query<{ no: number }>(
    'SELECT coalesce(max(no), 0) + 1 AS no FROM self_rescue_contract WHERE factory_id = $1',
    [factoryId],
  );
  return row?.no ?? 1;
}

export interface NewContract {
  readonly key: string;
  readonly no: number;
  readonly employeeId: string;
  readonly post: string;
  readonly wageFen: bigint;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly textSealed: Buffer;
  readonly textHash: string;
}

export interface SharedTerms {
  readonly partyA: PartyA;
  readonly partyAName: string;
  readonly appointmentNo: string | null;
  readonly rules: string;
  readonly templateVersion: number;
  readonly signedOn: LocalDate;
}

/** Writes contracts in one statement. */
export async function insertContracts(
  tx: Tx,
  factoryId: string,
  shared: SharedTerms,
  rows: readonly NewContract[],
): Promise<void> {
  const { partyA, partyAName, appointmentNo, rules, templateVersion, signedOn } = shared;
  await tx.query(
    `INSERT INTO self_rescue_contract (factory_id, id, no, employee_id, party_a, party_a_name, appointment_no, post, wage_fen, valid_from,
       valid_to, rules, template_version, text_sealed, text_hash, signed_on, signed_by)
     SELECT $1, n.id, n.no, n.employee_id, $2, $3, $4, n.post, n.wage, n.valid_from, n.valid_to, $5, $6, decode(n.text, 'hex'), n.hash, $7, $8
       FROM unnest($9::uuid[], $10::int[], $11::uuid[], $12::text[], $13::bigint[], $14::date[], $15::date[], $16::text[], $17::text[])
         AS n(id, no, employee_id, post, wage, valid_from, valid_to, text, hash)`,
    [
      ...[factoryId, partyA, partyAName, appointmentNo, rules, templateVersion, signedOn, tx.viewer.subject],
      ...[rows.map((row) => row.key), rows.map((row) => row.no), rows.map((row) => row.employeeId)],
      ...[
        rows.map((row) => row.post),
        rows.map((row) => row.wageFen.toString()),
        rows.map((row) => row.from),
      ],
      ...[rows.map((row) => row.to), rows.map((row) => row.textSealed.toString('hex'))],
      rows.map((row) => row.textHash),
    ],
  );
}

/** Contracts by their uuids in the order of their numbers, locked when asked to. */
export function findContracts(
  tx: ReadTx,
  factoryId: string,
  keys: readonly string[],
  lock = false,
): Promise<ContractRow[]> {
  return tx.query<ContractRow>(
    `SELECT ${CONTRACT_COLUMNS} FROM ${CONTRACT_FROM} WHERE c.factory_id = $1 AND c.id::text = ANY ($2) ORDER BY c.no ${lock ? 'FOR UPDATE OF c' : ''}`,
    [factoryId, keys],
  );
}

export interface EndedContract {
  readonly key: string;
  readonly wageFen: bigint;
}

/** Ends one contract, or all that are not over on that day. @returns what ended */
export function endContracts(
  tx: Tx,
  factoryId: string,
  key: string | null,
  end: { on: LocalDate; why: 'EARLY' | 'CLOSURE_ENDED'; reason: string },
): Promise<EndedContract[]> {
  return tx.query<EndedContract>(
    `UPDATE self_rescue_contract SET ended_on = $3, ended_why = $4, end_reason = $5
      WHERE factory_id = $1 AND ($2::uuid IS NULL OR id = $2) AND ended_on IS NULL AND valid_to >= $3 RETURNING id AS key, wage_fen AS "wageFen"`,
    [factoryId, key, end.on, end.why, end.reason],
  );
}

/** The text that was signed, sealed, with its hash and whose it is; null when there is none in scope. */
export async function signedText(
  tx: ReadTx,
  factoryId: string,
  key: string,
): Promise<{ no: number; employeeNo: string; sealed: Buffer; hash: string } | null> {
  const [row] = await tx.query<{ no: number; employeeNo: string; sealed: Buffer; hash: string }>(
    `SELECT c.no, e.employee_no AS "employeeNo", c.text_sealed AS sealed, c.text_hash AS hash FROM ${CONTRACT_FROM}
      WHERE c.factory_id = $1 AND c.id::text = $2`,
    [factoryId, key],
  );
  return row ?? null;
}

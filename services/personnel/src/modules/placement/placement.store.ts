import type { ReadTx, Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { type EmployeeFacts, loadEmployeeFacts } from '../roster/index.js';
import type { SettlementChoice } from '../rules/domain/person-facts.js';
import type { ChoiceStatus, PlacementStatus } from './domain/placement-state.js';

/** The person's choice that is neither withdrawn nor locked by an agreement. */
export interface ChoiceRow {
  id: string;
  employeeId: string;
  channelCode: string;
  settles: SettlementChoice | null;
  status: ChoiceStatus;
}

/** The person's placement that is neither void nor superseded. */
export interface PlacementRow {
  id: string;
  employeeId: string;
  channelCode: string;
  settles: SettlementChoice | null;
  status: PlacementStatus;
  signedOn: string | null;
}

export interface NewChoice {
  employeeId: string;
  inService: boolean;
  channelCode: string;
  channelName: string;
  channelNameEn: string;
  settles: SettlementChoice | null;
  planId: string;
  chosenOn: string;
  witness: string | null;
  assisted: boolean;
}

/** Placements of one factory change one act after the other, so that numbers have no gap and nobody is placed twice. */
export async function lockPlacements(tx: Tx, factoryId: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`placements:${factoryId}`]);
}

/** Money of one factory is planned one act after the other, so that nobody is planned twice. */
export async function lockPayments(tx: Tx, factoryId: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`payments:${factoryId}`]);
}

/**
 * For acts that end a placement which money may rest on: nothing is planned on it meanwhile. Placements first, payments
 * second, everywhere; acts on money take the second only, so that no two wait for each other.
 */
export async function lockPlacementsAndPayments(tx: Tx, factoryId: string): Promise<void> {
  await lockPlacements(tx, factoryId);
  await lockPayments(tx, factoryId);
}

/** The people of these employee numbers by number in capitals; unknown numbers are left out. */
export async function peopleByNo(
  tx: ReadTx,
  factoryId: string,
  employeeNos: readonly string[],
): Promise<Map<string, EmployeeFacts>> {
  const rows = await tx.query<{ id: string }>(
    'SELECT id FROM employee WHERE factory_id = $1 AND number_key = ANY ($2)',
    [factoryId, employeeNos.map((no) => no.toUpperCase())],
  );
  const people =
    rows.length > 0 ? await loadEmployeeFacts(tx, factoryId, { employeeIds: rows.map((row) => row.id) }) : [];
  return new Map(people.map((person) => [person.employeeNo.toUpperCase(), person]));
}

export async function choicesOf(
  tx: ReadTx,
  factoryId: string,
  employeeIds: readonly string[],
): Promise<Map<string, ChoiceRow>> {
  const rows = await tx.query<ChoiceRow>(
    `SELECT id, employee_id AS "employeeId", channel_code AS "channelCode", settles, status FROM placement_choice
      WHERE factory_id = $1 AND employee_id = ANY ($2) AND status IN ('OFFERED', 'CHOSEN', 'CONFIRMED')`,
    [factoryId, employeeIds],
  );
  return new Map(rows.map((row) => [row.employeeId, row]));
}

/** Placements that stand: neither void nor superseded; of the whole factory when no ids are given. */
export async function placementsOf(
  tx: ReadTx,
  factoryId: string,
  employeeIds?: readonly string[],
): Promise<Map<string, PlacementRow>> {
  const rows = await tx.query<PlacementRow>(
    `SELECT id, employee_id AS "employeeId", channel_code AS "channelCode", settles, status, signed_on AS "signedOn"
       FROM placement WHERE factory_id = $1 AND ($2::uuid[] IS NULL OR employee_id = ANY ($2))
        AND status NOT IN ('VOID', 'SUPERSEDED')`,
    [factoryId, employeeIds ?? null],
  );
  return new Map(rows.map((row) => [row.employeeId, row]));
}

export async function moveChoices(
  tx: Tx,
  factoryId: string,
  ids: readonly string[],
  status: ChoiceStatus,
): Promise<void> {
  await tx.query('UPDATE placement_choice SET status = $3 WHERE factory_id = $1 AND id = ANY ($2)', [
    factoryId,
    ids,
    status,
  ]);
}

/** Writes new choices in one statement. */
export async function insertChoices(tx: Tx, factoryId: string, choices: readonly NewChoice[]): Promise<void> {
  const rows = choices.map((choice) => ({ id: newId(), ...choice }));
  await tx.query(
    `INSERT INTO placement_choice (factory_id, id, employee_id, in_service, channel_code, channel_name, channel_name_en,
       settles, plan_id, status, chosen_on, chosen_by, witness, assisted)
     SELECT $1, id, "employeeId", "inService", "channelCode", "channelName", "channelNameEn", settles, "planId", 'CHOSEN',
       "chosenOn", $3, witness, assisted
       FROM jsonb_to_recordset($2::jsonb) AS c(id uuid, "employeeId" uuid, "inService" boolean, "channelCode" text,
         "channelName" text, "channelNameEn" text, settles text, "planId" text, "chosenOn" date, witness text, assisted boolean)`,
    [factoryId, JSON.stringify(rows), tx.viewer.subject],
  );
}

/** Makes a DRAFT placement of each confirmed choice. */
export async function draftPlacements(
  tx: Tx,
  factoryId: string,
  choiceIds: readonly string[],
): Promise<void> {
  await tx.query(
    `INSERT INTO placement (factory_id, id, employee_id, choice_id, in_service, channel_code, channel_name, channel_name_en,
       settles, status)
     SELECT c.factory_id, n.id, c.employee_id, c.id, c.in_service, c.channel_code, c.channel_name, c.channel_name_en,
       c.settles, 'DRAFT'
       FROM unnest($2::uuid[], $3::uuid[]) AS n(id, choice_id)
       JOIN placement_choice c ON c.factory_id = $1 AND c.id = n.choice_id`,
    [factoryId, choiceIds.map(() => newId()), choiceIds],
  );
}

/** Gives the next `count` agreement numbers of the factory; none is left out. */
export async function nextAgreementNos(tx: Tx, factoryId: string, count: number): Promise<number> {
  const [row] = await tx.query<{ last_no: number }>(
    `INSERT INTO agreement_counter (factory_id, last_no) VALUES ($1, $2)
     ON CONFLICT (factory_id) DO UPDATE SET last_no = agreement_counter.last_no + $2 RETURNING last_no`,
    [factoryId, count],
  );
  return (row?.last_no ?? count) - count + 1;
}

/** Signs placements in the order of the list, numbered from `firstNo`. */
export async function signPlacements(
  tx: Tx,
  factoryId: string,
  ids: readonly string[],
  signing: { firstNo: number; signedOn: string; place: string },
): Promise<void> {
  await tx.query(
    `UPDATE placement p SET status = 'SIGNED', agreement_no = $3::int + n.no::int - 1, signed_on = $4, signed_at_place = $5
       FROM unnest($2::uuid[]) WITH ORDINALITY AS n(id, no) WHERE p.factory_id = $1 AND p.id = n.id`,
    [factoryId, ids, signing.firstNo, signing.signedOn, signing.place],
  );
}

export async function makeEffective(
  tx: Tx,
  factoryId: string,
  ids: readonly string[],
  effectiveOn: string,
): Promise<void> {
  await tx.query(
    `UPDATE placement SET status = 'EFFECTIVE', effective_on = $3 WHERE factory_id = $1 AND id = ANY ($2)`,
    [factoryId, ids, effectiveOn],
  );
}

/** Settles the effective placements of people who were paid out; others are left as they stand. */
export async function settlePlacements(
  tx: Tx,
  factoryId: string,
  employeeIds: readonly string[],
): Promise<void> {
  await tx.query(
    `UPDATE placement SET status = 'SETTLED' WHERE factory_id = $1 AND employee_id = ANY ($2) AND status = 'EFFECTIVE'`,
    [factoryId, employeeIds],
  );
}

/** Takes settled placements back to EFFECTIVE: the money that had settled them came back from the bank. */
export async function unsettlePlacements(
  tx: Tx,
  factoryId: string,
  employeeIds: readonly string[],
): Promise<void> {
  await tx.query(
    `UPDATE placement SET status = 'EFFECTIVE' WHERE factory_id = $1 AND employee_id = ANY ($2) AND status = 'SETTLED'`,
    [factoryId, employeeIds],
  );
}

/** Ends a placement for good; its locked choice stays on record and the person may choose again. */
export async function endPlacement(
  tx: Tx,
  factoryId: string,
  id: string,
  end: { status: 'VOID' | 'SUPERSEDED'; on: string; reason: string },
): Promise<void> {
  await tx.query(
    'UPDATE placement SET status = $3, ended_on = $4, end_reason = $5 WHERE factory_id = $1 AND id = $2',
    [factoryId, id, end.status, end.on, end.reason],
  );
}

/** Takes back drafts of placements that were confirmed but not signed. */
export async function dropDrafts(tx: Tx, factoryId: string, employeeIds: readonly string[]): Promise<void> {
  await tx.query(
    `DELETE FROM placement WHERE factory_id = $1 AND employee_id = ANY ($2) AND status = 'DRAFT'`,
    [factoryId, employeeIds],
  );
}

/**
 * Whether placement money of the person is planned, sent, paid or deposited: then the placement stays. What failed, came
 * back from the bank, or was recovered whole is repaid.
 */
export async function hasPaymentsUnderWay(
  tx: ReadTx,
  factoryId: string,
  employeeId: string,
): Promise<boolean> {
  const rows = await tx.query(
    `SELECT 1 FROM payment p WHERE p.factory_id = $1 AND p.employee_id = $2 AND p.purpose <> 'BACK_PAY'
        AND p.status NOT IN ('FAILED', 'RETURNED', 'CANCELLED')
        AND NOT (p.status = 'PAID' AND p.amount_fen <= (SELECT coalesce(sum(o.recovered_fen), 0) FROM overpayment o
              WHERE o.factory_id = p.factory_id AND o.payment_id = p.id)) LIMIT 1`,
    [factoryId, employeeId],
  );
  return rows.length > 0;
}

import type { ReadTx, Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import type {
  AnswerDelegationOpinionInput,
  ConsultationTalkInput,
  RecordDelegationMeetingInput,
  RegisterCongressRepresentativesInput,
} from './consultation.inputs.js';
import { numberKey } from './domain/representative-rows.js';

/** Keeps a meeting and its opinions, in the order in which they were given. */
export async function insertMeeting(
  tx: Tx,
  factoryId: string,
  meeting: Omit<RecordDelegationMeetingInput, 'planId'> & { id: string; planId: string },
): Promise<void> {
  await tx.query(
    `INSERT INTO delegation_meeting (factory_id, id, plan_id, delegation, held_on, attended, minutes)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      factoryId,
      meeting.id,
      meeting.planId,
      meeting.delegation,
      meeting.heldOn,
      meeting.attended,
      meeting.minutesRef ?? null,
    ],
  );
  await tx.query(
    `INSERT INTO delegation_opinion (factory_id, id, plan_id, meeting_id, opinion)
     SELECT $1, o.id, $2, $3, o.opinion FROM unnest($4::uuid[], $5::text[]) AS o(id, opinion)`,
    [factoryId, meeting.planId, meeting.id, meeting.opinions.map(() => newId()), meeting.opinions],
  );
}

/** Writes the reply where there is none yet; answers the plan's uuid, or null when there is one or no such opinion. */
export async function answerOpinion(
  tx: Tx,
  factoryId: string,
  answer: Omit<AnswerDelegationOpinionInput, 'opinionId'> & { id: string; repliedOn: string },
): Promise<string | null> {
  const [opinion] = await tx.query<{ planId: string }>(
    `UPDATE delegation_opinion SET disposition = $3, reply = $4, replied_on = $5
      WHERE factory_id = $1 AND id = $2 AND disposition IS NULL RETURNING plan_id AS "planId"`,
    [factoryId, answer.id, answer.disposition, answer.reply, answer.repliedOn],
  );
  return opinion?.planId ?? null;
}

/** The register of one factory changes one act after the other. */
export async function lockRepresentatives(tx: Tx, factoryId: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`representatives:${factoryId}`]);
}

/** People on the roster by number. */
export async function rosterLines(
  tx: ReadTx,
  factoryId: string,
  employeeNos: readonly string[],
): Promise<Map<string, { id: string; inService: boolean }>> {
  const rows = await tx.query<{ key: string; id: string; inService: boolean }>(
    `SELECT upper(employee_no) AS key, id, category = 'ACTIVE_ON_POST' AS "inService" FROM employee
      WHERE factory_id = $1 AND upper(employee_no) = ANY ($2)`,
    [factoryId, employeeNos.map(numberKey)],
  );
  return new Map(rows.map(({ key, ...person }) => [key, person]));
}

/** Representatives in office by employee number. */
export async function inOffice(
  tx: ReadTx,
  factoryId: string,
): Promise<Map<string, { id: string; term: string }>> {
  const rows = await tx.query<{ key: string; id: string; term: string }>(
    `SELECT upper(e.employee_no) AS key, r.id, r.term FROM congress_representative r
       JOIN employee e ON e.factory_id = r.factory_id AND e.id = r.employee_id
      WHERE r.factory_id = $1 AND r.ended_on IS NULL`,
    [factoryId],
  );
  return new Map(rows.map(({ key, ...representative }) => [key, representative]));
}

export async function insertRepresentatives(
  tx: Tx,
  factoryId: string,
  { term, electedOn, representatives }: RegisterCongressRepresentativesInput,
  roster: ReadonlyMap<string, { id: string }>,
): Promise<void> {
  const rows = representatives.map(({ employeeNo, delegation, manager }) => ({
    id: newId(),
    employee: roster.get(numberKey(employeeNo))?.id,
    delegation,
    manager,
  }));
  await tx.query(
    `INSERT INTO congress_representative (factory_id, id, term, employee_id, delegation, manager, elected_on)
     SELECT $1, id, $2, employee, delegation, manager, $3
       FROM jsonb_to_recordset($4::jsonb) AS r(id uuid, employee uuid, delegation text, manager boolean)`,
    [factoryId, term, electedOn, JSON.stringify(rows)],
  );
}

/** Ends an office once; false when it was ended before or there is none. */
export async function endRepresentative(
  tx: Tx,
  factoryId: string,
  end: { id: string; on: string; reason: string },
): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE congress_representative SET ended_on = $3, end_reason = $4
      WHERE factory_id = $1 AND id = $2 AND ended_on IS NULL RETURNING id`,
    [factoryId, end.id, end.on, end.reason],
  );
  return rows.length > 0;
}

/** Keeps talks; what was asked is encrypted. */
export async function insertTalks(
  tx: Tx,
  factoryId: string,
  planId: string,
  talks: readonly ConsultationTalkInput[],
  office: ReadonlyMap<string, { id: string }>,
): Promise<void> {
  const cipher = await tx.cipher(factoryId);
  const rows = talks.map(({ employeeNo, talkedOn, topics, questions }) => ({
    id: newId(),
    representative: office.get(numberKey(employeeNo))?.id,
    talkedOn,
    topics,
    questions: questions ? cipher.encrypt(questions).toString('base64') : null,
  }));
  await tx.query(
    `INSERT INTO consultation_talk (factory_id, id, plan_id, representative_id, talked_on, topics, questions_sealed)
     SELECT $1, id, $2, representative, "talkedOn", topics, decode(questions, 'base64')
       FROM jsonb_to_recordset($3::jsonb)
         AS t(id uuid, representative uuid, "talkedOn" date, topics jsonb, questions text)`,
    [factoryId, planId, JSON.stringify(rows)],
  );
}

import { opaqueId, parseOpaqueId, Ratio } from '@anzhi/domain';
import { countRows, type Page, type RequestContext, readPage, toPage } from '@anzhi/graphql-kit';
import { factoryIdOfCode, type ReadTx } from '@anzhi/service-kit';
import type { DelegationOpinionsArgs, PlanPageArgs } from './consultation.inputs.js';
import {
  CongressRepresentative,
  ConsultationCoverage,
  ConsultationTalk,
  DelegationMeeting,
  DelegationOpinion,
} from './consultation.type.js';
import { representation } from './plan.checks.js';
import { MEETING_ID, OPINION_ID, PLAN_ID, REPRESENTATIVE_ID } from './plan.ids.js';
import type { PlacementPlansArgs } from './plan.inputs.js';

const MEETINGS = `SELECT m.id AS key, m.delegation, m.held_on AS "heldOn", m.attended, m.minutes AS "minutesRef",
    (SELECT count(*)::int FROM delegation_opinion o WHERE o.factory_id = m.factory_id AND o.meeting_id = m.id) AS opinions,
    (SELECT count(*)::int FROM delegation_opinion o
      WHERE o.factory_id = m.factory_id AND o.meeting_id = m.id AND o.disposition IS NOT NULL) AS answered
  FROM delegation_meeting m`;
const OPINIONS = `SELECT o.id AS key, m.delegation, o.opinion, o.disposition, o.reply, o.replied_on AS "repliedOn"
  FROM delegation_opinion o JOIN delegation_meeting m ON m.factory_id = o.factory_id AND m.id = o.meeting_id`;
const REPRESENTATIVES = `SELECT r.id AS key, r.term, e.employee_no AS "employeeNo", e.name, r.delegation, r.manager,
    r.elected_on AS "electedOn", r.ended_on AS "endedOn"
  FROM congress_representative r JOIN employee e ON e.factory_id = r.factory_id AND e.id = r.employee_id`;

/** The meeting as it stands in the transaction of an act. */
export async function readMeeting(tx: ReadTx, factoryId: string, id: string): Promise<DelegationMeeting> {
  const rows = await tx.query<DelegationMeeting>(`${MEETINGS} WHERE m.factory_id = $1 AND m.id = $2`, [
    factoryId,
    id,
  ]);
  return toMeeting(factoryId)(rows[0]!);
}

/** The opinion as it stands in the transaction of an act. */
export async function readOpinion(tx: ReadTx, factoryId: string, id: string): Promise<DelegationOpinion> {
  const rows = await tx.query<DelegationOpinion>(`${OPINIONS} WHERE o.factory_id = $1 AND o.id = $2`, [
    factoryId,
    id,
  ]);
  return toOpinion(factoryId)(rows[0]!);
}

/** Meetings on a plan, in the order in which they were recorded. */
export async function listMeetings(
  context: RequestContext,
  args: PlanPageArgs,
): Promise<Page<DelegationMeeting>> {
  const { limit, after } = readPage(args);
  const { factoryId, key } = parseOpaqueId(PLAN_ID, args.planId);
  const rows = await context.reads.query<DelegationMeeting>(
    `${MEETINGS} WHERE m.factory_id = $1 AND m.plan_id = $2 AND ($3::uuid IS NULL OR m.id > $3) ORDER BY m.id LIMIT $4`,
    [factoryId, key, after?.[0] ?? null, limit + 1],
  );
  const count = () =>
    countRows(context.reads, 'delegation_meeting WHERE factory_id = $1 AND plan_id = $2', [factoryId, key]);
  return toPage(rows.map(toMeeting(factoryId)), limit, (meeting) => [meeting.key], count);
}

/** Opinions on a plan, in the order in which they were given; all, answered or open. */
export async function listOpinions(
  context: RequestContext,
  args: DelegationOpinionsArgs,
): Promise<Page<DelegationOpinion>> {
  const { limit, after } = readPage(args);
  const { factoryId, key } = parseOpaqueId(PLAN_ID, args.planId);
  const filter = [factoryId, key, args.answered ?? null];
  const rows = await context.reads.query<DelegationOpinion>(
    `${OPINIONS} WHERE o.factory_id = $1 AND o.plan_id = $2 AND ($3::boolean IS NULL OR (o.disposition IS NOT NULL) = $3)
        AND ($4::uuid IS NULL OR o.id > $4) ORDER BY o.id LIMIT $5`,
    [...filter, after?.[0] ?? null, limit + 1],
  );
  const count = () =>
    countRows(
      context.reads,
      'delegation_opinion WHERE factory_id = $1 AND plan_id = $2 AND ($3::boolean IS NULL OR (disposition IS NOT NULL) = $3)',
      filter,
    );
  return toPage(rows.map(toOpinion(factoryId)), limit, (opinion) => [opinion.key], count);
}

/** The register of a factory: every line, in office or ended, in the order of registration. */
export async function listRepresentatives(
  context: RequestContext,
  args: PlacementPlansArgs,
): Promise<Page<CongressRepresentative>> {
  const { limit, after } = readPage(args);
  const factoryId = factoryIdOfCode(args.factoryCode);
  const rows = await context.reads.query<CongressRepresentative>(
    `${REPRESENTATIVES} WHERE r.factory_id = $1 AND ($2::uuid IS NULL OR r.id > $2) ORDER BY r.id LIMIT $3`,
    [factoryId, after?.[0] ?? null, limit + 1],
  );
  const count = () => countRows(context.reads, 'congress_representative WHERE factory_id = $1', [factoryId]);
  return toPage(rows.map(toRepresentative(factoryId)), limit, (one) => [one.key], count);
}

/** Talks on a plan with what was asked opened, in the order in which they were recorded. */
export async function listTalks(
  context: RequestContext,
  args: PlanPageArgs,
): Promise<Page<ConsultationTalk>> {
  const { limit, after } = readPage(args);
  const { factoryId, key } = parseOpaqueId(PLAN_ID, args.planId);
  const rows = await context.reads.query<Omit<ConsultationTalk, 'questions'> & { sealed: Buffer | null }>(
    `SELECT t.id AS key, e.employee_no AS "employeeNo", t.talked_on AS "talkedOn", t.topics, t.questions_sealed AS sealed
       FROM consultation_talk t
       JOIN congress_representative r ON r.factory_id = t.factory_id AND r.id = t.representative_id
       JOIN employee e ON e.factory_id = r.factory_id AND e.id = r.employee_id
      WHERE t.factory_id = $1 AND t.plan_id = $2 AND ($3::uuid IS NULL OR t.id > $3) ORDER BY t.id LIMIT $4`,
    [factoryId, key, after?.[0] ?? null, limit + 1],
  );
  const cipher = await context.reads.cipher(factoryId);
  const talks = rows.map(({ sealed, ...talk }) =>
    Object.assign(new ConsultationTalk(), talk, { questions: sealed ? cipher.decrypt(sealed) : null }),
  );
  const count = () =>
    countRows(context.reads, 'consultation_talk WHERE factory_id = $1 AND plan_id = $2', [factoryId, key]);
  return toPage(talks, limit, (talk) => [talk.key], count);
}

/** How many of the representatives in office were talked with about the plan, and with whom nobody did yet (S043). */
export async function readCoverage(
  tx: ReadTx,
  factoryId: string,
  planId: string,
): Promise<ConsultationCoverage> {
  const { representatives, consulted } = await representation(tx, factoryId, planId);
  const remaining = await tx.query<CongressRepresentative>(
    `${REPRESENTATIVES} WHERE r.factory_id = $1 AND r.ended_on IS NULL AND NOT EXISTS (
       SELECT 1 FROM consultation_talk t WHERE t.factory_id = $1 AND t.plan_id = $2 AND t.representative_id = r.id)
     ORDER BY r.id LIMIT 100`,
    [factoryId, planId],
  );
  return Object.assign(new ConsultationCoverage(), {
    representatives,
    consulted,
    rate: representatives === 0 ? null : Ratio.of(consulted * 100, representatives).toDecimal(1),
    remaining: remaining.map(toRepresentative(factoryId)),
  });
}

const toMeeting = (factoryId: string) => (row: DelegationMeeting) =>
  Object.assign(new DelegationMeeting(), row, { id: opaqueId(MEETING_ID, factoryId, row.key) });
const toOpinion = (factoryId: string) => (row: DelegationOpinion) =>
  Object.assign(new DelegationOpinion(), row, { id: opaqueId(OPINION_ID, factoryId, row.key) });
const toRepresentative = (factoryId: string) => (row: CongressRepresentative) =>
  Object.assign(new CongressRepresentative(), row, { id: opaqueId(REPRESENTATIVE_ID, factoryId, row.key) });

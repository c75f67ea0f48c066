import type { Tx } from '@anzhi/service-kit';
import type { ReferralSeries } from './petition.enums.js';
import type { PetitionReferral } from './petition.type.js';

/** The columns of a PetitionReferral, under their names in the graph. */
export const REFERRAL_COLUMNS = `referral_id AS id, series, item, status, referred_on AS "referredOn",
  refusal_reason AS "refusalReason", result, notified_on AS "notifiedOn"`;

interface CaseKey {
  factoryId: string;
  key: string;
}

/** How many referrals of a case are without an end. */
export async function countPendingReferrals(tx: Tx, { factoryId, key }: CaseKey): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM petition_referral
      WHERE factory_id = $1 AND petition_id = $2 AND status IN ('SENT', 'QUEUED', 'OPENED')`,
    [factoryId, key],
  );
  return row!.n;
}

/** The referral of the same row that is without an end, if there is one. */
export async function findPendingReferral(
  tx: Tx,
  { factoryId, key }: CaseKey,
  { series, item }: { series: ReferralSeries; item: string },
): Promise<string | null> {
  const [row] = await tx.query<{ referral_id: string }>(
    `SELECT referral_id FROM petition_referral WHERE factory_id = $1 AND petition_id = $2 AND series = $3 AND item = $4
        AND status IN ('SENT', 'QUEUED', 'OPENED')`,
    [factoryId, key, series, item],
  );
  return row?.referral_id ?? null;
}

/** Files a referral as sent. */
export async function insertReferral(
  tx: Tx,
  { factoryId, key }: CaseKey,
  referral: { referralId: string; series: ReferralSeries; item: string; referredOn: string },
): Promise<PetitionReferral> {
  const { referralId, series, item, referredOn } = referral;
  const [row] = await tx.query<PetitionReferral>(
    `INSERT INTO petition_referral (factory_id, referral_id, petition_id, series, item, status, referred_on)
     VALUES ($1, $2, $3, $4, $5, 'SENT', $6) RETURNING ${REFERRAL_COLUMNS}`,
    [factoryId, referralId, key, series, item, referredOn],
  );
  return row!;
}

/** What personnel answered to a referral. */
export type ReferralAnswer =
  | { status: 'QUEUED' | 'OPENED' }
  | { status: 'REFUSED'; reason: string }
  | { status: 'DECIDED'; result: 'UPHELD' | 'PARTLY' | 'DISMISSED'; notifiedOn: string };

/**
 * Files an answer. An end is never undone and OPENED does not go back to QUEUED, so that answers in any order lead
 * to the same state. Unknown referrals are not ours: objections raised by the person.
 */
export async function fileAnswer(
  tx: Tx,
  factoryId: string,
  referralId: string,
  answer: ReferralAnswer,
): Promise<void> {
  const reason = answer.status === 'REFUSED' ? answer.reason : null;
  const decided = answer.status === 'DECIDED' ? answer : null;
  await tx.query(
    `UPDATE petition_referral SET status = $3, refusal_reason = $4, result = $5, notified_on = $6
      WHERE factory_id = $1 AND referral_id = $2
        AND status IN ('SENT', 'QUEUED', CASE WHEN $3 IN ('REFUSED', 'DECIDED') THEN 'OPENED' ELSE 'SENT' END)`,
    [factoryId, referralId, answer.status, reason, decided?.result ?? null, decided?.notifiedOn ?? null],
  );
}

/** Keeps who is on the roster, ids and numbers only (decision 9): a referral names the petitioner's own row. */
export async function rememberPeople(
  tx: Tx,
  factoryId: string,
  people: readonly { employeeId: string; employeeNo: string }[],
): Promise<void> {
  await tx.query(
    `INSERT INTO roster_person (factory_id, employee_id, employee_no)
     SELECT $1, p.id, p.no FROM unnest($2::text[], $3::text[]) AS p(id, no)
     ON CONFLICT (factory_id, employee_id) DO UPDATE SET employee_no = excluded.employee_no`,
    [factoryId, people.map(({ employeeId }) => employeeId), people.map(({ employeeNo }) => employeeNo)],
  );
}

/** The id of an employee number on the roster, null when it is not known here. */
export async function employeeIdOf(tx: Tx, factoryId: string, employeeNo: string): Promise<string | null> {
  const [row] = await tx.query<{ employee_id: string }>(
    'SELECT employee_id FROM roster_person WHERE factory_id = $1 AND employee_no = $2 ORDER BY employee_id LIMIT 1',
    [factoryId, employeeNo],
  );
  return row?.employee_id ?? null;
}

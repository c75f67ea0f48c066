import { type LocalDate, opaqueId } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { insertNotices, type NewNotice } from '../notices/index.js';
import { type DecidedObjection, decisionLetter, hearingLetter } from './domain/decision-letter.js';
import { OBJECTION_ID } from './objection-queue.js';

interface ToTell extends DecidedObjection {
  readonly id: string;
  readonly employeeId: string;
  /** Who objected, when that is another person than the row's. */
  readonly filerId: string | null;
  readonly hearing: boolean;
  readonly decideBy: LocalDate | null;
}

/**
 * Writes the letters that objections call for as they now stand: the decision to whoever objected, and to the person whose row it
 * is where another did; the invitation to be heard once such an objection is accepted. Each is written once. People read them on
 * their own page at once; the service of the decision, by notifyObjection or serveNotice, is its proof.
 */
export async function tellDecisions(tx: Tx, factoryId: string, ids: readonly string[]): Promise<void> {
  const open = await tx.query<ToTell>(
    `SELECT o.id, o.employee_id AS "employeeId", f.id AS "filerId", o.item, o.filed_on AS "filedOn", o.result, o.remedies,
            coalesce(o.form_reason, o.reasons) AS reasons, o.status = 'ACCEPTED' AS hearing, coalesce(o.decide_by, r.decide_by) AS "decideBy"
       FROM objection o
       LEFT JOIN posting_round r ON r.factory_id = o.factory_id AND r.id = o.round_id
       LEFT JOIN employee f ON f.factory_id = o.factory_id AND f.number_key = upper(o.filed_by_employee_no) AND f.id <> o.employee_id
      WHERE o.factory_id = $1 AND o.id = ANY ($2::uuid[]) AND ((o.status IN ('REJECTED_FORM', 'UPHELD', 'PARTLY', 'DISMISSED') AND o.notice_id IS NULL)
         OR (o.status = 'ACCEPTED' AND o.filed_by_kind = 'OTHER' AND o.heard_on IS NULL)) ORDER BY o.id`,
    [factoryId, ids],
  );
  if (open.length === 0) return;
  const letters = open.flatMap((objection) =>
    lettersOf(factoryId, objection).map((letter) => ({ letter, objection })),
  );
  const keys = await insertNotices(
    tx,
    factoryId,
    letters.map(({ letter }) => letter),
  );
  const decisions = new Map<string, string>();
  for (const [index, { objection }] of letters.entries())
    if (!objection.hearing && !decisions.has(objection.id)) decisions.set(objection.id, keys[index]!);
  await tx.query(
    `UPDATE objection o SET notice_id = n.notice_id FROM unnest($2::uuid[], $3::uuid[]) AS n(id, notice_id)
      WHERE o.factory_id = $1 AND o.id = n.id`,
    [factoryId, [...decisions.keys()], [...decisions.values()]],
  );
}

/** The letters of one objection; the first is the one whose service counts. */
function lettersOf(factoryId: string, objection: ToTell): NewNotice[] {
  const { id, employeeId, filerId, item, decideBy, hearing } = objection;
  const aboutId = opaqueId(OBJECTION_ID, factoryId, id);
  if (hearing) return [{ employeeId, kind: 'HEARING', aboutId, ...hearingLetter(item, decideBy) }];
  const kind = 'OBJECTION_DECISION';
  if (filerId === null) return [{ employeeId, kind, aboutId, ...decisionLetter(objection, 'FILER') }];
  return [
    { employeeId: filerId, kind, aboutId, ...decisionLetter(objection, 'FILER') },
    { employeeId, kind, aboutId, ...decisionLetter(objection, 'PERSON') },
  ];
}

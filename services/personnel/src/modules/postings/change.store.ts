import type { ReadTx, Tx } from '@anzhi/service-kit';
import type { FoundCause } from './domain/change-cause.js';

export interface NewChange extends FoundCause {
  leafNo: number;
  employeeId: string;
  employeeNo: string;
  beforeRoundId: string | null;
}

export interface HappenedFacts {
  reopened: { reference: string; objectionId: string | null } | null;
  upheldId: string | null;
  amendment: { legalBasis: string; evidence: string } | null;
}

/** What happened to people since their row was last posted, by uuid. Ids are ordered by time, dates are too coarse. */
export async function loadChangeFacts(
  tx: ReadTx,
  factoryId: string,
  seriesId: string,
  people: readonly { employeeId: string; beforeRoundId: string | null }[],
): Promise<Map<string, HappenedFacts>> {
  const rows = await tx.query<HappenedFacts & { employeeId: string }>(
    `SELECT b.id AS "employeeId",
       (SELECT json_build_object('reference', r.reference, 'objectionId', r.objection_id) FROM posting_reopening r
         WHERE r.factory_id = $1 AND r.series_id = $2 AND r.employee_id = b.id AND r.status = 'REOPENED') AS reopened,
       (SELECT o.id FROM objection o WHERE o.factory_id = $1 AND o.employee_id = b.id AND o.round_id = b.round_id
           AND o.result IN ('UPHELD', 'PARTLY') ORDER BY o.id DESC LIMIT 1) AS "upheldId",
       (SELECT json_build_object('legalBasis', a.legal_basis, 'evidence', a.evidence) FROM employee_amendment a
         WHERE a.factory_id = $1 AND a.employee_id = b.id AND a.id > b.round_id ORDER BY a.id DESC LIMIT 1) AS amendment
     FROM unnest(string_to_array($3, ',')::uuid[], string_to_array($4, ',', '')::uuid[]) AS b(id, round_id)`,
    [
      factoryId,
      seriesId,
      people.map((person) => person.employeeId).join(','),
      people.map((person) => person.beforeRoundId ?? '').join(','),
    ],
  );
  return new Map(rows.map(({ employeeId, ...happened }) => [employeeId, happened]));
}

export async function insertChanges(
  tx: Tx,
  factoryId: string,
  roundId: string,
  changes: readonly NewChange[],
): Promise<void> {
  await tx.query(
    `INSERT INTO posting_change (factory_id, round_id, leaf_no, employee_id, employee_no, before_round_id, cause, objection_id, basis, evidence)
     SELECT $1, $2, c."leafNo", c."employeeId", c."employeeNo", c."beforeRoundId", c.cause, c."objectionId", c.basis, c.evidence
       FROM jsonb_to_recordset($3::jsonb) AS c("leafNo" int, "employeeId" uuid, "employeeNo" text, "beforeRoundId" uuid,
         cause text, "objectionId" uuid, basis text, evidence text)`,
    [factoryId, roundId, JSON.stringify(changes)],
  );
}

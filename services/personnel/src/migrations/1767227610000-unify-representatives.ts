import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['uncollected_item', 'representative'];
const force = (how: 'FORCE' | 'NO FORCE'): string =>
  TABLES.map((table) => `ALTER TABLE ${table} ${how} ROW LEVEL SECURITY;`).join('\n');

/** What each capacity rests on, for rows that did not say so (民法典 28, 42, 161, 1121). */
const BASIS = `CASE i.representative_kind WHEN 'GUARDIAN' THEN '民法典 28、34' WHEN 'CUSTODIAN' THEN '民法典 42、43'
  WHEN 'AGENT' THEN '民法典 161' ELSE '民法典 1121' END`;

// A guardian who stands on record stays the guardian: the register's own entry is kept as one that is over, and the item points to
// the guardian who stands.
const UP_SQL = `
${force('NO FORCE')}
ALTER TABLE representative ADD COLUMN proof_kind text, ADD COLUMN item_id uuid,
  ADD CONSTRAINT representative_item FOREIGN KEY (factory_id, item_id) REFERENCES uncollected_item (factory_id, id);
ALTER TABLE uncollected_item ADD COLUMN representative_id uuid,
  ADD CONSTRAINT uncollected_representative_of FOREIGN KEY (factory_id, representative_id) REFERENCES representative (factory_id, id);
CREATE INDEX representative_of_item ON representative (factory_id, item_id) WHERE item_id IS NOT NULL;
INSERT INTO representative (factory_id, id, employee_id, kind, name_sealed, phone_sealed, subject, powers, proof, document_ids, legal_basis,
  from_on, until_on, recorded_on, recorded_by, ended_on, end_reason, proof_kind, item_id)
SELECT i.factory_id, gen_random_uuid(), i.employee_id, i.representative_kind, i.representative_sealed, NULL, NULL, ARRAY['COLLECT', 'RECEIVE'],
  coalesce(i.representative_proof, ''), '{}', ${BASIS}, i.registered_on, NULL, i.registered_on, i.registered_by,
  CASE WHEN i.closed_on IS NOT NULL THEN i.closed_on WHEN g.id IS NOT NULL THEN i.registered_on END,
  CASE WHEN i.closed_on IS NOT NULL THEN '款项已结案' WHEN g.id IS NOT NULL THEN '已另行登记监护人' END,
  i.representative_proof_kind, i.id
  FROM uncollected_item i
  LEFT JOIN representative g ON g.factory_id = i.factory_id AND g.employee_id = i.employee_id AND g.kind = 'GUARDIAN'
    AND i.representative_kind = 'GUARDIAN' AND g.ended_on IS NULL
 WHERE i.representative_kind IS NOT NULL;
UPDATE uncollected_item i SET representative_id = coalesce(
    (SELECT g.id FROM representative g WHERE g.factory_id = i.factory_id AND g.employee_id = i.employee_id AND g.kind = 'GUARDIAN'
       AND i.representative_kind = 'GUARDIAN' AND i.closed_on IS NULL AND g.ended_on IS NULL), r.id)
  FROM representative r WHERE r.factory_id = i.factory_id AND r.item_id = i.id;
ALTER TABLE uncollected_item DROP CONSTRAINT uncollected_representative, DROP COLUMN representative_kind, DROP COLUMN representative_sealed,
  DROP COLUMN representative_proof, DROP COLUMN representative_proof_kind;
${force('FORCE')}`;

/** Puts the representative of each item back beside it. What was done or served under a representation stays on record. */
const DOWN_SQL = `
${force('NO FORCE')}
ALTER TABLE uncollected_item ADD COLUMN representative_kind text CHECK (representative_kind IN ('GUARDIAN', 'CUSTODIAN', 'AGENT', 'HEIR')),
  ADD COLUMN representative_sealed bytea, ADD COLUMN representative_proof text, ADD COLUMN representative_proof_kind text;
UPDATE uncollected_item i SET representative_kind = r.kind, representative_sealed = r.name_sealed, representative_proof = r.proof,
  representative_proof_kind = r.proof_kind FROM representative r WHERE r.factory_id = i.factory_id AND r.id = i.representative_id;
ALTER TABLE uncollected_item ADD CONSTRAINT uncollected_representative CHECK ((representative_kind IS NULL) = (representative_sealed IS NULL)),
  DROP COLUMN representative_id;
ALTER TABLE representative DROP COLUMN item_id, DROP COLUMN proof_kind;
${force('FORCE')}`;

/** One source of who acts for a person: the register of the uncollected names rows of `representative`. */
export class UnifyRepresentatives1767227610000 implements MigrationInterface {
  name = 'UnifyRepresentatives1767227610000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN_SQL);
  }
}

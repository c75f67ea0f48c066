import { tenantTableSql } from '@anzhi/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DeepenPostings1767226900000 implements MigrationInterface {
  name = 'DeepenPostings1767226900000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(KINDS_SQL);
    await runner.query(FINAL_SQL);
    await runner.query(OBJECTION_SQL);
    await runner.query(TABLES_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE posting_change, posting_consent, posting_reopening, posting_final');
    await runner.query(DOWN_SQL);
  }
}

const KINDS = `('FACTS', 'BACK_PAY', 'PLACEMENT_RESULT')`;

const KINDS_SQL = `
ALTER TABLE posting_series DROP CONSTRAINT posting_series_kind_check, ADD CONSTRAINT posting_series_kind_check CHECK (kind IN ${KINDS});
ALTER TABLE objection DROP CONSTRAINT objection_kind_check, ADD CONSTRAINT objection_kind_check CHECK (kind IN ${KINDS});
`;

/** A series can become final again after a row of it was reopened: each final snapshot has an id of its own. */
const FINAL_SQL = `
ALTER TABLE posting_series ADD COLUMN final_id uuid;
ALTER TABLE posting_series ALTER COLUMN final_id TYPE uuid USING CASE WHEN final_on IS NOT NULL THEN id END;
ALTER TABLE posting_final_row ADD COLUMN final_id uuid;
ALTER TABLE posting_final_row ALTER COLUMN final_id TYPE uuid USING series_id;
ALTER TABLE posting_final_row ALTER COLUMN final_id SET NOT NULL, DROP CONSTRAINT posting_final_row_pkey,
  ADD PRIMARY KEY (factory_id, final_id, employee_id);
`;

const OBJECTION_SQL = `
ALTER TABLE objection
  ADD COLUMN decide_by date,
  ADD COLUMN court text,
  ADD COLUMN case_no text,
  ADD COLUMN sued_on date,
  ADD COLUMN judgment_no text,
  ADD COLUMN judged_on date,
  ADD COLUMN judged_result text CHECK (judged_result IN ('UPHELD', 'PARTLY', 'DISMISSED')),
  DROP CONSTRAINT objection_status_check,
  ADD CONSTRAINT objection_status_check CHECK (status IN ('QUEUED', 'LATE', 'FILED', 'ACCEPTED', 'REJECTED_FORM',
    'INVESTIGATING', 'UPHELD', 'PARTLY', 'DISMISSED', 'NOTIFIED', 'LITIGATION', 'JUDGED')),
  DROP CONSTRAINT objection_queued,
  -- A late objection that no reopening takes up is answered without a round.
  ADD CONSTRAINT objection_queued CHECK (CASE WHEN round_id IS NULL THEN status IN ('QUEUED', 'LATE', 'REJECTED_FORM', 'NOTIFIED')
    ELSE status NOT IN ('QUEUED', 'LATE') END),
  ADD CONSTRAINT objection_judged CHECK ((status = 'JUDGED') = (judged_on IS NOT NULL));
`;

const TABLES_SQL = `
-- Every final snapshot there was, the current one among them: old proofs keep the root they were made for.
CREATE TABLE posting_final (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  series_id uuid NOT NULL,
  final_on date NOT NULL,
  root text NOT NULL CHECK (root ~ '^[0-9a-f]{64}$'),
  rows integer NOT NULL,
  amount_fen bigint NOT NULL,
  PRIMARY KEY (factory_id, id),
  FOREIGN KEY (factory_id, series_id) REFERENCES posting_series (factory_id, id)
);
${tenantTableSql('personnel', 'posting_final', { appendOnly: true })}
-- Why a row reads otherwise than when it was last posted; before and after stand in the posted rows themselves.
CREATE TABLE posting_change (
  factory_id text NOT NULL,
  round_id uuid NOT NULL,
  leaf_no integer NOT NULL,
  employee_id uuid NOT NULL,
  employee_no text NOT NULL,
  before_round_id uuid,
  cause text NOT NULL CHECK (cause IN ('OBJECTION', 'AMENDMENT', 'CALCULATION', 'PLACEMENT', 'NEW_PERSON', 'REOPENING')),
  objection_id uuid,
  basis text,
  evidence text,
  PRIMARY KEY (factory_id, round_id, leaf_no),
  FOREIGN KEY (factory_id, round_id) REFERENCES posting_round (factory_id, id),
  FOREIGN KEY (factory_id, before_round_id) REFERENCES posting_round (factory_id, id)
);
CREATE INDEX posting_change_person ON posting_change (factory_id, round_id, employee_no);
${tenantTableSql('personnel', 'posting_change', { appendOnly: true })}
-- A person's own written consent to show one sensitive item on the wall (个保法 29); given again it is a new row.
CREATE TABLE posting_consent (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  employee_id uuid NOT NULL,
  item text NOT NULL CHECK (item IN ('SPECIAL_WORK', 'INJURY')),
  given_on date NOT NULL,
  evidence text NOT NULL,
  recorded_by text NOT NULL,
  revoked_on date,
  revoked_by text,
  PRIMARY KEY (factory_id, id),
  FOREIGN KEY (factory_id, employee_id) REFERENCES employee (factory_id, id),
  CONSTRAINT posting_consent_revoked CHECK ((revoked_on IS NULL) = (revoked_by IS NULL))
);
CREATE UNIQUE INDEX posting_consent_standing ON posting_consent (factory_id, employee_id, item) WHERE revoked_on IS NULL;
${tenantTableSql('personnel', 'posting_consent', { appendOnly: true })}
GRANT UPDATE (revoked_on, revoked_by) ON posting_consent TO personnel_app;
-- The exceptional path after FINAL: asked for by one officer, approved by another, posted once more, final again.
CREATE TABLE posting_reopening (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  series_id uuid NOT NULL,
  employee_id uuid NOT NULL,
  employee_no text NOT NULL,
  cause text NOT NULL CHECK (cause IN ('JUDGMENT', 'LATE_EVIDENCE')),
  reference text NOT NULL,
  reasons text NOT NULL,
  objection_id uuid,
  correction_field text,
  correction_value text,
  status text NOT NULL CHECK (status IN ('REQUESTED', 'REFUSED', 'REOPENED', 'FINAL')),
  requested_on date NOT NULL,
  requested_by text NOT NULL,
  decided_on date,
  decided_by text,
  refusal text,
  posted_round_id uuid,
  before_final_id uuid,
  after_final_id uuid,
  PRIMARY KEY (factory_id, id),
  FOREIGN KEY (factory_id, series_id) REFERENCES posting_series (factory_id, id),
  FOREIGN KEY (factory_id, employee_id) REFERENCES employee (factory_id, id),
  CONSTRAINT posting_reopening_decided CHECK ((status = 'REQUESTED') = (decided_by IS NULL)),
  CONSTRAINT posting_reopening_two_officers CHECK (decided_by <> requested_by),
  CONSTRAINT posting_reopening_final CHECK ((status = 'FINAL') = (after_final_id IS NOT NULL))
);
CREATE UNIQUE INDEX posting_reopening_pending ON posting_reopening (factory_id, series_id, employee_id)
  WHERE status IN ('REQUESTED', 'REOPENED');
${tenantTableSql('personnel', 'posting_reopening')}
`;

/** What the older schema cannot say is given up: later final snapshots, the third series, states of the exceptional path. */
const DOWN_SQL = `
ALTER TABLE objection NO FORCE ROW LEVEL SECURITY;
ALTER TABLE posting_final_row NO FORCE ROW LEVEL SECURITY;
DELETE FROM objection WHERE kind = 'PLACEMENT_RESULT' OR status IN ('LATE', 'LITIGATION', 'JUDGED')
  OR (round_id IS NULL AND status <> 'QUEUED');
DELETE FROM posting_final_row WHERE final_id <> series_id;
ALTER TABLE objection FORCE ROW LEVEL SECURITY;
ALTER TABLE posting_final_row FORCE ROW LEVEL SECURITY;
ALTER TABLE objection
  DROP CONSTRAINT objection_judged,
  DROP CONSTRAINT objection_status_check,
  DROP CONSTRAINT objection_queued,
  DROP CONSTRAINT objection_kind_check,
  ADD CONSTRAINT objection_kind_check CHECK (kind IN ('FACTS', 'BACK_PAY')),
  ADD CONSTRAINT objection_status_check CHECK (status IN ('QUEUED', 'FILED', 'ACCEPTED', 'REJECTED_FORM', 'INVESTIGATING',
    'UPHELD', 'PARTLY', 'DISMISSED', 'NOTIFIED')),
  ADD CONSTRAINT objection_queued CHECK ((status = 'QUEUED') = (round_id IS NULL)),
  DROP COLUMN decide_by, DROP COLUMN court, DROP COLUMN case_no, DROP COLUMN sued_on,
  DROP COLUMN judgment_no, DROP COLUMN judged_on, DROP COLUMN judged_result;
ALTER TABLE posting_final_row DROP CONSTRAINT posting_final_row_pkey, DROP COLUMN final_id,
  ADD PRIMARY KEY (factory_id, series_id, employee_id);
ALTER TABLE posting_series DROP COLUMN final_id;
ALTER TABLE posting_series DROP CONSTRAINT posting_series_kind_check, ADD CONSTRAINT posting_series_kind_check
  CHECK (kind IN ('FACTS', 'BACK_PAY')) NOT VALID;
`;

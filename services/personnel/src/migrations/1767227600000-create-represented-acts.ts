import { tenantTableSql } from '@anzhi/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const ACTS = `
CREATE TABLE represented_act (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  representative_id uuid NOT NULL,
  employee_id uuid NOT NULL,
  act text NOT NULL,
  about_id text,
  acted_on date NOT NULL,
  acted_by text NOT NULL,
  PRIMARY KEY (factory_id, id),
  FOREIGN KEY (factory_id, representative_id) REFERENCES representative (factory_id, id),
  FOREIGN KEY (factory_id, employee_id) REFERENCES employee (factory_id, id)
);
CREATE INDEX represented_act_of ON represented_act (factory_id, representative_id);
${tenantTableSql('personnel', 'represented_act', { appendOnly: true })}`;

// Means and proof of older rows stay where they are: their letters were never written here.
const DECISIONS = `
ALTER TABLE objection ADD COLUMN notice_id uuid,
  ADD FOREIGN KEY (factory_id, notice_id) REFERENCES person_notice (factory_id, id),
  DROP CONSTRAINT objection_notice,
  ADD CONSTRAINT objection_notice CHECK (notified_on IS NULL OR notice_proof IS NOT NULL OR notice_id IS NOT NULL);
ALTER TABLE catalogue_reply ADD COLUMN notice_id uuid,
  ADD FOREIGN KEY (factory_id, notice_id) REFERENCES person_notice (factory_id, id);
CREATE INDEX objection_notice_of ON objection (factory_id, notice_id) WHERE notice_id IS NOT NULL;
CREATE INDEX catalogue_reply_notice_of ON catalogue_reply (factory_id, notice_id) WHERE notice_id IS NOT NULL;
ALTER TABLE person_notice DROP CONSTRAINT person_notice_kind_check,
  ADD CONSTRAINT person_notice_kind_check CHECK (kind IN ('OBJECTION_DECISION', 'HEARING', 'APPOINTMENT', 'AGREEMENT', 'PAYMENT', 'CORRECTION',
    'REOPENING', 'REVIEW_ANSWER', 'CATALOGUE_REPLY', 'CHANNEL_CHANGE', 'OVERPAYMENT', 'OTHER'));`;

/** What the older schema cannot say goes back to its own columns; the newer subjects become 'OTHER'. */
const DOWN_SQL = `
ALTER TABLE objection NO FORCE ROW LEVEL SECURITY;
ALTER TABLE catalogue_reply NO FORCE ROW LEVEL SECURITY;
ALTER TABLE person_notice NO FORCE ROW LEVEL SECURITY;
ALTER TABLE notice_attempt NO FORCE ROW LEVEL SECURITY;
UPDATE objection o SET notice_means = a.means, notice_proof = a.proof FROM notice_attempt a
  WHERE a.factory_id = o.factory_id AND a.notice_id = o.notice_id AND a.status = 'SERVED' AND o.notified_on IS NOT NULL;
UPDATE catalogue_reply r SET served_on = a.attempted_on, means = a.means, proof = a.proof FROM notice_attempt a
  WHERE a.factory_id = r.factory_id AND a.notice_id = r.notice_id AND a.status = 'SERVED';
UPDATE person_notice SET kind = 'OTHER' WHERE kind IN ('REOPENING', 'REVIEW_ANSWER', 'CATALOGUE_REPLY', 'CHANNEL_CHANGE', 'OVERPAYMENT');
ALTER TABLE objection FORCE ROW LEVEL SECURITY;
ALTER TABLE catalogue_reply FORCE ROW LEVEL SECURITY;
ALTER TABLE person_notice FORCE ROW LEVEL SECURITY;
ALTER TABLE notice_attempt FORCE ROW LEVEL SECURITY;
ALTER TABLE person_notice DROP CONSTRAINT person_notice_kind_check,
  ADD CONSTRAINT person_notice_kind_check CHECK (kind IN ('OBJECTION_DECISION', 'HEARING', 'APPOINTMENT', 'AGREEMENT', 'PAYMENT', 'CORRECTION', 'OTHER'));
ALTER TABLE catalogue_reply DROP COLUMN notice_id;
ALTER TABLE objection DROP CONSTRAINT objection_notice, DROP COLUMN notice_id,
  ADD CONSTRAINT objection_notice CHECK ((notified_on IS NULL) = (notice_proof IS NULL));
DROP TABLE represented_act;`;

/** What was done under a representation, and the notices by which decisions are told. */
export class CreateRepresentedActs1767227600000 implements MigrationInterface {
  name = 'CreateRepresentedActs1767227600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ACTS);
    await runner.query(DECISIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN_SQL);
  }
}

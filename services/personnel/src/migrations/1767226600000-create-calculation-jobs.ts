import { tenantTableSql } from '@anzhi/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Results belong to a calculation; `current_calculation` says which one counts, so that a whole factory changes over in
 * one row. The view `entitlement` shows the current results under the name and columns that everybody reads.
 */
const RESULTS = `
CREATE TABLE current_calculation (
  factory_id text PRIMARY KEY,
  calculation_id uuid NOT NULL
);
${tenantTableSql('personnel', 'current_calculation')}
INSERT INTO current_calculation SELECT DISTINCT ON (factory_id) factory_id, id FROM calculation ORDER BY factory_id, id DESC;
ALTER TABLE calculation ADD COLUMN current_from timestamptz NOT NULL DEFAULT clock_timestamp();
ALTER TABLE entitlement RENAME TO calculated_entitlement;
ALTER TABLE calculated_entitlement ADD COLUMN calculation_id uuid;
UPDATE calculated_entitlement e SET calculation_id = c.calculation_id FROM current_calculation c WHERE c.factory_id = e.factory_id;
DELETE FROM calculated_entitlement WHERE calculation_id IS NULL;
ALTER TABLE calculated_entitlement ALTER COLUMN calculation_id SET NOT NULL, DROP CONSTRAINT entitlement_pkey,
  DROP COLUMN rules, DROP COLUMN as_of, ADD PRIMARY KEY (factory_id, calculation_id, employee_id, kind);
CREATE VIEW entitlement WITH (security_invoker = true) AS
SELECT e.factory_id, e.employee_id, e.kind, e.amount_fen, e.payer, e.claim_class, e.recurrence, k.rules, k.as_of, e.trace, e.calculation_id
  FROM calculated_entitlement e
  JOIN current_calculation c ON c.factory_id = e.factory_id AND c.calculation_id = e.calculation_id
  JOIN calculation k ON k.factory_id = c.factory_id AND k.id = c.calculation_id;
GRANT SELECT ON entitlement TO personnel_app;
-- What stood for a person before a correction or a choice, within one calculation: explains why an amount differs.
CREATE TABLE replaced_entitlement (
  factory_id text NOT NULL,
  calculation_id uuid NOT NULL,
  employee_id uuid NOT NULL,
  replaced_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  entitlements jsonb NOT NULL,
  PRIMARY KEY (factory_id, calculation_id, employee_id, replaced_at)
);
${tenantTableSql('personnel', 'replaced_entitlement', { appendOnly: true })}
ALTER TABLE employee_amendment ADD COLUMN recorded_at timestamptz NOT NULL DEFAULT clock_timestamp();
ALTER TABLE posting_round ADD COLUMN recorded_at timestamptz NOT NULL DEFAULT clock_timestamp();
`;

const JOBS = `
CREATE TABLE calculation_job (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  calculation_id uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('QUEUED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
  rules text NOT NULL,
  as_of date NOT NULL,
  total integer NOT NULL CHECK (total >= 0),
  after_serial integer NOT NULL DEFAULT 0,
  people integer NOT NULL DEFAULT 0,
  entitlements integer NOT NULL DEFAULT 0,
  total_fen bigint NOT NULL DEFAULT 0,
  digest text NOT NULL DEFAULT '0' CHECK (digest ~ '^[0-9a-f]{1,64}$'),
  worked_ms bigint NOT NULL DEFAULT 0,
  attempts integer NOT NULL DEFAULT 0,
  claimed_by text,
  lease_until timestamptz,
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  started_at timestamptz,
  ended_at timestamptz,
  ended_why text,
  cleaned boolean NOT NULL DEFAULT false,
  PRIMARY KEY (factory_id, id),
  CONSTRAINT calculation_job_ended CHECK ((status IN ('DONE', 'CANCELLED', 'FAILED')) = (ended_at IS NOT NULL))
);
CREATE UNIQUE INDEX calculation_job_one_active ON calculation_job (factory_id) WHERE status IN ('QUEUED', 'RUNNING');
${tenantTableSql('personnel', 'calculation_job')}
-- People whose amounts changed while a job runs: it calculates them anew before its results become current.
CREATE TABLE calculation_touched (
  factory_id text NOT NULL,
  job_id uuid NOT NULL,
  employee_id uuid NOT NULL,
  PRIMARY KEY (factory_id, job_id, employee_id),
  FOREIGN KEY (factory_id, job_id) REFERENCES calculation_job (factory_id, id)
);
${tenantTableSql('personnel', 'calculation_touched', { deletable: true })}
`;

const QUESTIONS = `
ALTER TABLE rule_set_adoption ADD COLUMN not_in_force_reason text;
-- 个人信息保护法 24 ¶3: a person asks that an officer confirms what the machine decided about them.
CREATE TABLE human_review (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  employee_id uuid NOT NULL,
  subject text NOT NULL CHECK (subject IN ('AMOUNT', 'CHANNEL')),
  kind text,
  question text NOT NULL,
  requested_on date NOT NULL,
  requested_by text NOT NULL,
  outcome text CHECK (outcome IN ('CONFIRMED', 'TO_BE_CORRECTED')),
  answer text,
  legal_basis text,
  answered_on date,
  answered_by text,
  PRIMARY KEY (factory_id, id),
  CONSTRAINT human_review_kind CHECK ((subject = 'AMOUNT') = (kind IS NOT NULL)),
  CONSTRAINT human_review_answered CHECK ((outcome IS NULL) = (answer IS NULL) AND (outcome IS NULL) = (answered_on IS NULL))
);
CREATE UNIQUE INDEX human_review_one_open ON human_review (factory_id, employee_id, subject, coalesce(kind, '')) WHERE outcome IS NULL;
CREATE INDEX human_review_of ON human_review (factory_id, employee_id);
${tenantTableSql('personnel', 'human_review')}
`;

const BACK = `
DROP TABLE human_review;
ALTER TABLE rule_set_adoption DROP COLUMN not_in_force_reason;
DROP TABLE calculation_touched, calculation_job, replaced_entitlement;
ALTER TABLE posting_round DROP COLUMN recorded_at;
ALTER TABLE employee_amendment DROP COLUMN recorded_at;
DROP VIEW entitlement;
ALTER TABLE calculated_entitlement ADD COLUMN rules text, ADD COLUMN as_of date;
DELETE FROM calculated_entitlement e WHERE NOT EXISTS
  (SELECT 1 FROM current_calculation c WHERE c.factory_id = e.factory_id AND c.calculation_id = e.calculation_id);
UPDATE calculated_entitlement e SET rules = k.rules, as_of = k.as_of FROM calculation k WHERE k.factory_id = e.factory_id AND k.id = e.calculation_id;
ALTER TABLE calculated_entitlement DROP CONSTRAINT calculated_entitlement_pkey, DROP COLUMN calculation_id,
  ALTER COLUMN rules SET NOT NULL, ALTER COLUMN as_of SET NOT NULL;
ALTER TABLE calculated_entitlement RENAME TO entitlement;
ALTER TABLE entitlement ADD PRIMARY KEY (factory_id, employee_id, kind);
ALTER TABLE calculation DROP COLUMN current_from;
DROP TABLE current_calculation;
`;

export class CreateCalculationJobs1767226600000 implements MigrationInterface {
  name = 'CreateCalculationJobs1767226600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(RESULTS);
    await runner.query(JOBS);
    await runner.query(QUESTIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(BACK);
  }
}

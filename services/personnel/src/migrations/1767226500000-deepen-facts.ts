import { tenantTableSql } from '@anzhi/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const PERSON = `
  factory_id text NOT NULL,
  employee_id uuid NOT NULL,`;
const OF_EMPLOYEE = 'FOREIGN KEY (factory_id, employee_id) REFERENCES employee (factory_id, id)';
const SPECIAL_TYPES = `'HIGH_ALTITUDE', 'EXTRA_HEAVY', 'UNDERGROUND', 'HIGH_TEMP', 'LOW_TEMP', 'TOXIC'`;

const HISTORY = `
CREATE TABLE fact_change (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  employee_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('SERVICE_PERIODS', 'SPECIAL_WORK', 'INJURY', 'FAMILY', 'ARREARS', 'BIRTH_DATE', 'IDENTITY', 'STATUS')),
  changed_on date NOT NULL,
  changed_by text NOT NULL,
  before jsonb NOT NULL,
  after jsonb NOT NULL,
  legal_basis text NOT NULL,
  evidence text NOT NULL,
  PRIMARY KEY (factory_id, id),
  ${OF_EMPLOYEE}
);
CREATE INDEX fact_change_of ON fact_change (factory_id, employee_id, id);
${tenantTableSql('personnel', 'fact_change', { appendOnly: true })}`;

const SERVICE = `
CREATE TABLE service_period (${PERSON}
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on),
  kind text NOT NULL CHECK (kind IN ('IN_UNIT', 'TRANSFERRED_IN', 'PRIOR_SOE', 'MILITARY', 'DEEMED', 'BREAK')),
  counts_for_comp boolean NOT NULL,
  counts_for_seniority boolean NOT NULL,
  comp_paid_by_prior boolean NOT NULL,
  contributed boolean NOT NULL,
  PRIMARY KEY (factory_id, employee_id, from_on),
  ${OF_EMPLOYEE},
  CONSTRAINT service_period_paid_once CHECK (NOT (comp_paid_by_prior AND counts_for_comp))
);
${tenantTableSql('personnel', 'service_period', { deletable: true })}
CREATE TABLE special_work_period (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  employee_id uuid NOT NULL,
  from_on date NOT NULL,
  to_on date NOT NULL CHECK (to_on >= from_on),
  type text NOT NULL CHECK (type IN (${SPECIAL_TYPES})),
  job text NOT NULL,
  catalogue_ref text,
  archive_evidence text,
  source text NOT NULL CHECK (source IN ('ROSTER', 'CLAIM')),
  status text NOT NULL CHECK (status IN ('CLAIMED', 'VERIFIED', 'REJECTED')),
  claimed_on date NOT NULL,
  decided_on date,
  decided_by text,
  reason text,
  PRIMARY KEY (factory_id, id),
  ${OF_EMPLOYEE},
  CONSTRAINT special_work_proven CHECK (source = 'ROSTER' OR status <> 'VERIFIED' OR (catalogue_ref IS NOT NULL AND archive_evidence IS NOT NULL))
);
CREATE INDEX special_work_period_of ON special_work_period (factory_id, employee_id, from_on);
${tenantTableSql('personnel', 'special_work_period', { deletable: true })}
CREATE TABLE catalogue_recheck (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  job text NOT NULL,
  letter_ref text,
  status text NOT NULL CHECK (status IN ('OPEN', 'DECIDED')),
  opened_on date NOT NULL,
  opened_by text NOT NULL,
  listed boolean,
  type text CHECK (type IN (${SPECIAL_TYPES})),
  citation text,
  reasons text,
  people integer,
  decided_on date,
  decided_by text,
  PRIMARY KEY (factory_id, id),
  CONSTRAINT catalogue_recheck_decided CHECK ((status = 'DECIDED') = (listed IS NOT NULL AND decided_on IS NOT NULL AND reasons IS NOT NULL)),
  CONSTRAINT catalogue_recheck_listed CHECK (listed IS NOT TRUE OR (type IS NOT NULL AND citation IS NOT NULL))
);
CREATE UNIQUE INDEX catalogue_recheck_open ON catalogue_recheck (factory_id, job) WHERE status = 'OPEN';
${tenantTableSql('personnel', 'catalogue_recheck')}
CREATE TABLE catalogue_reply (
  factory_id text NOT NULL,
  recheck_id uuid NOT NULL,
  employee_id uuid NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('RECOGNISED', 'EVIDENCE_NEEDED', 'MAY_CLAIM', 'NOT_LISTED', 'PERIOD_REJECTED')),
  served_on date,
  means text CHECK (means IN ('PRINT', 'HALL', 'POST', 'SMS')),
  proof text,
  PRIMARY KEY (factory_id, recheck_id, employee_id),
  FOREIGN KEY (factory_id, recheck_id) REFERENCES catalogue_recheck (factory_id, id),
  ${OF_EMPLOYEE},
  CONSTRAINT catalogue_reply_served CHECK ((served_on IS NULL) = (means IS NULL) AND (served_on IS NULL) = (proof IS NULL))
);
${tenantTableSql('personnel', 'catalogue_reply')}`;

const PEOPLE = `
CREATE TABLE work_injury (${PERSON}
  recognition_no text NOT NULL CHECK (recognition_no <> ''),
  grade smallint NOT NULL CHECK (grade BETWEEN 1 AND 10),
  care_level text NOT NULL CHECK (care_level IN ('NONE', 'PARTIAL', 'MOST', 'FULL')),
  appraised_on date NOT NULL,
  own_wage_fen bigint CHECK (own_wage_fen >= 0),
  insured boolean NOT NULL,
  old_injury boolean NOT NULL,
  lump_sum_paid boolean NOT NULL,
  suitable_work boolean NOT NULL,
  PRIMARY KEY (factory_id, employee_id),
  ${OF_EMPLOYEE}
);
CREATE UNIQUE INDEX work_injury_conclusion ON work_injury (factory_id, recognition_no);
${tenantTableSql('personnel', 'work_injury', { deletable: true })}
-- The worker is on the roster, or died before it was made: then only the encrypted name says who.
CREATE TABLE supported_family (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  worker_id uuid,
  worker_name_sealed bytea,
  died_on date,
  by_work boolean NOT NULL,
  wage_fen bigint CHECK (wage_fen >= 0),
  insured boolean NOT NULL,
  PRIMARY KEY (factory_id, id),
  FOREIGN KEY (factory_id, worker_id) REFERENCES employee (factory_id, id),
  CONSTRAINT supported_family_worker CHECK ((worker_id IS NULL) <> (worker_name_sealed IS NULL))
);
CREATE UNIQUE INDEX supported_family_of ON supported_family (factory_id, worker_id) WHERE worker_id IS NOT NULL;
${tenantTableSql('personnel', 'supported_family')}
CREATE TABLE dependant (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  family_id uuid NOT NULL,
  name_sealed bytea NOT NULL,
  relation text NOT NULL CHECK (relation IN ('SPOUSE', 'CHILD', 'PARENT', 'GRANDPARENT', 'GRANDCHILD', 'SIBLING')),
  gender text NOT NULL CHECK (gender IN ('MALE', 'FEMALE')),
  birth_date date NOT NULL,
  totally_incapable boolean NOT NULL,
  lone_elder_or_orphan boolean NOT NULL,
  beneficiary_id uuid,
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on),
  end_reason text CHECK (end_reason IN ('EMPLOYED_OR_ARMY', 'REMARRIED', 'ADOPTED', 'IMPRISONED', 'DECEASED', 'CAPABLE_AGAIN')),
  PRIMARY KEY (factory_id, id),
  FOREIGN KEY (factory_id, family_id) REFERENCES supported_family (factory_id, id),
  FOREIGN KEY (factory_id, beneficiary_id) REFERENCES employee (factory_id, id),
  CONSTRAINT dependant_end CHECK ((to_on IS NULL) = (end_reason IS NULL))
);
CREATE INDEX dependant_of ON dependant (factory_id, family_id);
CREATE UNIQUE INDEX dependant_beneficiary ON dependant (factory_id, beneficiary_id) WHERE beneficiary_id IS NOT NULL;
${tenantTableSql('personnel', 'dependant', { deletable: true })}
CREATE TABLE birth_date_recognition (${PERSON}
  identity_date date NOT NULL,
  archive_date date NOT NULL,
  archive_recorded_on date NOT NULL,
  archive_document text NOT NULL,
  recognised date NOT NULL,
  basis text NOT NULL CHECK (basis IN ('IDENTITY_NUMBER', 'EARLIEST_ARCHIVE')),
  PRIMARY KEY (factory_id, employee_id),
  ${OF_EMPLOYEE}
);
${tenantTableSql('personnel', 'birth_date_recognition')}
CREATE TABLE person_status (${PERSON}
  died_on date,
  declared_missing_on date,
  incapable_by_illness boolean NOT NULL DEFAULT false,
  special_protection boolean NOT NULL DEFAULT false,
  internal_allowance_fen bigint CHECK (internal_allowance_fen >= 0),
  leave_taken_days integer CHECK (leave_taken_days >= 0),
  hazard_exposed boolean NOT NULL DEFAULT false,
  health_checked_on date,
  insurance_arrears jsonb NOT NULL DEFAULT '[]',
  housing_arrears jsonb NOT NULL DEFAULT '[]',
  staff_loans jsonb NOT NULL DEFAULT '[]',
  PRIMARY KEY (factory_id, employee_id),
  ${OF_EMPLOYEE}
);
${tenantTableSql('personnel', 'person_status')}`;

const ARREARS = `
CREATE TABLE arrear_line (${PERSON}
  month text NOT NULL CHECK (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  item text NOT NULL CHECK (item IN ('BASE_WAGE', 'OVERTIME', 'ALLOWANCE', 'BONUS', 'LIVING_SUBSIDY', 'MEDICAL_REIMB')),
  accrued_fen bigint NOT NULL CHECK (accrued_fen >= 0),
  paid_fen bigint NOT NULL CHECK (paid_fen >= 0),
  arrear_fen bigint NOT NULL GENERATED ALWAYS AS (accrued_fen - paid_fen) STORED,
  source text NOT NULL CHECK (source IN ('ROSTER', 'LEDGER')),
  PRIMARY KEY (factory_id, employee_id, month, item),
  ${OF_EMPLOYEE},
  CONSTRAINT arrear_line_arrear CHECK (paid_fen <= accrued_fen)
);
${tenantTableSql('personnel', 'arrear_line', { deletable: true })}
CREATE TABLE back_pay_policy (
  factory_id text NOT NULL,
  version integer NOT NULL,
  principle text NOT NULL,
  categories text[] NOT NULL,
  items text[] NOT NULL,
  from_month text NOT NULL,
  to_month text NOT NULL,
  adopted_on date NOT NULL,
  adopted_by text NOT NULL,
  legal_basis text NOT NULL,
  evidence text NOT NULL,
  PRIMARY KEY (factory_id, version),
  CONSTRAINT back_pay_policy_period CHECK (from_month <= to_month)
);
${tenantTableSql('personnel', 'back_pay_policy', { appendOnly: true })}
CREATE TABLE back_pay_determination (${PERSON}
  policy_version integer,
  eligible boolean NOT NULL,
  reason text NOT NULL CHECK (reason IN ('ELIGIBLE', 'NO_ARREARS', 'OUTSIDE_SCOPE', 'OUTSIDE_POLICY')),
  total_fen bigint NOT NULL CHECK (total_fen >= 0),
  determined_on date NOT NULL,
  PRIMARY KEY (factory_id, employee_id),
  ${OF_EMPLOYEE},
  CONSTRAINT back_pay_determination_eligible CHECK (eligible = (reason = 'ELIGIBLE') AND eligible = (total_fen > 0))
);
${tenantTableSql('personnel', 'back_pay_determination')}`;

const IMPORT = `
ALTER TABLE roster_import DROP CONSTRAINT roster_import_status_check;
ALTER TABLE roster_import ADD CONSTRAINT roster_import_status_check CHECK (status IN ('CHECKED', 'REJECTED', 'COMMITTED', 'DISCARDED'));
ALTER TABLE roster_import ADD COLUMN discarded_on date, ADD COLUMN discarded_by text, ADD COLUMN discard_reason text;
ALTER TABLE roster_import ADD CONSTRAINT roster_import_discarded
  CHECK ((status = 'DISCARDED') = (discarded_on IS NOT NULL) AND (discarded_on IS NULL) = (discard_reason IS NULL));
ALTER TABLE roster_import_row ADD COLUMN cells_sealed bytea;`;

const UNDO_IMPORT = `
UPDATE roster_import SET status = 'CHECKED', discarded_on = NULL, discard_reason = NULL WHERE status = 'DISCARDED';
ALTER TABLE roster_import_row DROP COLUMN cells_sealed;
ALTER TABLE roster_import DROP CONSTRAINT roster_import_discarded;
ALTER TABLE roster_import DROP COLUMN discarded_on, DROP COLUMN discarded_by, DROP COLUMN discard_reason;
ALTER TABLE roster_import DROP CONSTRAINT roster_import_status_check;
ALTER TABLE roster_import ADD CONSTRAINT roster_import_status_check CHECK (status IN ('CHECKED', 'REJECTED', 'COMMITTED'));`;

export class DeepenFacts1767226500000 implements MigrationInterface {
  name = 'DeepenFacts1767226500000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [HISTORY, SERVICE, PEOPLE, ARREARS, IMPORT]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(UNDO_IMPORT);
    await runner.query(
      `DROP TABLE back_pay_determination, back_pay_policy, arrear_line, person_status, birth_date_recognition, dependant,
         supported_family, work_injury, catalogue_reply, catalogue_recheck, special_work_period, service_period, fact_change`,
    );
  }
}

import { tenantTableSql } from '@anzhi/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SELF_RESCUE = `
CREATE TABLE known_continued_operation (
  factory_id text PRIMARY KEY,
  approved_on date NOT NULL,
  basis text NOT NULL,
  document_no text NOT NULL
);
${tenantTableSql('personnel', 'known_continued_operation', { appendOnly: true })}
CREATE TABLE known_closure_end (
  factory_id text PRIMARY KEY,
  phase text NOT NULL,
  ended_on date NOT NULL
);
${tenantTableSql('personnel', 'known_closure_end', { appendOnly: true })}
CREATE TABLE self_rescue_need (
  factory_id text PRIMARY KEY,
  needed integer NOT NULL CHECK (needed >= 0),
  basis text NOT NULL,
  set_on date NOT NULL,
  set_by text NOT NULL
);
${tenantTableSql('personnel', 'self_rescue_need')}
CREATE TABLE self_rescue_contract (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  no integer NOT NULL CHECK (no > 0),
  employee_id uuid NOT NULL,
  party_a text NOT NULL CHECK (party_a IN ('ADMINISTRATOR', 'LIQUIDATION_GROUP')),
  party_a_name text NOT NULL,
  appointment_no text,
  post text NOT NULL,
  wage_fen bigint NOT NULL CHECK (wage_fen > 0),
  valid_from date NOT NULL,
  valid_to date NOT NULL,
  rules text NOT NULL,
  template_version integer NOT NULL,
  text_sealed bytea NOT NULL,
  text_hash text NOT NULL,
  signed_on date NOT NULL,
  signed_by text NOT NULL,
  ended_on date,
  ended_why text CHECK (ended_why IN ('EARLY', 'CLOSURE_ENDED')),
  end_reason text,
  PRIMARY KEY (factory_id, id),
  UNIQUE (factory_id, no),
  FOREIGN KEY (factory_id, employee_id) REFERENCES employee (factory_id, id),
  CONSTRAINT self_rescue_contract_term CHECK (valid_to >= valid_from),
  CONSTRAINT self_rescue_contract_ended CHECK (num_nonnulls(ended_on, ended_why, end_reason) IN (0, 3))
);
CREATE INDEX self_rescue_contract_of ON self_rescue_contract (factory_id, employee_id, valid_from);
${tenantTableSql('personnel', 'self_rescue_contract')}`;

const HANDOVER = `
CREATE TABLE community_committee (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  scope text NOT NULL,
  office text NOT NULL,
  posts jsonb NOT NULL,
  document_no text NOT NULL,
  established_on date NOT NULL,
  dissolved_on date,
  dissolution_document_no text,
  PRIMARY KEY (factory_id, id),
  CONSTRAINT community_committee_dissolved CHECK ((dissolved_on IS NULL) = (dissolution_document_no IS NULL))
);
CREATE UNIQUE INDEX community_committee_one ON community_committee (factory_id) WHERE dissolved_on IS NULL;
${tenantTableSql('personnel', 'community_committee')}
CREATE TABLE handover_receiver (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('COMMITTEE', 'LOCAL_BODY')),
  name text NOT NULL,
  contact text NOT NULL,
  committee_id uuid,
  PRIMARY KEY (factory_id, id),
  FOREIGN KEY (factory_id, committee_id) REFERENCES community_committee (factory_id, id),
  CONSTRAINT handover_receiver_committee CHECK ((kind = 'COMMITTEE') = (committee_id IS NOT NULL))
);
CREATE UNIQUE INDEX handover_receiver_local ON handover_receiver (factory_id, name) WHERE kind = 'LOCAL_BODY';
${tenantTableSql('personnel', 'handover_receiver')}
CREATE TABLE handover_batch (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  no integer NOT NULL CHECK (no > 0),
  receiver_id uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('AGREED', 'FUNDED', 'TRANSFERRED', 'CONFIRMED')),
  agreement_no text NOT NULL,
  agreed_on date NOT NULL,
  funding_fen bigint CHECK (funding_fen >= 0),
  funding_reference text,
  funded_on date,
  transfer_receipt text,
  transferred_on date,
  confirm_receipt text,
  confirmed_on date,
  agreed_by text NOT NULL,
  PRIMARY KEY (factory_id, id),
  UNIQUE (factory_id, no),
  FOREIGN KEY (factory_id, receiver_id) REFERENCES handover_receiver (factory_id, id),
  CONSTRAINT handover_batch_funded CHECK ((status = 'AGREED') = (funded_on IS NULL) AND num_nonnulls(funding_fen, funding_reference, funded_on) IN (0, 3)),
  CONSTRAINT handover_batch_transferred CHECK ((status IN ('TRANSFERRED', 'CONFIRMED')) = (num_nonnulls(transfer_receipt, transferred_on) = 2)),
  CONSTRAINT handover_batch_confirmed CHECK ((status = 'CONFIRMED') = (num_nonnulls(confirm_receipt, confirmed_on) = 2))
);
${tenantTableSql('personnel', 'handover_batch')}
-- One row for each person or function, in at most one batch, which has one receiver: nobody is handed over twice.
CREATE TABLE handover_item (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  category text NOT NULL CHECK (category IN ('RETIRED', 'LIXIU', 'SURVIVOR_BENEFICIARY', 'INJURED_1_4', 'FUNCTION')),
  employee_id uuid,
  function_name text,
  batch_id uuid,
  listed_on date NOT NULL,
  listed_by text NOT NULL,
  PRIMARY KEY (factory_id, id),
  FOREIGN KEY (factory_id, employee_id) REFERENCES employee (factory_id, id),
  FOREIGN KEY (factory_id, batch_id) REFERENCES handover_batch (factory_id, id),
  CONSTRAINT handover_item_what CHECK ((category = 'FUNCTION') = (function_name IS NOT NULL) AND num_nonnulls(employee_id, function_name) = 1)
);
CREATE UNIQUE INDEX handover_item_person ON handover_item (factory_id, employee_id);
CREATE UNIQUE INDEX handover_item_function ON handover_item (factory_id, function_name);
CREATE INDEX handover_item_batch ON handover_item (factory_id, batch_id);
${tenantTableSql('personnel', 'handover_item')}`;

const SUPPORT = `
CREATE TABLE reemployment_programme (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  no integer NOT NULL CHECK (no > 0),
  kind text NOT NULL CHECK (kind IN ('TRAINING', 'PLACEMENT_OFFICE', 'SELF_EMPLOYMENT')),
  title text NOT NULL,
  provider text NOT NULL,
  valid_from date NOT NULL,
  valid_to date NOT NULL,
  opted_out integer NOT NULL DEFAULT 0 CHECK (opted_out >= 0),
  PRIMARY KEY (factory_id, id),
  UNIQUE (factory_id, no),
  CONSTRAINT reemployment_programme_term CHECK (valid_to >= valid_from)
);
${tenantTableSql('personnel', 'reemployment_programme')}
-- Exists by the person's own will and goes when they opt out; the programme keeps only a count (个人信息保护法 15, 47).
CREATE TABLE reemployment_record (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  programme_id uuid NOT NULL,
  employee_id uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('SEEKING', 'TRAINING', 'EMPLOYED', 'SELF_EMPLOYED')),
  consented_on date NOT NULL,
  consent_evidence text,
  changed_on date NOT NULL,
  PRIMARY KEY (factory_id, id),
  FOREIGN KEY (factory_id, programme_id) REFERENCES reemployment_programme (factory_id, id),
  FOREIGN KEY (factory_id, employee_id) REFERENCES employee (factory_id, id)
);
CREATE UNIQUE INDEX reemployment_record_one ON reemployment_record (factory_id, employee_id, programme_id);
${tenantTableSql('personnel', 'reemployment_record', { deletable: true })}
CREATE TABLE appraisal_referral (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  referral_id text,
  employee_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('SICK_RETIREMENT', 'WORK_INJURY')),
  opened_on date NOT NULL,
  opened_by text NOT NULL,
  applied_on date,
  conclusion_sealed bytea,
  conclusion_no text,
  concluded_on date,
  PRIMARY KEY (factory_id, id),
  FOREIGN KEY (factory_id, employee_id) REFERENCES employee (factory_id, id),
  CONSTRAINT appraisal_referral_concluded CHECK (num_nonnulls(conclusion_sealed, conclusion_no, concluded_on) IN (0, 3))
);
CREATE UNIQUE INDEX appraisal_referral_known ON appraisal_referral (factory_id, referral_id) WHERE referral_id IS NOT NULL;
CREATE UNIQUE INDEX appraisal_referral_one ON appraisal_referral (factory_id, employee_id, kind) WHERE concluded_on IS NULL;
${tenantTableSql('personnel', 'appraisal_referral')}`;

/** After the settlement: self-rescue contracts, committee and handover, re-employment support, appraisal referrals. */
export class CreateCommunity1767227400000 implements MigrationInterface {
  name = 'CreateCommunity1767227400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SELF_RESCUE);
    await runner.query(HANDOVER);
    await runner.query(SUPPORT);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE appraisal_referral, reemployment_record, reemployment_programme, handover_item, handover_batch, handover_receiver,
         community_committee, self_rescue_contract, self_rescue_need, known_closure_end, known_continued_operation`,
    );
  }
}

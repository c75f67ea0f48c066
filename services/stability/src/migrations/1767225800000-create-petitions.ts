import { tenantTableSql } from '@anzhi/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePetitions1767225800000 implements MigrationInterface {
  name = 'CreatePetitions1767225800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(petitionSql);
    await runner.query(partsSql);
    await runner.query(referralSql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE petition_referral, roster_person, petition_recusal, petition_note, petition_question, petition, petition_counter',
    );
  }
}

/** Narrative and people are bytea: ciphertext of the factory's key. Codes, counts and dates are plain. */
const petitionSql = `
CREATE TABLE petition_counter (
  factory_id text NOT NULL,
  year int NOT NULL,
  last int NOT NULL,
  PRIMARY KEY (factory_id, year)
);
${tenantTableSql('stability', 'petition_counter')}
CREATE TABLE petition (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  year int NOT NULL,
  seq int NOT NULL,
  channel text NOT NULL CHECK (channel IN ('VISIT', 'LETTER', 'PHONE', 'ONLINE', 'FAX', 'LEADER_DAY', 'TRANSFERRED_IN')),
  kind text NOT NULL CHECK (kind IN ('SUGGESTION', 'REMEDY')),
  status text NOT NULL CHECK (status IN ('RECEIVED', 'REGISTERED', 'ACCEPTED', 'NOT_ACCEPTED', 'REDIRECTED', 'TRANSFERRED',
    'INVESTIGATING', 'REPLIED', 'SERVED', 'CLOSED', 'WITHDRAWN')),
  category text NOT NULL,
  headcount int NOT NULL CHECK (headcount >= 1),
  representatives int NOT NULL CHECK (representatives >= 0 AND representatives <= headcount),
  topics text[] NOT NULL,
  petitioners bytea NOT NULL,
  summary bytea NOT NULL,
  received_on date NOT NULL,
  registered_on date NOT NULL,
  notice_due date,
  noticed_on date,
  transfer_objection_due date,
  redirect_route text,
  decline_ground text,
  transferred_to text,
  accepted_on date,
  finish_due date,
  extended_days int CHECK (extended_days BETWEEN 1 AND 30),
  extended_due date,
  extension_approved_by text,
  outcome text CHECK (outcome IN ('SUPPORTED', 'EXPLAINED', 'NOT_SUPPORTED')),
  reply bytea,
  replied_on date,
  service_means text,
  served_on date,
  review_request_due date,
  closed_on date,
  withdrawn_on date,
  handler text,
  assigned_by text,
  registered_by text NOT NULL,
  PRIMARY KEY (factory_id, id),
  UNIQUE (factory_id, year, seq),
  CONSTRAINT petition_joint_visit CHECK (channel NOT IN ('VISIT', 'LEADER_DAY') OR representatives <= 5),
  CONSTRAINT petition_finish CHECK (kind = 'SUGGESTION' OR (accepted_on IS NULL) = (finish_due IS NULL)),
  CONSTRAINT petition_extension CHECK ((extended_days IS NULL) = (extended_due IS NULL) AND (extended_days IS NULL) = (extension_approved_by IS NULL)),
  CONSTRAINT petition_reply CHECK ((replied_on IS NULL) = (reply IS NULL) AND (replied_on IS NULL) = (outcome IS NULL)),
  CONSTRAINT petition_replied CHECK ((status IN ('REPLIED', 'SERVED', 'CLOSED')) = (replied_on IS NOT NULL)),
  CONSTRAINT petition_service CHECK ((served_on IS NULL) = (review_request_due IS NULL) AND (served_on IS NULL) = (service_means IS NULL)),
  CONSTRAINT petition_served CHECK ((status IN ('SERVED', 'CLOSED')) = (served_on IS NOT NULL))
);
CREATE INDEX petition_caseload ON petition (factory_id, handler, year, seq);
${tenantTableSql('stability', 'petition')}
`;

const partsSql = `
CREATE TABLE petition_question (
  factory_id text NOT NULL,
  petition_id uuid NOT NULL,
  no int NOT NULL,
  question bytea NOT NULL,
  answer bytea,
  answered_on date,
  PRIMARY KEY (factory_id, petition_id, no),
  FOREIGN KEY (factory_id, petition_id) REFERENCES petition (factory_id, id),
  CONSTRAINT question_answered CHECK ((answer IS NULL) = (answered_on IS NULL))
);
${tenantTableSql('stability', 'petition_question')}
CREATE TABLE petition_note (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  petition_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('NOTICE', 'EXTENSION_REASON', 'PROOF_OF_SERVICE', 'WITHDRAWAL')),
  body bytea NOT NULL,
  made_on date NOT NULL,
  made_by text NOT NULL,
  PRIMARY KEY (factory_id, id),
  FOREIGN KEY (factory_id, petition_id) REFERENCES petition (factory_id, id)
);
${tenantTableSql('stability', 'petition_note', { appendOnly: true })}
CREATE TABLE petition_recusal (
  factory_id text NOT NULL,
  petition_id uuid NOT NULL,
  subject text NOT NULL,
  ground text NOT NULL CHECK (ground IN ('MATTER', 'PETITIONER')),
  recused_on date NOT NULL,
  PRIMARY KEY (factory_id, petition_id, subject),
  FOREIGN KEY (factory_id, petition_id) REFERENCES petition (factory_id, id)
);
${tenantTableSql('stability', 'petition_recusal', { appendOnly: true })}
`;

const referralSql = `
CREATE TABLE roster_person (
  factory_id text NOT NULL,
  employee_id text NOT NULL,
  employee_no text NOT NULL,
  PRIMARY KEY (factory_id, employee_id)
);
CREATE INDEX roster_person_no ON roster_person (factory_id, employee_no);
${tenantTableSql('stability', 'roster_person')}
CREATE TABLE petition_referral (
  factory_id text NOT NULL,
  referral_id text NOT NULL,
  petition_id uuid NOT NULL,
  series text NOT NULL,
  item text NOT NULL,
  status text NOT NULL CHECK (status IN ('SENT', 'QUEUED', 'OPENED', 'REFUSED', 'DECIDED')),
  referred_on date NOT NULL,
  refusal_reason text,
  result text CHECK (result IN ('UPHELD', 'PARTLY', 'DISMISSED')),
  notified_on date,
  PRIMARY KEY (factory_id, referral_id),
  FOREIGN KEY (factory_id, petition_id) REFERENCES petition (factory_id, id),
  CONSTRAINT referral_refused CHECK ((status = 'REFUSED') = (refusal_reason IS NOT NULL)),
  CONSTRAINT referral_decided CHECK ((status = 'DECIDED') = (result IS NOT NULL) AND (result IS NULL) = (notified_on IS NULL))
);
CREATE INDEX petition_referral_petition ON petition_referral (factory_id, petition_id);
${tenantTableSql('stability', 'petition_referral')}
`;

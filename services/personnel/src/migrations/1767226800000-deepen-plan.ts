import { tenantTableSql } from '@anzhi/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATUSES = `'DRAFT', 'REVIEWING', 'FINDINGS', 'CONSULTING', 'SUBMITTED', 'APPROVED', 'REJECTED', 'FILED', 'PUBLISHED'`;

const PLAN = `
ALTER TABLE placement_plan
  DROP CONSTRAINT placement_plan_status_check,
  ADD CONSTRAINT placement_plan_status_check CHECK (status IN (${STATUSES}, 'AMENDING')),
  ADD COLUMN revision integer NOT NULL DEFAULT 1,
  ADD COLUMN amends_version integer,
  ADD COLUMN amend_reason text,
  ADD COLUMN superseded_on date,
  ADD COLUMN filing_document text,
  ADD COLUMN published_places jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN published_channels jsonb NOT NULL DEFAULT '[]',
  ADD CONSTRAINT placement_plan_amendment CHECK ((amends_version IS NULL) = (amend_reason IS NULL));
DROP INDEX placement_plan_one_alive;
-- An amendment is under way beside the version in force; of each there is one.
CREATE UNIQUE INDEX placement_plan_one_under_way ON placement_plan (factory_id)
  WHERE status NOT IN ('REJECTED', 'FILED', 'PUBLISHED') AND superseded_on IS NULL;
CREATE UNIQUE INDEX placement_plan_one_in_force ON placement_plan (factory_id)
  WHERE status IN ('FILED', 'PUBLISHED') AND superseded_on IS NULL;
CREATE TABLE placement_plan_funding (
  factory_id text NOT NULL,
  plan_id uuid NOT NULL,
  no integer NOT NULL,
  source text NOT NULL CHECK (source IN ('ESTATE', 'INJURY_FUND', 'PENSION_FUND', 'SPECIAL_SUBSIDY', 'GROUP')),
  amount bigint NOT NULL CHECK (amount >= 0),
  basis text NOT NULL,
  PRIMARY KEY (factory_id, plan_id, no),
  FOREIGN KEY (factory_id, plan_id) REFERENCES placement_plan (factory_id, id)
);
${tenantTableSql('personnel', 'placement_plan_funding', { deletable: true })}
CREATE TABLE placement_plan_step (
  factory_id text NOT NULL,
  plan_id uuid NOT NULL,
  no integer NOT NULL,
  act text NOT NULL,
  status text NOT NULL,
  taken_on date NOT NULL,
  PRIMARY KEY (factory_id, plan_id, no),
  FOREIGN KEY (factory_id, plan_id) REFERENCES placement_plan (factory_id, id)
);
${tenantTableSql('personnel', 'placement_plan_step', { appendOnly: true })}`;

const CONSULTATION = `
CREATE TABLE delegation_meeting (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  delegation text NOT NULL,
  held_on date NOT NULL,
  attended integer NOT NULL CHECK (attended > 0),
  minutes text,
  PRIMARY KEY (factory_id, id),
  FOREIGN KEY (factory_id, plan_id) REFERENCES placement_plan (factory_id, id)
);
CREATE INDEX delegation_meeting_plan ON delegation_meeting (factory_id, plan_id, id);
${tenantTableSql('personnel', 'delegation_meeting', { appendOnly: true })}
-- What was said, never who said it.
CREATE TABLE delegation_opinion (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  opinion text NOT NULL,
  disposition text CHECK (disposition IN ('ADOPTED', 'PARTLY', 'EXPLAINED', 'NOT_ADOPTED')),
  reply text,
  replied_on date,
  PRIMARY KEY (factory_id, id),
  FOREIGN KEY (factory_id, meeting_id) REFERENCES delegation_meeting (factory_id, id),
  CONSTRAINT delegation_opinion_replied CHECK ((disposition IS NULL) = (reply IS NULL) AND (reply IS NULL) = (replied_on IS NULL))
);
CREATE INDEX delegation_opinion_plan ON delegation_opinion (factory_id, plan_id, id);
${tenantTableSql('personnel', 'delegation_opinion')}
CREATE TABLE congress_representative (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  term text NOT NULL,
  employee_id uuid NOT NULL,
  delegation text NOT NULL,
  manager boolean NOT NULL,
  elected_on date NOT NULL,
  ended_on date,
  end_reason text,
  PRIMARY KEY (factory_id, id),
  FOREIGN KEY (factory_id, employee_id) REFERENCES employee (factory_id, id),
  CONSTRAINT congress_representative_ended CHECK ((ended_on IS NULL) = (end_reason IS NULL))
);
CREATE UNIQUE INDEX congress_representative_once ON congress_representative (factory_id, term, employee_id) WHERE ended_on IS NULL;
${tenantTableSql('personnel', 'congress_representative')}
-- That a talk took place and what it was about; how anybody means to vote is never recorded.
CREATE TABLE consultation_talk (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  representative_id uuid NOT NULL,
  talked_on date NOT NULL,
  topics jsonb NOT NULL,
  questions_sealed bytea,
  PRIMARY KEY (factory_id, id),
  FOREIGN KEY (factory_id, plan_id) REFERENCES placement_plan (factory_id, id),
  FOREIGN KEY (factory_id, representative_id) REFERENCES congress_representative (factory_id, id)
);
CREATE INDEX consultation_talk_plan ON consultation_talk (factory_id, plan_id, representative_id);
${tenantTableSql('personnel', 'consultation_talk', { appendOnly: true })}`;

const CONGRESS = `
CREATE TABLE congress_session (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  term text NOT NULL,
  session text NOT NULL,
  held_on date NOT NULL,
  place text,
  representatives integer NOT NULL CHECK (representatives > 0),
  attended integer NOT NULL CHECK (attended >= 0),
  minutes text,
  PRIMARY KEY (factory_id, id),
  UNIQUE (factory_id, term, session),
  CONSTRAINT congress_session_people CHECK (attended <= representatives)
);
${tenantTableSql('personnel', 'congress_session')}
CREATE TABLE congress_agenda_item (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  session_id uuid NOT NULL,
  no integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('REPORT', 'DISCUSSION', 'RESOLUTION')),
  title text NOT NULL,
  presenter text,
  document text,
  PRIMARY KEY (factory_id, id),
  UNIQUE (factory_id, session_id, no),
  FOREIGN KEY (factory_id, session_id) REFERENCES congress_session (factory_id, id)
);
${tenantTableSql('personnel', 'congress_agenda_item', { appendOnly: true })}
CREATE TABLE congress_question (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  session_id uuid NOT NULL,
  question text NOT NULL,
  asked_on date NOT NULL,
  answer text,
  answered_by text,
  answered_on date,
  PRIMARY KEY (factory_id, id),
  FOREIGN KEY (factory_id, session_id) REFERENCES congress_session (factory_id, id),
  CONSTRAINT congress_question_answered CHECK ((answer IS NULL) = (answered_on IS NULL) AND (answer IS NULL) = (answered_by IS NULL))
);
CREATE INDEX congress_question_session ON congress_question (factory_id, session_id, id);
${tenantTableSql('personnel', 'congress_question')}
-- A resolution of a session; the placement plan is one among others. Tallies only, by secret ballot only.
ALTER TABLE congress_vote
  ALTER COLUMN plan_id DROP NOT NULL,
  ADD COLUMN session_id uuid,
  ADD COLUMN agenda_item_id uuid,
  ADD COLUMN subject text NOT NULL DEFAULT '职工安置方案',
  ADD COLUMN secret boolean NOT NULL DEFAULT true CHECK (secret),
  ADD FOREIGN KEY (factory_id, session_id) REFERENCES congress_session (factory_id, id),
  ADD FOREIGN KEY (factory_id, agenda_item_id) REFERENCES congress_agenda_item (factory_id, id);
CREATE INDEX congress_vote_session ON congress_vote (factory_id, session_id);`;

/** Consultation and congress around the plan (S038–S051): funding, amendment, opinions, talks, sessions, resolutions. */
export class DeepenPlan1767226800000 implements MigrationInterface {
  name = 'DeepenPlan1767226800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PLAN);
    await runner.query(CONSULTATION);
    await runner.query(CONGRESS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DELETE FROM congress_vote WHERE plan_id IS NULL;
ALTER TABLE congress_vote
  ALTER COLUMN plan_id SET NOT NULL,
  DROP COLUMN session_id, DROP COLUMN agenda_item_id, DROP COLUMN subject, DROP COLUMN secret;
DROP TABLE congress_question, congress_agenda_item, congress_session, consultation_talk, congress_representative,
  delegation_opinion, delegation_meeting, placement_plan_step, placement_plan_funding;
DROP INDEX placement_plan_one_under_way, placement_plan_one_in_force;
ALTER TABLE placement_plan
  DROP CONSTRAINT placement_plan_status_check,
  ADD CONSTRAINT placement_plan_status_check CHECK (status IN (${STATUSES})),
  DROP COLUMN revision, DROP COLUMN amends_version, DROP COLUMN amend_reason, DROP COLUMN superseded_on,
  DROP COLUMN filing_document, DROP COLUMN published_places, DROP COLUMN published_channels;
CREATE UNIQUE INDEX placement_plan_one_alive ON placement_plan (factory_id) WHERE status <> 'REJECTED';`);
  }
}

import { tenantTableSql } from '@anzhi/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePlan1767226000000 implements MigrationInterface {
  name = 'CreatePlan1767226000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE placement_plan (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  title text NOT NULL,
  status text NOT NULL CHECK (status IN ('DRAFT', 'REVIEWING', 'FINDINGS', 'CONSULTING', 'SUBMITTED', 'APPROVED', 'REJECTED', 'FILED', 'PUBLISHED')),
  channels jsonb NOT NULL,
  standards jsonb NOT NULL,
  drafted_on date NOT NULL,
  consulting_on date,
  submitted_on date,
  decided_on date,
  filed_on date,
  filing_no text,
  filed_with text,
  published_on date,
  document_no text,
  PRIMARY KEY (factory_id, id),
  UNIQUE (factory_id, version),
  CONSTRAINT placement_plan_filing CHECK ((filed_on IS NULL) = (filing_no IS NULL)),
  CONSTRAINT placement_plan_document CHECK ((published_on IS NULL) = (document_no IS NULL))
);
CREATE UNIQUE INDEX placement_plan_one_alive ON placement_plan (factory_id) WHERE status <> 'REJECTED';
${tenantTableSql('personnel', 'placement_plan')}
CREATE TABLE placement_plan_budget (
  factory_id text NOT NULL,
  plan_id uuid NOT NULL,
  no integer NOT NULL,
  item text NOT NULL,
  amount bigint NOT NULL CHECK (amount >= 0),
  source text NOT NULL CHECK (source IN ('ESTATE', 'INJURY_FUND', 'PENSION_FUND', 'SPECIAL_SUBSIDY', 'GROUP')),
  PRIMARY KEY (factory_id, plan_id, no),
  FOREIGN KEY (factory_id, plan_id) REFERENCES placement_plan (factory_id, id)
);
${tenantTableSql('personnel', 'placement_plan_budget', { deletable: true })}
CREATE TABLE placement_plan_finding (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  finding text NOT NULL,
  raised_on date NOT NULL,
  resolution text,
  closed_on date,
  PRIMARY KEY (factory_id, id),
  FOREIGN KEY (factory_id, plan_id) REFERENCES placement_plan (factory_id, id),
  CONSTRAINT placement_plan_finding_closed CHECK ((closed_on IS NULL) = (resolution IS NULL))
);
CREATE INDEX placement_plan_finding_plan ON placement_plan_finding (factory_id, plan_id);
${tenantTableSql('personnel', 'placement_plan_finding')}
-- Tallies only: nothing here or elsewhere links a ballot to a person.
CREATE TABLE congress_vote (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  term text NOT NULL,
  session text NOT NULL,
  voted_on date NOT NULL,
  representatives integer NOT NULL,
  present integer NOT NULL,
  yes integer NOT NULL,
  no integer NOT NULL,
  abstain integer NOT NULL,
  invalid integer NOT NULL,
  result text NOT NULL CHECK (result IN ('PASSED', 'FAILED', 'NO_QUORUM')),
  quorum integer NOT NULL,
  needed integer NOT NULL,
  unanimous boolean NOT NULL,
  PRIMARY KEY (factory_id, id),
  FOREIGN KEY (factory_id, plan_id) REFERENCES placement_plan (factory_id, id),
  CONSTRAINT congress_vote_people CHECK (present <= representatives),
  CONSTRAINT congress_vote_ballots CHECK (yes + no + abstain + invalid <= present)
);
CREATE INDEX congress_vote_plan ON congress_vote (factory_id, plan_id);
${tenantTableSql('personnel', 'congress_vote', { appendOnly: true })}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE congress_vote, placement_plan_finding, placement_plan_budget, placement_plan',
    );
  }
}

import { tenantTableSql } from '@anzhi/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Closure projects (关闭破产项目): one per factory, its phases, its milestones, and party's kickoff as known here. */
export class CreateClosure1767225800000 implements MigrationInterface {
  name = 'CreateClosure1767225800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE closure_project (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  regime text NOT NULL CHECK (regime IN ('POLICY', 'STATUTORY')),
  phase text NOT NULL CHECK (phase IN ('PREPARING', 'SETUP', 'ACCEPTED', 'DECLARED')),
  opened_on date NOT NULL,
  court text,
  case_no text,
  accepted_on date,
  claim_window_from date,
  claim_window_to date,
  administrator text,
  ruling_no text,
  declared_on date,
  PRIMARY KEY (factory_id, id),
  CONSTRAINT closure_project_one_per_factory UNIQUE (factory_id),
  CONSTRAINT closure_project_accepted CHECK (
    phase NOT IN ('ACCEPTED', 'DECLARED')
    OR num_nonnulls(court, case_no, accepted_on, claim_window_from, claim_window_to, administrator) = 6),
  CONSTRAINT closure_project_declared CHECK (
    (phase = 'DECLARED') = (num_nonnulls(ruling_no, declared_on) = 2) AND (declared_on IS NULL OR declared_on >= accepted_on))
);
${tenantTableSql('assets', 'closure_project')}
CREATE TABLE closure_phase_change (
  factory_id text NOT NULL,
  project_id uuid NOT NULL,
  no integer NOT NULL,
  from_phase text NOT NULL,
  to_phase text NOT NULL,
  changed_on date NOT NULL,
  legal_basis text NOT NULL,
  PRIMARY KEY (factory_id, project_id, no),
  FOREIGN KEY (factory_id, project_id) REFERENCES closure_project (factory_id, id)
);
${tenantTableSql('assets', 'closure_phase_change', { appendOnly: true })}
CREATE TABLE closure_milestone (
  factory_id text NOT NULL,
  project_id uuid NOT NULL,
  kind text NOT NULL,
  done_on date NOT NULL,
  evidence text NOT NULL,
  PRIMARY KEY (factory_id, project_id, kind),
  FOREIGN KEY (factory_id, project_id) REFERENCES closure_project (factory_id, id)
);
${tenantTableSql('assets', 'closure_milestone', { appendOnly: true })}
CREATE TABLE known_kickoff (
  factory_id text PRIMARY KEY,
  completed_on date NOT NULL
);
${tenantTableSql('assets', 'known_kickoff', { appendOnly: true })}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE known_kickoff, closure_milestone, closure_phase_change, closure_project');
  }
}

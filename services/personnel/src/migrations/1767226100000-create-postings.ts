import { tenantTableSql } from '@anzhi/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePostings1767226100000 implements MigrationInterface {
  name = 'CreatePostings1767226100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SERIES_SQL);
    await runner.query(SNAPSHOT_SQL);
    await runner.query(OBJECTION_SQL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE objection, posting_tree, posting_final_row, posting_secret, posting_row, posting_round, posting_series',
    );
  }
}

const SERIES_SQL = `
CREATE TABLE posting_series (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('FACTS', 'BACK_PAY')),
  final_on date,
  final_root text,
  final_rows integer,
  final_amount_fen bigint,
  PRIMARY KEY (factory_id, id),
  UNIQUE (factory_id, kind),
  CONSTRAINT posting_series_final CHECK ((final_on IS NULL) = (final_root IS NULL))
);
${tenantTableSql('personnel', 'posting_series')}
CREATE TABLE posting_round (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  series_id uuid NOT NULL,
  no integer NOT NULL CHECK (no > 0),
  supplementary boolean NOT NULL,
  opened_on date NOT NULL,
  closes_on date NOT NULL CHECK (closes_on >= opened_on),
  decide_by date NOT NULL,
  places jsonb NOT NULL,
  reason text,
  row_count integer NOT NULL,
  corrected_count integer NOT NULL,
  root text NOT NULL CHECK (root ~ '^[0-9a-f]{64}$'),
  status text NOT NULL CHECK (status IN ('OPEN', 'CLOSED', 'RESOLVED')),
  closed_on date,
  resolved_on date,
  PRIMARY KEY (factory_id, id),
  UNIQUE (factory_id, series_id, no),
  FOREIGN KEY (factory_id, series_id) REFERENCES posting_series (factory_id, id)
);
CREATE UNIQUE INDEX posting_round_one_unresolved ON posting_round (factory_id, series_id) WHERE status <> 'RESOLVED';
${tenantTableSql('personnel', 'posting_round', { appendOnly: true })}
-- What was posted never changes (I-P10); only the round's state moves on.
GRANT UPDATE (status, closed_on, resolved_on) ON posting_round TO personnel_app;
`;

const SNAPSHOT_SQL = `
CREATE TABLE posting_row (
  factory_id text NOT NULL,
  round_id uuid NOT NULL,
  employee_id uuid NOT NULL,
  employee_no text NOT NULL,
  leaf_no integer NOT NULL,
  public_row jsonb NOT NULL,
  corrected boolean NOT NULL,
  resettlement_fee_fen bigint NOT NULL,
  compensation_fen bigint NOT NULL,
  back_pay_fen bigint NOT NULL,
  leaf_hash bytea NOT NULL CHECK (length(leaf_hash) = 32),
  PRIMARY KEY (factory_id, round_id, leaf_no),
  UNIQUE (factory_id, round_id, employee_id),
  FOREIGN KEY (factory_id, round_id) REFERENCES posting_round (factory_id, id)
);
CREATE INDEX posting_row_employee_no ON posting_row (factory_id, round_id, employee_no);
${tenantTableSql('personnel', 'posting_row', { appendOnly: true })}
-- Apart from the posted rows: only the person, staff and auditors get these.
CREATE TABLE posting_secret (
  factory_id text NOT NULL,
  round_id uuid NOT NULL,
  employee_id uuid NOT NULL,
  salt bytea NOT NULL CHECK (length(salt) = 32),
  hidden_salt bytea NOT NULL CHECK (length(hidden_salt) = 32),
  hidden jsonb NOT NULL,
  PRIMARY KEY (factory_id, round_id, employee_id),
  FOREIGN KEY (factory_id, round_id) REFERENCES posting_round (factory_id, id)
);
${tenantTableSql('personnel', 'posting_secret', { appendOnly: true })}
-- Which round's row of a person became final, and its place in the final tree.
CREATE TABLE posting_final_row (
  factory_id text NOT NULL,
  series_id uuid NOT NULL,
  employee_id uuid NOT NULL,
  leaf_no integer NOT NULL,
  round_id uuid NOT NULL,
  PRIMARY KEY (factory_id, series_id, employee_id),
  FOREIGN KEY (factory_id, series_id) REFERENCES posting_series (factory_id, id)
);
${tenantTableSql('personnel', 'posting_final_row', { appendOnly: true })}
-- One row per level of a tree, so that a proof reads some slices of 32 bytes; snapshot_id is a round, or the series once final.
CREATE TABLE posting_tree (
  factory_id text NOT NULL,
  snapshot_id uuid NOT NULL,
  level integer NOT NULL,
  hashes bytea NOT NULL,
  PRIMARY KEY (factory_id, snapshot_id, level)
);
ALTER TABLE posting_tree ALTER COLUMN hashes SET STORAGE EXTERNAL;
${tenantTableSql('personnel', 'posting_tree', { appendOnly: true })}
`;

const OBJECTION_SQL = `
CREATE TABLE objection (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('FACTS', 'BACK_PAY')),
  round_id uuid,
  employee_id uuid NOT NULL,
  employee_no text NOT NULL,
  item text NOT NULL,
  claim text NOT NULL,
  evidence text NOT NULL,
  filed_by_kind text NOT NULL CHECK (filed_by_kind IN ('SELF', 'OTHER', 'STAFF', 'REFERRAL')),
  filed_by text NOT NULL,
  filed_by_employee_no text,
  filed_on date NOT NULL,
  referral_id text,
  status text NOT NULL CHECK (status IN ('QUEUED', 'FILED', 'ACCEPTED', 'REJECTED_FORM', 'INVESTIGATING', 'UPHELD', 'PARTLY', 'DISMISSED', 'NOTIFIED')),
  form_reason text,
  heard_on date,
  hearing_note text,
  result text CHECK (result IN ('UPHELD', 'PARTLY', 'DISMISSED')),
  reasons text,
  remedies text,
  correction_field text,
  correction_value text,
  decided_on date,
  decided_by text,
  notified_on date,
  notice_means text CHECK (notice_means IN ('PRINT', 'HALL', 'POST', 'SMS')),
  notice_proof text,
  PRIMARY KEY (factory_id, id),
  UNIQUE (factory_id, referral_id),
  FOREIGN KEY (factory_id, round_id) REFERENCES posting_round (factory_id, id),
  CONSTRAINT objection_queued CHECK ((status = 'QUEUED') = (round_id IS NULL)),
  CONSTRAINT objection_notice CHECK ((notified_on IS NULL) = (notice_proof IS NULL)),
  CONSTRAINT objection_dismissal CHECK (result <> 'DISMISSED' OR remedies <> '')
);
CREATE INDEX objection_round ON objection (factory_id, round_id, status);
CREATE INDEX objection_person ON objection (factory_id, employee_id);
${tenantTableSql('personnel', 'objection')}
`;

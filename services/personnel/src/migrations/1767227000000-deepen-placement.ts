import { tenantTableSql } from '@anzhi/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DeepenPlacement1767227000000 implements MigrationInterface {
  name = 'DeepenPlacement1767227000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE employee_understanding (
  factory_id text NOT NULL,
  employee_id uuid NOT NULL,
  item text NOT NULL CHECK (item IN ('REASONS', 'POLICY', 'CHANNELS', 'OWN_CHOICE')),
  assisted boolean NOT NULL,
  completed_on date NOT NULL,
  PRIMARY KEY (factory_id, employee_id, item),
  FOREIGN KEY (factory_id, employee_id) REFERENCES employee (factory_id, id)
);
${tenantTableSql('personnel', 'employee_understanding', { appendOnly: true })}
-- What was signed, word for word: a later download gives the same text.
CREATE TABLE agreement_document (
  factory_id text NOT NULL,
  placement_id uuid NOT NULL,
  agreement_no integer NOT NULL,
  template_version integer NOT NULL,
  body text NOT NULL,
  body_hash text NOT NULL CHECK (body_hash ~ '^[0-9a-f]{64}$'),
  drawn_up_on date NOT NULL,
  PRIMARY KEY (factory_id, placement_id),
  UNIQUE (factory_id, agreement_no),
  FOREIGN KEY (factory_id, placement_id) REFERENCES placement (factory_id, id)
);
${tenantTableSql('personnel', 'agreement_document', { appendOnly: true })}
CREATE TABLE channel_change_order (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  employee_id uuid NOT NULL,
  placement_id uuid NOT NULL,
  to_channel text NOT NULL,
  legal_basis text NOT NULL,
  evidence text NOT NULL,
  witness text NOT NULL,
  status text NOT NULL CHECK (status IN ('PROPOSED', 'APPROVED', 'REJECTED')),
  proposed_on date NOT NULL,
  proposed_by text NOT NULL,
  decided_on date,
  decided_by text,
  decision_reason text,
  PRIMARY KEY (factory_id, id),
  FOREIGN KEY (factory_id, employee_id) REFERENCES employee (factory_id, id),
  FOREIGN KEY (factory_id, placement_id) REFERENCES placement (factory_id, id),
  CONSTRAINT channel_change_decided CHECK ((status = 'PROPOSED') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_on IS NULL)),
  CONSTRAINT channel_change_two_people CHECK (status <> 'APPROVED' OR decided_by <> proposed_by)
);
CREATE UNIQUE INDEX channel_change_one_open ON channel_change_order (factory_id, employee_id) WHERE status = 'PROPOSED';
CREATE INDEX channel_change_order_list ON channel_change_order (factory_id, proposed_on, id);
${tenantTableSql('personnel', 'channel_change_order')}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE channel_change_order, agreement_document, employee_understanding');
  }
}

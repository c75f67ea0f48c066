import { tenantTableSql } from '@anzhi/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tallySql } from './tally-sql.js';

export class CreatePlacement1767226200000 implements MigrationInterface {
  name = 'CreatePlacement1767226200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE progress_tally (
  factory_id text NOT NULL,
  kind text NOT NULL,
  status text NOT NULL,
  people integer NOT NULL,
  amount_fen bigint NOT NULL,
  PRIMARY KEY (factory_id, kind, status)
);
${tenantTableSql('personnel', 'progress_tally')}
${tallySql({ table: 'employee', kind: `'ROSTER'`, amount: 'arrears_total_fen' })}
CREATE TABLE placement_choice (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  employee_id uuid NOT NULL,
  in_service boolean NOT NULL,
  channel_code text NOT NULL,
  channel_name text NOT NULL,
  channel_name_en text NOT NULL,
  settles text CHECK (settles IN ('FEE', 'COMPENSATION', 'INTERNAL_RETIREMENT', 'CARRIED_OVER')),
  plan_id text NOT NULL,
  status text NOT NULL CHECK (status IN ('OFFERED', 'CHOSEN', 'CONFIRMED', 'LOCKED', 'WITHDRAWN')),
  chosen_on date NOT NULL,
  chosen_by text NOT NULL,
  witness text,
  assisted boolean NOT NULL,
  PRIMARY KEY (factory_id, id),
  FOREIGN KEY (factory_id, employee_id) REFERENCES employee (factory_id, id)
);
CREATE UNIQUE INDEX placement_choice_pending ON placement_choice (factory_id, employee_id) WHERE status IN ('OFFERED', 'CHOSEN', 'CONFIRMED');
${tenantTableSql('personnel', 'placement_choice')}
${tallySql({ table: 'placement_choice', kind: `CASE WHEN in_service THEN 'CHOICE' ELSE 'CHOICE_OTHERS' END` })}
CREATE TABLE placement (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  employee_id uuid NOT NULL,
  choice_id uuid NOT NULL,
  in_service boolean NOT NULL,
  channel_code text NOT NULL,
  channel_name text NOT NULL,
  channel_name_en text NOT NULL,
  settles text CHECK (settles IN ('FEE', 'COMPENSATION', 'INTERNAL_RETIREMENT', 'CARRIED_OVER')),
  status text NOT NULL CHECK (status IN ('DRAFT', 'SIGNED', 'EFFECTIVE', 'SETTLED', 'VOID', 'SUPERSEDED')),
  agreement_no integer,
  signed_on date,
  signed_at_place text,
  effective_on date,
  ended_on date,
  end_reason text,
  PRIMARY KEY (factory_id, id),
  UNIQUE (factory_id, agreement_no),
  FOREIGN KEY (factory_id, employee_id) REFERENCES employee (factory_id, id),
  FOREIGN KEY (factory_id, choice_id) REFERENCES placement_choice (factory_id, id),
  CONSTRAINT placement_agreement CHECK ((status = 'DRAFT') = (agreement_no IS NULL) AND (agreement_no IS NULL) = (signed_on IS NULL)),
  CONSTRAINT placement_effective CHECK (status NOT IN ('EFFECTIVE', 'SETTLED', 'SUPERSEDED') OR effective_on IS NOT NULL),
  CONSTRAINT placement_ended CHECK ((status IN ('VOID', 'SUPERSEDED')) = (ended_on IS NOT NULL))
);
-- I-P1: one placement that counts per person, whatever else goes wrong.
CREATE UNIQUE INDEX placement_one_standing ON placement (factory_id, employee_id) WHERE status NOT IN ('VOID', 'SUPERSEDED');
${tenantTableSql('personnel', 'placement', { deletable: true })}
${tallySql({ table: 'placement', kind: `CASE WHEN in_service THEN 'PLACEMENT' ELSE 'PLACEMENT_OTHERS' END`, deletable: true })}
CREATE TABLE agreement_counter (
  factory_id text PRIMARY KEY,
  last_no integer NOT NULL
);
${tenantTableSql('personnel', 'agreement_counter')}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER tally_insert ON employee; DROP TRIGGER tally_update ON employee');
    await runner.query('DROP FUNCTION tally_employee_insert(), tally_employee_update()');
    await runner.query('DROP TABLE agreement_counter, placement, placement_choice, progress_tally');
    await runner.query(
      'DROP FUNCTION tally_placement_insert(), tally_placement_update(), tally_placement_delete()',
    );
    await runner.query('DROP FUNCTION tally_placement_choice_insert(), tally_placement_choice_update()');
  }
}

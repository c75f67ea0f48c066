import { tenantTableSql } from '@anzhi/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const STEPS = `'VERIFY', 'EXPLAIN', 'CHOOSE', 'SIGN', 'FINANCE', 'SOCIAL_INSURANCE', 'ARCHIVE'`;

const TABLES = `
CREATE TABLE hall_window (
  factory_id text NOT NULL,
  no integer NOT NULL CHECK (no > 0),
  name text NOT NULL,
  steps text[] NOT NULL CHECK (cardinality(steps) > 0 AND steps <@ ARRAY[${STEPS}]),
  open boolean NOT NULL,
  PRIMARY KEY (factory_id, no)
);
${tenantTableSql('personnel', 'hall_window')}
CREATE TABLE hall_batch (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  no integer NOT NULL,
  title text NOT NULL,
  day date NOT NULL,
  opens_at time NOT NULL,
  closes_at time NOT NULL CHECK (closes_at > opens_at),
  slot_minutes integer NOT NULL CHECK (slot_minutes BETWEEN 5 AND 240),
  per_slot integer NOT NULL CHECK (per_slot > 0),
  planned_by text NOT NULL,
  planned_on date NOT NULL,
  PRIMARY KEY (factory_id, id),
  UNIQUE (factory_id, no)
);
CREATE INDEX hall_batch_day ON hall_batch (factory_id, day);
${tenantTableSql('personnel', 'hall_batch')}
CREATE TABLE hall_appointment (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  batch_id uuid,
  employee_id uuid NOT NULL,
  mode text NOT NULL CHECK (mode IN ('HALL', 'HOME', 'HOSPITAL')),
  day date NOT NULL,
  slot time NOT NULL,
  place_sealed bytea,
  status text NOT NULL CHECK (status IN ('BOOKED', 'CAME', 'MISSED', 'CANCELLED')),
  reason text,
  PRIMARY KEY (factory_id, id),
  FOREIGN KEY (factory_id, employee_id) REFERENCES employee (factory_id, id),
  FOREIGN KEY (factory_id, batch_id) REFERENCES hall_batch (factory_id, id),
  CONSTRAINT hall_appointment_place CHECK (mode = 'HALL' OR place_sealed IS NOT NULL)
);
CREATE UNIQUE INDEX hall_appointment_one ON hall_appointment (factory_id, employee_id) WHERE status = 'BOOKED';
CREATE INDEX hall_appointment_day ON hall_appointment (factory_id, day, slot, id);
${tenantTableSql('personnel', 'hall_appointment')}
CREATE TABLE hall_ticket (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  day date NOT NULL,
  no integer NOT NULL CHECK (no > 0),
  employee_id uuid NOT NULL,
  appointment_id uuid,
  mode text NOT NULL CHECK (mode IN ('HALL', 'HOME', 'HOSPITAL')),
  status text NOT NULL CHECK (status IN ('WAITING', 'SERVING', 'DONE', 'LEFT')),
  step text CHECK (step IN (${STEPS})),
  window_no integer,
  issued_at timestamptz NOT NULL,
  waiting_since timestamptz NOT NULL,
  called_at timestamptz,
  ended_at timestamptz,
  waited_seconds integer NOT NULL DEFAULT 0,
  PRIMARY KEY (factory_id, id),
  UNIQUE (factory_id, day, no),
  FOREIGN KEY (factory_id, employee_id) REFERENCES employee (factory_id, id),
  CONSTRAINT hall_ticket_ended CHECK ((status IN ('DONE', 'LEFT')) = (ended_at IS NOT NULL))
);
CREATE UNIQUE INDEX hall_ticket_one_open ON hall_ticket (factory_id, employee_id) WHERE status IN ('WAITING', 'SERVING');
CREATE INDEX hall_ticket_queue ON hall_ticket (factory_id, day, status, no);
${tenantTableSql('personnel', 'hall_ticket')}
-- Steps belong to the person: who comes back another day goes on where they stopped.
CREATE TABLE hall_step (
  factory_id text NOT NULL,
  employee_id uuid NOT NULL,
  step text NOT NULL CHECK (step IN (${STEPS})),
  ticket_id uuid NOT NULL,
  window_no integer,
  done_at timestamptz NOT NULL,
  done_by text NOT NULL,
  note text,
  PRIMARY KEY (factory_id, employee_id, step),
  FOREIGN KEY (factory_id, ticket_id) REFERENCES hall_ticket (factory_id, id)
);
CREATE INDEX hall_step_when ON hall_step (factory_id, done_at);
${tenantTableSql('personnel', 'hall_step', { appendOnly: true })}`;

/** The settlement hall: windows, batches with appointments, tickets, and the seven steps of each person (S055, S056). */
export class CreateHall1767227300000 implements MigrationInterface {
  name = 'CreateHall1767227300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE hall_step, hall_ticket, hall_appointment, hall_batch, hall_window');
  }
}

import { tenantTableSql } from '@anzhi/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tallySql } from './tally-sql.js';

const PAYERS = `'ESTATE', 'INJURY_FUND', 'PENSION_FUND', 'SPECIAL_SUBSIDY', 'GROUP'`;
const PURPOSES = `'BACK_PAY', 'COMPENSATION', 'RESETTLEMENT_FEE', 'INJURY_GRANT'`;

const BATCHES = `
CREATE TABLE bank_account (
  factory_id text NOT NULL,
  employee_id uuid NOT NULL,
  account_sealed bytea NOT NULL,
  account_index bytea NOT NULL,
  bank text NOT NULL,
  recorded_on date NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (factory_id, employee_id),
  FOREIGN KEY (factory_id, employee_id) REFERENCES employee (factory_id, id)
);
${tenantTableSql('personnel', 'bank_account')}
CREATE TABLE payment_batch (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  no integer NOT NULL,
  purpose text NOT NULL CHECK (purpose IN (${PURPOSES})),
  payer text NOT NULL CHECK (payer IN (${PAYERS})),
  method text NOT NULL CHECK (method IN ('BANK', 'ESCROW')),
  status text NOT NULL CHECK (status IN ('DRAFT', 'REQUESTED', 'RESERVED', 'REFUSED', 'APPROVED', 'SENT', 'SETTLED', 'CANCELLED')),
  people integer NOT NULL CHECK (people > 0),
  total_fen bigint NOT NULL CHECK (total_fen > 0),
  drafted_by text NOT NULL,
  drafted_on date NOT NULL,
  decision_no text,
  legal_basis text,
  refusal_reason text,
  sent_on date,
  settled_on date,
  PRIMARY KEY (factory_id, id),
  UNIQUE (factory_id, no),
  CONSTRAINT payment_batch_escrow CHECK ((method = 'ESCROW') = (decision_no IS NOT NULL AND legal_basis IS NOT NULL))
);
${tenantTableSql('personnel', 'payment_batch')}
CREATE TABLE payment_approval (
  factory_id text NOT NULL,
  batch_id uuid NOT NULL,
  no integer NOT NULL CHECK (no IN (1, 2)),
  approved_by text NOT NULL,
  approved_at timestamptz NOT NULL,
  PRIMARY KEY (factory_id, batch_id, no),
  UNIQUE (factory_id, batch_id, approved_by),
  FOREIGN KEY (factory_id, batch_id) REFERENCES payment_batch (factory_id, id)
);
${tenantTableSql('personnel', 'payment_approval', { appendOnly: true })}
CREATE TABLE payment (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  batch_id uuid NOT NULL,
  employee_id uuid NOT NULL,
  serial integer NOT NULL,
  unit text NOT NULL,
  purpose text NOT NULL CHECK (purpose IN (${PURPOSES})),
  payer text NOT NULL CHECK (payer IN (${PAYERS})),
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  status text NOT NULL CHECK (status IN ('PLANNED', 'APPROVED', 'SENT', 'PAID', 'FAILED', 'ESCROWED', 'CLAIMED', 'LAPSED', 'CANCELLED')),
  reason_code text,
  settled_on date,
  PRIMARY KEY (factory_id, id),
  UNIQUE (factory_id, batch_id, employee_id),
  FOREIGN KEY (factory_id, batch_id) REFERENCES payment_batch (factory_id, id),
  FOREIGN KEY (factory_id, employee_id) REFERENCES employee (factory_id, id)
);
-- Nobody is on two lists for the same thing at once.
CREATE UNIQUE INDEX payment_in_flight ON payment (factory_id, employee_id, purpose, payer) WHERE status IN ('PLANNED', 'APPROVED', 'SENT');
CREATE INDEX payment_of_person ON payment (factory_id, employee_id);
CREATE INDEX payment_in_order ON payment (factory_id, batch_id, serial);
${tenantTableSql('personnel', 'payment')}
${tallySql({ table: 'payment', kind: `'PAYMENT:' || purpose`, amount: 'amount_fen' })}`;

const UNCOLLECTED = `
CREATE TABLE uncollected_item (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  employee_id uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('UNCOLLECTED', 'ESCROWED', 'PAID', 'CLAIMED')),
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  reason_sealed bytea NOT NULL,
  representative_kind text CHECK (representative_kind IN ('GUARDIAN', 'CUSTODIAN', 'AGENT', 'HEIR')),
  representative_sealed bytea,
  representative_proof text,
  registered_on date NOT NULL,
  registered_by text NOT NULL,
  last_follow_up_on date,
  escrow_no text,
  escrowed_on date,
  escrow_institution text,
  closed_on date,
  closing_proof text,
  PRIMARY KEY (factory_id, id),
  FOREIGN KEY (factory_id, employee_id) REFERENCES employee (factory_id, id),
  CONSTRAINT uncollected_representative CHECK ((representative_kind IS NULL) = (representative_sealed IS NULL)),
  CONSTRAINT uncollected_closed CHECK ((status IN ('PAID', 'CLAIMED')) = (closed_on IS NOT NULL))
);
CREATE UNIQUE INDEX uncollected_item_open ON uncollected_item (factory_id, employee_id) WHERE status IN ('UNCOLLECTED', 'ESCROWED');
${tenantTableSql('personnel', 'uncollected_item')}
${tallySql({ table: 'uncollected_item', kind: `'UNCOLLECTED'`, amount: 'amount_fen' })}
CREATE TABLE uncollected_follow_up (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  item_id uuid NOT NULL,
  followed_up_on date NOT NULL,
  followed_up_by text NOT NULL,
  note_sealed bytea NOT NULL,
  PRIMARY KEY (factory_id, id),
  FOREIGN KEY (factory_id, item_id) REFERENCES uncollected_item (factory_id, id)
);
CREATE INDEX uncollected_follow_up_of ON uncollected_follow_up (factory_id, item_id, followed_up_on);
${tenantTableSql('personnel', 'uncollected_follow_up', { appendOnly: true })}`;

export class CreatePayments1767226300000 implements MigrationInterface {
  name = 'CreatePayments1767226300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(BATCHES);
    await runner.query(UNCOLLECTED);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE uncollected_follow_up, uncollected_item, payment, payment_approval, payment_batch, bank_account',
    );
    await runner.query('DROP FUNCTION tally_payment_insert(), tally_payment_update()');
    await runner.query('DROP FUNCTION tally_uncollected_item_insert(), tally_uncollected_item_update()');
  }
}

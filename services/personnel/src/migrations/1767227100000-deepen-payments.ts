import { tenantTableSql } from '@anzhi/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const list = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');

const PURPOSES_BEFORE = ['BACK_PAY', 'COMPENSATION', 'RESETTLEMENT_FEE', 'INJURY_GRANT'];
const PURPOSES = [
  ...PURPOSES_BEFORE,
  ...['LEAVE_PAY', 'SOCIAL_INSURANCE', 'HOUSING_FUND', 'STAFF_LOAN', 'SURVIVOR_BENEFIT'],
];
const STATUSES_BEFORE = [
  ...['PLANNED', 'APPROVED', 'SENT', 'PAID', 'FAILED', 'ESCROWED', 'CLAIMED', 'LAPSED', 'CANCELLED'],
];
const PAYERS = ['ESTATE', 'INJURY_FUND', 'PENSION_FUND', 'SPECIAL_SUBSIDY', 'GROUP'];
const ACCOUNTS = [
  ...[
    'ENTITLED',
    'DUE',
    'RESERVED',
    'SENT',
    'PAID',
    'ESCROWED',
    'CLAIMED',
    'LAPSED',
    'OVERPAID',
    'RECOVERED',
  ],
];

const widen = (table: string, column: string, names: readonly string[]): string => `
ALTER TABLE ${table} DROP CONSTRAINT ${table}_${column}_check,
  ADD CONSTRAINT ${table}_${column}_check CHECK (${column} IN (${list(names)}));`;

const PAYMENTS = `
${widen('payment_batch', 'purpose', PURPOSES)}
${widen('payment', 'purpose', PURPOSES)}
${widen('payment', 'status', [...STATUSES_BEFORE, 'RETURNED'])}
ALTER TABLE payment ADD COLUMN returned_on date, ADD COLUMN bank_reference text, ADD COLUMN account_sealed bytea;
ALTER TABLE uncollected_item ADD COLUMN representative_proof_kind text,
  DROP CONSTRAINT uncollected_item_amount_fen_check, ADD CONSTRAINT uncollected_item_amount_fen_check CHECK (amount_fen >= 0);`;

// A posting is one debit and one credit of the same amount, so that it cannot be unbalanced; the balances move with it, by
// a function of the owner's: the app role has no other way to change one.
const LEDGER = `
CREATE TABLE payable_posting (
  factory_id text NOT NULL,
  no bigint GENERATED ALWAYS AS IDENTITY,
  employee_id uuid NOT NULL,
  purpose text NOT NULL CHECK (purpose IN (${list(PURPOSES)})),
  payer text NOT NULL CHECK (payer IN (${list(PAYERS)})),
  kind text NOT NULL,
  debit text NOT NULL CHECK (debit IN (${list(ACCOUNTS)})),
  credit text NOT NULL CHECK (credit IN (${list(ACCOUNTS)})),
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  booked_on date NOT NULL,
  payment_id uuid,
  basis text,
  PRIMARY KEY (factory_id, no),
  FOREIGN KEY (factory_id, employee_id) REFERENCES employee (factory_id, id),
  CONSTRAINT payable_posting_moves CHECK (debit <> credit)
);
CREATE INDEX payable_posting_of_person ON payable_posting (factory_id, employee_id, no);
${tenantTableSql('personnel', 'payable_posting', { appendOnly: true })}
CREATE TABLE payable_balance (
  factory_id text NOT NULL,
  employee_id uuid NOT NULL,
  purpose text NOT NULL,
  account text NOT NULL,
  balance_fen bigint NOT NULL,
  PRIMARY KEY (factory_id, employee_id, purpose, account),
  CONSTRAINT payable_balance_not_negative CHECK (balance_fen >= 0)
);
${tenantTableSql('personnel', 'payable_balance', { appendOnly: true })}
REVOKE INSERT ON payable_balance FROM personnel_app;
CREATE FUNCTION payable_apply() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO payable_balance (factory_id, employee_id, purpose, account, balance_fen)
  SELECT DISTINCT factory_id, employee_id, purpose, account, 0
    FROM new_rows CROSS JOIN LATERAL (VALUES (debit), (credit)) AS a(account)
   ORDER BY 1, 2, 3, 4 ON CONFLICT DO NOTHING;
  -- ENTITLED says where the others come from and grows by credits; the others grow by debits.
  UPDATE payable_balance AS b SET balance_fen = b.balance_fen + m.change
    FROM (SELECT factory_id, employee_id, purpose, account, sum(CASE WHEN account = 'ENTITLED' THEN -signed ELSE signed END)::bigint AS change
            FROM new_rows CROSS JOIN LATERAL (VALUES (debit, amount_fen), (credit, -amount_fen)) AS l(account, signed)
           GROUP BY factory_id, employee_id, purpose, account) AS m
   WHERE b.factory_id = m.factory_id AND b.employee_id = m.employee_id AND b.purpose = m.purpose AND b.account = m.account;
  RETURN NULL;
END $$;
CREATE TRIGGER payable_apply AFTER INSERT ON payable_posting REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION payable_apply();`;

// Payments of before the ledger are posted step by step to where they lie; those that failed or were given up lie nowhere.
const BACKFILL = `
INSERT INTO payable_posting (factory_id, employee_id, purpose, payer, kind, debit, credit, amount_fen, booked_on, payment_id, basis)
SELECT p.factory_id, p.employee_id, p.purpose, p.payer, m.kind, m.debit, m.credit, p.amount_fen, coalesce(p.settled_on, b.sent_on, b.drafted_on), p.id,
       'before the ledger'
  FROM payment p JOIN payment_batch b ON b.factory_id = p.factory_id AND b.id = p.batch_id
  JOIN (VALUES (1, 'RECOGNISE', 'DUE', 'ENTITLED', ARRAY['PLANNED', 'APPROVED', 'SENT', 'PAID', 'ESCROWED', 'CLAIMED', 'LAPSED']),
               (2, 'RESERVE', 'RESERVED', 'DUE', ARRAY['PLANNED', 'APPROVED', 'SENT', 'PAID', 'ESCROWED', 'CLAIMED', 'LAPSED']),
               (3, 'SEND', 'SENT', 'RESERVED', ARRAY['SENT', 'PAID', 'ESCROWED', 'CLAIMED', 'LAPSED']),
               (4, 'PAY', 'PAID', 'SENT', ARRAY['PAID']),
               (5, 'ESCROW', 'ESCROWED', 'SENT', ARRAY['ESCROWED', 'CLAIMED', 'LAPSED']),
               (6, 'CLAIM', 'CLAIMED', 'ESCROWED', ARRAY['CLAIMED']),
               (7, 'LAPSE', 'LAPSED', 'ESCROWED', ARRAY['LAPSED'])) AS m(step, kind, debit, credit, statuses)
    ON p.status = ANY (m.statuses)
 ORDER BY p.id, m.step;
UPDATE payment p SET account_sealed = a.account_sealed FROM bank_account a
 WHERE a.factory_id = p.factory_id AND a.employee_id = p.employee_id AND p.status IN ('SENT', 'PAID', 'FAILED');`;

const DECISIONS = `
CREATE TABLE value_decision (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  employee_id uuid NOT NULL,
  purpose text NOT NULL CHECK (purpose IN (${list(PURPOSES)})),
  value_fen bigint NOT NULL CHECK (value_fen >= 0),
  decision_no text NOT NULL,
  legal_basis text NOT NULL,
  decided_on date NOT NULL,
  decided_by text NOT NULL,
  PRIMARY KEY (factory_id, id),
  FOREIGN KEY (factory_id, employee_id) REFERENCES employee (factory_id, id)
);
CREATE INDEX value_decision_of ON value_decision (factory_id, purpose, employee_id);
${tenantTableSql('personnel', 'value_decision', { appendOnly: true })}
CREATE TABLE overpayment (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  employee_id uuid NOT NULL,
  payment_id uuid NOT NULL,
  purpose text NOT NULL,
  payer text NOT NULL,
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  recovered_fen bigint NOT NULL DEFAULT 0 CHECK (recovered_fen >= 0 AND recovered_fen <= amount_fen),
  status text NOT NULL CHECK (status IN ('OPEN', 'RECOVERED', 'WITHDRAWN')),
  decision_no text NOT NULL,
  legal_basis text NOT NULL,
  claim_letter_no text NOT NULL,
  decided_on date NOT NULL,
  decided_by text NOT NULL,
  closed_on date,
  close_reason text,
  PRIMARY KEY (factory_id, id),
  FOREIGN KEY (factory_id, payment_id) REFERENCES payment (factory_id, id),
  FOREIGN KEY (factory_id, employee_id) REFERENCES employee (factory_id, id),
  CONSTRAINT overpayment_closed CHECK ((status = 'OPEN') = (closed_on IS NULL)),
  CONSTRAINT overpayment_whole CHECK ((status = 'RECOVERED') = (recovered_fen = amount_fen))
);
CREATE INDEX overpayment_of_person ON overpayment (factory_id, employee_id);
${tenantTableSql('personnel', 'overpayment')}
CREATE TABLE overpayment_instalment (
  factory_id text NOT NULL,
  overpayment_id uuid NOT NULL,
  no integer NOT NULL,
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  received_on date NOT NULL,
  reference text NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (factory_id, overpayment_id, no),
  UNIQUE (factory_id, reference),
  FOREIGN KEY (factory_id, overpayment_id) REFERENCES overpayment (factory_id, id)
);
${tenantTableSql('personnel', 'overpayment_instalment', { appendOnly: true })}`;

const BANK = `
CREATE TABLE bank_file_export (
  factory_id text NOT NULL,
  batch_id uuid NOT NULL,
  no integer NOT NULL,
  encoding text NOT NULL CHECK (encoding IN ('utf-8', 'gb18030')),
  people integer NOT NULL,
  total_fen bigint NOT NULL,
  control_hash text NOT NULL,
  exported_by text NOT NULL,
  exported_at timestamptz NOT NULL,
  PRIMARY KEY (factory_id, batch_id, no),
  FOREIGN KEY (factory_id, batch_id) REFERENCES payment_batch (factory_id, id)
);
${tenantTableSql('personnel', 'bank_file_export', { appendOnly: true })}
CREATE TABLE bank_result_file (
  factory_id text NOT NULL,
  batch_id uuid NOT NULL,
  sha256 text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('RESULT', 'RETURN')),
  answer jsonb NOT NULL,
  taken_by text NOT NULL,
  taken_at timestamptz NOT NULL,
  PRIMARY KEY (factory_id, batch_id, sha256),
  FOREIGN KEY (factory_id, batch_id) REFERENCES payment_batch (factory_id, id)
);
${tenantTableSql('personnel', 'bank_result_file', { appendOnly: true })}`;

const CUSTODY = `
CREATE TABLE custody_step (
  factory_id text NOT NULL,
  item_id uuid NOT NULL,
  no integer NOT NULL,
  detail_sealed bytea NOT NULL,
  recorded_on date NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (factory_id, item_id, no),
  FOREIGN KEY (factory_id, item_id) REFERENCES uncollected_item (factory_id, id)
);
${tenantTableSql('personnel', 'custody_step', { appendOnly: true })}`;

/** The ledger of what people are owed, files to and from the bank, overpayments, and the custody path of §6.1. */
export class DeepenPayments1767227100000 implements MigrationInterface {
  name = 'DeepenPayments1767227100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [PAYMENTS, LEDGER, BACKFILL, DECISIONS, BANK, CUSTODY]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE custody_step, bank_result_file, bank_file_export, overpayment_instalment, overpayment, value_decision,
         payable_balance, payable_posting`,
    );
    await runner.query('DROP FUNCTION payable_apply()');
    await runner.query(
      'ALTER TABLE uncollected_item DROP COLUMN representative_proof_kind, DROP CONSTRAINT uncollected_item_amount_fen_check, ADD CONSTRAINT uncollected_item_amount_fen_check CHECK (amount_fen > 0)',
    );
    await runner.query(
      'ALTER TABLE payment DROP COLUMN returned_on, DROP COLUMN bank_reference, DROP COLUMN account_sealed',
    );
    await runner.query(
      widen('payment', 'status', STATUSES_BEFORE) +
        widen('payment', 'purpose', PURPOSES_BEFORE) +
        widen('payment_batch', 'purpose', PURPOSES_BEFORE),
    );
  }
}

import { tenantTableSql } from '@anzhi/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SOURCES = "('ESTATE', 'SPECIAL_SUBSIDY', 'GROUP')";
const ACCOUNTS = "('RECEIVED', 'AVAILABLE', 'RESERVED', 'ESCROW', 'PAID')";

/** The resettlement fund (安置资金): a double-entry ledger whose balances only its postings can change. */
export class CreateFund1767225900000 implements MigrationInterface {
  name = 'CreateFund1767225900000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(planSql);
    await runner.query(ledgerSql);
    await runner.query(balanceSql);
    await runner.query(reservationSql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE payment_settlement, funds_reservation, ledger_entry, ledger_transaction, fund_account, plan_budget, fund_source',
    );
    await runner.query('DROP FUNCTION ledger_apply_entry(), ledger_check_balanced()');
  }
}

const planSql = `
CREATE TABLE fund_source (
  factory_id text NOT NULL,
  source text NOT NULL CHECK (source IN ${SOURCES}),
  planned_fen bigint NOT NULL DEFAULT 0 CHECK (planned_fen >= 0),
  basis text,
  PRIMARY KEY (factory_id, source)
);
${tenantTableSql('assets', 'fund_source')}
CREATE TABLE plan_budget (
  factory_id text NOT NULL,
  plan_version integer NOT NULL,
  source text NOT NULL,
  plan_id text NOT NULL,
  total_fen bigint NOT NULL CHECK (total_fen >= 0),
  PRIMARY KEY (factory_id, plan_version, source)
);
${tenantTableSql('assets', 'plan_budget', { appendOnly: true })}
`;

const ledgerSql = `
CREATE TABLE fund_account (
  factory_id text NOT NULL,
  source text NOT NULL CHECK (source IN ${SOURCES}),
  account text NOT NULL CHECK (account IN ${ACCOUNTS}),
  balance_fen bigint NOT NULL,
  PRIMARY KEY (factory_id, source, account),
  CONSTRAINT fund_account_not_negative CHECK (balance_fen >= 0)
);
${tenantTableSql('assets', 'fund_account', { appendOnly: true })}
REVOKE INSERT ON fund_account FROM assets_app;
CREATE TABLE ledger_transaction (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  source text NOT NULL CHECK (source IN ${SOURCES}),
  kind text NOT NULL,
  booked_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  basis text NOT NULL,
  reference text,
  batch_id text,
  payment_id text,
  PRIMARY KEY (factory_id, id)
);
CREATE UNIQUE INDEX ledger_transaction_receipt ON ledger_transaction (factory_id, source, reference) WHERE kind = 'RECEIVE';
${tenantTableSql('assets', 'ledger_transaction', { appendOnly: true })}
CREATE TABLE ledger_entry (
  factory_id text NOT NULL,
  transaction_id uuid NOT NULL,
  line integer NOT NULL,
  source text NOT NULL CHECK (source IN ${SOURCES}),
  account text NOT NULL CHECK (account IN ${ACCOUNTS}),
  side text NOT NULL CHECK (side IN ('DEBIT', 'CREDIT')),
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  PRIMARY KEY (factory_id, transaction_id, line),
  FOREIGN KEY (factory_id, transaction_id) REFERENCES ledger_transaction (factory_id, id)
);
${tenantTableSql('assets', 'ledger_entry', { appendOnly: true })}
`;

// Both functions run as the owner: the app role can change a balance by a posting only, and the check sees every line
// whatever the scope of the transaction is.
const balanceSql = `
CREATE FUNCTION ledger_apply_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO fund_account (factory_id, source, account, balance_fen)
  VALUES (NEW.factory_id, NEW.source, NEW.account, 0) ON CONFLICT DO NOTHING;
  -- RECEIVED says where money came from and grows by credits; the others say where it is and grow by debits.
  UPDATE fund_account
     SET balance_fen = balance_fen + CASE WHEN (NEW.side = 'CREDIT') = (NEW.account = 'RECEIVED') THEN NEW.amount_fen ELSE -NEW.amount_fen END
   WHERE factory_id = NEW.factory_id AND source = NEW.source AND account = NEW.account;
  RETURN NULL;
END $$;
CREATE TRIGGER ledger_entry_apply AFTER INSERT ON ledger_entry FOR EACH ROW EXECUTE FUNCTION ledger_apply_entry();
CREATE FUNCTION ledger_check_balanced() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  of_transaction uuid;
  lines integer;
  difference numeric;
BEGIN
  of_transaction := CASE TG_TABLE_NAME WHEN 'ledger_entry' THEN (to_jsonb(NEW) ->> 'transaction_id')::uuid ELSE (to_jsonb(NEW) ->> 'id')::uuid END;
  SELECT count(*), sum(CASE side WHEN 'DEBIT' THEN amount_fen ELSE -amount_fen END) INTO lines, difference
    FROM ledger_entry WHERE factory_id = NEW.factory_id AND transaction_id = of_transaction;
  IF lines < 2 OR difference <> 0 THEN
    RAISE EXCEPTION 'ledger transaction % is not balanced', of_transaction USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_balanced';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_transaction_balanced AFTER INSERT ON ledger_transaction
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_check_balanced();
CREATE CONSTRAINT TRIGGER ledger_entry_balanced AFTER INSERT ON ledger_entry
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_check_balanced();
`;

const reservationSql = `
CREATE TABLE funds_reservation (
  factory_id text NOT NULL,
  batch_id text NOT NULL,
  payer text NOT NULL,
  purpose text NOT NULL,
  total_fen bigint NOT NULL CHECK (total_fen >= 0),
  requested_on date NOT NULL,
  status text NOT NULL CHECK (status IN ('RESERVED', 'REFUSED')),
  reason text,
  shortfall_fen bigint,
  reserved_fen bigint NOT NULL CHECK (reserved_fen >= 0),
  paid_fen bigint NOT NULL CHECK (paid_fen >= 0),
  escrowed_fen bigint NOT NULL CHECK (escrowed_fen >= 0),
  released_fen bigint NOT NULL CHECK (released_fen >= 0),
  PRIMARY KEY (factory_id, batch_id),
  CONSTRAINT funds_reservation_whole CHECK (
    reserved_fen + paid_fen + escrowed_fen + released_fen = CASE status WHEN 'RESERVED' THEN total_fen ELSE 0 END),
  CONSTRAINT funds_reservation_reason CHECK ((status = 'REFUSED') = (reason IS NOT NULL))
);
${tenantTableSql('assets', 'funds_reservation')}
CREATE TABLE payment_settlement (
  factory_id text NOT NULL,
  batch_id text NOT NULL,
  payment_id text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('COMPLETED', 'FAILED', 'CANCELLED', 'ESCROWED')),
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  PRIMARY KEY (factory_id, batch_id, payment_id),
  FOREIGN KEY (factory_id, batch_id) REFERENCES funds_reservation (factory_id, batch_id)
);
${tenantTableSql('assets', 'payment_settlement')}
`;

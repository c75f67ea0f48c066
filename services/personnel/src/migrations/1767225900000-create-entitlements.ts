import { tenantTableSql } from '@anzhi/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateEntitlements1767225900000 implements MigrationInterface {
  name = 'CreateEntitlements1767225900000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE rule_set (
  factory_id text NOT NULL CHECK (factory_id = '_group'),
  code text NOT NULL,
  version integer NOT NULL,
  regime text NOT NULL CHECK (regime IN ('POLICY', 'STATUTORY')),
  effective_from date NOT NULL,
  pack jsonb NOT NULL,
  registered_by text NOT NULL,
  registered_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (factory_id, code, version)
);
${tenantTableSql('personnel', 'rule_set', { appendOnly: true })}
-- Rule sets are law for everybody: every factory reads them, only group acts add them.
CREATE POLICY group_rules ON rule_set FOR SELECT TO personnel_app USING (true);
CREATE TABLE rule_set_adoption (
  factory_id text NOT NULL,
  no integer NOT NULL,
  code text NOT NULL,
  version integer NOT NULL,
  adopted_on date NOT NULL,
  adopted_by text NOT NULL,
  reason text NOT NULL,
  PRIMARY KEY (factory_id, no)
);
${tenantTableSql('personnel', 'rule_set_adoption', { appendOnly: true })}
CREATE TABLE calculation (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  rules text NOT NULL,
  as_of date NOT NULL,
  people integer NOT NULL,
  entitlements integer NOT NULL,
  total_fen bigint NOT NULL,
  result_hash text NOT NULL,
  calculated_at timestamptz NOT NULL,
  calculated_by text NOT NULL,
  PRIMARY KEY (factory_id, id)
);
${tenantTableSql('personnel', 'calculation', { appendOnly: true })}
CREATE TABLE entitlement (
  factory_id text NOT NULL,
  employee_id uuid NOT NULL,
  kind text NOT NULL,
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  payer text NOT NULL,
  claim_class text NOT NULL,
  recurrence text NOT NULL CHECK (recurrence IN ('ONCE', 'MONTHLY')),
  rules text NOT NULL,
  as_of date NOT NULL,
  trace jsonb NOT NULL,
  PRIMARY KEY (factory_id, employee_id, kind)
);
${tenantTableSql('personnel', 'entitlement', { deletable: true })}
CREATE TABLE settlement_choice (
  factory_id text NOT NULL,
  employee_id uuid NOT NULL,
  choice text NOT NULL CHECK (choice IN ('FEE', 'COMPENSATION', 'INTERNAL_RETIREMENT', 'CARRIED_OVER')),
  PRIMARY KEY (factory_id, employee_id)
);
${tenantTableSql('personnel', 'settlement_choice', { deletable: true })}
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE settlement_choice, entitlement, calculation, rule_set_adoption, rule_set');
  }
}

const identifier = (name: string): string => {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
    throw new Error(`not a safe role name: ${name}`);
  }
  return `"${name}"`;
};

const tables = `
CREATE TABLE outbox_aggregate (
  factory_id text NOT NULL,
  aggregate_type text NOT NULL,
  aggregate_id text NOT NULL,
  version integer NOT NULL,
  PRIMARY KEY (factory_id, aggregate_type, aggregate_id)
);
CREATE TABLE outbox (
  factory_id text NOT NULL,
  event_id uuid NOT NULL,
  position bigint GENERATED ALWAYS AS IDENTITY,
  shard smallint NOT NULL,
  subject text NOT NULL,
  type text NOT NULL,
  schema_version integer NOT NULL,
  aggregate_type text NOT NULL,
  aggregate_id text NOT NULL,
  aggregate_version integer NOT NULL,
  occurred_at text NOT NULL,
  recorded_at timestamptz NOT NULL,
  actor_role text NOT NULL,
  correlation_id text NOT NULL,
  causation_id text,
  payload jsonb NOT NULL,
  published_at timestamptz,
  PRIMARY KEY (factory_id, event_id),
  UNIQUE (factory_id, aggregate_type, aggregate_id, aggregate_version)
);
CREATE INDEX outbox_position ON outbox (position);
CREATE INDEX outbox_waiting ON outbox (position) WHERE published_at IS NULL;
CREATE INDEX outbox_published ON outbox (published_at) WHERE published_at IS NOT NULL;
CREATE TABLE inbox (
  factory_id text NOT NULL,
  consumer text NOT NULL,
  event_id uuid NOT NULL,
  handled_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (factory_id, consumer, event_id)
);
CREATE TABLE inbox_aggregate (
  factory_id text NOT NULL,
  consumer text NOT NULL,
  publisher text NOT NULL,
  aggregate_type text NOT NULL,
  aggregate_id text NOT NULL,
  version integer NOT NULL,
  PRIMARY KEY (factory_id, consumer, publisher, aggregate_type, aggregate_id)
);
CREATE TABLE dead_letter (
  factory_id text NOT NULL,
  consumer text NOT NULL,
  message_id text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  type text,
  publisher text,
  aggregate_type text,
  aggregate_id text,
  aggregate_version integer,
  state text NOT NULL CHECK (state IN ('TRYING', 'PARKED', 'RETRY', 'RESOLVED', 'DISCARDED')),
  reason text,
  error text,
  started_attempts integer NOT NULL DEFAULT 0,
  finished_attempts integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  parked_at timestamptz,
  decided_at timestamptz,
  decided_by text,
  PRIMARY KEY (factory_id, consumer, message_id)
);
CREATE INDEX dead_letter_open ON dead_letter (consumer, state, factory_id)
  WHERE state IN ('TRYING', 'PARKED', 'RETRY');
CREATE INDEX dead_letter_aggregate
  ON dead_letter (factory_id, consumer, publisher, aggregate_type, aggregate_id, aggregate_version)
  WHERE state IN ('PARKED', 'RETRY', 'DISCARDED');
`;

// Sub-selects make the settings an InitPlan: read once per statement instead of once per row.
const visible = `(SELECT current_setting('app.scope', true)) = 'group'
  OR factory_id = ANY ((SELECT string_to_array(current_setting('app.factories', true), ','))::text[])`;

const tableNames = ['outbox_aggregate', 'outbox', 'inbox', 'inbox_aggregate', 'dead_letter'];

/**
 * DDL of the tables behind outbox, inbox and dead letters, for a migration of the owner role. Row-level security is
 * forced: the app role sees the factories of its transaction, the relay role sees all rows of outbox and dead_letter.
 * The roles must exist. Throws on a role name that is not a plain identifier.
 */
export function outboxTablesSql(roles: { readonly appRole: string; readonly relayRole: string }): string {
  const app = identifier(roles.appRole);
  const relay = identifier(roles.relayRole);
  const secured = tableNames.map(
    (table) => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
CREATE POLICY ${table}_app ON ${table} TO ${app} USING (${visible}) WITH CHECK (${visible});`,
  );
  const relayed = ['outbox', 'dead_letter'].map(
    (table) => `\nCREATE POLICY ${table}_relay ON ${table} TO ${relay} USING (true) WITH CHECK (true);`,
  );
  return `${tables}${secured.join('')}${relayed.join('')}
GRANT SELECT, INSERT ON outbox, inbox TO ${app};
GRANT SELECT, INSERT, UPDATE ON outbox_aggregate, inbox_aggregate, dead_letter TO ${app};
GRANT SELECT, DELETE ON outbox TO ${relay};
GRANT UPDATE (published_at) ON outbox TO ${relay};
GRANT SELECT, INSERT, UPDATE ON dead_letter TO ${relay};
`;
}

/** DDL that takes the tables away again, for the migration's way down. */
export function dropOutboxTablesSql(): string {
  return `DROP TABLE ${tableNames.join(', ')};\n`;
}

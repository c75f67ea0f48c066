import type { Queryable } from '@anzhi/outbox';
import { actingRole, type Viewer } from '../access/viewer.js';
import type { FactoryTime } from '../database/clock.js';

/** Who did what to what, on what basis (architecture rule 14). Never put personal data into before/after. */
export interface AuditRecord {
  factoryId: string;
  action: string;
  entity: string;
  entityId: string;
  legalBasis?: string;
  before?: unknown;
  after?: unknown;
}

/** Writes audit rows in the caller's transaction, many in one statement. */
export async function writeAudit(
  db: Queryable,
  viewer: Viewer,
  records: readonly (AuditRecord & { time: FactoryTime })[],
  recordedAt: string,
): Promise<void> {
  if (records.length === 0) return;
  const rows = records.map((record) => ({
    factory_id: record.factoryId,
    recorded_at: recordedAt,
    occurred_at: record.time.at,
    subject: viewer.subject,
    role: actingRole(viewer, record.factoryId),
    action: record.action,
    entity: record.entity,
    entity_id: record.entityId,
    legal_basis: record.legalBasis ?? null,
    before: record.before ?? null,
    after: record.after ?? null,
    correlation_id: viewer.correlationId,
  }));
  await db.query(
    `INSERT INTO audit_entry (factory_id, recorded_at, occurred_at, subject, role, action, entity, entity_id, legal_basis, before, after, correlation_id)
     SELECT factory_id, recorded_at, occurred_at, subject, role, action, entity, entity_id, legal_basis, before, after, correlation_id
       FROM jsonb_to_recordset($1::jsonb) AS r(factory_id text, recorded_at timestamptz, occurred_at text, subject text, role text,
            action text, entity text, entity_id text, legal_basis text, before jsonb, after jsonb, correlation_id text)`,
    [JSON.stringify(rows)],
  );
}

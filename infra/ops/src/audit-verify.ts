import { queryableOf } from '@anzhi/outbox';
import { openDataSource, verifyAudit } from '@anzhi/service-kit';
import type { PoolClient } from 'pg';
import { databaseVariable, type OpsReport, type OpsRequest, required } from './request.js';

/**
 * Recomputes the audit chain of one factory or of all: per factory whether it holds, the first seal that does not fit,
 * and how many rows wait to be sealed. One snapshot, so that a sealer at work does not disturb it. Throws when the
 * database's URL is missing or it cannot be reached.
 */
export async function runAuditVerify(request: OpsRequest, source: NodeJS.ProcessEnv): Promise<OpsReport> {
  const variable = databaseVariable(request.service);
  const { [variable]: url } = required(source, variable);
  const applicationName = `anzhi-${request.service}-audit-verify`;
  const dataSource = await openDataSource({ url: url ?? '', poolSize: 1, applicationName, entities: [] });
  try {
    const client = (await dataSource.createQueryRunner().connect()) as PoolClient;
    await client.query(
      `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL app.scope = 'group'; SET LOCAL app.factories = ''`,
    );
    return await verifyFactories(client, request.factoryId);
  } finally {
    await dataSource.destroy();
  }
}

async function verifyFactories(client: PoolClient, factoryId: string | undefined): Promise<OpsReport> {
  const db = queryableOf(client);
  const factories = await db.query<{ factory_id: string }>(
    `SELECT factory_id FROM (SELECT factory_id FROM audit_entry UNION SELECT factory_id FROM audit_seal) AS audited
      WHERE $1::text IS NULL OR factory_id = $1 ORDER BY factory_id`,
    [factoryId ?? null],
  );
  const lines: string[] = [];
  let ok = true;
  for (const { factory_id } of factories) {
    const found = await verifyAudit(db, factory_id);
    ok &&= found.ok;
    lines.push(
      found.ok
        ? `${factory_id}: ok, ${found.sealed} rows sealed, ${found.unsealed} not sealed yet`
        : `${factory_id}: BROKEN at seal ${found.firstBroken} of ${found.sealed}`,
    );
  }
  return {
    ok,
    lines: lines.length > 0 ? lines : [`nothing is audited${factoryId ? ` at ${factoryId}` : ''}`],
  };
}

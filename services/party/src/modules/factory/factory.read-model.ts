import { countRows, type Page, type RequestContext, readPage, toPage } from '@anzhi/graphql-kit';
import type { FactoryRow } from './factory.entity.js';
import type { FactoriesArgs } from './factory.inputs.js';
import { Factory } from './factory.type.js';

interface FactorySqlRow {
  factory_id: string;
  code: string;
  name: string;
  city: string;
  site: string;
  launch_batch: string | null;
  clock_mode: 'REAL' | 'SIMULATED';
  clock_at: Date | null;
}

const COLUMNS = 'factory_id, code, name, city, site, launch_batch, clock_mode, clock_at';

export function toFactory(row: FactoryRow): Factory {
  return Object.assign(new Factory(), {
    id: row.factoryId,
    code: row.code,
    name: row.name,
    city: row.city,
    site: row.site,
    launchBatch: row.launchBatch,
    clockMode: row.clockMode,
    clockAt: row.clockAt,
  });
}

/** The factory of a tenant key within the viewer's scope, batched per request. */
export function loadFactory(context: RequestContext, factoryId: string): Promise<Factory | null> {
  return context
    .loader<string, Factory | null>('factory', async (ids) => {
      const rows = await context.reads.query<FactorySqlRow>(
        `SELECT ${COLUMNS} FROM factory WHERE factory_id = ANY($1)`,
        [ids],
      );
      const byId = new Map(rows.map((row) => [row.factory_id, fromSql(row)]));
      return ids.map((id) => byId.get(id) ?? null);
    })
    .load(factoryId);
}

/** Factories in the viewer's scope by code; filter by batch and by text in code or name. */
export async function listFactories(context: RequestContext, args: FactoriesArgs): Promise<Page<Factory>> {
  const { limit, after } = readPage(args);
  const filter = `WHERE ($1::text IS NULL OR launch_batch = $1) AND ($2::text IS NULL OR position(lower($2) in lower(code || ' ' || name)) > 0)`;
  const given = [args.launchBatch ?? null, args.search ?? null];
  const rows = await context.reads.query<FactorySqlRow>(
    `SELECT ${COLUMNS} FROM factory ${filter} AND ($3::text IS NULL OR code > $3) ORDER BY code LIMIT $4`,
    [...given, after?.[0] ?? null, limit + 1],
  );
  const count = (): Promise<number> => countRows(context.reads, `factory ${filter}`, given);
  return toPage(rows.map(fromSql), limit, (factory) => [factory.code], count);
}

function fromSql(row: FactorySqlRow): Factory {
  return Object.assign(new Factory(), {
    id: row.factory_id,
    code: row.code,
    name: row.name,
    city: row.city,
    site: row.site,
    launchBatch: row.launch_batch,
    clockMode: row.clock_mode,
    clockAt: row.clock_at,
  });
}

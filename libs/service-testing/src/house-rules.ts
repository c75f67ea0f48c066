import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Subgraph, subgraphOf } from '@anzhi/graphql-kit';
import { ROLES, type Role, revertLastMigration, runMigrations } from '@anzhi/service-kit';
import { createDatabase } from '@anzhi/testing';
import type { GraphQLField } from 'graphql';
import { Client } from 'pg';
import { documentFor } from './sample-call.js';
import { startTestService, type TestService, type TestServiceSettings } from './service-harness.js';

export interface HouseSettings extends Omit<TestServiceSettings, 'factories'> {
  /** Folder of the service, where schema.graphql is committed. */
  folder: string;
}

/** Tables without a tenant (decision 4): only the register of migrations. */
const EXEMPT = ['migration'];

const TABLES = `SELECT c.oid::regclass::text AS name, c.relrowsecurity AS rls, c.relforcerowsecurity AS forced,
    EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'factory_id' AND a.attnotnull) AS tenant,
    (SELECT coalesce(bool_and(a.attname = 'factory_id'), false) FROM pg_index i
       JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
      WHERE i.indrelid = c.oid AND i.indisunique) AS led,
    EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary) AS keyed
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND n.nspname = 'public' ORDER BY 1`;

const FACTORY_BY_REFERENCE =
  '{ _entities(representations: [{ __typename: "Factory", id: "gz-01" }]) { ... on Factory { id } } }';

/** The rules that every service keeps, as tests: tenancy in the catalogue, migrations both ways, committed schema, access. */
export function describeHouseRules(settings: HouseSettings): void {
  const { service } = settings;
  describe(`house rules of ${service}`, () => {
    let running: TestService;
    let subgraph: Subgraph;
    beforeAll(async () => {
      subgraph = subgraphOf(settings.modules);
      running = await startTestService({
        ...settings,
        factories: [
          { id: 'gz-01', code: 'GZ-01' },
          { id: 'gz-02', code: 'GZ-02' },
        ],
      });
    });
    afterAll(() => running.stop());

    it('every table is under the tenant rule, and factory_id leads its keys', async () => {
      const tables = (await running.sql<{ name: string }>(TABLES)).filter(
        (table) => !EXEMPT.includes(table.name),
      );
      expect(tables.length).toBeGreaterThan(10);
      const good = { rls: true, forced: true, tenant: true, led: true, keyed: true };
      expect(tables).toEqual(tables.map(({ name }) => ({ name, ...good })));
    });

    it('shows no row of any table to another factory', async () => {
      const client = new Client({ connectionString: running.appUrl });
      await client.connect();
      try {
        await client.query("SET app.scope = 'factories'; SET app.factories = 'zz-99'");
        for (const { name } of (await running.sql<{ name: string }>(TABLES)).filter(
          (table) => !EXEMPT.includes(table.name),
        )) {
          const readable = await client.query(`SELECT has_table_privilege('${name}', 'SELECT') AS may`);
          if (!readable.rows[0].may) continue;
          expect({ name, rows: (await client.query(`SELECT 1 FROM ${name} LIMIT 1`)).rowCount }).toEqual({
            name,
            rows: 0,
          });
        }
      } finally {
        await client.end();
      }
    });

    it('migrates up, down and up again', async () => {
      const database = await createDatabase({
        name: service,
        prepare: (url) => runMigrations(url, settings.migrations),
      });
      const count = (settings.migrations as unknown[]).length;
      const before = await columnsOf(database.url);
      for (let step = 0; step < count; step += 1)
        await revertLastMigration(database.url, settings.migrations);
      expect((await columnsOf(database.url)).map((column) => column.table_name)).not.toContain('outbox');
      expect(await runMigrations(database.url, settings.migrations)).toHaveLength(count);
      expect(await columnsOf(database.url)).toEqual(before);
      await database.drop();
    });

    it('commits the schema that it serves (npm run schemas)', () => {
      const committed = readFileSync(join(settings.folder, 'schema.graphql'), 'utf8');
      expect(committed.trimEnd()).toBe(subgraph.sdl.trimEnd());
    });

    it('describes every element with its Chinese term', () => {
      expect(undescribed(subgraph)).toEqual([]);
    });

    it('names the stale access feed instead of not finding an entity (ADR 7)', async () => {
      const hear = (at: number) => running.sql('UPDATE directory_feed SET heard_at_ms = $1', [at]);
      const [before] = await running.sql<{ at: number }>('SELECT heard_at_ms AS at FROM directory_feed');
      await hear(0);
      try {
        // A subject of its own: services remember for a second what a person may see.
        const officer = running.as('placement-officer', { subject: 'officer of a silent feed' });
        expect((await officer.raw(FACTORY_BY_REFERENCE)).errors).toMatchObject([
          { path: ['_entities', 0], extensions: { code: 'RETRYABLE', reason: 'ACCESS_FEED_STALE' } },
        ]);
      } finally {
        await hear(before!.at);
      }
      const stranger = running.as('placement-officer', { factory: 'gz-02', subject: 'officer elsewhere' });
      expect(await stranger.raw(FACTORY_BY_REFERENCE)).toEqual({ data: { _entities: [null] } });
    });

    it('refuses every mutation to a role it is not for, and to the right role of another factory', async () => {
      for (const field of Object.values(subgraph.schema.getMutationType()?.getFields() ?? {})) {
        const allowed = rolesOf(field);
        const stranger = ROLES.find((role) => !allowed.includes(role))!;
        const insider = allowed.find((role) => !role.startsWith('hq-'));
        const { document, variables } = documentFor(field, 'GZ-01');
        const refused = await running
          .as(stranger, { factory: 'gz-01', employeeNo: '1' })
          .raw(document, variables, { idempotencyKey: `h-${field.name}` });
        expect({ mutation: field.name, by: stranger, codes: codesOf(refused) }).toEqual({
          mutation: field.name,
          by: stranger,
          codes: ['FORBIDDEN'],
        });
        if (!insider) continue;
        const other = await running
          .as(insider, { factory: 'gz-02', employeeNo: '1' })
          .raw(document, variables, { idempotencyKey: `o-${field.name}` });
        expect(['FORBIDDEN', 'BAD_USER_INPUT']).toContain(codesOf(other)[0] ?? `${field.name} was answered`);
      }
      expect(await running.sql('SELECT action FROM audit_entry')).toEqual([]);
    });
  });
}

async function columnsOf(url: string): Promise<{ table_name: string }[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    `SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns
      WHERE table_schema = 'public' ORDER BY table_name, ordinal_position`,
  );
  await client.end();
  return rows;
}

const rolesOf = (field: GraphQLField<unknown, unknown>): readonly Role[] => {
  const rule = field.extensions['allow'];
  return Array.isArray(rule) ? (rule as Role[]) : ROLES;
};

const codesOf = (answer: { errors?: { extensions?: Record<string, unknown> }[] }): unknown[] => [
  ...new Set((answer.errors ?? []).map((error) => error.extensions?.['code'])),
];

/** Elements without a description, or (types and fields of the domain) without a Chinese term. */
function undescribed({ schema }: Subgraph): string[] {
  const missing: string[] = [];
  const check = (name: string, description: string | null | undefined): void => {
    if (!description || !/[一-鿿]/.test(description)) missing.push(name);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (
      type.name.startsWith('_') ||
      ['Query', 'Mutation', 'Int', 'Float', 'String', 'Boolean', 'ID'].includes(type.name)
    )
      continue;
    if (/^(federation__|link__)/.test(type.name) || type.name === 'FieldSet') continue;
    if (!type.description) missing.push(type.name);
    if ('getFields' in type)
      for (const field of Object.values(type.getFields()))
        check(`${type.name}.${field.name}`, field.description);
    if ('getValues' in type)
      for (const value of type.getValues()) check(`${type.name}.${value.name}`, value.description);
  }
  for (const root of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(root?.getFields() ?? {}))
      if (!field.name.startsWith('_')) check(`${root?.name}.${field.name}`, field.description);
  }
  return missing;
}

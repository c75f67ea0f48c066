export interface TenantTableOptions {
  /** Rows are never changed: the app role gets INSERT and SELECT only. */
  appendOnly?: boolean;
  /** Rows may be deleted by the app role (staging data); default false. */
  deletable?: boolean;
}

/** Rows of the viewer's factories, or all in group scope; the sub-selects make it one evaluation per statement. */
export const TENANT_PREDICATE =
  "((SELECT current_setting('app.scope', true)) = 'group' OR factory_id = ANY ((SELECT string_to_array(current_setting('app.factories', true), ','))::text[]))";

/**
 * SQL that puts a table under the tenant rule (architecture rule 7): row-level security on and forced, one policy
 * by factory, and the app role's grants. The table must have a `factory_id text NOT NULL` column leading its keys.
 */
export function tenantTableSql(service: string, table: string, options: TenantTableOptions = {}): string {
  const verbs = ['SELECT', 'INSERT'];
  if (!options.appendOnly) verbs.push('UPDATE');
  if (options.deletable) verbs.push('DELETE');
  return [
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;`,
    `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`,
    `CREATE POLICY tenant ON ${table} TO ${service}_app USING (${TENANT_PREDICATE}) WITH CHECK (${TENANT_PREDICATE});`,
    `GRANT ${verbs.join(', ')} ON ${table} TO ${service}_app;`,
  ].join('\n');
}

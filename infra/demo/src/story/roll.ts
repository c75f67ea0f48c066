import type { Stage } from '../stage.js';

const PAGE = 100;

interface Page<T> {
  readonly employees: {
    readonly nodes: readonly T[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** Everybody on the roster, with the fields that `select` names, in roster order. */
export async function rollCall<T>({ client, site }: Stage, select: string, category?: string): Promise<T[]> {
  const document = `query Roll($code: String!, $after: String, $filter: EmployeeFilter) {
    employees(factoryCode: $code, first: ${PAGE}, after: $after, filter: $filter) {
      nodes { ${select} } pageInfo { hasNextPage endCursor } } }`;
  const found: T[] = [];
  for (let after: string | null = null; ; ) {
    const page: Page<T> = await client.query<Page<T>>(site.cast.placement, document, {
      code: site.code,
      after,
      filter: category ? { category } : null,
    });
    found.push(...page.employees.nodes);
    if (!page.employees.pageInfo.hasNextPage) return found;
    after = page.employees.pageInfo.endCursor;
  }
}

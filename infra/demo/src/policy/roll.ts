import type { Stage } from '../stage.js';
import { POLICY_CAST, POLICY_FACTORY } from './cast.js';

/** The small factory's roster fits on one page. */
const PAGE = 100;

/** Everybody on the roster with the fields that `select` names, in roster order. */
export async function rollCall<T>({ client }: Stage, select: string): Promise<readonly T[]> {
  const { employees } = await client.query<{ employees: { nodes: readonly T[] } }>(
    POLICY_CAST.placement,
    `query Roll($code: String!) { employees(factoryCode: $code, first: ${PAGE}) { nodes { ${select} } } }`,
    { code: POLICY_FACTORY },
  );
  return employees.nodes;
}

import type { FetchNode } from '@apollo/query-planner';
import { OperationTypeNode } from 'graphql';
import type { SubgraphFetch } from '../../subgraph/fetcher.js';
import { type Json, own } from './json.js';
import { NotCompilable } from './run.js';

/** The variable that query plans hand representations over in. */
const REPRESENTATIONS = 'representations';

/** Makes the request of one fetch; `representations` are JSON texts, null where the fetch is not one of entities. */
export type MakeRequest = (variables: Json, representations: readonly string[] | null) => SubgraphFetch;

/**
 * Prepares the constant part of a fetch's body, so that a request only adds its variables.
 * @throws NotCompilable when a variable of the client has the name that the plan uses for entities.
 */
export function compileRequest(node: FetchNode): MakeRequest {
  const { operation: query, operationName, variableUsages = [] } = node;
  if (node.requires && variableUsages.includes(REPRESENTATIONS))
    throw new NotCompilable(`variable $${REPRESENTATIONS}`);
  const mutation = node.operationKind === OperationTypeNode.MUTATION;
  const head = `${JSON.stringify({ query, operationName }).slice(0, -1)},"variables":{`;
  const names = variableUsages.map((name) => ({ name, key: `${JSON.stringify(name)}:` }));
  return (variables, representations) => {
    const parts: string[] = [];
    for (const { name, key } of names) {
      const value = own(variables, name);
      if (value !== undefined) parts.push(key + JSON.stringify(value));
    }
    if (representations) parts.push(`"${REPRESENTATIONS}":[${representations.join(',')}]`);
    return new PreparedFetch(query, operationName, mutation, `${head}${parts.join(',')}}}`);
  };
}

/** The body is what is sent; whoever wants the variables apart reads them from it. */
class PreparedFetch implements SubgraphFetch {
  constructor(
    readonly query: string,
    readonly operationName: string | undefined,
    readonly mutation: boolean,
    readonly body: string,
  ) {}

  get variables(): Readonly<Record<string, unknown>> {
    return (JSON.parse(this.body) as { variables: Record<string, unknown> }).variables;
  }
}

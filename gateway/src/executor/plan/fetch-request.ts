import type { FetchNode } from '@apollo/query-planner';
import { OperationTypeNode } from 'graphql';
import { type Json, own } from '../../json.js';
import { type EntityRequest, templateOf } from '../../subgraph/entity-template.js';
import type { SubgraphFetch } from '../../subgraph/fetch.js';
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
  const template = node.requires ? templateOf(query) : null;
  return (given, representations) => {
    const variables: { name: string; json: string }[] = [];
    for (const name of variableUsages) {
      const value = own(given, name);
      if (value !== undefined) variables.push({ name, json: JSON.stringify(value) });
    }
    const entities = template && representations ? { template, representations, variables } : undefined;
    const all = representations
      ? [...variables, { name: REPRESENTATIONS, json: `[${representations.join()}]` }]
      : variables;
    return new PreparedFetch(query, operationName, mutation, entities, () => {
      return `${head}${all.map(({ name, json }) => `"${name}":${json}`).join()}}}`;
    });
  };
}

/** The body is what is sent; whoever wants the variables apart reads them from it. */
class PreparedFetch implements SubgraphFetch {
  private text: string | undefined;

  constructor(
    readonly query: string,
    readonly operationName: string | undefined,
    readonly mutation: boolean,
    readonly entities: EntityRequest | undefined,
    private readonly write: () => string,
  ) {}

  get body(): string {
    this.text ??= this.write();
    return this.text;
  }

  get variables(): Readonly<Record<string, unknown>> {
    return (JSON.parse(this.body) as { variables: Record<string, unknown> }).variables;
  }
}

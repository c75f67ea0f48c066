import type { MergeSettings } from './settings.js';

/** One call to a subgraph: its `data`. */
export type Call = (service: string, body: string) => Promise<Record<string, unknown>>;

type Json = Record<string, unknown>;

/** Party for the page, the others for their parts of it, joined by position. */
export async function mergeBoard(
  call: Call,
  { page, parts }: Extract<MergeSettings, { kind: 'board' }>,
  first: number,
): Promise<Json> {
  const { factories } = await call('party', JSON.stringify({ query: page, variables: { first } }));
  const { nodes } = factories as { nodes: Json[] };
  const representations = nodes.map(({ id }) => ({ __typename: 'Factory', id }));
  const variables = { representations };
  const answers = await Promise.all(
    Object.entries(parts).map(([service, query]) => call(service, JSON.stringify({ query, variables }))),
  );
  const entities = answers.map(({ _entities }) => _entities as Json[]);
  const joined = nodes.map(
    ({ id: _id, ...node }, at) => Object.assign(node, ...entities.map((of) => of[at])) as Json,
  );
  return { factories: { nodes: joined } };
}

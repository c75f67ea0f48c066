import '../environment.js';
import { createLogger } from '@anzhi/service-kit';
import { composeServices } from '@apollo/composition';
import { type GraphQLSchema, Kind, parse, type SelectionSetNode, validate } from 'graphql';
import { createCompiledExecutor } from '../executor/compiled-executor.js';
import type { Answer } from '../executor/compiled-operation.js';
import type { Executor, ExecutorTools, FetcherFor } from '../executor/executor.js';
import { createStockExecutor } from '../executor/stock-executor.js';
import { createMetrics } from '../observability/metrics.js';
import { callerKeyOf, type RequestContext } from '../request-context.js';
import type { Fetched, SubgraphFetch } from '../subgraph/fetch.js';

/** A subgraph that answers as the test says; `data` alone is an answer without errors. */
export interface ScriptedSubgraph {
  readonly sdl: string;
  readonly answer: (fetch: SubgraphFetch) => Fetched | Promise<Fetched>;
}

/** What a subgraph that knows these values by the names of their fields answers to a fetch, under whatever aliases it asks. */
export function answerOf({ query }: SubgraphFetch, values: Record<string, unknown>): Fetched {
  const [operation] = parse(query).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  return { data: selected(operation.selectionSet, values) as Record<string, unknown> };
}

function selected(set: SelectionSetNode | undefined, value: unknown): unknown {
  if (!set || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((element) => selected(set, element));
  const found: [string, unknown][] = set.selections.flatMap((selection): [string, unknown][] => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) throw new Error('fetches have no named fragments');
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return Object.entries(selected(selection.selectionSet, value) as Record<string, unknown>);
    const known = (value as Record<string, unknown>)[selection.name.value];
    return [[(selection.alias ?? selection.name).value, selected(selection.selectionSet, known)]];
  });
  return Object.fromEntries(found);
}

/** Asks one executor. */
export type Ask = (
  source: string,
  variables?: Record<string, unknown>,
  operationName?: string,
) => Promise<Answer>;

/** Both executors over the same subgraphs. */
export interface TestExecutors {
  readonly compiled: Ask;
  readonly stock: Ask;
  /** What the compiled executor sent, as `service: body`. */
  readonly sent: string[];
  /** Operations by what executed them. */
  executed(executor: 'compiled' | 'stock'): Promise<number>;
  stop(): Promise<void>;
}

const HEADER =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external", "@shareable", "@inaccessible", "@interfaceObject"])';
const CALLER = { sub: 'test', roles: [] };
const CONTEXT: RequestContext = {
  caller: CALLER,
  callerKey: callerKeyOf(CALLER),
  requestId: 'test',
  idempotencyKey: undefined,
  deadlineMs: Number.MAX_SAFE_INTEGER,
};

/** Composes the subgraphs and loads both executors. */
export async function startExecutors(
  subgraphs: Readonly<Record<string, ScriptedSubgraph>>,
): Promise<TestExecutors> {
  const { supergraphSdl, errors } = composeServices(
    Object.entries(subgraphs).map(([name, { sdl }]) => ({
      name,
      url: `http://${name}`,
      typeDefs: parse(`${HEADER} ${sdl}`),
    })),
  );
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'));
  const sent: string[] = [];
  const fetcherFor =
    (log: string[]): FetcherFor =>
    (name) =>
    async (fetch) => {
      log.push(`${name}: ${fetch.body}`);
      const subgraph = subgraphs[name];
      if (!subgraph) throw new Error(`no subgraph ${name}`);
      return structured(await subgraph.answer(fetch));
    };
  const tools: ExecutorTools = {
    metrics: createMetrics({ defaults: false }),
    logger: createLogger('test', 'silent'),
  };
  const hook = async () => ({ supergraphSdl });
  const compiled = await load(createCompiledExecutor(hook, fetcherFor(sent), tools));
  const stock = await load(createStockExecutor(hook, fetcherFor([]), tools));
  return {
    compiled: compiled.ask,
    stock: stock.ask,
    sent,
    async executed(executor) {
      const { values } = await tools.metrics.operations.get();
      return values.find(({ labels }) => labels.executor === executor)?.value ?? 0;
    },
    async stop() {
      await compiled.stop();
      await stock.stop();
    },
  };
}

/** As over HTTP: data of its own, so that nobody changes what the script holds. */
function structured({ data, errors }: Fetched): Fetched {
  return { data: JSON.parse(JSON.stringify(data)), ...(errors && { errors }) };
}

async function load(executor: Executor): Promise<{ ask: Ask; stop(): Promise<void> }> {
  let schema: GraphQLSchema | undefined;
  executor.onSchemaLoadOrUpdate(({ apiSchema }) => {
    schema = apiSchema;
  });
  const { executor: execute } = await executor.load({ apollo: {} });
  if (!execute || !schema) throw new Error('the executor did not load');
  const apiSchema = schema;
  return {
    async ask(source, variables = {}, operationName) {
      const document = parse(source);
      const faults = validate(apiSchema, document);
      if (faults.length > 0) throw new Error(faults.join('\n'));
      const request = { query: source, variables, operationName };
      const context = {
        request,
        document,
        source,
        queryHash: source,
        context: CONTEXT,
        schema: apiSchema,
        metrics: {},
      };
      return execute(context as unknown as Parameters<typeof execute>[0]);
    },
    stop: () => executor.stop(),
  };
}

import { createHash } from 'node:crypto';
import { createCompiledExecutor } from '@anzhi/gateway/dist/executor/compiled-executor.js';
import type { Executor, FetcherFor } from '@anzhi/gateway/dist/executor/executor.js';
import { createStockExecutor } from '@anzhi/gateway/dist/executor/stock-executor.js';
import { createMetrics } from '@anzhi/gateway/dist/observability/metrics.js';
import { callerKeyOf, type RequestContext } from '@anzhi/gateway/dist/request-context.js';
import { createLogger } from '@anzhi/service-kit';
import { type GraphQLError, type GraphQLSchema, getOperationAST } from 'graphql';
import type { Operation } from './operations/generate.js';
import { stableJson } from './stable-json.js';
import { type Inside, watched } from './stock-inside.js';
import { type Behaviour, createSubgraphs, type Fetch, type Subgraphs } from './subgraphs/in-process.js';
import { type SupergraphCase, supergraphOf } from './supergraphs/supergraph.js';

/** What an executor did with an operation. */
export interface Outcome {
  readonly data: unknown;
  readonly errors: readonly GraphQLError[];
  readonly extensions: Readonly<Record<string, unknown>>;
  /** What it threw instead of answering. */
  readonly thrown?: unknown;
  /** Of the stock executor only. */
  readonly inside?: Inside;
  /** What it sent, in order: service and document. */
  readonly fetches: readonly string[];
  /** What it told subgraphs of entities: service and representation. */
  readonly told: readonly string[];
}

/** Both answers to one operation. */
export interface Answers {
  readonly stock: Outcome;
  readonly compiled: Outcome;
  /** Where stock gave up over values of a wrong kind: its answer when they are null instead. */
  readonly mended?: Outcome;
  /** True when the compiled executor left the work to the stock one. */
  readonly fellBack: boolean;
}

/** Both executors of one supergraph over the same subgraphs. */
export interface Pair {
  readonly apiSchema: GraphQLSchema;
  run(operation: Operation, behaviour: Behaviour): Promise<Answers>;
  stop(): Promise<void>;
}

type Run = Awaited<ReturnType<Executor['load']>>['executor'];
type GatewayContext = Parameters<NonNullable<Run>>[0];

const CALLER = { sub: 'differential', roles: [] };
const LOGGER = createLogger('differential', 'silent');

/**
 * Stock gives up the whole answer, or a whole fetch, over one value of another kind than its type. It tells that by
 * errors that are of no subgraph, all but one of which have no place in an answer.
 */
function hasGivenUp({ thrown, errors }: Outcome): boolean {
  const isOfStock = ({ message, extensions }: Partial<GraphQLError>) =>
    extensions?.['serviceName'] === undefined && !message?.startsWith('Expected "data._entities"');
  return thrown !== undefined || errors.some(isOfStock);
}

/**
 * Starts both.
 * @param subgraphs answer in place of those of the case.
 * @throws Error when the supergraph does not compose or load.
 */
export async function startPair(
  supergraph: SupergraphCase,
  subgraphs: Subgraphs = createSubgraphs(supergraph),
): Promise<Pair> {
  const supergraphSdl = supergraphOf(supergraph);
  const hook = async () => ({ supergraphSdl });
  const left = await loaded(
    (fetcherFor) =>
      createStockExecutor(hook, fetcherFor, { metrics: createMetrics({ defaults: false }), logger: LOGGER }),
    subgraphs,
  );
  const metrics = createMetrics({ defaults: false });
  const right = await loaded(
    (fetcherFor) => createCompiledExecutor(hook, fetcherFor, { metrics, logger: LOGGER }),
    subgraphs,
  );
  const leftSoFar = async (): Promise<number> =>
    (await metrics.operations.get()).values.find(({ labels }) => labels.executor === 'stock')?.value ?? 0;
  return {
    apiSchema: left.apiSchema,
    async run(operation, behaviour) {
      const before = await leftSoFar();
      const stockOn = (how: Behaviour): Promise<Outcome> => watched(() => left.run(operation, how));
      const stock = await stockOn(behaviour);
      const mended = hasGivenUp(stock) && { mended: await stockOn({ ...behaviour, mended: true }) };
      const compiled = await right.run(operation, behaviour);
      subgraphs.forget();
      return { stock, compiled, ...mended, fellBack: (await leftSoFar()) > before };
    },
    async stop() {
      await left.stop();
      await right.stop();
    },
  };
}

function representationsOf({ variables }: Fetch): readonly unknown[] {
  const given = variables?.['representations'];
  return Array.isArray(given) ? given : [];
}

async function loaded(create: (fetcherFor: FetcherFor) => Executor, subgraphs: Subgraphs) {
  // One operation at a time: what is sent belongs to the one under way.
  let current: { behaviour: Behaviour; fetches: string[]; told: string[] } | null = null;
  const executor = create((service) => async (fetch) => {
    // What would be sent over the wire counts, not what stands beside it.
    const sent: Fetch = JSON.parse(fetch.body);
    current?.fetches.push(`${service} ${sent.query}`);
    current?.told.push(...representationsOf(sent).map((one) => `${service} ${stableJson(one)}`));
    return subgraphs.answer(service, sent, current?.behaviour ?? { mode: 'truth', seed: 0 });
  });
  let apiSchema: GraphQLSchema | undefined;
  executor.onSchemaLoadOrUpdate((schemas) => {
    apiSchema = schemas.apiSchema;
  });
  const { executor: execute } = await executor.load({ apollo: {} });
  if (!execute || !apiSchema) throw new Error('the executor did not load');
  const schema = apiSchema;
  return {
    apiSchema: schema,
    async run(operation: Operation, behaviour: Behaviour): Promise<Outcome> {
      const fetches: string[] = [];
      const told: string[] = [];
      current = { behaviour, fetches, told };
      try {
        const { data, errors = [], extensions = {} } = await execute(contextOf(operation, schema));
        return { data, errors, extensions, fetches, told };
      } catch (thrown) {
        return { data: undefined, errors: [], extensions: {}, thrown, fetches, told };
      }
    },
    stop: () => executor.stop(),
  };
}

/** What @apollo/server hands to a gateway's executor. */
function contextOf(operation: Operation, schema: GraphQLSchema): GatewayContext {
  const { source, document, operationName, variables } = operation;
  const parsed = getOperationAST(document, operationName);
  const context: RequestContext = {
    caller: CALLER,
    callerKey: callerKeyOf(CALLER),
    requestId: 'differential',
    idempotencyKey: undefined,
    deadlineMs: Number.MAX_SAFE_INTEGER,
  };
  const made = {
    request: { query: source, operationName, variables: { ...variables } },
    logger: LOGGER,
    schema,
    schemaHash: '',
    context,
    cache: { get: async () => undefined, set: async () => undefined, delete: async () => false },
    queryHash: createHash('sha256').update(source).digest('hex'),
    document,
    source,
    operationName: parsed?.name?.value ?? null,
    operation: parsed,
    metrics: {},
    overallCachePolicy: {},
  };
  return made as unknown as GatewayContext;
}

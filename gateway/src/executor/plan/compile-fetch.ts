import type { FetchNode } from '@apollo/query-planner';
import { GraphQLError } from 'graphql';
import { copyOf, type Json, merge, own } from '../../json.js';
import type { Fetched, SubgraphFetch, SubgraphFetcher } from '../../subgraph/fetch.js';
import { invalidAnswer } from '../../subgraph/fetcher.js';
import { type CompileFinder, mergeEntities } from './entities.js';
import { type FetchPlace, placeErrors } from './fetch-errors.js';
import { compileRequest } from './fetch-request.js';
import { arrive, type Gathering } from './gatherings.js';
import { objectsAt } from './positions.js';
import { compileRewrites, renamesOf } from './rewrites.js';
import { type Entities, NotCompilable, type Run, type Step } from './run.js';
import type { FitsType } from './type-conditions.js';

/** What compiling a plan needs of its supergraph. */
export interface PlanTools {
  readonly fetchers: ReadonlyMap<string, SubgraphFetcher>;
  readonly fits: FitsType;
}

/** What it knows of the fetches beside it. */
export interface FetchSurroundings {
  readonly gathering: Gathering | undefined;
  readonly finderFor: CompileFinder;
}

/**
 * Compiles one fetch at `path` of the answer.
 * @throws NotCompilable for what the stock executor alone would understand.
 */
export function compileFetch(
  node: FetchNode,
  path: readonly string[],
  tools: PlanTools,
  surroundings: FetchSurroundings,
): Step {
  const fetcher = tools.fetchers.get(node.serviceName);
  if (!fetcher) throw new NotCompilable(`no subgraph ${node.serviceName}`);
  if (node.contextRewrites?.length) throw new NotCompilable('contexts');
  const place = { service: node.serviceName, path, renames: renamesOf(node.outputRewrites) };
  return node.requires
    ? entityFetch(node, place, fetcher, tools, surroundings)
    : wholeFetch(node, place, fetcher, tools);
}

/** A fetch from the root of a subgraph. */
function wholeFetch(node: FetchNode, place: FetchPlace, fetcher: SubgraphFetcher, { fits }: PlanTools): Step {
  const request = compileRequest(node);
  const rewrite = compileRewrites(node.outputRewrites, fits);
  return async (run) => {
    const targets = objectsAt(run.root, place.path);
    if (targets.length === 0) return;
    const { data, errors } = await ask(fetcher, request(run.variables, null), run);
    if (errors) run.errors.push(...placeErrors(errors, place, run.root, null));
    if (!data) return;
    rewrite?.(data);
    const [first, ...others] = targets;
    for (const target of others) merge(target, copyOf(data));
    if (first) merge(first, data);
  };
}

/** A fetch of what a subgraph knows of entities that others brought. */
function entityFetch(
  node: FetchNode,
  place: FetchPlace,
  fetcher: SubgraphFetcher,
  { fits }: PlanTools,
  { gathering, finderFor }: FetchSurroundings,
): Step {
  const request = compileRequest(node);
  const find = finderFor(node, place.path);
  const rewrite = compileRewrites(node.outputRewrites, fits);
  return async (run) => {
    const entities = find(run);
    const { representations, owners } = entities;
    const others = arrive(run, gathering, representations.length > 0);
    if (representations.length === 0) return;
    if (others) await others;
    const sent = request(run.variables, representations);
    const { data, errors = [] } = await ask(fetcher, sent, run);
    const received = data && receivedFor(entities, data);
    const invalid = data && !received && errors.length === 0;
    const faults = invalid ? invalidAnswer(place.service, sent) : errors;
    if (faults.length > 0) run.errors.push(...placeErrors(faults, place, run.root, owners));
    if (received) mergeEntities(entities, received, rewrite);
  };
}

function receivedFor({ representations }: Entities, data: Json): readonly unknown[] | null {
  const received = own(data, '_entities');
  return Array.isArray(received) && received.length === representations.length ? received : null;
}

/** Whatever goes wrong is an error beside the rest of the answer. */
async function ask(fetcher: SubgraphFetcher, fetch: SubgraphFetch, run: Run): Promise<Fetched> {
  try {
    return await fetcher(fetch, run.context);
  } catch (error) {
    const originalError = error instanceof Error ? error : new Error(String(error));
    return { data: null, errors: [new GraphQLError(originalError.message, { originalError })] };
  }
}

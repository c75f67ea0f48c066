import { pathsOf } from '@anzhi/gateway/dist/subgraph/failure.js';
import {
  type DocumentNode,
  type ExecutionResult,
  executeSync,
  GraphQLError,
  type GraphQLFieldResolver,
  Kind,
  parse,
  print,
  stripIgnoredCharacters,
} from 'graphql';
import { stableJson } from '../stable-json.js';
import type { SupergraphCase } from '../supergraphs/supergraph.js';
import { type Mode, type RawAnswer, spoil, spoilWhole, throwSometimes } from './faults.js';
import { graphModelOf, type SubgraphModel } from './keys.js';
import { mend } from './mend.js';
import { type Thing, type Truth, truthOf } from './truth.js';

/** A fetch of a plan. */
export interface Fetch {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName?: string | undefined;
}

/** An answer as an executor gets it. */
export interface Fetched {
  data: Record<string, unknown> | null;
  errors?: GraphQLError[];
}

/** How the subgraphs behave during one operation. */
export interface Behaviour {
  readonly mode: Mode;
  readonly seed: number;
  /** Puts null where an object or a list is wanted and something else was said. */
  readonly mended?: boolean;
}

/** Answers fetches: a function of service, query, variables and behaviour, never of the order. */
export interface Subgraphs {
  /** A new answer each time, so that nobody sees what another wrote into it. */
  answer(service: string, fetch: Fetch, behaviour: Behaviour): Fetched;
  /** Forgets the answers kept for the last operation. */
  forget(): void;
}

interface Call {
  readonly behaviour: Behaviour;
  readonly subgraph: SubgraphModel;
  readonly truth: Truth;
}

/** All subgraphs of a case, in this process. */
export function createSubgraphs(supergraph: SupergraphCase, seed = 1): Subgraphs {
  const model = graphModelOf(supergraph);
  const truth = truthOf(model, seed);
  const documents = new Map<string, { document: DocumentNode; text: string }>();
  const answers = new Map<string, string>();

  const documentOf = (query: string) => {
    const known = documents.get(query);
    if (known) return known;
    const document = anonymous(parse(query, { noLocation: true }));
    const made = { document, text: stripIgnoredCharacters(print(document)) };
    documents.set(query, made);
    return made;
  };

  const one = (call: Call, query: string, variables: Record<string, unknown>): RawAnswer => {
    const { document, text } = documentOf(query);
    const place = `${call.subgraph.name} ${text} ${stableJson(variables)}`;
    const key = `${call.behaviour.mode} ${call.behaviour.seed} ${place}`;
    const known = answers.get(key);
    if (known !== undefined) return JSON.parse(known);
    const [representation] = (variables['representations'] as unknown[] | undefined) ?? [];
    const who = `${call.subgraph.name} ${stableJson(identityOf(representation))}`;
    const made = JSON.stringify(raw(run(call, document, variables), call.behaviour, who));
    answers.set(key, made);
    return JSON.parse(made);
  };

  return {
    answer(service, { query, variables }, behaviour) {
      const subgraph = model.subgraphs.get(service);
      if (!subgraph) throw new Error(`no subgraph ${service}`);
      const call = { behaviour, subgraph, truth };
      const { representations, ...others } = variables;
      const whole = Array.isArray(representations)
        ? joined(representations.map((item) => one(call, query, { ...others, representations: [item] })))
        : one(call, query, others);
      const distinct = Array.isArray(representations)
        ? [...new Set(representations.map((item) => stableJson(identityOf(item))))]
        : [];
      const place = `${service} ${distinct.length} ${distinct.sort()[0]}`;
      const spoilt = spoilWhole(behaviour.mode, behaviour.seed, place, whole);
      if (spoilt === 'failed') return failed(service, query, representations);
      if (behaviour.mended) spoilt.data = mend(subgraph.schema, documentOf(query).document, spoilt.data);
      return fetched(service, spoilt);
    },
    forget: () => {
      answers.clear();
      documents.clear();
    },
  };
}

/** What a representation is of, as far as every fetch of it says the same. */
function identityOf(representation: unknown): unknown {
  if (typeof representation !== 'object' || representation === null) return representation ?? null;
  const { __typename, id, ...others } = representation as Record<string, unknown>;
  return id === undefined ? [__typename, others] : [__typename, id];
}

/** Operation names say nothing of what is asked. */
function anonymous(document: DocumentNode): DocumentNode {
  return {
    ...document,
    definitions: document.definitions.map((definition) => {
      if (definition.kind !== Kind.OPERATION_DEFINITION) return definition;
      const { name: _name, ...rest } = definition;
      return rest;
    }),
  };
}

function run(call: Call, document: DocumentNode, variableValues: Record<string, unknown>): ExecutionResult {
  return executeSync({
    schema: call.subgraph.schema,
    document,
    variableValues,
    rootValue: { typename: 'root', id: 'root' } satisfies Thing,
    contextValue: call,
    fieldResolver: resolveField,
    typeResolver: (thing: Thing) => thing.typename,
  });
}

/** The one resolver of every field. */
const resolveField: GraphQLFieldResolver<Thing, Call> = (thing, args, call, info) => {
  const { behaviour, subgraph, truth } = call;
  if (info.fieldName === '_entities') {
    const { representations } = args as { representations: readonly Record<string, unknown>[] };
    return representations.map((representation) => truth.resolve(subgraph, representation));
  }
  const required = info.parentType
    .getFields()
    [info.fieldName]?.astNode?.directives?.some(({ name }) => name.value === 'requires');
  const own = `${stableJson(args)}${required ? stableJson(thing.representation ?? null) : ''}`;
  throwSometimes(behaviour.mode, behaviour.seed, `${subgraph.name} ${thing.id}.${info.fieldName}${own}`);
  return truth.value(subgraph, thing, info.fieldName, info.returnType, own);
};

function raw({ data, errors }: ExecutionResult, { mode, seed }: Behaviour, place: string): RawAnswer {
  return {
    data: spoil(mode, seed, place, JSON.parse(JSON.stringify(data ?? null))),
    errors: (errors ?? []).map(({ message, path, extensions }) => ({
      message,
      ...(path && { path }),
      extensions: extensions as Record<string, unknown>,
    })),
  };
}

/** One answer of many, each for one representation. */
function joined(answers: readonly RawAnswer[]): RawAnswer {
  const entities = answers.map(({ data }) => {
    const found = (data as { _entities?: unknown } | null)?._entities;
    return Array.isArray(found) ? (found[0] ?? null) : null;
  });
  const errors = answers.flatMap((answer, index) =>
    answer.errors.map(({ path, ...error }) => ({
      ...error,
      ...(path && {
        path: typeof path[1] === 'number' ? [path[0] ?? '_entities', index, ...path.slice(2)] : path,
      }),
    })),
  );
  return { data: { _entities: entities }, errors };
}

function fetched(service: string, { data, errors }: RawAnswer): Fetched {
  const made = errors.map(
    ({ message, path, extensions }) =>
      new GraphQLError(message, { ...(path && { path }), extensions: { ...extensions, service } }),
  );
  return { data: data as Record<string, unknown> | null, ...(made.length > 0 && { errors: made }) };
}

/** As the data source of the gateway reports a subgraph that cannot be reached. */
function failed(service: string, query: string, representations: unknown): Fetched {
  const count = Array.isArray(representations) ? representations.length : 0;
  const extensions = { code: 'SUBGRAPH_UNAVAILABLE', service };
  const message = `The service ${service} cannot be reached at present.`;
  const errors = pathsOf(query, count).map((path) => new GraphQLError(message, { path, extensions }));
  return { data: null, errors };
}

import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { type GraphQLScalarType, type GraphQLSchema, parse } from 'graphql';
import {
  buildSchemaSync,
  type ClassType,
  createResolversMap,
  getMetadataStorage,
  type NonEmptyArray,
} from 'type-graphql';
import { enforceRules, findUnruledFields } from '../access/enforce.js';
import { accessFeedStale } from '../access/errors.js';
import type { RequestContext } from '../context/request-context.js';
import { DateTimeScalar, LocalDateScalar, YearMonthScalar } from '../scalars/date.scalars.js';
import { YuanScalar } from '../scalars/yuan.scalar.js';
import { indexExtensions } from './index-extensions.js';
import { Fen, InstantText, LocalDateText, YearMonthText } from './scalar-markers.js';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@shareable", "@external", "@requires", "@provides", "@override", "@inaccessible", "@interfaceObject"])\n`;

export type ReferenceResolver = (reference: Record<string, string>, context: RequestContext) => unknown;

interface SubgraphSettings {
  resolvers: NonEmptyArray<ClassType>;
  /** Types that no query returns: entity stubs, members reached only by reference. */
  orphanedTypes?: ClassType[];
  /** How an entity is loaded from its key; batch through the context's loaders. */
  references?: Record<string, ReferenceResolver>;
}

export interface Subgraph {
  schema: GraphQLSchema;
  /** The SDL that is committed as schema.graphql and composed into the supergraph. */
  sdl: string;
}

/**
 * Builds the subgraph schema once per process. Fields without an access rule fail the build.
 * @throws Error that lists every field nobody decided about
 */
export function buildSubgraph(settings: SubgraphSettings): Subgraph {
  readPlainFieldsPlainly();
  indexExtensions();
  const source = buildSchemaSync({
    resolvers: settings.resolvers,
    orphanedTypes: settings.orphanedTypes ?? [],
    scalarsMap: [
      { type: Fen, scalar: YuanScalar },
      { type: LocalDateText, scalar: LocalDateScalar },
      { type: YearMonthText, scalar: YearMonthScalar },
      { type: InstantText, scalar: DateTimeScalar },
    ],
    validate: { forbidUnknownValues: false, stopAtFirstError: false },
    authChecker: () => true,
    // It would put the whole introspection query to a schema that is only printed; what is served is checked as it is built.
    skipCheck: true,
  });
  const unruled = findUnruledFields(source);
  if (unruled.length > 0) throw new Error(`no access rule on: ${unruled.join(', ')}`);
  const sdl = LINK + printSchemaWithDirectives(source);
  const references = Object.fromEntries(
    Object.entries(settings.references ?? {}).map(([type, load]) => [
      type,
      { __resolveReference: foundOrTold(load) },
    ]),
  );
  const resolvers = mergeResolvers(createResolversMap(source) as ResolverMap, references);
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
  enforceRules(source, schema);
  return { schema, sdl };
}

/**
 * A viewer whose appointments cannot be checked sees no rows: what is not found then may well be there, and null would
 * say that it is not (ADR 7).
 */
function foundOrTold(load: ReferenceResolver): ReferenceResolver {
  const loadOrTell: ReferenceResolver = async (reference, context) => {
    const entity = await load(reference, context);
    if (entity === null || entity === undefined) throw accessFeedStale();
    return entity;
  };
  return (reference, context) =>
    context.viewer.accessFeedStale ? loadOrTell(reference, context) : load(reference, context);
}

/**
 * A field without a resolver is read from its object, without type-graphql's wrapper around each (its `simpleResolvers`,
 * for every type). A field under another name in the schema keeps the wrapper, which knows its property.
 */
function readPlainFieldsPlainly(): void {
  for (const type of getMetadataStorage().objectTypes) {
    type.simpleResolvers = true;
    for (const field of type.fields ?? []) if (field.schemaName !== field.name) field.simple = false;
  }
}

type ResolverMap = Record<string, Record<string, unknown> | GraphQLScalarType>;

function mergeResolvers(base: ResolverMap, extra: Record<string, Record<string, unknown>>): ResolverMap {
  const merged: ResolverMap = { ...base };
  for (const [type, fields] of Object.entries(extra))
    merged[type] = { ...(merged[type] as Record<string, unknown>), ...fields };
  return merged;
}

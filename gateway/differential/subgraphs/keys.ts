import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type DirectiveNode,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import { type SupergraphCase, sdlOf } from '../supergraphs/supergraph.js';

/** One subgraph as its SDL says. */
export interface SubgraphModel {
  readonly name: string;
  readonly schema: GraphQLSchema;
  /** Keys by type, as selections. */
  readonly keys: ReadonlyMap<string, readonly SelectionSetNode[]>;
}

/** What all subgraphs of a graph together say of entities. */
export interface GraphModel {
  readonly subgraphs: ReadonlyMap<string, SubgraphModel>;
  /** Types with a key anywhere. */
  readonly entities: ReadonlySet<string>;
  /** Implementations of each entity interface, in order. */
  readonly implementations: ReadonlyMap<string, readonly string[]>;
  /** The entity interface of a type, or the type itself: who shares identities. */
  familyOf(type: string): string;
  /** True for a leaf field of a key: its value tells entities apart. */
  isKeyLeaf(family: string, field: string): boolean;
}

/** Reads the subgraphs of a case. */
export function graphModelOf({ subgraphs: sdls }: SupergraphCase): GraphModel {
  const subgraphs = new Map(
    Object.entries(sdls).map(([name, sdl]) => {
      const schema = schemaOf(sdl);
      return [name, { name, schema, keys: keysOf(schema) }] as const;
    }),
  );
  const all = [...subgraphs.values()];
  const entities = new Set(all.flatMap(({ keys }) => [...keys.keys()]));
  const implementations = implementationsOf(all);
  const families = new Map(
    [...implementations].flatMap(([family, types]) => types.map((type) => [type, family] as const)),
  );
  const familyOf = (type: string): string => families.get(type) ?? type;
  const leaves = new Set(
    all.flatMap(({ keys }) =>
      [...keys].flatMap(([type, sets]) =>
        sets.flatMap((set) => leavesOf(set).map((field) => `${familyOf(type)}.${field}`)),
      ),
    ),
  );
  return {
    subgraphs,
    entities,
    implementations,
    familyOf,
    isKeyLeaf: (family, field) => leaves.has(`${family}.${field}`),
  };
}

/** Without the resolvers of the library: ours decide everything. */
function schemaOf(sdl: string): GraphQLSchema {
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdlOf(sdl)) }]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = undefined;
  }
  const entities = schema.getQueryType()?.getFields()['_entities'];
  if (entities) entities.resolve = undefined;
  return schema;
}

function keysOf(schema: GraphQLSchema): Map<string, SelectionSetNode[]> {
  const keys = new Map<string, SelectionSetNode[]>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    const nodes = [type.astNode, ...type.extensionASTNodes];
    const sets = nodes.flatMap((node) => node?.directives ?? []).flatMap(keyOf);
    if (sets.length > 0) keys.set(type.name, sets);
  }
  return keys;
}

function keyOf(directive: DirectiveNode): SelectionSetNode[] {
  if (directive.name.value !== 'key') return [];
  const fields = directive.arguments?.find(({ name }) => name.value === 'fields')?.value;
  const definition = parse(`{ ${String(fields && valueFromASTUntyped(fields))} }`).definitions[0];
  return definition?.kind === Kind.OPERATION_DEFINITION ? [definition.selectionSet] : [];
}

/** Only interfaces with a key have a family: others' implementations are entities of their own. */
function implementationsOf(subgraphs: readonly SubgraphModel[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { schema, keys } of subgraphs) {
    for (const name of keys.keys()) {
      const type = schema.getType(name);
      if (!isInterfaceType(type)) continue;
      const types = schema.getPossibleTypes(type).map((possible) => possible.name);
      found.set(name, [...new Set([...(found.get(name) ?? []), ...types])].sort());
    }
  }
  return found;
}

/** Leaves of the key's own type; those of objects inside it belong to their type. */
function leavesOf(set: SelectionSetNode): string[] {
  return set.selections.flatMap((field) =>
    field.kind === Kind.FIELD && !field.selectionSet ? [field.name.value] : [],
  );
}

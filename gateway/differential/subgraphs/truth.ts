import {
  type GraphQLAbstractType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { hash } from '../random.js';
import { stableJson } from '../stable-json.js';
import type { GraphModel, SubgraphModel } from './keys.js';

/** Entities of each family: few, so that paths meet. */
const ENTITIES = 6;

/** An object somewhere in the graph; its id decides every value of it, in whichever subgraph. */
export interface Thing {
  readonly typename: string;
  readonly id: string;
  /** What came with a reference: fields that require others depend on it. */
  readonly representation?: Readonly<Record<string, unknown>>;
}

/** The values of all fields of all things. */
export interface Truth {
  /** The value of a field: JSON, or things for objects. `own` is added to what decides it. */
  value(subgraph: SubgraphModel, thing: Thing, field: string, type: GraphQLOutputType, own: string): unknown;
  /** The thing that a representation means; null when there is none. */
  resolve(subgraph: SubgraphModel, representation: Readonly<Record<string, unknown>>): Thing | null;
}

/** One world, the same for one seed and one graph. */
export function truthOf(model: GraphModel, seed: number): Truth {
  const known = new Map<string, ReadonlyMap<string, number>>();
  const truth: Truth = {
    value: (subgraph, thing, field, type, own) => {
      const leafFamily = model.isKeyLeaf(model.familyOf(thing.typename), field);
      if (leafFamily && thing.id.includes('#') && !thing.id.includes('.'))
        return keyLeaf(thing.id, field, type, seed);
      return make(model, subgraph, type, `${thing.id}.${field}${own}`, seed);
    },
    resolve: (subgraph, representation) => {
      const typename = String(representation['__typename']);
      for (const key of subgraph.keys.get(typename) ?? []) {
        const given = stableJson(pick(representation, key));
        const table = `${subgraph.name} ${typename} ${stableJson(shapeOf(key))}`;
        if (!known.has(table)) known.set(table, tableOf(model, truth, subgraph, typename, key));
        const number = known.get(table)?.get(given);
        if (number === undefined) continue;
        const family = model.familyOf(typename);
        const real = concrete(model, subgraph, typename, number);
        return { typename: real, id: `${family}#${number}`, representation };
      }
      return null;
    },
  };
  return truth;
}

/** Unique per entity, whatever the seed; a nullable one is null for the last entity. */
function keyLeaf(id: string, field: string, type: GraphQLOutputType, seed: number): unknown {
  const number = Number(id.slice(id.indexOf('#') + 1));
  if (!isNonNullType(type) && number === ENTITIES - 1) return null;
  const named = isNonNullType(type) ? type.ofType : type;
  return String(named) === 'Int' ? 1 + number + (hash(seed, field) % 7) : `${id.replace('#', '-')}-${field}`;
}

function make(
  model: GraphModel,
  subgraph: SubgraphModel,
  type: GraphQLOutputType,
  id: string,
  seed: number,
): unknown {
  if (isNonNullType(type)) return makePresent(model, subgraph, type.ofType, id, seed);
  if (hash(seed, id, 'null') % 10 === 0) return null;
  return makePresent(model, subgraph, type, id, seed);
}

function makePresent(
  model: GraphModel,
  subgraph: SubgraphModel,
  type: GraphQLOutputType,
  id: string,
  seed: number,
): unknown {
  if (isListType(type)) {
    const length = hash(seed, id, 'length') % 4;
    return Array.from({ length }, (_, index) => make(model, subgraph, type.ofType, `${id}.${index}`, seed));
  }
  if (isObjectType(type) || isAbstractType(type)) return makeThing(model, subgraph, type, id, seed);
  return leaf(type as GraphQLLeafType, hash(seed, id));
}

function makeThing(
  model: GraphModel,
  subgraph: SubgraphModel,
  declared: GraphQLObjectType | GraphQLAbstractType,
  id: string,
  seed: number,
): Thing {
  const chance = hash(seed, id, 'thing');
  if (isInterfaceType(declared) && model.implementations.has(declared.name)) {
    const number = chance % ENTITIES;
    return {
      typename: concrete(model, subgraph, declared.name, number),
      id: `${declared.name}#${number}`,
    };
  }
  const possible = isAbstractType(declared) ? subgraph.schema.getPossibleTypes(declared) : [declared];
  const type = possible[chance % possible.length]?.name ?? declared.name;
  if (!model.entities.has(type)) return { typename: type, id };
  const family = model.familyOf(type);
  return { typename: type, id: `${family}#${numberFor(model, type, chance >>> 4)}` };
}

/** A number whose entity is of the type: implementations share the numbers of their interface in turn. */
function numberFor(model: GraphModel, type: string, chance: number): number {
  const types = model.implementations.get(model.familyOf(type));
  const index = types?.indexOf(type) ?? -1;
  if (!types || index < 0) return chance % ENTITIES;
  return index + types.length * (chance % Math.floor(ENTITIES / types.length));
}

/** The type of an entity as this subgraph knows it. */
function concrete(model: GraphModel, subgraph: SubgraphModel, type: string, number: number): string {
  const types = model.implementations.get(type);
  if (!types || isObjectType(subgraph.schema.getType(type))) return type;
  return types[number % types.length] ?? type;
}

const SCALARS: Record<string, (chance: number) => unknown> = {
  Int: (chance) => (chance % 2_000) - 500,
  Float: (chance) => (chance % 10_000) / 8,
  Boolean: (chance) => chance % 2 === 0,
  String: (chance) => ['', '安置', `text ${chance % 1_000}`, `"quoted" \\ ${chance % 10}`][chance % 4],
  ID: (chance) => `id-${chance % 1_000}`,
  Json: (chance) =>
    [{ a: [1, { b: null }] }, [1, 'x'], 'text', 7, { __typename: 'Nobody' }, true][chance % 6],
};

function leaf(type: GraphQLLeafType, chance: number): unknown {
  if (isEnumType(type)) return type.getValues()[chance % type.getValues().length]?.value;
  return (SCALARS[type.name] ?? ((number: number) => `${type.name}-${number % 1_000}`))(chance);
}

/** Numbers of the entities of a type by the JSON of their key. */
function tableOf(
  model: GraphModel,
  truth: Truth,
  subgraph: SubgraphModel,
  type: string,
  key: SelectionSetNode,
): Map<string, number> {
  const table = new Map<string, number>();
  const types = model.implementations.get(model.familyOf(type));
  for (let number = 0; number < ENTITIES; number += 1) {
    const isOther = types?.includes(type) && types[number % types.length] !== type;
    if (isOther) continue;
    const thing: Thing = { typename: type, id: `${model.familyOf(type)}#${number}` };
    const json = stableJson(select(truth, subgraph, thing, key));
    if (!table.has(json)) table.set(json, number);
  }
  return table;
}

function select(truth: Truth, subgraph: SubgraphModel, thing: Thing, set: SelectionSetNode): unknown {
  const type = subgraph.schema.getType(thing.typename);
  if (!isObjectType(type) && !isInterfaceType(type)) return null;
  const entries = set.selections.flatMap((field) => {
    if (field.kind !== Kind.FIELD) return [];
    const name = field.name.value;
    const definition = type.getFields()[name];
    if (!definition) return [];
    const value = truth.value(subgraph, thing, name, definition.type, '{}');
    const isObject = field.selectionSet && value !== null;
    return [[name, isObject ? select(truth, subgraph, value as Thing, field.selectionSet) : value] as const];
  });
  return Object.fromEntries(entries);
}

function pick(value: unknown, set: SelectionSetNode): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const record = value as Record<string, unknown>;
  return Object.fromEntries(
    set.selections.flatMap((field) => {
      if (field.kind !== Kind.FIELD) return [];
      const child = record[field.name.value];
      return [[field.name.value, field.selectionSet ? pick(child, field.selectionSet) : child]];
    }),
  );
}

function shapeOf(set: SelectionSetNode): unknown {
  return set.selections.map((field) =>
    field.kind === Kind.FIELD ? [field.name.value, field.selectionSet && shapeOf(field.selectionSet)] : null,
  );
}

import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  Kind,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';
import type { Conditions } from '../plan/run.js';

/** One field of an answer. */
export interface ShapeField {
  /** Name in the answer. */
  readonly key: string;
  /** Name in what subgraphs answered: the same, unless the client's alias was replaced. */
  readonly source: string;
  /** Name of the field; `__typename`, `__schema` and `__type` no subgraph answers. */
  readonly name: string;
  readonly type: GraphQLOutputType;
  /** What is asked of the objects in it; null for a leaf. */
  readonly shape: Shape | null;
  /** Every place of the operation that asks for it. */
  readonly nodes: readonly FieldNode[];
}

/** True for what graphql-js answers as a whole, from the schema. */
export function isIntrospection({ name }: Pick<ShapeField, 'name'>): boolean {
  return name === '__schema' || name === '__type';
}

/** What is asked of an object of some type. */
export interface Shape {
  readonly type: GraphQLCompositeType;
  /** The fields of an object whose type is `type` or one of its kinds, in the order of the operation. */
  fieldsOf(type: GraphQLCompositeType): readonly ShapeField[];
}

/** An operation as far as its answer goes. */
export interface ShapeSource {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly conditions: Conditions;
  /** The client's alias for each that was replaced. */
  readonly given: ReadonlyMap<string, string>;
}

/** The shape of an answer to `selections` on `type`; equal parts of it are one object. */
export function shapeOf(
  source: ShapeSource,
  type: GraphQLCompositeType,
  selections: SelectionSetNode,
): Shape {
  const known = new Map<string, Shape>();
  const numbers = new Map<SelectionSetNode, number>();
  const make = (parent: GraphQLCompositeType, sets: readonly SelectionSetNode[]): Shape => {
    for (const set of sets) if (!numbers.has(set)) numbers.set(set, numbers.size);
    const numbered = sets.map((set) => numbers.get(set));
    const key = `${parent.name} ${numbered.join(' ')}`;
    const shape = known.get(key) ?? createShape(source, parent, sets, make);
    known.set(key, shape);
    return shape;
  };
  return make(type, [selections]);
}

type MakeShape = (type: GraphQLCompositeType, sets: readonly SelectionSetNode[]) => Shape;

function createShape(
  source: ShapeSource,
  type: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
  make: MakeShape,
): Shape {
  const fields = new Map<string, readonly ShapeField[]>();
  return {
    type,
    fieldsOf(runtime) {
      const known = fields.get(runtime.name);
      if (known) return known;
      const nodes = new Map<string, FieldNode[]>();
      const visited = new Set<SelectionSetNode>();
      for (const set of sets) collect(source, runtime, set, nodes, visited);
      const made = [...nodes].flatMap(([name, asked]) => fieldOf(source, runtime, name, asked, make));
      fields.set(runtime.name, made);
      return made;
    },
  };
}

/** As CollectFields of the specification: a fragment spread twice is looked at once, or few lines of query could take for ever. */
function collect(
  source: ShapeSource,
  runtime: GraphQLCompositeType,
  set: SelectionSetNode,
  into: Map<string, FieldNode[]>,
  visited: Set<SelectionSetNode>,
): void {
  if (visited.has(set)) return;
  visited.add(set);
  for (const selection of set.selections) {
    if (!included(selection, source.conditions)) continue;
    if (selection.kind === Kind.FIELD) {
      const key = (selection.alias ?? selection.name).value;
      const nodes = into.get(key);
      if (nodes) nodes.push(selection);
      else into.set(key, [selection]);
      continue;
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : source.fragments.get(selection.name.value);
    if (fragment && applies(source.schema, fragment.typeCondition?.name.value, runtime))
      collect(source, runtime, fragment.selectionSet, into, visited);
  }
}

function included({ directives = [] }: SelectionNode, conditions: Conditions): boolean {
  return directives.every(({ name, arguments: given = [] }) => {
    if (name.value !== 'skip' && name.value !== 'include') return true;
    const value = given.find((argument) => argument.name.value === 'if')?.value;
    const holds =
      value?.kind === Kind.VARIABLE
        ? conditions[value.name.value] === true
        : value?.kind === Kind.BOOLEAN && value.value;
    return holds === (name.value === 'include');
  });
}

function applies(
  schema: GraphQLSchema,
  condition: string | undefined,
  runtime: GraphQLCompositeType,
): boolean {
  if (condition === undefined || condition === runtime.name) return true;
  const wanted = schema.getType(condition);
  return isKindOf(schema, runtime, wanted);
}

/** Whether every object of `type` is one of the abstract type `wanted`. */
export function isKindOf(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  wanted: GraphQLNamedType | undefined,
): boolean {
  if (!isAbstractType(wanted)) return false;
  return (isObjectType(type) || isInterfaceType(type)) && schema.isSubType(wanted, type);
}

function fieldOf(
  { given }: ShapeSource,
  parent: GraphQLCompositeType,
  source: string,
  nodes: readonly FieldNode[],
  make: MakeShape,
): ShapeField[] {
  const name = nodes[0]?.name.value ?? '';
  const definition = definitionOf(parent, name);
  if (!definition) return [];
  const named = getNamedType(definition.type);
  const deep = isCompositeType(named) && !isIntrospection({ name });
  const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  const key = given.get(source) ?? source;
  const shape = deep ? make(named, sets) : null;
  return [{ key, source, name, type: definition.type, shape, nodes }];
}

const META = [SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef];

function definitionOf(parent: GraphQLCompositeType, name: string): { type: GraphQLOutputType } | undefined {
  if (name.startsWith('__')) return META.find((field) => field.name === name);
  return isUnionType(parent) ? undefined : parent.getFields()[name];
}

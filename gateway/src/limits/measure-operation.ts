import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';

/** Elements reckoned for a list that no argument bounds. */
const PLAIN_LIST_ELEMENTS = 5;

/** Elements reckoned for a connection when neither the query nor the schema says how many. */
const DEFAULT_PAGE = 100;

/** How large an operation is, with every fragment counted as often as it is spread. */
export interface OperationSize {
  /** Fields inside one another, the root's being 1. */
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  /** Objects that the answer may hold: a page counts what `first` or `last` asks for, another list 5. */
  readonly cost: number;
}

interface Walk {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operation: OperationDefinitionNode;
  /** A fragment is measured once: otherwise ten lines of fragments in fragments take a year to count. */
  readonly measured: Map<string, OperationSize>;
}

const NOTHING: OperationSize = { depth: 0, aliases: 0, rootFields: 0, cost: 0 };

/**
 * Measures a validated operation. Introspection is not counted: it is a matter of being allowed or not.
 * @param variables as the client sent them.
 */
export function measureOperation(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: readonly FragmentDefinitionNode[],
  variables: Readonly<Record<string, unknown>>,
): OperationSize {
  const byName = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  const walk: Walk = { schema, fragments: byName, variables, operation, measured: new Map() };
  const root = schema.getRootType(operation.operation) ?? undefined;
  return sizeOfSet(walk, operation.selectionSet, root, false);
}

function sizeOfSet(
  walk: Walk,
  set: SelectionSetNode,
  type: GraphQLNamedType | undefined,
  inConnection: boolean,
): OperationSize {
  const sizes = set.selections.map((selection): OperationSize => {
    if (selection.kind === Kind.FIELD) return sizeOfField(walk, selection, type, inConnection);
    if (selection.kind === Kind.FRAGMENT_SPREAD)
      return sizeOfFragment(walk, selection.name.value, inConnection);
    const condition = selection.typeCondition;
    const inner = condition ? walk.schema.getType(condition.name.value) : type;
    return sizeOfSet(walk, selection.selectionSet, inner, inConnection);
  });
  return sizes.reduce(
    (sum, size) => ({
      depth: Math.max(sum.depth, size.depth),
      aliases: sum.aliases + size.aliases,
      rootFields: sum.rootFields + size.rootFields,
      cost: sum.cost + size.cost,
    }),
    NOTHING,
  );
}

function sizeOfFragment(walk: Walk, name: string, inConnection: boolean): OperationSize {
  const key = `${inConnection} ${name}`;
  const known = walk.measured.get(key);
  if (known) return known;
  const fragment = walk.fragments.get(name);
  if (!fragment) return NOTHING;
  const type = walk.schema.getType(fragment.typeCondition.name.value);
  const size = sizeOfSet(walk, fragment.selectionSet, type, inConnection);
  walk.measured.set(key, size);
  return size;
}

function sizeOfField(
  walk: Walk,
  node: FieldNode,
  parent: GraphQLNamedType | undefined,
  inConnection: boolean,
): OperationSize {
  const own = { depth: 1, aliases: node.alias ? 1 : 0, rootFields: 1 };
  const field = fieldOf(parent, node.name.value);
  const type = field && getNamedType(field.type);
  if (!field || !node.selectionSet || !isCompositeType(type)) return { ...own, cost: 0 };
  const page = pageSize(walk, node, field);
  const connection = page !== undefined || type.name.endsWith('Connection');
  const inner = sizeOfSet(walk, node.selectionSet, type, connection);
  const elements = page ?? (isList(field.type) && !inConnection ? PLAIN_LIST_ELEMENTS : 1);
  return {
    depth: 1 + inner.depth,
    aliases: own.aliases + inner.aliases,
    rootFields: own.rootFields,
    cost: elements * (1 + inner.cost),
  };
}

function fieldOf(
  parent: GraphQLNamedType | undefined,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}

function isList(type: GraphQLOutputType): boolean {
  return isNonNullType(type) ? isList(type.ofType) : isListType(type);
}

/** What `first` or `last` asks for; undefined where the field takes neither. */
function pageSize(walk: Walk, node: FieldNode, field: GraphQLField<unknown, unknown>): number | undefined {
  const taken = field.args.filter(({ name }) => name === 'first' || name === 'last');
  if (taken.length === 0) return undefined;
  const asked = taken.flatMap(({ name, defaultValue }) => {
    const given = node.arguments?.find((argument) => argument.name.value === name);
    const size = given ? numberIn(walk, given.value) : undefined;
    return [size ?? (typeof defaultValue === 'number' ? defaultValue : undefined)];
  });
  const sizes = asked.filter((size) => size !== undefined);
  return sizes.length === 0 ? DEFAULT_PAGE : Math.max(0, ...sizes);
}

function numberIn(walk: Walk, value: ValueNode): number | undefined {
  if (value.kind === Kind.INT) return Number(value.value);
  if (value.kind !== Kind.VARIABLE) return undefined;
  const given = walk.variables[value.name.value];
  if (typeof given === 'number') return given;
  const definition = walk.operation.variableDefinitions?.find(
    ({ variable }) => variable.name.value === value.name.value,
  );
  return definition?.defaultValue?.kind === Kind.INT ? Number(definition.defaultValue.value) : undefined;
}

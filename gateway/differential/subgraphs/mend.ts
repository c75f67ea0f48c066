import {
  type DocumentNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  visit,
} from 'graphql';

interface Asked {
  readonly type: GraphQLOutputType;
  readonly sets: readonly Part[];
}

/** A selection and the type that it is written for. */
interface Part {
  readonly on: string;
  readonly set: SelectionSetNode;
}

/** A name that no graph has. */
const NOBODY = 'Nobody';

/**
 * An answer with null in the place of every object or list that is none, and with names for types: what the specification
 * takes them for, where the stock executor gives up.
 */
export function mend(schema: GraphQLSchema, document: DocumentNode, data: unknown): unknown {
  const [operation] = withoutSpreads(document).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return data;
  const root = schema.getRootType(operation.operation);
  return root ? mendObject(schema, [{ on: root.name, set: operation.selectionSet }], data) : data;
}

/** Plans make named fragments of what is asked twice. */
function withoutSpreads(document: DocumentNode): DocumentNode {
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  return visit(document, {
    FragmentSpread({ name }) {
      const fragment = fragments.get(name.value);
      if (!fragment) return undefined;
      const { typeCondition, selectionSet } = fragment;
      return { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet };
    },
  });
}

function mendObject(schema: GraphQLSchema, parts: readonly Part[], value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const typename = typenameOf(value, parts[0]?.on === '_Entity');
  const asked = new Map<string, Asked>();
  for (const part of parts) collect(schema, part, typename, asked);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]) => {
      if (key === '__typename') return typename === null ? [] : [[key, typename]];
      const field = asked.get(key);
      return [[key, field ? mendValue(schema, field.type, field.sets, child) : child]];
    }),
  );
}

/** Not said at all, or a name: what is neither is the name of no type. An entity's known type stands for an empty one. */
function typenameOf(value: object, isEntity: boolean): string | null {
  const said = Object.hasOwn(value, '__typename') ? (value as Record<string, unknown>)['__typename'] : null;
  if (said === null || said === undefined || (said === '' && isEntity)) return null;
  return typeof said === 'string' && said !== '' ? said : NOBODY;
}

function mendValue(
  schema: GraphQLSchema,
  type: GraphQLOutputType,
  sets: readonly Part[],
  value: unknown,
): unknown {
  if (isNonNullType(type)) return mendValue(schema, type.ofType, sets, value);
  if (value === null || value === undefined || isLeafType(type)) return value;
  if (!isListType(type)) return mendObject(schema, sets, value);
  return Array.isArray(value) ? value.map((element) => mendValue(schema, type.ofType, sets, element)) : null;
}

function collect(
  schema: GraphQLSchema,
  { on, set }: Part,
  typename: string | null,
  into: Map<string, Asked>,
): void {
  const type = schema.getType(on);
  for (const selection of set.selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const condition = selection.typeCondition?.name.value ?? on;
      if (mayBe(schema, typename, condition))
        collect(schema, { on: condition, set: selection.selectionSet }, typename, into);
      continue;
    }
    if (selection.kind !== Kind.FIELD || (!isObjectType(type) && !isInterfaceType(type))) continue;
    const definition = type.getFields()[selection.name.value];
    if (!definition) continue;
    const key = (selection.alias ?? selection.name).value;
    const inner = { on: getNamedType(definition.type).name, set: selection.selectionSet };
    const sets = [...(into.get(key)?.sets ?? []), ...(inner.set ? [{ on: inner.on, set: inner.set }] : [])];
    into.set(key, { type: definition.type, sets });
  }
}

function mayBe(schema: GraphQLSchema, typename: string | null, condition: string): boolean {
  const [type, wanted] = [
    typename === null ? undefined : schema.getType(typename),
    schema.getType(condition),
  ];
  if (!isObjectType(type) || typename === condition || !wanted) return true;
  return isAbstractType(wanted) && schema.isSubType(wanted, type);
}

import {
  type DocumentNode,
  execute,
  extendSchema,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLCompositeType,
  type GraphQLFieldResolver,
  type GraphQLLeafType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
  parse,
  printType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';

/** What the specification makes of an operation once its fetches have brought `merged`. */
export interface Specified {
  readonly data: unknown;
  readonly errors: readonly GraphQLError[];
  /** True for the path of a `__typename` that nobody can tell. */
  isUntold(path: readonly (string | number)[]): boolean;
}

type Json = Record<string, unknown>;

/** Begins the names of types that stand for "some kind of". */
const UNKNOWN = 'SomeKindOf__';

/**
 * Completes `merged`, the answers of all fetches as one tree under response names, by graphql-js: the judge where the
 * two executors differ.
 */
export function complete(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  variableValues: Readonly<Record<string, unknown>>,
  merged: unknown,
): Specified {
  const result = withHonestMeta(schema, () => execute({
    schema: judgeOf(schema),
    document,
    operationName,
    variableValues,
    rootValue: merged,
    fieldResolver: resolve,
    typeResolver: (value: Json, _context, _info, type) => {
      const name = own(value, '__typename');
      return typeof name === 'string' && name !== type.name ? name : `${UNKNOWN}${type.name}`;
    },
  }));
  const { data, errors = [] } = result as ExecutionResult;
  const isUntold = (path: readonly (string | number)[]): boolean => {
    let value = merged;
    for (const step of path.slice(0, -1)) value = isJson(value) ? own(value, String(step)) : undefined;
    const name = isJson(value) ? own(value, '__typename') : undefined;
    return !isObjectType(typeof name === 'string' ? schema.getType(name) : undefined);
  };
  return { data, errors, isUntold };
}

/** True for lists too: their elements are own values like any. */
function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

/** Nobody can tell the type of an object of which nobody said what it is; and clients see the real schema. */
function withHonestMeta<T>(schema: GraphQLSchema, work: () => T): T {
  const usual = [TypeNameMetaFieldDef.resolve, SchemaMetaFieldDef.resolve, TypeMetaFieldDef.resolve];
  TypeNameMetaFieldDef.resolve = (_source, _args, _context, { parentType }) =>
    parentType.name.startsWith(UNKNOWN) ? null : parentType.name;
  SchemaMetaFieldDef.resolve = () => schema;
  TypeMetaFieldDef.resolve = (_source, { name }) => schema.getType(name);
  try {
    return work();
  } finally {
    [TypeNameMetaFieldDef.resolve, SchemaMetaFieldDef.resolve, TypeMetaFieldDef.resolve] = usual;
  }
}

const judges = new WeakMap<GraphQLSchema, GraphQLSchema>();

/** The schema with one more object type in each abstract one, for objects of which nobody said what they are. */
function judgeOf(schema: GraphQLSchema): GraphQLSchema {
  const known = judges.get(schema);
  if (known) return known;
  const added = Object.values(schema.getTypeMap()).flatMap((type) => {
    if (isUnionType(type)) return [`type ${UNKNOWN}${type.name} { _: Int } extend union ${type.name} = ${UNKNOWN}${type.name}`];
    if (!isInterfaceType(type)) return [];
    const parents = [type, ...type.getInterfaces()].map(({ name }) => name).join(' & ');
    const fields = /\{[\s\S]*$/.exec(printType(type))?.[0] ?? '';
    return [`type ${UNKNOWN}${type.name} implements ${parents} ${fields}`];
  });
  const judge = added.length > 0 ? extendSchema(schema, parse(added.join('\n')), { assumeValid: true }) : schema;
  judges.set(schema, judge);
  return judge;
}

const resolve: GraphQLFieldResolver<Json, unknown> = (source, _args, _context, info) =>
  checked(info.schema, info.returnType, own(source, String(info.path.key)));

/** The value with errors in the place of what is not of its type: graphql-js itself would convert some of it. */
function checked(schema: GraphQLSchema, type: GraphQLOutputType, value: unknown): unknown {
  if (isNonNullType(type)) return checked(schema, type.ofType, value);
  if (value === null || value === undefined) return null;
  if (isListType(type)) {
    return Array.isArray(value) ? value.map((element) => checked(schema, type.ofType, element)) : unfit(type);
  }
  if (isLeafType(type)) return fits(type, value) ? value : unfit(type);
  if (typeof value !== 'object' || Array.isArray(value)) return unfit(type);
  return isOfType(schema, type, own(value as Json, '__typename')) ? value : unfit(type);
}

/** An object may say nothing of its type, or name an interface that the graph knows as that one type. */
function isOfType(schema: GraphQLSchema, declared: GraphQLCompositeType, typename: unknown): boolean {
  if (typename === undefined || typename === null || typename === declared.name) return true;
  const type = typeof typename === 'string' ? schema.getType(typename) : undefined;
  if (isAbstractType(declared)) return isObjectType(type) && schema.isSubType(declared, type);
  return isInterfaceType(type) && schema.isSubType(type, declared);
}

function fits(type: GraphQLLeafType, value: unknown): boolean {
  if (isEnumType(type)) return typeof value === 'string' && type.getValue(value) !== undefined;
  if (!isSpecifiedScalarType(type)) return true;
  switch (type.name) {
    case 'ID':
      return typeof value === 'string' || Number.isInteger(value);
    case 'Int':
      return typeof value === 'number' && (value | 0) === value;
    case 'Float':
      return typeof value === 'number' && Number.isFinite(value);
    default:
      return typeof value === type.name.toLowerCase();
  }
}

function unfit(type: GraphQLOutputType): Error {
  return new Error(`Invalid value found for ${type}`);
}

function own(object: Json, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

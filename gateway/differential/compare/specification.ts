import {
  type ExecutionResult,
  execute,
  type GraphQLCompositeType,
  type GraphQLError,
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
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';
import type { Operation } from '../operations/generate.js';
import { judgeSchemasOf, UNKNOWN } from './judge-schema.js';

/** What the specification makes of an operation once its fetches have brought their answers. */
export interface Specified {
  readonly data: unknown;
  readonly errors: readonly GraphQLError[];
  /** Errors at every place whose value does not fit, also where one would hide the other. */
  everyFault(): readonly GraphQLError[];
}

type Json = Record<string, unknown>;

/**
 * Completes `merged`, the answers of all fetches as one tree under response names, by graphql-js: the judge where the
 * two executors differ.
 */
export function complete(schema: GraphQLSchema, operation: Operation, merged: unknown): Specified {
  const { strict, lenient } = judgeSchemasOf(schema);
  const on = (judge: GraphQLSchema) => executeOn(judge, strict, schema, operation, merged);
  const { data, errors = [] } = on(strict);
  return { data, errors, everyFault: () => on(lenient).errors ?? [] };
}

/** @param strict says of what type values must be, whatever `judge` lets pass. */
function executeOn(
  judge: GraphQLSchema,
  strict: GraphQLSchema,
  visible: GraphQLSchema,
  { document, operationName, variables }: Operation,
  merged: unknown,
): ExecutionResult {
  return withHonestMeta(visible, () => {
    const result = execute({
      schema: judge,
      document,
      operationName,
      variableValues: variables,
      rootValue: merged,
      fieldResolver: (source: Json, _args, _context, { parentType, fieldName, path }) => {
        const type = strict.getType(parentType.name);
        const declared = isObjectType(type) ? type.getFields()[fieldName]?.type : undefined;
        const value = own(source, String(path.key));
        return declared ? checked(strict, declared, value, judge !== strict) : value;
      },
      typeResolver: (value: Json, _context, _info, type) => {
        const name = own(value, '__typename');
        return typeof name === 'string' && name !== type.name ? name : `${UNKNOWN}${type.name}`;
      },
    });
    return result as ExecutionResult;
  });
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

/**
 * The value with errors in the place of what is not of its type: graphql-js itself would convert some of it.
 * @param nulls true for errors in the place of null too, where it must not be.
 */
function checked(schema: GraphQLSchema, type: GraphQLOutputType, value: unknown, nulls: boolean): unknown {
  if (isNonNullType(type)) {
    const made = checked(schema, type.ofType, value, nulls);
    return made === null && nulls ? unfit(type) : made;
  }
  if (value === null || value === undefined) return null;
  if (isListType(type)) {
    if (!Array.isArray(value)) return unfit(type);
    return value.map((element) => checked(schema, type.ofType, element, nulls));
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
  if (isEnumType(type)) return typeof value === 'string' && Boolean(type.getValue(value));
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

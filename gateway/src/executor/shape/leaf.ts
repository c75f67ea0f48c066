import { GraphQLEnumType, type GraphQLLeafType, isEnumType, isSpecifiedScalarType } from 'graphql';

/** Stands for "no value of this type". */
export const INVALID = Symbol('invalid');

/**
 * The value of a leaf as the GraphQL specification has it in an answer: an identifier is text, an integer has 32 bits,
 * an enum has no value that clients do not see. A scalar of our own is taken as it comes.
 */
export function leafValue(type: GraphQLLeafType, value: unknown): unknown {
  if (isEnumType(type)) return typeof value === 'string' && type.getValue(value) ? value : INVALID;
  if (!isSpecifiedScalarType(type)) return value;
  switch (type.name) {
    case 'ID':
      return typeof value === 'string' ? value : Number.isInteger(value) ? String(value) : INVALID;
    case 'Int':
      return typeof value === 'number' && (value | 0) === value ? value : INVALID;
    case 'Float':
      return typeof value === 'number' && Number.isFinite(value) ? value : INVALID;
    default:
      return typeof value === type.name.toLowerCase() ? value : INVALID;
  }
}

/**
 * The text of an expression that is true for values of `local` that need no change and no second look; `enums` takes
 * the values of an enum and gives the name under which the code finds them.
 */
export function leafCheck(
  type: GraphQLLeafType,
  local: string,
  enums: (values: ReadonlySet<string>) => string,
): string {
  if (isEnumType(type)) return `${enums(namesOf(type))}.has(${local})`;
  if (!isSpecifiedScalarType(type)) return `${local} != null`;
  switch (type.name) {
    case 'Int':
      return `(${local} | 0) === ${local}`;
    case 'Float':
      return `Number.isFinite(${local})`;
    case 'Boolean':
      return `typeof ${local} === "boolean"`;
    default:
      return `typeof ${local} === "string"`;
  }
}

function namesOf(type: GraphQLEnumType): ReadonlySet<string> {
  return new Set(type.getValues().map(({ name }) => name));
}

import {
  type GraphQLCompositeType,
  GraphQLError,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { GatewayCode } from '../../errors/codes.js';
import { isJson, type Json, own, put } from '../../json.js';
import { MOST_ERRORS } from '../../most-errors.js';
import { isIntrospection, isKindOf, type Shape, type ShapeField } from './fields.js';
import { INVALID, leafValue } from './leaf.js';
import { type Explains, explainsBy } from './told-paths.js';

/** Null where an error has been told already, so that none is told for what becomes null with it. */
const FAILED = Symbol('failed');

/** Value of `__schema` or `__type` under its name in the answer. */
export type Introspect = (key: string) => unknown;

/** What came of shaping an answer. */
export interface Shaped {
  readonly data: Json | null;
  readonly errors: readonly GraphQLError[];
}

/**
 * Shapes an answer of whatever kind by the rules of the GraphQL specification: a value that does not fit its type is
 * null with an error at its path, and so is the nearest nullable parent where it must not be null.
 * @param told errors of subgraphs: what they explain is not said again.
 */
export function shapeCarefully(
  schema: GraphQLSchema,
  shape: Shape,
  input: Json,
  introspect: Introspect,
  told: readonly GraphQLError[],
): Shaped {
  const shaper = new CarefulShaper(schema, introspect, explainsBy(told));
  const data = shaper.fields(shape, shape.type, input);
  return { data: data === FAILED ? null : data, errors: shaper.errors };
}

class CarefulShaper {
  readonly errors: GraphQLError[] = [];
  private readonly path: (string | number)[] = [];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly introspect: Introspect,
    private readonly explains: Explains,
  ) {}

  fields(shape: Shape, type: GraphQLCompositeType, input: Json): Json | typeof FAILED {
    const output: Json = {};
    for (const field of shape.fieldsOf(type)) {
      this.path.push(field.key);
      const value = this.field(field, type, input);
      this.path.pop();
      if (value === FAILED && isNonNullType(field.type)) return FAILED;
      put(output, field.key, value === FAILED ? null : value);
    }
    return output;
  }

  private field(field: ShapeField, parent: GraphQLCompositeType, input: Json): unknown {
    if (isIntrospection(field)) return this.introspect(field.key);
    const value =
      field.name === '__typename' ? (isObjectType(parent) ? parent.name : null) : own(input, field.source);
    return this.value(field.type, field.shape, value, `field ${parent}.${field.key}`);
  }

  /** @param place what the value is, in words. */
  private value(type: GraphQLOutputType, shape: Shape | null, value: unknown, place: string): unknown {
    if (isNonNullType(type)) {
      const made = this.value(type.ofType, shape, value, place);
      return made === null ? this.fail(`Cannot return null for non-nullable ${place}.`) : made;
    }
    if (value === null || value === undefined) return null;
    if (isListType(type)) return this.list(type.ofType, shape, value, place);
    if (isLeafType(type)) {
      const leaf = leafValue(type, value);
      return leaf === INVALID ? this.fail(`Invalid value found for ${place}.`) : leaf;
    }
    return shape && isJson(value)
      ? this.object(shape, value, place)
      : this.fail(`Invalid value found for ${place}.`);
  }

  private list(type: GraphQLOutputType, shape: Shape | null, value: unknown, place: string): unknown {
    if (!Array.isArray(value)) return this.fail(`Invalid value found for ${place}.`);
    let failed = false;
    const made = value.map((element: unknown, index) => {
      this.path.push(index);
      const one = this.value(
        type,
        shape,
        element,
        `array element of type ${getNullableType(type)} at index ${index}`,
      );
      this.path.pop();
      if (one === FAILED && isNonNullType(type)) failed = true;
      return one === FAILED ? null : one;
    });
    return failed ? FAILED : made;
  }

  private object(shape: Shape, value: Json, place: string): unknown {
    const type = this.typeOf(shape.type, own(value, '__typename'));
    return type
      ? this.fields(shape, type, value)
      : this.fail(`Invalid __typename found for object at ${place}.`);
  }

  /** The type of an object by its own word; undefined where it is none that may stand in this place. */
  private typeOf(declared: GraphQLCompositeType, typename: unknown): GraphQLCompositeType | undefined {
    if (typename === undefined || typename === null || typename === declared.name) return declared;
    const type = typeof typename === 'string' ? this.schema.getType(typename) : undefined;
    if (!isCompositeType(type)) return undefined;
    if (isKindOf(this.schema, type, declared)) return type;
    // A subgraph that knows an interface as one object type names that.
    return isAbstractType(type) && isKindOf(this.schema, declared, type) ? declared : undefined;
  }

  private fail(message: string): typeof FAILED {
    if (this.errors.length < MOST_ERRORS && !this.explains(this.path)) {
      this.errors.push(
        new GraphQLError(message, {
          path: [...this.path],
          extensions: { code: 'INVALID_GRAPHQL' satisfies GatewayCode },
        }),
      );
    }
    return FAILED;
  }
}

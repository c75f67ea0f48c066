import { GraphQLBoolean, type GraphQLInputType, GraphQLNonNull, getNullableType, isNonNullType } from 'graphql';
import type { Random } from '../random.js';
import { inputValue, literal } from './inputs.js';

interface Variable {
  readonly name: string;
  readonly declared: string;
  readonly fallback: string | undefined;
}

/** The variables of one operation, declared as they are first used. */
export interface Variables {
  /** A variable that may stand where `type` is wanted; `fallback` says that the place has a default. */
  use(type: GraphQLInputType, fallback: boolean): string;
  /** `($a: Int = 1, …)` or nothing. */
  definitions(): string;
  /** What the client sends. */
  values(): Record<string, unknown>;
}

const NAMES = ['v', 'id', 'first', 'if', 'constructor', '__proto__', 'toString', 'filter', 'representation', 'a', 'b', 'c', 'd', 'e'];

/** Declares and fills variables: with defaults, null, missing, and now and then one too many. */
export function createVariables(random: Random): Variables {
  const known: Variable[] = [];
  const values: [string, unknown][] = [];

  const declare = (type: GraphQLInputType, fallback: boolean): Variable => {
    const nullable = getNullableType(type) as GraphQLInputType;
    const strict = isNonNullType(type);
    // Where non-null is wanted, a nullable variable needs a default here or there.
    const relaxed = !strict || fallback || random.chance(0.3);
    const declared = relaxed && random.chance(0.8) ? nullable : new GraphQLNonNull(nullable as never);
    const needsDefault = strict && declared === nullable && !fallback;
    const initial =
      needsDefault || random.chance(0.3) ? inputValue(new GraphQLNonNull(nullable as never), random) : undefined;
    const wanted = random.pick(NAMES);
    const name = known.some((variable) => variable.name === wanted) ? `${wanted}${known.length}` : wanted;
    const variable = {
      name,
      declared: String(declared),
      fallback: initial === undefined ? undefined : literal(initial, nullable),
    };
    known.push(variable);
    const optional = !isNonNullType(declared) || initial !== undefined;
    if (optional && random.chance(0.35)) return variable;
    // A null where non-null is wanted is a field error in a subgraph: rare, and for conditions in a test of its own.
    const mayBeNull = !isNonNullType(declared) && (!strict || (nullable !== GraphQLBoolean && random.chance(0.05)));
    const given = mayBeNull && random.chance(0.2) ? null : inputValue(new GraphQLNonNull(nullable as never), random);
    values.push([name, given]);
    return variable;
  };

  return {
    use(type, fallback) {
      const same = known.filter(({ declared }) => declared === String(type));
      const variable = same.length > 0 && random.chance(0.5) ? random.pick(same) : declare(type, fallback);
      return `$${variable.name}`;
    },
    definitions: () =>
      known.length === 0
        ? ''
        : `(${known.map(({ name, declared, fallback }) => `$${name}: ${declared}${fallback === undefined ? '' : ` = ${fallback}`}`).join(', ')})`,
    values: () => {
      if (random.chance(0.05)) values.push(['unused', 1]);
      return Object.fromEntries(values);
    },
  };
}

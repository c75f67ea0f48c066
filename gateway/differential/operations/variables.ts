import {
  GraphQLBoolean,
  type GraphQLInputType,
  GraphQLNonNull,
  type GraphQLNullableType,
  getNullableType,
  isNonNullType,
} from 'graphql';
import type { Random } from '../random.js';
import { inputValue, literal } from './inputs.js';

interface Variable {
  readonly name: string;
  readonly type: GraphQLInputType;
  /** Its default as it stands in the document. */
  readonly initial: string | undefined;
  /** True where it stands for something that must not be null, for the sake of a default. */
  readonly daring: boolean;
}

/** The variables of one operation, declared as they are first used. */
export interface Variables {
  /** A variable that may stand where `type` is wanted; `fallback` says that the place has a default. */
  use(type: GraphQLInputType, fallback: boolean): string;
  /** `($a: Int = 1, …)` or nothing. */
  definitions(): string;
  /** What a client sends: values, null, nothing where it may, and now and then one too many. */
  values(random: Random): Record<string, unknown>;
}

const NAMES = [
  ...['v', 'id', 'first', 'if', 'filter', 'representation', 'a', 'b', 'c', 'd', 'e'],
  ...['constructor', '__proto__', 'toString'],
];

/** Declares variables by need. */
export function createVariables(random: Random): Variables {
  const known: Variable[] = [];
  const declare = (type: GraphQLInputType, fallback: boolean): Variable => {
    const wanted = random.pick(NAMES);
    const name = known.some((variable) => variable.name === wanted) ? `${wanted}${known.length}` : wanted;
    const variable = { name, ...declarationFor(type, fallback, random) };
    known.push(variable);
    return variable;
  };
  return {
    use(type, fallback) {
      const same = known.filter((variable) => String(variable.type) === String(type));
      const variable = same.length > 0 && random.chance(0.5) ? random.pick(same) : declare(type, fallback);
      return `$${variable.name}`;
    },
    definitions: () => (known.length === 0 ? '' : `(${known.map(definitionOf).join(', ')})`),
    values: (own) => {
      const values = known.flatMap((variable) => givenFor(variable, own));
      if (own.chance(0.05)) values.push(['unused', 1]);
      return Object.fromEntries(values);
    },
  };
}

/** Where non-null is wanted, a nullable variable needs a default here or there. */
function declarationFor(wanted: GraphQLInputType, fallback: boolean, random: Random): Omit<Variable, 'name'> {
  const nullable = getNullableType(wanted) as GraphQLNullableType & GraphQLInputType;
  const strict = isNonNullType(wanted);
  const relaxed = (!strict || fallback || random.chance(0.3)) && random.chance(0.8);
  const needsDefault = strict && relaxed && !fallback;
  const withDefault = needsDefault || random.chance(0.3);
  const initial = withDefault
    ? literal(inputValue(new GraphQLNonNull(nullable), random), nullable)
    : undefined;
  return { type: relaxed ? nullable : new GraphQLNonNull(nullable), initial, daring: strict && relaxed };
}

function definitionOf({ name, type, initial }: Variable): string {
  return `$${name}: ${type}${initial === undefined ? '' : ` = ${initial}`}`;
}

function givenFor({ name, type, initial, daring }: Variable, random: Random): [string, unknown][] {
  const strict = isNonNullType(type);
  if ((!strict || initial !== undefined) && random.chance(0.35)) return [];
  // A null where non-null is wanted is a subgraph's error: rare. For conditions it has a test of its own.
  const rate = strict || (daring && type === GraphQLBoolean) ? 0 : daring ? 0.02 : 0.2;
  if (random.chance(rate)) return [[name, null]];
  const nullable = getNullableType(type) as GraphQLNullableType & GraphQLInputType;
  return [[name, inputValue(new GraphQLNonNull(nullable), random)]];
}

import {
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
} from 'graphql';
import type { Random } from '../random.js';

const STRINGS = ['', 'a', '安置', 'with "quotes" and \\', '__proto__', 'GZ-01'];

const SCALARS: Record<string, (random: Random) => unknown> = {
  Int: (random) => random.pick([0, 1, 2, 3, -1, 2_147_483_647]),
  Float: (random) => random.pick([0, 1, -2.5, 1e10]),
  Boolean: (random) => random.chance(0.5),
  String: (random) => random.pick(STRINGS),
  // A key of an entity now and then, whose type only the subgraph knows.
  ID: (random) => random.pick(['1', 'x', 'constructor', '安置']),
};

/** A value for an input type as it would stand in JSON; nested inputs end at `depth` 0. */
export function inputValue(type: GraphQLInputType, random: Random, depth = 3): unknown {
  if (isNonNullType(type)) return presentValue(type.ofType, random, depth);
  return random.chance(0.12) ? null : presentValue(type, random, depth);
}

function presentValue(type: GraphQLInputType, random: Random, depth: number): unknown {
  if (isNonNullType(type)) return presentValue(type.ofType, random, depth);
  if (isListType(type)) return listValue(type.ofType, random, depth);
  if (isEnumType(type)) return random.pick(type.getValues()).name;
  if (isScalarType(type)) return (SCALARS[type.name] ?? SCALARS['String'])?.(random);
  if (!isInputObjectType(type)) return null;
  const fields = Object.values(type.getFields()).filter((field) => {
    const optional = !isNonNullType(field.type) || field.defaultValue !== undefined;
    return !optional || (depth > 0 && random.chance(0.5));
  });
  return Object.fromEntries(fields.map((field) => [field.name, inputValue(field.type, random, depth - 1)]));
}

function listValue(type: GraphQLInputType, random: Random, depth: number): unknown {
  // A single value stands for a list of one.
  if (!isListType(type) && random.chance(0.1)) return presentValue(type, random, depth);
  const length = depth > 0 ? random.int(3) : 0;
  return Array.from({ length }, () => inputValue(type, random, depth - 1));
}

/** A value of `inputValue` as it stands in a document. */
export function literal(value: unknown, type: GraphQLInputType): string {
  if (value === null || value === undefined) return 'null';
  if (isNonNullType(type)) return literal(value, type.ofType);
  if (isListType(type)) {
    if (!Array.isArray(value)) return literal(value, type.ofType);
    return `[${value.map((item) => literal(item, type.ofType)).join(', ')}]`;
  }
  if (isEnumType(type)) return String(value);
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    const entries = Object.entries(value as Record<string, unknown>).flatMap(([name, child]) => {
      const field = fields[name];
      return field ? [`${name}: ${literal(child, field.type)}`] : [];
    });
    return `{ ${entries.join(', ')} }`;
  }
  return JSON.stringify(value);
}

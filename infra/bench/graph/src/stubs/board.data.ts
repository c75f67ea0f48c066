import {
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** How long a list is, by the name of its field. */
const LENGTHS: Readonly<Record<string, number>> = { milestones: 4, cases: 17 };

/** A whole number from a text, the same on every machine (FNV-1a, 32 bits). */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

const TEXTS = [
  '已核对花名册并公示',
  '待职代会表决',
  '补发欠薪,已报备',
  '安置渠道未选',
  'on hold until the hearing',
];

function leaf(type: string, field: string, path: string): unknown {
  const number = hash(path);
  if (type === 'Int') return number % 4_000;
  if (type === 'Boolean') return number % 3 === 0;
  if (type === 'Yuan') return `${number % 9_000_000}.${String(number % 100).padStart(2, '0')}`;
  if (/asOf|due|opened|closed|lastChange/.test(field)) {
    const two = (value: number, most: number) => String((value % most) + 1).padStart(2, '0');
    return `2026-${two(number, 12)}-${two(number >> 4, 28)}`;
  }
  if (field === 'text' || field === 'note') return TEXTS[number % TEXTS.length];
  return `${field}-${(number % 46_656).toString(36)}`;
}

/**
 * A value of a type that depends on nothing but its path; of what may be null every seventh is.
 * @param field the name of the field that holds it.
 */
export function generate(type: GraphQLOutputType, field: string, path: string): unknown {
  if (!isNonNullType(type)) return hash(path) % 7 === 0 ? null : present(type, field, path);
  return present(type.ofType, field, path);
}

function present(type: GraphQLOutputType, field: string, path: string): unknown {
  if (isListType(type)) {
    const length = LENGTHS[field] ?? 3;
    return Array.from({ length }, (_, at) =>
      generate(type.ofType as GraphQLOutputType, field, `${path}.${at}`),
    );
  }
  if (isObjectType(type)) return objectOf(type, path);
  if (isEnumType(type)) {
    const values = type.getValues();
    return values[hash(path) % values.length]?.name;
  }
  return leaf(String(type), field, path);
}

function objectOf(type: GraphQLObjectType, path: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.values(type.getFields()).map(({ name, type: inner }) => [
      name,
      generate(inner, name, `${path}.${name}`),
    ]),
  );
}

/** The factories as one service knows them: `id`, and what else its schema says of a factory. */
export function factoriesOf(schema: GraphQLSchema, count: number): Map<string, Record<string, unknown>> {
  const type = schema.getType('Factory') as GraphQLObjectType;
  const ids = Array.from({ length: count }, (_, at) => `gz-${String(at + 1).padStart(2, '0')}`);
  return new Map(ids.map((id) => [id, { ...objectOf(type, id), __typename: 'Factory', id }]));
}

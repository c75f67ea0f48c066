import {
  GraphQLBoolean,
  GraphQLEnumType,
  type GraphQLFieldConfig,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  GraphQLUnionType,
} from 'graphql';

type Fields = Record<string, GraphQLFieldConfig<unknown, number>>;

/** A number from a text, the same at every run. */
function hash(text: string): number {
  let value = 2166136261;
  for (const sign of text) value = Math.imul(value ^ sign.codePointAt(0)!, 16777619);
  return (value ^ (value >>> 15)) >>> 0;
}

const placeOf = (info: GraphQLResolveInfo): string => {
  const keys: (string | number)[] = [];
  for (let at: GraphQLResolveInfo['path'] | undefined = info.path; at; at = at.prev) keys.push(at.key);
  return keys.reverse().join('.');
};

const VALUES: Record<string, readonly unknown[]> = {
  String: ['text', '', 7, true, null, undefined, {}, 'text', () => 'called'],
  ID: ['id', 7, 1.5, null, ['x']],
  Int: [0, -3, 2 ** 31, 1.5, '7', '', null, Number.NaN],
  Float: [0.5, 3, Number.POSITIVE_INFINITY, '1.5', 'x', null],
  Boolean: [true, false, 1, 'true', null],
  Colour: ['red', 'green', 'unknown', null, 3],
  Amount: [3n, 4n, 'x', null],
};

/** What stands at a place: mostly the truth, sometimes a promise, an error or something else, by seed and place. */
function valueAt(type: GraphQLOutputType, place: string, seed: number): unknown {
  const draw = hash(`${seed}|${place}`);
  if (draw % 23 === 0) throw new Error(`thrown at ${place}`);
  if (draw % 23 === 1) return new Error(`returned at ${place}`);
  if (draw % 23 === 2) return Promise.reject(new Error(`rejected at ${place}`));
  const value = plainAt(type, place, draw, seed);
  return draw % 3 === 0 ? later(value, draw % 4) : value;
}

/**
 * An item of a list; where none may be null, a promise: graphql-js leaves the promises of a list unattended when an item
 * of it fails at once, which would end the test.
 */
function itemAt(type: GraphQLOutputType, place: string, seed: number): unknown {
  if (type instanceof GraphQLNonNull) return Promise.resolve().then(() => valueAt(type, place, seed));
  try {
    return valueAt(type, place, seed);
  } catch (error) {
    return error;
  }
}

/** A promise that takes some turns, so that promises are kept in different orders. */
async function later(value: unknown, turns: number): Promise<unknown> {
  for (let turn = 0; turn < turns; turn += 1) await null;
  return value;
}

function plainAt(type: GraphQLOutputType, place: string, draw: number, seed: number): unknown {
  if (type instanceof GraphQLNonNull) return plainAt(type.ofType, place, draw, seed);
  if (type instanceof GraphQLList) {
    if (draw % 31 === 3) return 'no list';
    return Array.from({ length: draw % 4 }, (_, index) => itemAt(type.ofType, `${place}[${index}]`, seed));
  }
  const values = VALUES[(type as { name: string }).name];
  if (values) return values[hash(place + seed) % (draw % 5 === 0 ? values.length : 1)];
  if (draw % 29 === 4) return null;
  return sourceAt(draw, place, seed);
}

/**
 * Getters that mostly tell the truth, else throw or give a promise that fails, a new one each time. They stand on the
 * prototype, where the texts of errors that show a whole value do not read them.
 */
class Getters {
  readonly #seed: string;

  constructor(seed: string) {
    this.#seed = seed;
  }

  get plain(): unknown {
    return this.#given('String', 'plain', 11);
  }

  get flag(): unknown {
    return this.#given('Boolean', 'flag', 17);
  }

  #given(type: string, name: string, oneIn: number): unknown {
    const draw = hash(`${name}${this.#seed}`);
    if (draw % oneIn === 0) throw new Error(`unreadable ${name} at ${this.#seed}`);
    if (draw % oneIn === 1) return Promise.reject(new Error(`rejected ${name} at ${this.#seed}`));
    const values = VALUES[type] ?? [];
    return values[(draw >>> 8) % (draw % 2 === 0 ? values.length : 1)];
  }
}

/** An object with plain properties and getters beside what resolvers give. */
const sourceAt = (draw: number, place: string, seed: number): object =>
  Object.assign(new Getters(place + seed), {
    kind: draw % 19 === 0 ? 'Nobody' : draw % 2 === 0 ? 'Leaf' : 'Node',
    count: VALUES['Int']?.[draw % 8],
    sum: VALUES['Float']?.[draw % 6],
    colour: VALUES['Colour']?.[draw % 5],
    amount: VALUES['Amount']?.[draw % 4],
  });

const Colour = new GraphQLEnumType({
  name: 'Colour',
  values: { RED: { value: 'red' }, GREEN: { value: 'green' } },
});
const Amount = new GraphQLScalarType({
  name: 'Amount',
  serialize: (value) => {
    if (typeof value !== 'bigint') throw new Error('no amount');
    return value === 4n ? null : `${value}.00`;
  },
});

const resolved = (type: GraphQLOutputType): GraphQLFieldConfig<unknown, number> => ({
  type,
  args: { least: { type: GraphQLInt, defaultValue: 1 }, must: { type: GraphQLString } },
  resolve: (_source, args, seed, info) => valueAt(type, `${placeOf(info)}(${JSON.stringify(args)})`, seed),
});

const nonNull = (type: GraphQLOutputType): GraphQLOutputType => new GraphQLNonNull(type as never);
const list = (type: GraphQLOutputType): GraphQLOutputType => new GraphQLList(type);

const common = (): Fields => ({
  plain: { type: GraphQLString },
  count: { type: GraphQLInt },
  sum: { type: GraphQLFloat },
  flag: { type: nonNull(GraphQLBoolean) },
  colour: { type: Colour },
  amount: { type: Amount },
  name: resolved(GraphQLString),
  mustName: resolved(nonNull(GraphQLID)),
  names: resolved(list(nonNull(GraphQLString))),
  node: resolved(Node),
  mustNode: resolved(nonNull(Node)),
  nodes: resolved(nonNull(list(nonNull(Node)))),
  loose: resolved(list(Node)),
  any: resolved(Any),
  either: resolved(list(Either)),
});

const kindOf = (value: unknown): string => (value as { kind: string }).kind;
const Any: GraphQLInterfaceType = new GraphQLInterfaceType({
  name: 'Any',
  fields: { plain: { type: GraphQLString } },
  resolveType: (value) => kindOf(value),
});
const Node: GraphQLObjectType = new GraphQLObjectType({ name: 'Node', interfaces: [Any], fields: common });
const Leaf: GraphQLObjectType = new GraphQLObjectType({
  name: 'Leaf',
  interfaces: [Any],
  isTypeOf: async (value) => kindOf(value) === 'Leaf',
  fields: () => ({ plain: { type: GraphQLString }, own: resolved(nonNull(Colour)), node: resolved(Node) }),
});
const Either = new GraphQLUnionType({
  name: 'Either',
  types: [Node, Leaf],
  resolveType: async (value) => kindOf(value),
});

/** A schema whose resolvers tell the truth, fail, wait and lie; its context is the seed of what they do. */
export const strangeSchema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: () => ({
      node: resolved(Node),
      mustNode: resolved(nonNull(Node)),
      nodes: resolved(list(Node)),
      any: resolved(list(Any)),
      either: resolved(Either),
    }),
  }),
  types: [Node, Leaf],
});

import fc from 'fast-check';
import {
  type ExecutionResult,
  execute,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  parse,
  validate,
} from 'graphql';
import { compileQuery } from './compile-query.js';
import { strangeSchema as schema } from './testing/strange-schema.js';

/** The place that is null in the answer because of an error at `path`. */
function nulledBy(path: readonly (string | number)[], data: unknown): string {
  let at = data;
  const walked: (string | number)[] = [];
  for (const key of path) {
    if (at === null) break;
    at = (at as Record<string | number, unknown>)[key];
    walked.push(key);
  }
  return walked.join('.');
}

/**
 * Data with its order, and errors sorted. Where several errors compete to null one place above them, the first promise
 * that fails wins, and the specification leaves open which of the others are told: there the place is compared only.
 */
async function told(result: ExecutionResult | Promise<ExecutionResult>): Promise<unknown> {
  const { data, errors } = await result;
  const texts = errors?.map(({ message, path, locations }) => {
    if (!path) return JSON.stringify({ message, locations });
    const place = nulledBy(path, data);
    return place === path.join('.') ? JSON.stringify({ message, path, locations }) : `null at ${place}`;
  });
  return { data: JSON.stringify(data), errors: texts && [...new Set(texts)].sort() };
}

async function both(
  text: string,
  seed: number,
  variables: Record<string, unknown> = {},
): Promise<[unknown, unknown]> {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const compiled = compileQuery(schema, document, undefined);
  const answer = await told(compiled!(seed, variables));
  const expected = await told(
    execute({ schema, document, contextValue: seed, variableValues: variables }) as ExecutionResult,
  );
  return [answer, expected];
}

const LEAVES = [
  'plain',
  'count',
  'sum',
  'flag',
  'colour',
  'amount',
  'name',
  'mustName',
  'names',
  '__typename',
];
const OBJECTS = ['node', 'mustNode', 'nodes', 'loose'];
const ARGS = ['', '', '(least: 2)', '(least: $least)', '(must: $must, least: null)'];
const DIRECTIVES = ['', '', '', ' @include(if: $yes)', ' @skip(if: $no)', ' @skip(if: true)'];
const ALIASES = ['', '', '', 'a: ', 'b: ', '__proto__: ', 'constructor: ', 'then: '];

const pick = <T>(from: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...from);

/** A field's alias says what it selects, so that two selections of one name never conflict. */
const { selection } = fc.letrec<{ selection: string; field: string }>((tie) => ({
  selection: fc
    .array(tie('field'), { minLength: 1, maxLength: 5, depthIdentifier: 'q' })
    .map((fields) => `{ ${fields.join(' ')} }`),
  field: fc.oneof(
    { depthSize: 'small', withCrossShrink: true, depthIdentifier: 'q', maxDepth: 4 },
    fc.tuple(pick(LEAVES), pick(DIRECTIVES)).map(([name, directive]) => name + directive),
    fc
      .tuple(pick(OBJECTS), pick(ARGS), pick(DIRECTIVES), tie('selection'))
      .map(([name, args, directive, inner]) => `${aliasFor(name, args)}${name}${args}${directive} ${inner}`),
    fc
      .tuple(pick(['any', 'either']), tie('selection'))
      .map(
        ([name, inner]) =>
          `${name} { __typename ... on Node ${inner} ... on Leaf { own plain node ${inner} } }`,
      ),
    fc
      .tuple(pick(DIRECTIVES), tie('selection'))
      .map(([directive, inner]) => `... on Node${directive} ${inner}`),
  ),
}));

const aliasFor = (name: string, args: string): string =>
  args === '' ? '' : `${name}_${args.replace(/\W+/g, '')}: `;

const query = (inner: string): string =>
  `query ($least: Int = 5, $must: String, $yes: Boolean!, $no: Boolean = false) {
    used: node(least: $least, must: $must) @include(if: $yes) @skip(if: $no) { count }
    node ${inner} mustNode ${inner} nodes ${inner} any { plain ... on Node ${inner} } either { ... on Leaf { own } ... on Node ${inner} }
  }`;

it('answers and fails as graphql-js does, whatever resolvers do', async () => {
  await fc.assert(
    fc.asyncProperty(selection, fc.nat(), fc.boolean(), fc.boolean(), async (inner, seed, yes, no) => {
      const [compiled, expected] = await both(query(inner), seed, { yes, no, must: null });
      expect(compiled).toEqual(expected);
    }),
    { numRuns: 150, seed: 20_261_123 },
  );
});

it.each(ALIASES.filter((alias) => alias !== ''))('keeps the name %s to the answer', async (alias) => {
  const [compiled, expected] = await both(`{ ${alias}nodes { ${alias}plain } }`, 4);
  expect(compiled).toEqual(expected);
  expect(({} as Record<string, unknown>)['plain']).toBeUndefined();
});

it.each([
  ['a variable of another type', { yes: 'perhaps' }],
  ['a missing variable', {}],
])('refuses %s in the words of graphql-js', async (_case, variables) => {
  const [compiled, expected] = await both(query('{ plain }'), 1, variables);
  expect(compiled).toEqual(expected);
  expect(compiled).toMatchObject({ errors: [expect.stringContaining('$yes')] });
});

it('fails as graphql-js does where a condition is null, which its default allows', async () => {
  for (const at of ['node @skip(if: $s) { plain }', 'node { plain @include(if: $s) }']) {
    const [compiled, expected] = await both(`query ($s: Boolean = true) { ${at} }`, 4, { s: null });
    expect(compiled).toEqual(expected);
    expect(compiled).toMatchObject({ errors: [expect.stringContaining('must not be null')] });
  }
});

it('answers each setting of the conditions, though it forgets the code of most', async () => {
  const text = `query (${[...'abcdef'].map((name) => `$${name}: Boolean!`).join()}) {
    ${[...'abcdef'].map((name) => `${name}: __typename @skip(if: $${name})`).join(' ')} z: __typename
  }`;
  const compiled = compileQuery(schema, parse(text), undefined);
  for (let turn = 0; turn < 128; turn += 1) {
    const variables = Object.fromEntries(
      [...'abcdef'].map((name, bit) => [name, Boolean(turn & (1 << bit))]),
    );
    const { data } = await compiled!(1, variables);
    const kept = [...'abcdef'].filter((name) => !variables[name]);
    expect(Object.keys(data ?? {})).toEqual([...kept, 'z']);
  }
});

it('awaits what stands beside an item that failed at once', async () => {
  const list = new GraphQLObjectType({
    name: 'Query',
    fields: {
      names: {
        type: new GraphQLList(new GraphQLNonNull(GraphQLString)),
        resolve: () => [Promise.reject(new Error('later')), new Error('at once')],
      },
    },
  });
  const compiled = compileQuery(new GraphQLSchema({ query: list }), parse('{ names }'), undefined);
  // A rejection that nobody awaited would end the process (and this test).
  expect(await compiled!(1, {})).toMatchObject({
    data: { names: null },
    errors: [{ path: ['names', expect.any(Number)] }],
  });
});

const source = (read: () => unknown): object => ({
  name: 'there',
  get plain() {
    return read();
  },
});

it.each([
  [
    'throws',
    () => {
      throw new Error('unreadable');
    },
    'unreadable',
  ],
  ['gives a promise that fails, a new one at each reading', () => Promise.reject(new Error('late')), 'late'],
  ['gives what does not fit', () => ({}), 'String cannot represent'],
])('nulls the one field whose getter %s, and reads it once', async (_case, read, words) => {
  let reads = 0;
  const counted = source(() => {
    reads += 1;
    return read();
  });
  const Thing = new GraphQLObjectType({
    name: 'Thing',
    fields: { plain: { type: GraphQLString }, name: { type: GraphQLString } },
  });
  const things = new GraphQLObjectType({
    name: 'Query',
    fields: { thing: { type: Thing, resolve: () => counted } },
  });
  const text = parse('{ thing { plain name } }');
  const compiled = compileQuery(new GraphQLSchema({ query: things }), text, undefined);
  expect(await compiled!(1, {})).toMatchObject({
    data: { thing: { plain: null, name: 'there' } },
    errors: [{ message: expect.stringContaining(words), path: ['thing', 'plain'] }],
  });
  expect(reads).toBe(1);
});

it('reads properties of a function, as graphql-js does', async () => {
  const Query = new GraphQLObjectType({
    name: 'Query',
    fields: () => ({
      plain: { type: GraphQLString },
      me: { type: Query, resolve: () => Object.assign(() => 'called', { plain: 'here' }) },
    }),
  }) as GraphQLObjectType;
  const compiled = compileQuery(new GraphQLSchema({ query: Query }), parse('{ me { plain } }'), undefined);
  expect(await compiled!(1, {})).toEqual({ data: { me: { plain: 'here' } } });
});

it('answers introspection', async () => {
  const [compiled, expected] = await both(
    '{ __schema { types { name kind fields { name } } } __type(name: "Node") { name } }',
    1,
  );
  expect(compiled).toEqual(expected);
});

it('leaves to graphql-js what is no single query', () => {
  const two = parse('query A { node { plain } } query B { node { count } }');
  expect(compileQuery(schema, two, undefined)).toBeNull();
  expect(compileQuery(schema, two, 'A')).not.toBeNull();
  const many = [...'abcdefg'].map((name) => `$${name}: Boolean!`).join();
  const fields = [...'abcdefg'].map((name) => `${name}: node @skip(if: $${name}) { plain }`).join(' ');
  expect(compileQuery(schema, parse(`query (${many}) { ${fields} }`), undefined)).toBeNull();
});

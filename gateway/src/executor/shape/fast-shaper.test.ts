import { buildSchema, type DocumentNode, Kind, parse, visit } from 'graphql';
import { compileFastShaper } from './fast-shaper.js';
import { type Shape, shapeOf } from './fields.js';

const KINDS = [...Array(60).keys()];
const schema = buildSchema(`
  type Query { some: Some count: Int! list: [Int!] name: String }
  interface Some { some: Some count: Int }
  ${KINDS.map((kind) => `type T${kind} implements Some { some: Some count: Int }`).join(' ')}
`);
const unused = () => undefined;

function shapeFor(document: DocumentNode): Shape {
  const [operation, ...others] = document.definitions;
  const query = schema.getQueryType();
  if (operation?.kind !== Kind.OPERATION_DEFINITION || !query) throw new Error('no operation');
  const fragments = new Map(
    others.flatMap((part) =>
      part.kind === Kind.FRAGMENT_DEFINITION ? [[part.name.value, part] as const] : [],
    ),
  );
  return shapeOf({ schema, fragments, conditions: {}, given: new Map() }, query, operation.selectionSet);
}

test('a good answer comes in the order of the operation, without what was not asked for', () => {
  const shaper = compileFastShaper(schema, shapeFor(parse('{ name some { __typename n: count } count }')));
  const answer = shaper.of({ count: 1, more: 2, name: null, some: { n: 3, __typename: 'T1' } }, unused);
  expect(JSON.stringify(answer)).toBe('{"name":null,"some":{"__typename":"T1","n":3},"count":1}');
});

test.each([
  ['a null where none may be', { count: null }],
  ['a value of another type', { count: '1' }],
  ['a text where a list should be', { count: 1, list: 'x' }],
  ['a null within a list', { count: 1, list: [null] }],
  ['a type that nobody knows', { count: 1, some: { __typename: 'Nobody' } }],
  ['an object without a type', { count: 1, some: {} }],
])('%s is left to the careful shaper', (_name, answer) => {
  const shaper = compileFastShaper(schema, shapeFor(parse('{ count list some { count } }')));
  expect(shaper.of({ count: 1 }, unused)).toEqual({ count: 1, list: null, some: null });
  expect(shaper.of(answer, unused)).toBeUndefined();
});

test('nothing but a name gets into code', () => {
  const document = visit(parse('{ a: count }'), {
    Field: (field) => ({
      ...field,
      alias: { kind: Kind.NAME, value: '"]: (() => { throw new Error("run") })(), ["' },
    }),
  });
  expect(() => compileFastShaper(schema, shapeFor(document))).toThrow('not a GraphQL name');
});

test('of many types within many no code is made: they are shaped carefully', () => {
  const level = (name: string, inner: string) =>
    `fragment ${name} on Some { ${KINDS.map((kind) => `... on T${kind} { a${kind}: some { ${inner} } }`).join(' ')} }`;
  const source = `{ some { ...A } } ${level('A', '...B')} ${level('B', '...C')} ${level('C', 'count')}`;
  const started = Date.now();
  const shaper = compileFastShaper(schema, shapeFor(parse(source)));
  expect(shaper.of({ some: null }, unused)).toBeUndefined();
  expect(Date.now() - started).toBeLessThan(5_000);
});

import { inputFaultOf } from '@anzhi/service-kit';
import { buildSchema, execute, type GraphQLError, parse, validate } from 'graphql';
import { YuanScalar } from '../scalars/yuan.scalar.js';

const schema = buildSchema(
  'scalar Yuan enum Kind { A } input In { wage: Yuan! rows: [Yuan!] count: Int kind: Kind } type Query { q(input: In): Int }',
);
Object.assign(schema.getType('Yuan')!, {
  parseValue: YuanScalar.parseValue.bind(YuanScalar),
  parseLiteral: YuanScalar.parseLiteral.bind(YuanScalar),
});

const byVariable = (input: unknown): GraphQLError =>
  (
    execute({
      schema,
      document: parse('query ($input: In) { q(input: $input) }'),
      variableValues: { input },
    }) as { errors: GraphQLError[] }
  ).errors[0]!;
const byLiteral = (input: string): GraphQLError =>
  validate(schema, parse(`{ q(input: ${input}) }`))[0]! as GraphQLError;

it.each([
  ['a negative wage as a variable', byVariable({ wage: '-5.00' }), 'wage'],
  ['three decimals as a variable', byVariable({ wage: '5.001' }), 'wage'],
  ['a float as a variable', byVariable({ wage: 5 }), 'wage'],
  ['a value within a list', byVariable({ wage: '5', rows: ['1.00', 'x'] }), 'rows'],
  ['a negative wage in the document', byLiteral('{ wage: "-5.00" }'), 'wage'],
  ['a number in the document', byLiteral('{ wage: 5 }'), 'wage'],
])('%s: names the field and keeps the value to itself', (_case, error, field) => {
  const fault = inputFaultOf(error);
  expect(fault).toMatchObject({ field, message: expect.stringContaining('Yuan is') });
  expect(fault?.message).not.toMatch(/-5|5\.001/);
});

it.each([
  ['as a variable', byVariable({})],
  ['in the document', byLiteral('{}')],
])('names what is missing %s', (_case, error) => {
  expect(inputFaultOf(error)).toEqual({ field: 'wage', message: 'wage is required: Yuan!' });
});

it.each([
  ['a word for a number, as a variable', byVariable({ wage: '1', count: '61' }), 'count', 'Int'],
  ['a word for a number, in the document', byLiteral('{ wage: "1", count: "61" }'), 'count', 'Int'],
  ['an unknown value of an enum, as a variable', byVariable({ wage: '1', kind: 'SECRET' }), 'kind', 'Kind'],
  ['an unknown value of an enum, in the document', byLiteral('{ wage: "1", kind: SECRET }'), 'kind', 'Kind'],
])('%s: names field and type, not the value', (_case, error, field, type) => {
  expect(inputFaultOf(error)).toEqual({ field, message: `a value of type ${type} is expected` });
});

it.each([
  ['of a number', { wage: '1', count: '"; "'.repeat(200_000) }, 'count', 'a value of type Int is expected'],
  ['of an enum', { wage: '1', kind: '"; "'.repeat(200_000) }, 'kind', 'a value of type Kind is expected'],
  ['of a scalar', { wage: ' at "a"; '.repeat(100_000) }, 'wage', 'Expected type "Yuan". Yuan is digits'],
  ['of a scalar, long', { wage: '"; Field "a" of required type "b"'.repeat(30_000) }, 'wage', 'Yuan'],
  ['that is the name of a field', { wage: '1', [' at "'.repeat(200_000)]: 1 }, 'input', 'Field " at "'],
])('answers at once to a megabyte %s, and in few words', (_case, input, field, words) => {
  const fault = inputFaultOf(byVariable(input));
  expect(fault).toMatchObject({ field, message: expect.stringContaining(words.slice(0, 12)) });
  expect(fault?.message.length).toBeLessThan(1100);
});

it("takes a value that a resolver gave and that does not fit for the service's fault", () => {
  const strict = buildSchema('type Query { count: Int kind: Kind } enum Kind { A }');
  const rootValue = { count: 'x', kind: 'B' };
  const { errors } = execute({ schema: strict, document: parse('{ count kind }'), rootValue }) as {
    errors: GraphQLError[];
  };
  expect(errors.map(inputFaultOf)).toEqual([null, null]);
});

it('takes no words of the value for the reason', () => {
  const fault = inputFaultOf(
    byVariable({
      wage: '1',
      kind: '" does not exist in "Spoof" enum',
      'Field "x" of required type "y" was not provided': 1,
    }),
  );
  expect(fault).toEqual({ field: 'kind', message: 'a value of type Kind is expected' });
  const other = byVariable({ wage: '1', count: '1', 'Field "x" of required type "y" was not provided': 1 });
  expect(inputFaultOf(other)).toEqual({ field: 'count', message: 'a value of type Int is expected' });
  const list = byVariable([{ wage: '1', rows: ['1.00', 'x'], ' at "spoof"; ': 1 }]);
  expect(inputFaultOf(list)).toMatchObject({
    field: 'input',
    message: 'Expected type "In" to be an object.',
  });
});

it('names an argument that must not be null, and is by a variable with a default', () => {
  const strict = buildSchema('type Query { page(first: Int!): Int }');
  const { errors } = execute({
    schema: strict,
    document: parse('query ($f: Int = 3) { page(first: $f) }'),
    variableValues: { f: null },
  }) as { errors: GraphQLError[] };
  expect(inputFaultOf(errors[0])).toEqual({ field: 'first', message: 'first is required: Int!' });
});

it('leaves other errors alone', () => {
  expect(inputFaultOf(validate(schema, parse('{ nothing }'))[0])).toBeNull();
  expect(inputFaultOf(new Error('boom'))).toBeNull();
});

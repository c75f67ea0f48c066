import { buildSchema, type ExecutionResult, execute, parse } from 'graphql';
import { compiledRuns } from './compiled-executor.js';

const schema = buildSchema(
  'input In { a: Int, inner: In } type Query { q(in: In): Int } type Mutation { m(in: In): Int }',
);
const OPERATIONS = { query: 'query ($in: In) { q(in: $in) }', mutation: 'mutation ($in: In) { m(in: $in) }' };

const ask = async (text: string, value: unknown): Promise<ExecutionResult> =>
  compiledRuns(schema)(parse(text), undefined)({}, { in: value });

describe.each(Object.entries(OPERATIONS))('variables of a %s', (_kind, text) => {
  it('are refused in few faults, however many there are, and the first is that of graphql-js', async () => {
    const name = 'x'.repeat(20);
    const value = Object.fromEntries(Array.from({ length: 30_000 }, (_, at) => [name + at, at]));
    const { data, errors = [] } = await ask(text, value);
    expect(data).toBeUndefined();
    expect(errors).toHaveLength(5);
    // All that is worded, and each fault repeats the value: by the square of its length this would be a gigabyte.
    expect(errors.every(({ message }) => message.startsWith('Variable "$in" got invalid value'))).toBe(true);
    const few = { [name]: 1, b: 2 };
    const stock = execute({ schema, document: parse(text), variableValues: { in: few } }) as ExecutionResult;
    expect((await ask(text, few)).errors).toEqual(stock.errors);
  });

  it('that fit are taken', async () => {
    expect(await ask(text, { a: 1, inner: { a: 2 } })).toMatchObject({ data: {} });
  });
});

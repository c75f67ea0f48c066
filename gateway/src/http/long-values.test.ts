import { startTestGateway, type TestGateway } from '../testing/test-gateway.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({ ANZHI_MODE: 'production' });
});
afterAll(() => gateway.stop());

const send = async (body: unknown) => {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.text();
};

// By the square of what was sent: the literal held the process for some 40 seconds, the variable for minutes.
test.each([
  ['a literal', { query: `{ factories(first: "${'Did you mean'.repeat(80_000)}") { nodes { code } } }` }],
  [
    'a variable',
    {
      query: 'query ($first: Int!) { factories(first: $first) { nodes { code } } }',
      variables: { first: '"; "'.repeat(120_000) },
    },
  ],
])('%s that is long and does not fit is refused in few words', async (_name, body) => {
  const text = await send(body);
  expect(text.length).toBeLessThan(1_000);
  expect(JSON.parse(text)).toMatchObject({
    errors: [{ message: 'a value of type Int is expected', extensions: { code: 'BAD_USER_INPUT' } }],
  });
});

test('names of the schema are not suggested in production', async () => {
  const text = await send({ query: '{ factorie { code } }' });
  expect(text).toContain('Cannot query field');
  expect(text).not.toContain('Did you mean');
});

test('of many variables that do not fit, five are told: each repeats its value', async () => {
  const names = [...'abcdefgh'];
  const fields = names.map((name) => `${name}: factories(first: $${name}) { nodes { code } }`).join(' ');
  const query = `query (${names.map((name) => `$${name}: Int!`).join(' ')}) { ${fields} }`;
  const variables = Object.fromEntries(names.map((name) => [name, 'x']));
  for (const _way of ['by the server', 'the short way']) {
    const { errors } = JSON.parse(await send({ query, variables }));
    expect(errors).toHaveLength(5);
    expect(errors).toContainEqual({
      message: 'a value of type Int is expected',
      extensions: { code: 'BAD_USER_INPUT', field: 'a' },
    });
  }
});

import { connect } from 'node:net';
import { startTestGateway, type TestGateway, until } from '../testing/test-gateway.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({ MAX_IN_FLIGHT: '1' });
});
afterAll(() => gateway.stop());

const JSON_TYPE = { 'content-type': 'application/json' };
const post = async (body: BodyInit, headers: Record<string, string> = JSON_TYPE) => {
  const response = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body });
  return {
    status: response.status,
    connection: response.headers.get('connection'),
    text: await response.text(),
  };
};
const QUERY = JSON.stringify({ query: '{ __typename }' });

test('who is still sending holds no place', async () => {
  const { port } = new URL(gateway.url);
  const sender = connect(Number(port), '127.0.0.1');
  const head =
    'POST /graphql HTTP/1.1\r\nhost: here\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{';
  try {
    await new Promise((resolve) => sender.write(head, resolve));
    await until(async () => (await fetch(`${gateway.url}/health/live`)).ok);
    expect((await post(QUERY)).status).toBe(200);
  } finally {
    sender.destroy();
  }
});

test('a refusal leaves the connection open, and so does a probe', async () => {
  const release = gateway.party.hold();
  const held = gateway.ask('{ factory(code: "A") { code } }');
  await until(async () => /in_flight\{route="graph"\} 1\n/.test(await gateway.metrics()));
  const full = await post(QUERY);
  release();
  await held;
  const others = [
    await post(QUERY, { ...JSON_TYPE, authorization: 'Bearer a.b.c' }),
    await post(QUERY, { 'content-type': 'text/plain' }),
    await post(QUERY, { ...JSON_TYPE, 'idempotency-key': 'a b' }),
  ];
  expect([full, ...others].map(({ status }) => status)).toEqual([503, 401, 415, 400]);
  expect([full, ...others].map(({ connection }) => connection)).toEqual(Array(4).fill('keep-alive'));
  const probe = await fetch(`${gateway.url}/health/ready`);
  expect([probe.status, probe.headers.get('connection')]).toEqual([200, 'keep-alive']);
});

test('a body that is not UTF-8 is refused: read anyhow, one id would become another', async () => {
  const bytes = Buffer.concat([
    Buffer.from('{"query":"{ __typename }","x":"'),
    Buffer.from([0xff]),
    Buffer.from('"}'),
  ]);
  expect(await post(bytes)).toMatchObject({ status: 400, text: expect.stringContaining('UTF-8') });
  const other = { 'content-type': 'application/json; charset=utf-16' };
  expect(await post(QUERY, other)).toMatchObject({ status: 415, text: expect.stringContaining('UTF-8') });
  expect((await post(QUERY, { 'content-type': 'application/json; charset=UTF-8' })).status).toBe(200);
});

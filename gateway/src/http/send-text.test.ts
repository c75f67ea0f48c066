import { connect } from 'node:net';
import { startTestGateway, type TestGateway, until } from '../testing/test-gateway.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({ REQUEST_DEADLINE_MS: '4000' });
});
afterAll(() => gateway.stop());

const QUERY = 'query ($code: String!) { factory(code: $code) { code } }';
const ask = (code: string, encoding: string) =>
  gateway.ask(QUERY, { variables: { code }, headers: { 'accept-encoding': encoding } });

test('a large answer is compressed for a client that reads gzip, by the server and by the short way', async () => {
  const code = '安置'.repeat(30_000);
  for (let nth = 0; nth < 2; nth += 1) {
    const { headers, body } = await ask(code, 'br;q=0.5, gzip;q=0.8');
    expect([headers.get('content-encoding'), headers.get('vary')]).toEqual(['gzip', 'accept-encoding']);
    expect(Number(headers.get('content-length'))).toBeLessThan(5_000);
    expect(body.data).toEqual({ factory: { code } });
  }
});

test.each(['identity', 'br', 'gzip;q=0', 'gzip; q=0.0', ''])(
  'it is not where the client says "%s"',
  async (encoding) => {
    const code = 'x'.repeat(70_000);
    const { headers, body } = await ask(code, encoding);
    expect([headers.get('content-encoding'), headers.get('vary')]).toEqual([null, 'accept-encoding']);
    expect(body.data).toEqual({ factory: { code } });
  },
);

test('a small answer is not', async () => {
  const { headers } = await ask('GZ-01', 'gzip');
  expect([headers.get('content-encoding'), headers.get('vary')]).toEqual([null, null]);
});

test('an answer that its client does not take counts as under way, and is cut after the deadline', async () => {
  const inFlight = async (count: number) =>
    new RegExp(`in_flight\\{route="graph"\\} ${count}\\n`).test(await gateway.metrics());
  const code = 'x'.repeat(16 * 2 ** 20);
  gateway.party.misbehave((_request, response) =>
    response.end(JSON.stringify({ data: { factory: { code } } })),
  );
  const body = JSON.stringify({ query: '{ factory(code: "A") { code } }' });
  const { port } = new URL(gateway.url);
  const client = connect(Number(port), '127.0.0.1');
  const closed = new Promise((resolve) => client.on('error', resolve).on('close', resolve));
  client.write(
    `POST /graphql HTTP/1.1\r\nhost: here\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
  try {
    await until(() => inFlight(1));
    await until(() => inFlight(0));
    // What the kernel had taken is still there to be read, and then the end.
    let size = 0;
    client.on('data', (chunk: Buffer) => {
      size += chunk.length;
    });
    await closed;
    expect(size).toBeLessThan(code.length);
  } finally {
    gateway.party.misbehave(null);
    client.destroy();
  }
});

test('answers that wait for others on a connection that is cut give their places back', async () => {
  const inFlight = async (): Promise<number> =>
    Number(/in_flight\{route="graph"\} (\d+)\n/.exec(await gateway.metrics())?.[1]);
  const release = gateway.party.hold();
  const client = connect(Number(new URL(gateway.url).port), '127.0.0.1');
  client.on('error', () => undefined);
  const post = (query: string): string => {
    const body = JSON.stringify({ query });
    return `POST /graphql HTTP/1.1\r\nhost: here\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
  };
  try {
    // The first is held; the others are ready and queue behind it.
    client.write(post('{ factory(code: "A") { code } }') + post('{ __typename }').repeat(20));
    await until(async () => (await inFlight()) === 21);
    client.destroy();
    await until(async () => (await inFlight()) <= 1);
  } finally {
    release();
    await until(async () => (await inFlight()) === 0);
  }
});

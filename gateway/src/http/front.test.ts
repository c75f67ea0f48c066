import { connect } from 'node:net';
import { startTestGateway, type TestGateway } from '../testing/test-gateway.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.stop());

const QUERY = JSON.stringify({ query: '{ caller { sub } }' });
const HEADERS = ['host: here', 'connection: close', 'content-type: application/json'];
const LENGTH = `content-length: ${QUERY.length}`;

/** Sends a request as it stands; `[status, body]`. */
const send = async (target: string, headers: readonly string[], body = QUERY): Promise<[number, string]> => {
  const client = connect(Number(new URL(gateway.url).port), '127.0.0.1');
  client.write(`POST ${target} HTTP/1.1\r\n${[...HEADERS, ...headers].join('\r\n')}\r\n\r\n${body}`);
  let answer = '';
  for await (const part of client) answer += part;
  const [head = '', text = ''] = answer.split('\r\n\r\n');
  return [Number(head.split(' ')[1]), text];
};
const others = (count: number): string[] => Array.from({ length: count }, (_, nth) => `x-${nth}: y`);

test('no header is left out: as many as allowed are all read, and more are refused', async () => {
  const bad = 'authorization: Bearer zzz';
  const most = others(100 - HEADERS.length - 2);
  expect(await send('/graphql', [...most, LENGTH, 'x-last: y'])).toEqual([
    200,
    '{"data":{"caller":{"sub":"anonymous"}}}',
  ]);
  expect(await send('/graphql', [...most, LENGTH, bad])).toEqual([401, expect.any(String)]);
  for (const many of [[...most, 'x-more: y'], others(150), others(1_000)])
    expect(await send('/graphql', [...many, LENGTH, bad])).toEqual([
      431,
      expect.stringContaining('TOO_MANY_HEADERS'),
    ]);
});

test.each(['/graphql', 'http://here/graphql', 'HTTP://other:80/graphql', 'https://here/graphql?a=b'])(
  'the target %s is the graph',
  async (target) => {
    expect(await send(target, [LENGTH])).toEqual([200, expect.stringContaining('anonymous')]);
  },
);

test.each(['http://here', 'http://here?/graphql', 'http:/graphql', 'ftp://here/graphql'])(
  'the target %s is not',
  async (target) => {
    expect((await send(target, [LENGTH]))[0]).not.toBe(200);
  },
);

test('a body in another transfer coding than chunked is not read as if it were plain', async () => {
  const chunked = `${QUERY.length.toString(16)}\r\n${QUERY}\r\n0\r\n\r\n`;
  expect((await send('/graphql', ['transfer-encoding: Chunked'], chunked))[0]).toBe(200);
  for (const coding of ['gzip, chunked', 'gzip\r\ntransfer-encoding: chunked'])
    expect((await send('/graphql', [`transfer-encoding: ${coding}`], chunked))[0]).toBe(501);
});

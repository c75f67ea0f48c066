import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startTestGateway } from '../testing/test-gateway.js';
import { readJson } from './read-body.js';

const SLAB = 64 * 1_024;

/** A body that comes as the test writes it. */
const arrival = () => {
  const stream = Object.assign(new PassThrough(), { headers: {} });
  const read = readJson(stream as unknown as IncomingMessage);
  return { stream, read, outcome: read.catch((error: unknown) => error) };
};

/** One byte that keeps a whole slab: stands for all that a small chunk holds beside its bytes. */
const byteOf = (text: string, slab = Buffer.alloc(SLAB)): Buffer => {
  const byte = slab.subarray(0, 1);
  byte.write(text);
  return byte;
};

/** The least of several looks: what was collected is given back beside the program. */
const memoryOfBuffers = async (): Promise<number> => {
  setFlagsFromString('--expose-gc');
  const looks: number[] = [];
  for (let nth = 0; nth < 3; nth += 1) {
    runInNewContext('gc')();
    await setImmediate();
    looks.push(process.memoryUsage().arrayBuffers);
  }
  return Math.min(...looks);
};

test('a body is the same in whatever chunks it comes', async () => {
  const text = JSON.stringify({ query: '安置'.repeat(2_000) });
  const bytes = Buffer.from(text);
  for (const length of [1, 7, 1_000, 1_024, bytes.length]) {
    const { stream, read } = arrival();
    for (let at = 0; at < bytes.length; at += length) stream.write(bytes.subarray(at, at + length));
    stream.end();
    expect(await read).toEqual(JSON.parse(text));
  }
});

test('a request in chunks of one byte is answered', async () => {
  const gateway = await startTestGateway();
  const client = connect(Number(new URL(gateway.url).port), '127.0.0.1');
  try {
    const body = JSON.stringify({ query: '{ slow }', pad: 'x'.repeat(5_000) });
    const chunks = [...body].map((byte) => `1\r\n${byte}\r\n`).join('');
    client.write(
      `POST /graphql HTTP/1.1\r\nhost: here\r\nconnection: close\r\ncontent-type: application/json\r\n` +
        `transfer-encoding: chunked\r\n\r\n${chunks}0\r\n\r\n`,
    );
    let answer = '';
    for await (const part of client) answer += part;
    expect(answer).toMatch(/^HTTP\/1\.1 200 .*\{"data":\{"slow":"done"\}\}$/s);
  } finally {
    client.destroy();
    await gateway.stop();
  }
});

test('chunks are not kept once they were taken', async () => {
  // Before: collecting a large heap takes a second, and a body has ten to arrive.
  const before = await memoryOfBuffers();
  const { stream, read } = arrival();
  stream.write('"');
  for (let nth = 0; nth < 500; nth += 1) stream.write(byteOf('x'));
  expect((await memoryOfBuffers()) - before).toBeLessThan(10 * SLAB);
  stream.end('"');
  expect(await read).toBe('x'.repeat(500));
});

test('the bound on what arrives counts what is held, and it is given back', async () => {
  const slab = Buffer.alloc(SLAB);
  const full = Array.from({ length: 2_048 }, () => {
    const one = arrival();
    one.stream.write(byteOf('1', slab));
    return one;
  });
  await setImmediate();
  const beyond = arrival();
  beyond.stream.end('1');
  expect(await beyond.outcome).toMatchObject({ status: 503, code: 'OVERLOADED' });
  // With a second chunk the slab is let go.
  for (const { stream } of full) stream.write('2');
  await setImmediate();
  const within = arrival();
  within.stream.end('1');
  expect(await within.outcome).toBe(1);
  for (const { stream } of full) stream.end();
  expect(new Set(await Promise.all(full.map(({ outcome }) => outcome)))).toEqual(new Set([12]));
});

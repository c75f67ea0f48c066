import type { ServerResponse } from 'node:http';
import { startTestGateway, type TestGateway, until } from '../testing/test-gateway.js';

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await startTestGateway();
});
afterEach(() => gateway.stop());

test.each([
  ['answered', (response: ServerResponse) => response.end('{}'), 200],
  ['broken off, which may have been carried out,', (response: ServerResponse) => response.destroy(), 503],
])('a query after an upload that was %s does not join a query before it', async (_, end, status) => {
  const held: ServerResponse[] = [];
  gateway.personnel.misbehave(({ url }, response) =>
    url === '/graphql' ? held.push(response) : end(response),
  );
  const authorization = `Bearer ${await gateway.token()}`;
  const ask = () => gateway.ask('{ headcount }', { headers: { authorization } });
  const early = ask();
  await until(() => held.length === 1);
  const headers = { authorization, 'idempotency-key': 'key-1' };
  const upload = await fetch(`${gateway.url}/rosters/GZ-01`, { method: 'POST', headers, body: 'a' });
  expect(upload.status).toBe(status);
  const late = ask();
  const joined = async () => /shared_fetches_total\{service="personnel"\} 1/.test(await gateway.metrics());
  await until(async () => held.length === 2 || (await joined()));
  for (const [nth, response] of held.entries()) response.end(JSON.stringify({ data: { headcount: nth } }));
  expect([(await early).body.data, (await late).body.data]).toEqual([{ headcount: 0 }, { headcount: 1 }]);
});

import { Agent, type Dispatcher } from 'undici';
import { type GatewayProcess, startGatewayProcess } from '../testing/gateway-process.js';
import { startSurroundings, until } from '../testing/test-gateway.js';
import { pauseAfter } from './primary.js';

const CONNECTIONS = 24;

type Surroundings = Awaited<ReturnType<typeof startSurroundings>>;

let around: Surroundings;
let gateway: GatewayProcess;
let url: string;

beforeEach(async () => {
  around = await startSurroundings({ WORKERS: '2' });
  gateway = startGatewayProcess(around.environment);
  url = await gateway.url();
  await until(() => gateway.workers().length === 2);
});

afterEach(async () => {
  gateway.kill('SIGTERM');
  await until(() => gateway.code() !== undefined);
  await around.stop();
});

/** One request on a connection of its own, which a further request would use again. */
async function ask(dispatcher: Dispatcher, query: string): Promise<unknown> {
  const reply = await dispatcher.request({
    origin: url,
    path: '/graphql',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return reply.body.json();
}

/** So many requests at once, all of them held by the subgraph: those that broke off, and the answers. */
async function holdMany(): Promise<{ release(): void; ended: Promise<PromiseSettledResult<unknown>[]> }> {
  const release = around.party.hold();
  const agent = new Agent({ connections: CONNECTIONS, pipelining: 1 });
  // Different texts: identical queries in flight would be sent once.
  const asked = Array.from({ length: CONNECTIONS }, (_, nth) => ask(agent, `{ a${nth}: slow }`));
  const before = around.party.received.length;
  await until(() => around.party.received.length >= before + CONNECTIONS);
  return { release, ended: Promise.allSettled(asked).finally(() => agent.close()) };
}

const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('a killed worker takes only its own requests along, and another comes at once', async () => {
  const [victim = 0] = gateway.workers();
  const { release, ended } = await holdMany();
  process.kill(victim, 'SIGKILL');
  await until(() => gateway.log.some(({ msg }) => msg.startsWith('worker ended')));
  // The other serves on, for new connections at once.
  const fresh = new Agent();
  const during = ask(fresh, '{ __typename }');
  expect(await during).toEqual({ data: { __typename: 'Query' } });
  await fresh.close();
  release();
  const results = await ended;
  const lost = results.filter(({ status }) => status === 'rejected').length;
  // Both workers had requests, or the kill would have taken all or none of them.
  expect(lost).toBeGreaterThan(0);
  expect(lost).toBeLessThan(CONNECTIONS);
  for (const [nth, result] of results.entries())
    if (result.status === 'fulfilled') expect(result.value).toEqual({ data: { [`a${nth}`]: 'done' } });
  await until(() => gateway.workers().length === 3);
  expect(gateway.workers().filter(alive)).toHaveLength(2);
});

test('/metrics of whichever worker answers for all', async () => {
  const { release, ended } = await holdMany();
  const metrics = await (await fetch(`${url}/metrics`)).text();
  expect(metrics).toContain(`anzhi_gateway_in_flight{route="graph"} ${CONNECTIONS}\n`);
  release();
  await ended;
});

test('SIGTERM ends all of them within ten seconds, and what is under way is answered', async () => {
  const { release, ended } = await holdMany();
  const began = Date.now();
  gateway.kill('SIGTERM');
  // The last listener goes at once: nobody new is let in.
  await until(() =>
    fetch(`${url}/health/ready`).then(
      () => false,
      () => true,
    ),
  );
  release();
  const results = await ended;
  expect(results.filter(({ status }) => status === 'rejected')).toEqual([]);
  await until(() => gateway.code() !== undefined);
  expect(Date.now() - began).toBeLessThan(10_000);
  expect(gateway.code()).toBe(0);
  expect(gateway.workers().filter(alive)).toEqual([]);
});

test('each worker lets in as many as the limit says, and refuses the next at once', async () => {
  const limited = startGatewayProcess({ ...around.environment, MAX_IN_FLIGHT: '2' });
  url = await limited.url();
  await until(() => limited.workers().length === 2);
  const release = around.party.hold();
  const before = around.party.received.length;
  const agents: Agent[] = [];
  const asked: Promise<unknown>[] = [];
  const askAnew = (): Promise<unknown> => {
    const agent = new Agent();
    const answer = ask(agent, `{ a${agents.push(agent)}: slow }`);
    asked.push(answer);
    return answer;
  };
  try {
    await until(() => {
      void askAnew();
      return around.party.received.length === before + 4;
    });
    expect(await askAnew()).toMatchObject({ errors: [{ extensions: { code: 'OVERLOADED' } }] });
    release();
    const answers = (await Promise.all(asked)) as { data?: unknown }[];
    expect(answers.filter(({ data }) => data)).toHaveLength(4);
  } finally {
    release();
    await Promise.all(agents.map((agent) => agent.close()));
    limited.kill('SIGTERM');
    await until(() => limited.code() !== undefined);
  }
});

test('workers that cannot start end the gateway, as one without a cluster ends', async () => {
  const failing = startGatewayProcess({ ...around.environment, WORKERS: '2', SUPERGRAPH_FILE: '/nowhere' });
  await expect(failing.url()).rejects.toThrow('the gateway ended with 1');
});

test('a worker that fails again and again comes back ever later, never in a storm', () => {
  expect([0, 1, 2, 3, 6, 7, 50].map(pauseAfter)).toEqual([0, 200, 400, 800, 6_400, 10_000, 10_000]);
});

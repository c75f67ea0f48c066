import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createLogger } from '@anzhi/service-kit';
import { parse } from 'graphql';
import { type Front, startFront } from '../http/front.js';
import { createMetrics } from '../observability/metrics.js';
import { readOperations } from './operations.js';
import { explorerRoutes } from './page.route.js';

const PACKAGE = join(__dirname, '..', '..');

let folder: string;
let front: Front;
const get = (path: string): Promise<Response> => fetch(`http://127.0.0.1:${front.port}${path}`);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anzhi-explorer-'));
  await promisify(execFile)(process.execPath, [join(PACKAGE, 'build', 'explorer.build.js'), folder]);
  writeFileSync(join(folder, 'secret.env'), 'KEY=1');
  const tools = {
    metrics: createMetrics({ defaults: false }),
    logger: createLogger('test', 'silent'),
    uploadTimeoutMs: 1_000,
  };
  const routes = explorerRoutes(folder, join(PACKAGE, 'operations'), true);
  front = await startFront({ host: '127.0.0.1', port: 0 }, routes, tools);
}, 60_000);
afterAll(async () => {
  await front.stop();
  rmSync(folder, { recursive: true });
});

test('everything that the page names is served from here', async () => {
  const page = await get('/');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
  const html = await page.text();
  const named = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? '');
  expect(named.sort()).toEqual(['/explorer/explorer.css', '/explorer/explorer.js']);
  const workers = ['editor', 'json', 'graphql'].map((name) => `/explorer/${name}.worker.js`);
  const answers = await Promise.all([...named, ...workers].map(get));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  const css = readFileSync(join(folder, 'explorer.css'), 'utf8');
  expect([...css.matchAll(/url\(["']?(https?:[^)]*)/g)]).toEqual([]);
});

test('nothing else of the file system is served', async () => {
  for (const path of ['/explorer/secret.env', '/explorer/../package.json', '/explorer/%2e%2e/package.json']) {
    expect((await get(path)).status).toBe(404);
  }
});

test('the saved operations are offered, each a document of its own with variables that are JSON', async () => {
  const { operations, devTools } = (await (await get('/explorer/operations.json')).json()) as {
    operations: ReturnType<typeof readOperations>;
    devTools: boolean;
  };
  expect(devTools).toBe(true);
  const files = readdirSync(join(PACKAGE, 'operations')).filter((name) => name.endsWith('.graphql'));
  expect(operations.length).toBe(files.length);
  for (const { title, query, variables } of operations) {
    expect(title).toMatch(/·/);
    expect(parse(query).definitions).toHaveLength(1);
    expect(JSON.parse(variables)).toBeInstanceOf(Object);
  }
});

test('an example with broken variables is found at the start', () => {
  const broken = mkdtempSync(join(folder, 'operations-'));
  writeFileSync(join(broken, 'x.graphql'), '# Title\n# variables: {code}\n{ a }');
  expect(() => readOperations(broken)).toThrow(SyntaxError);
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type GuardedProcess, spawnGuarded } from '@anzhi/local-servers';
import { eventually, temporaryFolder } from '@anzhi/testing';
import { type GraphClient, openClient } from '../infra/demo/src/client.js';
import { type Runtime, readRuntime } from '../infra/dev/src/runtime-file.js';

const REPOSITORY = path.resolve(__dirname, '..');

/** Compiles what has changed, starts PostgreSQL, NATS and five processes. */
const STARTS_WITHIN_MS = 120_000;

/** The whole system as `npm start -- --no-demo` brings it up, in a folder and on ports of its own. */
export interface WholeSystem {
  readonly client: GraphClient;
  runtime(): Runtime;
  /** Plays the demo as `npm start` does, and gives its exit code and what it said; `onOutput` hears it at once. */
  playDemo(onOutput?: (text: string) => void): Promise<{ code: number; output: string }>;
  /** Where the demo writes the documents that it asked when it was last played. */
  readonly documentsFile: string;
  /** Where it writes each of them as it was first asked. */
  readonly askedFile: string;
  /** What a process said since the start, its lives one after the other. */
  log(process: string): string;
  /** `npm run -s token -- …` */
  token(...args: string[]): Promise<{ code: number; output: string }>;
  stop(): Promise<void>;
}

function environment(dataDirectory: string): NodeJS.ProcessEnv {
  const { DATABASE_URL: _database, NATS_URL: _nats, npm_lifecycle_event: _npm, ...rest } = process.env;
  // Of the tests' own settings none may reach the system: it runs as it does for everybody, and tells of each operation.
  return { ...rest, NODE_ENV: 'development', LOG_LEVEL: 'debug', PORT: '0', ANZHI_DATA_DIR: dataDirectory };
}

/** Starts it and waits until it serves. Throws with its last words when it does not. */
export async function startWholeSystem(): Promise<WholeSystem> {
  const dataDirectory = path.join(temporaryFolder('e2e'), 'data');
  const env = environment(dataDirectory);
  const node = (
    script: string,
    args: readonly string[],
    more: NodeJS.ProcessEnv = {},
    onOutput?: (text: string) => void,
  ) =>
    spawnGuarded(process.execPath, [path.join(REPOSITORY, script), ...args], {
      env: { ...env, ...more },
      cwd: REPOSITORY,
      onOutput,
    });
  const started = await node('infra/dev/bin/start.js', ['--no-demo']);
  const runtime = () => {
    const found = readRuntime(dataDirectory);
    if (!found) throw new Error('there is no runtime.json');
    return found;
  };
  await Promise.race([
    eventually(() => expect(started.output()).toMatch(/^ready http/m), {
      within: STARTS_WITHIN_MS,
      every: 200,
    }),
    started.exited.then((code) =>
      Promise.reject(new Error(`it ended with code ${code}:\n${started.output()}`)),
    ),
  ]);
  const { graphUrl, issuerUrl } = runtime();
  const urls = { url: graphUrl.replace(/\/graphql$/, ''), graphUrl, tokenUrl: `${issuerUrl}/token` };
  const documentsFile = path.join(dataDirectory, 'documents.json');
  const askedFile = path.join(dataDirectory, 'asked.json');
  const demoEnv = {
    ANZHI_URL: urls.url,
    ANZHI_GRAPH_URL: urls.graphUrl,
    ANZHI_TOKEN_URL: urls.tokenUrl,
    ANZHI_DOCUMENTS_FILE: documentsFile,
    ANZHI_ASKED_FILE: askedFile,
  };
  return {
    client: openClient(urls),
    runtime,
    playDemo: async (onOutput) => finished(await node('infra/demo/dist/main.js', [], demoEnv, onOutput)),
    documentsFile,
    askedFile,
    log: (name) => readFileSync(path.join(dataDirectory, 'logs', `${name}.log`), 'utf8'),
    token: async (...args) => finished(await node('infra/dev/bin/token.js', args)),
    stop: () => started.stop(20_000),
  };
}

async function finished(child: GuardedProcess): Promise<{ code: number; output: string }> {
  const code = await child.exited;
  return { code, output: child.output() };
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type GuardedProcess, spawnGuarded } from '@anzhi/local-servers';
import { eventually } from '@anzhi/testing';

const ROOT = join(__dirname, '../../..');

function start(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<GuardedProcess> {
  const file = join(ROOT, program);
  if (!existsSync(file)) throw new Error(`${program} is not built: run npm run build first`);
  return spawnGuarded(process.execPath, [file, ...args], { env: { ...process.env, ...env }, cwd: ROOT });
}

/** Runs a program of the build to its end: its exit code and what it wrote. */
export async function run(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ code: number; output: string }> {
  const child = await start(program, args, env);
  return { code: await child.exited, output: child.output() };
}

/** A service as a process of its own, as in production. */
export interface ServiceProcess {
  readonly url: string;
  /** Changes with each start. */
  pid(): number;
  /** `kill -9`, and a new process on the same port; resolves when that one is ready. */
  killAndRestart(): Promise<void>;
  /** Resolves when readiness says yes. */
  ready(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts `services/<name>/dist/main.js` and waits until it is ready. */
export async function startServiceProcess(
  name: string,
  port: number,
  env: NodeJS.ProcessEnv,
): Promise<ServiceProcess> {
  const url = `http://127.0.0.1:${port}`;
  const launch = () => start(`services/${name}/dist/main.js`, [], { ...env, PORT: String(port) });
  let child = await launch();
  const ready = () =>
    eventually(
      async () => {
        const response = await fetch(`${url}/health/ready`);
        if (!response.ok) throw new Error(`${name} is not ready: ${await response.text()} ${child.output()}`);
      },
      { within: 20_000 },
    );
  await ready();
  return {
    url,
    ready,
    pid: () => child.pid,
    async killAndRestart() {
      process.kill(child.pid, 'SIGKILL');
      await child.exited;
      child = await launch();
      await ready();
    },
    stop: () => child.stop(),
  };
}

import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { readJson, writePrivateJson } from './private-file.js';

/** One process of the running system. */
export interface RuntimeProcess {
  readonly pid: number;
  readonly port: number;
  readonly url: string;
}

/** What runs now, for tools and tests: `$ANZHI_DATA_DIR/runtime.json`. */
export interface Runtime {
  /** Process id of `npm start` itself. */
  readonly pid: number;
  /** False while it is still starting or playing the demo. */
  readonly ready: boolean;
  readonly graphUrl: string;
  /** `/jwks.json`, `/token` and `/viewers` of the development issuer. */
  readonly issuerUrl: string;
  readonly natsUrl: string;
  /** A superuser's URL. */
  readonly databaseUrl: string;
  /** Port of the PostgreSQL started here, preferred by the next start. */
  readonly postgresPort: number | null;
  /** `gateway` and the services by name; pids change when one is restarted. */
  readonly processes: Readonly<Record<string, RuntimeProcess>>;
}

/** Path of the file that says what runs. */
export function runtimeFile(dataDirectory: string): string {
  return path.join(dataDirectory, 'runtime.json');
}

/** What the file says, whether or not it still runs. */
export function readRuntime(dataDirectory: string): Runtime | null {
  return readJson(runtimeFile(dataDirectory)) as Runtime | null;
}

/** What runs now, or null: a file that a killed start left behind does not count. */
export function runningRuntime(dataDirectory: string): Runtime | null {
  const runtime = readRuntime(dataDirectory);
  return runtime && isStart(runtime.pid) ? runtime : null;
}

/** Replaces the file. */
export function writeRuntime(dataDirectory: string, runtime: Runtime): void {
  writePrivateJson(runtimeFile(dataDirectory), runtime);
}

/** Marks that nothing runs any more but keeps what the next start prefers. */
export function clearRuntime(dataDirectory: string): void {
  const runtime = readRuntime(dataDirectory);
  if (runtime) writeRuntime(dataDirectory, { ...runtime, pid: 0, ready: false, processes: {} });
  else rmSync(runtimeFile(dataDirectory), { force: true });
}

/** A pid alone proves nothing: after a crash the number may belong to another program. */
function isStart(pid: number): boolean {
  if (pid === process.pid) return true;
  if (pid <= 0) return false;
  try {
    const line = execFileSync('ps', ['-o', 'args=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return line.includes('start');
  } catch (error) {
    // Without ps (slim images) a living process has to do; status 1 is ps saying that there is none.
    if ((error as { status?: number | null }).status === 1) return false;
    return isAlive(pid);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

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
export async function runningRuntime(dataDirectory: string): Promise<Runtime | null> {
  const runtime = readRuntime(dataDirectory);
  return runtime && runtime.pid > 0 && (await isServing(runtime)) ? runtime : null;
}

/** A pid alone proves nothing, as the number may belong to another program by now: the issuer is asked for its own. */
async function isServing({ pid, issuerUrl }: Runtime): Promise<boolean> {
  try {
    const response = await fetch(`${issuerUrl}/process`, { signal: AbortSignal.timeout(2_000) });
    return response.ok && ((await response.json()) as { pid?: number }).pid === pid;
  } catch {
    return false;
  }
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

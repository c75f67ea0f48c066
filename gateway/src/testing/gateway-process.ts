import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { until } from './test-gateway.js';

/** A line of the gateway's log. */
export interface LogLine {
  readonly msg: string;
  readonly workerPid?: number;
  readonly port?: number;
  readonly pauseMs?: number;
}

/** The built gateway as a process of its own. */
export interface GatewayProcess {
  readonly log: readonly LogLine[];
  /** Pids of the workers that have begun to serve, in that order. */
  workers(): number[];
  /** Waits for the line that says where it serves. @throws when it ends before. */
  url(): Promise<string>;
  kill(signal: NodeJS.Signals): void;
  /** Its exit code; undefined while it runs, null where a signal ended it. */
  code(): number | null | undefined;
}

/** Starts `dist/main.js` with this environment and nothing else. */
export function startGatewayProcess(environment: NodeJS.ProcessEnv): GatewayProcess {
  const log: LogLine[] = [];
  let code: number | null | undefined;
  const child = spawn(process.execPath, [join(__dirname, '../../dist/main.js')], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  child.once('exit', (given) => {
    code = given;
  });
  createInterface(child.stdout).on('line', (line) => log.push(JSON.parse(line)));
  const served = () => log.find(({ msg }) => msg === 'gateway serves');
  return {
    log,
    workers: () =>
      log.flatMap(({ msg, workerPid }) => (msg === 'worker serves' && workerPid ? [workerPid] : [])),
    async url() {
      await until(() => served() !== undefined || code !== undefined);
      if (!served()) throw new Error(`the gateway ended with ${code}`);
      return `http://127.0.0.1:${served()?.port}`;
    },
    kill: (signal) => child.kill(signal),
    code: () => code,
  };
}

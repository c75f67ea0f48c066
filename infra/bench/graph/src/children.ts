import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import type { LoadJob, LoadResult } from './load/job.js';

/** What a program under measurement uses. */
export interface Usage {
  readonly cpuMs: number;
  readonly rss: number;
  readonly heapUsed: number;
  readonly external: number;
}

/** Which core a process runs on: what is measured has one for itself, load and stubs share the others. */
export type Place = 'measured' | 'beside';

const PROBE = path.join(__dirname, 'probe.js');

/** A process started by the bench, which ends with it. */
export interface Child {
  readonly pid: number;
  /** False once it has ended. */
  alive(): boolean;
  /** Sends a message and waits for the answer that has `key`. @throws when the process ends instead. */
  ask<T>(message: object, key: string): Promise<T>;
  /** Waits for a message that has `key`. @throws when the process ends instead. */
  heard<T>(key: string): Promise<T>;
  stop(): Promise<void>;
}

/** Binds a process to the cores of its place; where that cannot be done the figures are noisier, not wrong. */
export function pin({ pid }: Pick<Child, 'pid'>, place: Place): void {
  const most = cpus().length;
  if (most < 2 || process.platform !== 'linux') return;
  const cores = place === 'measured' ? '0' : `1-${most - 1}`;
  try {
    execFileSync('taskset', ['-acp', cores, String(pid)], { stdio: 'ignore' });
  } catch {
    // No taskset, or too few cores are ours: the scheduler places them.
  }
}

function awaited<T>(child: ChildProcess, program: string, key: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const done = (): void => {
      child.off('message', heard).off('exit', ended);
    };
    const heard = (message: unknown): void => {
      const { [key]: value, failed } = message as Record<string, unknown>;
      if (value === undefined && failed === undefined) return;
      done();
      if (value === undefined) reject(new Error(`${program}: ${String(failed)}`));
      else resolve(value as T);
    };
    const ended = (code: number | null): void => {
      done();
      reject(new Error(`${program} ended with ${code}`));
    };
    child.on('message', heard).once('exit', ended);
  });
}

/** Starts a program of Node with the probe in it. `env` is all that it is told. */
export function startChild(program: string, env: Readonly<Record<string, string>>): Child {
  const child = fork(program, {
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...env } as NodeJS.ProcessEnv,
    // Every variant gets the nursery that ours is deployed with.
    execArgv: ['--expose-gc', '--max-semi-space-size=64', '-r', PROBE],
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${program} does not start`);
  const name = path.basename(program);
  return {
    pid,
    alive: () => child.exitCode === null && child.signalCode === null,
    heard: (key) => awaited(child, name, key),
    ask: (message, key) => {
      const answer = awaited<never>(child, name, key);
      child.send(message);
      return answer;
    },
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}

/** CPU time and memory of a process; `gc` collects its garbage first. */
export function usageOf(child: Child, gc = false): Promise<Usage> {
  return child.ask<Usage>({ usage: { gc } }, 'usage');
}

/** Lets the kernel forget the most memory that a process had. Linux only; elsewhere the peak is of its whole life. */
export function forgetPeak({ pid }: Child): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
  } catch {
    // Not Linux, or not ours to reset: the peak is then of the whole life.
  }
}

/** Most resident memory in bytes since `forgetPeak`; NaN where the system does not tell. */
export function peakOf({ pid }: Child): number {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) * 1_024;
  } catch {
    return Number.NaN;
  }
}

/** Runs one job of the load generator. */
export function load(generator: Child, job: LoadJob): Promise<LoadResult> {
  return generator.ask<LoadResult>({ job }, 'result');
}

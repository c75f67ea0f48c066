import path from 'node:path';
import { type GuardedProcess, spawnGuarded } from '@anzhi/local-servers';

/** A process to keep running. */
export interface ChildSpec {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
}

export interface SupervisorOptions {
  /** Output of a child goes to `<name>.log` in it. */
  readonly logDirectory: string;
  readonly say: (line: string) => void;
  /** Called after each change of a pid. */
  readonly onChange?: (pids: ReadonlyMap<string, number>) => void;
  /** Milliseconds before the first restart, doubled each time up to `maxBackoffMs`; defaults 200 and 5,000. */
  readonly backoffMs?: number;
  readonly maxBackoffMs?: number;
}

export interface Supervisor {
  /** Starts a child and starts it again whenever it ends. */
  start(spec: ChildSpec): Promise<void>;
  /** Runs a child to its end and gives its exit code; `onOutput` receives what it writes. */
  run(spec: ChildSpec, onOutput?: (text: string) => void): Promise<number>;
  pid(name: string): number | undefined;
  /** Times that the child has ended by itself since it was started. */
  crashes(name: string): number;
  /** The last output of a child, for messages. */
  lastOutput(name: string): string;
  /** SIGTERM to all, SIGKILL to those that are still there after `graceMs` (default 9,000). Nothing starts afterwards. */
  stop(graceMs?: number): Promise<void>;
}

/** A child that ran this long is healthy: its next crash starts with the shortest wait again. */
const HEALTHY_AFTER_MS = 30_000;

interface Child {
  readonly spec: ChildSpec;
  process: GuardedProcess | null;
  crashes: number;
  /** Crashes in a row, for the back-off. */
  row: number;
  output: string;
  restart: NodeJS.Timeout | null;
}

/** Keeps child processes running until told to stop. Each runs under a guard: even our SIGKILL leaves no orphan. */
export function createSupervisor(options: SupervisorOptions): Supervisor {
  const { say, backoffMs = 200, maxBackoffMs = 5_000 } = options;
  const children = new Map<string, Child>();
  const once = new Set<GuardedProcess>();
  let stopping = false;

  const changed = () => {
    const running = [...children].flatMap(([name, { process }]) =>
      process ? [[name, process.pid] as const] : [],
    );
    options.onChange?.(new Map(running));
  };

  async function launch(child: Child): Promise<void> {
    const startedAt = Date.now();
    const launched = await spawn(child.spec);
    child.process = launched;
    changed();
    void launched.exited.then((code) => ended(child, launched, code, Date.now() - startedAt));
    // Stopping may have begun while the process was being made.
    if (stopping) await launched.stop();
  }

  function ended(child: Child, launched: GuardedProcess, code: number, ranMs: number): void {
    child.output = launched.output();
    child.process = null;
    changed();
    if (stopping) return;
    child.crashes += 1;
    child.row = ranMs > HEALTHY_AFTER_MS ? 1 : child.row + 1;
    const wait = Math.min(backoffMs * 2 ** (child.row - 1), maxBackoffMs);
    say(
      `${child.spec.name} ended with code ${code}; starting it again in ${wait} ms (logs/${child.spec.name}.log)`,
    );
    child.restart = setTimeout(() => {
      child.restart = null;
      launch(child).catch((error: Error) => say(`${child.spec.name} could not be started: ${error.message}`));
    }, wait);
  }

  function spawn(spec: ChildSpec, onOutput?: (text: string) => void): Promise<GuardedProcess> {
    const logFile = path.join(options.logDirectory, `${spec.name}.log`);
    return spawnGuarded(spec.command, spec.args, { env: spec.env, cwd: spec.cwd, logFile, onOutput });
  }

  async function start(spec: ChildSpec): Promise<void> {
    if (stopping) return;
    const child: Child = { spec, process: null, crashes: 0, row: 0, output: '', restart: null };
    children.set(spec.name, child);
    await launch(child);
  }

  async function run(spec: ChildSpec, onOutput?: (text: string) => void): Promise<number> {
    if (stopping) return -1;
    const launched = await spawn(spec, onOutput);
    once.add(launched);
    // Nothing else may be keeping the event loop alive while we wait.
    const awake = setInterval(() => undefined, 60_000);
    const code = await launched.exited;
    clearInterval(awake);
    once.delete(launched);
    return code;
  }

  async function stop(graceMs = 9_000): Promise<void> {
    stopping = true;
    for (const child of children.values()) if (child.restart) clearTimeout(child.restart);
    const running = [...once, ...[...children.values()].flatMap(({ process }) => process ?? [])];
    await Promise.all(running.map((process) => process.stop(graceMs)));
  }

  return {
    start,
    run,
    stop,
    pid: (name) => children.get(name)?.process?.pid,
    crashes: (name) => children.get(name)?.crashes ?? 0,
    lastOutput: (name) => children.get(name)?.process?.output() ?? children.get(name)?.output ?? '',
  };
}

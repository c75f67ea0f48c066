import { rmSync } from 'node:fs';
import { freePort, type NatsServer, startNatsServer } from '@anzhi/local-servers';
import { askDesk, temporaryFolder } from './desk.js';

/** A NATS server with JetStream of one test file. */
export interface TestNats {
  /** The same through restarts. */
  readonly url: string;
  /** Stops the server and removes its store. */
  stop(): Promise<void>;
  /** Stops the server and leaves its store: NATS is away until `restart`. */
  pause(): Promise<void>;
  /** Stops the server when it runs and starts it on the same port with the same store. */
  restart(): Promise<void>;
  /** As restart, but all streams and messages are lost. */
  wipe(): Promise<void>;
}

/** Starts a nats-server on a free port with its own store. Throws when none can be found or installed. */
export async function startNats(): Promise<TestNats> {
  process.env['ANZHI_NATS_SERVER'] ??= await askDesk('nats-server');
  const storeDirectory = temporaryFolder('nats');
  const port = await freePort();
  let server: NatsServer | null = await startNatsServer({ storeDirectory, port });
  const { url } = server;
  const pause = async () => {
    await server?.stop();
    server = null;
  };
  const restart = async () => {
    await pause();
    server = await startNatsServer({ storeDirectory, port });
  };
  const forget = () => rmSync(storeDirectory, { recursive: true, force: true });
  const stop = async () => {
    await pause();
    forget();
  };
  const wipe = async () => {
    await pause();
    forget();
    await restart();
  };
  return { url, stop, pause, restart, wipe };
}

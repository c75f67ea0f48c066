import type { Logger } from './logger.js';

export interface Stoppable {
  name: string;
  stop(): Promise<void>;
}

const DEADLINE_MS = 10_000;

/** Stops parts in reverse order of their start; gives up after ten seconds so that ops can count on it. */
export async function stopAll(
  parts: readonly Stoppable[],
  logger: Logger,
  deadlineMs = DEADLINE_MS,
): Promise<void> {
  const work = (async () => {
    for (const part of [...parts].reverse()) {
      await part
        .stop()
        .catch((error: unknown) =>
          logger.error({ err: error, part: part.name }, 'part did not stop cleanly'),
        );
    }
  })();
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      logger.error('shutdown took too long; leaving');
      resolve();
    }, deadlineMs);
  });
  await Promise.race([work, deadline]);
  clearTimeout(timer);
}

/** Runs `stop` once on SIGTERM or SIGINT and then ends the process. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const handle = (): void => {
    if (stopping) return;
    stopping = true;
    void stop().finally(() => process.exit(0));
  };
  process.once('SIGTERM', handle);
  process.once('SIGINT', handle);
}

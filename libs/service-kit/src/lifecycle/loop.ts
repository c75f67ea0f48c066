import type { Logger } from './logger.js';
import type { Stoppable } from './shutdown.js';

/** Runs `work` again and again with a pause between; a failure is logged and tried again. Stop waits for the run under way. */
export function startLoop(
  name: string,
  everyMs: number,
  logger: Logger,
  work: () => Promise<void>,
): Stoppable {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const run = (): void => {
    running = work()
      .catch((error: unknown) => logger.warn({ err: error, job: name }, 'job failed; it will be tried again'))
      .finally(() => {
        if (!stopped) timer = setTimeout(run, everyMs);
      });
  };
  run();
  return {
    name,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

import cluster, { type Worker } from 'node:cluster';
import type { Logger } from '@anzhi/service-kit';
import { answerMetrics } from './primary-metrics.js';

/** A worker that lived so long had not failed at its start; milliseconds. */
const STEADY_MS = 10_000;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;

/** Workers end by themselves in less; milliseconds. */
const STOP_MS = 9_500;

/** Workers that share one port. */
export interface Cluster {
  readonly port: number;
  /** Every worker answers what it has under way; what is left after 9.5 seconds is killed. */
  stop(): Promise<void>;
}

/**
 * Forks `count` workers of this program and replaces each that ends: at once when it had lived ten seconds, else after
 * a pause that doubles from 0.2 to 10 seconds. Resolves when the first worker serves.
 * @throws when a worker ends before any has served; the others are ended then. The worker has said why.
 */
export async function startCluster(count: number, logger: Logger): Promise<Cluster> {
  // The kernel gives a connection to a worker that asks for one. By round robin the primary hands them out, and those
  // given to a worker that is killed at that moment get no answer at all: tried, 36 of 11,000 at 47 kills. So they are reset.
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  const serving = new Set<Worker>();
  const timers = new Set<NodeJS.Timeout>();
  let stopping = false;
  let port: number | undefined;

  const stop = async (): Promise<void> => {
    stopping = true;
    for (const timer of timers) clearTimeout(timer);
    await Promise.all(Object.values(cluster.workers ?? {}).map((worker) => worker && ended(worker)));
  };
  const first = new Promise<number>((resolve, reject) => {
    const run = (failures: number): void => {
      const worker = cluster.fork();
      const began = performance.now();
      answerMetrics(worker, () => [...serving]);
      worker.on('listening', (address) => {
        serving.add(worker);
        port ??= address.port;
        resolve(port);
        logger.info({ worker: worker.id, workerPid: worker.process.pid }, 'worker serves');
      });
      worker.on('error', (error) => logger.error({ err: error, worker: worker.id }, 'worker failed'));
      worker.once('exit', (code, signal) => {
        serving.delete(worker);
        if (stopping) return;
        if (port === undefined)
          return reject(new Error(`a worker ended before it served: ${signal ?? code}`));
        const failed = performance.now() - began < STEADY_MS ? failures + 1 : 0;
        const pauseMs = pauseAfter(failed);
        logger.error({ worker: worker.id, code, signal, pauseMs }, 'worker ended; another comes');
        const timer = setTimeout(() => {
          timers.delete(timer);
          run(failed);
        }, pauseMs);
        timers.add(timer);
      });
    };
    for (let nth = 0; nth < count; nth += 1) run(0);
  });
  try {
    return { port: await first, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Milliseconds before a worker is replaced that failed so many times in a row. */
export function pauseAfter(failures: number): number {
  return failures === 0 ? 0 : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1));
}

async function ended(worker: Worker): Promise<void> {
  if (worker.isDead()) return;
  const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const timer = setTimeout(() => worker.process.kill('SIGKILL'), STOP_MS);
  worker.process.kill('SIGTERM');
  await gone;
  clearTimeout(timer);
}

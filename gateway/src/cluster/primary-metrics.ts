import type { Worker } from 'node:cluster';
import { AggregatorRegistry } from 'prom-client';
import { isClusterMessage } from './messages.js';

/** A worker that does not tell its metrics within this is left out; milliseconds. */
const WAIT_MS = 2_000;

/** Answers a worker's question for the metrics of all; `serving` are the workers asked. */
export function answerMetrics(worker: Worker, serving: () => readonly Worker[]): void {
  worker.on('message', (message: unknown) => {
    if (!isClusterMessage(message) || message.kind !== 'metrics-of-all') return;
    void gather(serving()).then((text) => {
      if (worker.isConnected()) worker.send({ kind: 'metrics-of-all-are', ask: message.ask, text });
    });
  });
}

let asked = 0;

async function gather(workers: readonly Worker[]): Promise<string> {
  const ask = asked++;
  const told = await Promise.all(workers.map((worker) => metricsOf(worker, ask)));
  return AggregatorRegistry.aggregate(
    told.filter((metrics) => metrics.length > 0).map((one) => [...one]),
  ).metrics();
}

function metricsOf(worker: Worker, ask: number): Promise<readonly object[]> {
  return new Promise((resolve) => {
    const done = (metrics: readonly object[]): void => {
      clearTimeout(timer);
      worker.off('message', heard).off('exit', gone);
      resolve(metrics);
    };
    const heard = (message: unknown): void => {
      if (isClusterMessage(message) && message.kind === 'metrics-of-one-are' && message.ask === ask)
        done(message.metrics);
    };
    const gone = (): void => done([]);
    const timer = setTimeout(gone, WAIT_MS);
    worker.on('message', heard).once('exit', gone);
    if (worker.isConnected()) worker.send({ kind: 'metrics-of-one', ask });
    else gone();
  });
}

import type { Registry } from 'prom-client';
import { isClusterMessage } from './messages.js';

/** The primary gives up on silent workers well before this; milliseconds. */
const WAIT_MS = 5_000;

/**
 * In a worker: answers the primary's questions for this worker's metrics, and gives what asks the primary for those of
 * all workers. @throws when the primary does not answer within five seconds.
 */
export function metricsOfAll(registry: Registry): () => Promise<string> {
  const waiting = new Map<number, (text: string) => void>();
  let asked = 0;
  process.on('message', (message: unknown) => {
    if (!isClusterMessage(message)) return;
    if (message.kind === 'metrics-of-all-are') waiting.get(message.ask)?.(message.text);
    if (message.kind !== 'metrics-of-one') return;
    void registry
      .getMetricsAsJSON()
      .then((metrics) => process.send?.({ kind: 'metrics-of-one-are', ask: message.ask, metrics }));
  });
  return async () => {
    const ask = asked++;
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<string>((resolve, reject) => {
        waiting.set(ask, resolve);
        timer = setTimeout(() => reject(new Error('the primary does not tell the metrics')), WAIT_MS);
        process.send?.({ kind: 'metrics-of-all', ask });
      });
    } finally {
      clearTimeout(timer);
      waiting.delete(ask);
    }
  };
}

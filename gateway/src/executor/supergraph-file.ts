import '../environment.js';
import { unwatchFile, watchFile } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Logger } from '@anzhi/service-kit';
import type { SupergraphSdlHook } from '@apollo/gateway';
import type { GatewayMetrics } from '../observability/metrics.js';

/**
 * Reads the supergraph from a file and again whenever the file changes. One that cannot be used is logged and
 * counted, and the one in use stays. The file is looked at, not subscribed to: that also sees a file replaced by
 * rename and one in a mounted config map.
 * @throws Error when there is no usable file at the start.
 */
export function supergraphFrom(
  path: string,
  pollMs: number,
  { metrics, logger }: { readonly metrics: GatewayMetrics; readonly logger: Logger },
): SupergraphSdlHook {
  return async ({ update }) => {
    let inUse = await readFile(path, 'utf8').catch((error: unknown) => {
      throw new Error(`the supergraph ${path} cannot be read`, { cause: error });
    });
    metrics.supergraphUpdates.inc({ outcome: 'loaded' });

    const changed = async (): Promise<void> => {
      try {
        const next = await readFile(path, 'utf8');
        if (next === inUse) return;
        update(next);
        inUse = next;
        metrics.supergraphUpdates.inc({ outcome: 'loaded' });
        logger.info({ path }, 'supergraph replaced');
      } catch (error) {
        metrics.supergraphUpdates.inc({ outcome: 'refused' });
        logger.error({ err: error, path }, 'supergraph refused; the one in use stays');
      }
    };
    const listener = () => void changed();
    watchFile(path, { interval: pollMs, persistent: false }, listener);
    return { supergraphSdl: inUse, cleanup: async () => unwatchFile(path, listener) };
  };
}

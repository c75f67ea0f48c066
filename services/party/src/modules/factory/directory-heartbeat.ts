import { DirectoryHeartbeat } from '@anzhi/contracts';
import type { ServiceTools } from '@anzhi/graphql-kit';
import { GROUP, rememberHeartbeat, type Stoppable, startLoop, systemViewer } from '@anzhi/service-kit';

const EVERY_MS = 10_000;

/**
 * Says every ten seconds, through the same outbox and stream as appointments, that the directory feed is alive.
 * A service that has not heard it for 60 s closes access (decision 11).
 */
export function startHeartbeat({ database, logger, now }: ServiceTools): Stoppable {
  return startLoop('directory heartbeat', EVERY_MS, logger, () =>
    database.write(systemViewer('party', 'heartbeat'), { kind: 'group' }, async (tx) => {
      // Party follows no feed of its own: what it can write it has heard.
      await rememberHeartbeat(tx, now());
      tx.append({
        contract: DirectoryHeartbeat,
        factoryId: GROUP,
        aggregateId: 'directory',
        payload: { publishedAt: new Date(now()).toISOString() },
      });
    }),
  );
}
